"""Who takes part: states, organisations, armed groups, factions, and the people who speak for them.

A party is named in findings by its id: ISO 3166-1 alpha-3 for a state and all that speaks for it
(`RUS`), else its usual English name (`Taliban`, `Troika-plus`).
"""

from datetime import date
from enum import StrEnum

import msgspec


def asked_as(name: str) -> str:
    """The name as it is compared with what a person asks for: in small letters, without article.

    >>> asked_as("The Northern Council")
    'northern council'
    """
    return name.casefold().strip().removeprefix("the ").strip()


class PartyKind(StrEnum):
    """What sort of body a party is."""

    STATE = "state"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    ARMED_GROUP = "armed group"
    FACTION = "faction"
    FORMAT = "format"
    """A standing round of talks that speaks with one voice: the Troika-plus, the P5+1."""


class DatedName(msgspec.Struct, frozen=True, kw_only=True):
    """What a party, or its government, was called, from a day to a day (None: open)."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it was in use on `day`, both ends included."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A body that speaks, meets and binds itself. A state is not its government."""

    id: str
    kind: PartyKind
    names: tuple[DatedName, ...]
    governments: tuple[DatedName, ...] = ()
    rivals: tuple[DatedName, ...] = ()
    """Bodies that claimed to govern beside it, with the days of their claim."""

    def name_on(self, day: date) -> str:
        """What it was called on `day`; the first name where none is known for that day."""
        return next((n.name for n in self.names if n.holds_on(day)), self.names[0].name)

    def government_on(self, day: date) -> str | None:
        """Who governed it on `day`, where that is known."""
        return next((g.name for g in self.governments if g.holds_on(day)), None)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A human being, by the fullest name that the reports give."""

    name: str


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A function that a person holds for a party, from a day to a day, as far as reports tell."""

    person: Person
    title: str
    party: str | None
    since: date
    """The first day on which a report shows the person in it, not the day of appointment."""
    until: date
    """The last such day."""
