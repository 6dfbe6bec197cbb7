"""What a statement may learn of its speaker's office from other reports of its time.

A name without an office, or an office without a party, is looked up among the showings of a year
before and after. The statement's own words are never overruled, and where others disagree nothing
is learned: those between whom it lies are named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from communique.linking.office_showings import Showing
from communique.linking.office_titles import OfficeTitle, office_title
from communique.linking.offices import REACH, Offices
from communique.model.findings import Statement

CLEARLY: Final = 3
"""How many times as many independent reports must give one party as any other: a misread report
among many does not count, two that stand against one are undecided."""


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What other reports tell of a speaker whom the statement's own leaves without it."""

    person: str
    """By the fullest name that those reports give."""
    role: str | None = None
    """An office, as the nearest of them has it; None where the report itself tells one."""
    party: str | None = None
    finding: str | None = None
    """The office shown nearest in time: its words carry what is learned."""
    candidates: tuple[str, ...] = ()
    """Where it stays undecided: who, in which office, for whom."""


def learned(statement: Statement, day: date, offices: Offices) -> Learned | None:
    """What a statement of a report of that day learns; None where there is nothing to learn, or
    nothing is known."""
    if statement.candidates or (statement.role and statement.party):
        return None
    own = office_title(statement.role, statement.party, day) if statement.role else None
    if own is not None and not own.is_office:
        return None
    near = {
        person: shown
        for person in offices.persons.who(statement.speaker, day)
        for shown in [_fitting(statement, own, person, day, offices)]
    }
    if len(near) > 1:
        return _between(statement.speaker, near, day)
    person, shown = next(iter(near.items()))
    return _settled(statement, person, shown, day) if shown else None


def _fitting(
    statement: Statement, own: OfficeTitle | None, person: str, day: date, offices: Offices
) -> list[Showing]:
    """What reports of the time show of a person, that the statement's own doesn't speak against.

    Not what its own report shows, nor a wire copy of it: those are its own words.
    """
    source = offices.copies.get(statement.report, statement.report)
    shown = offices.of_person.get(person, ())
    left = _left(shown, day)
    return [
        showing
        for showing in shown
        if showing.lends
        and showing.source != source
        and abs((showing.day - day).days) <= REACH
        and (own is None or showing.office.words == own.words)
        and statement.party in (None, showing.party)
        and showing.day > left.get(showing.office.words, date.min)
    ]


def _left(shown: Iterable[Showing], day: date) -> dict[tuple[str, ...], date]:
    """The offices that reports up to the day call former ones, with the newest such report's day:
    what older ones tell of them holds no more."""
    return {one.office.words: one.day for one in shown if not one.office.held and one.day <= day}


def _settled(
    statement: Statement, person: str, shown: Sequence[Showing], day: date
) -> Learned | None:
    """The party that reports agree on, and the office held on both sides of the day."""
    party = _party(shown)
    if party is None:
        return _undecided(person, shown, day)
    of_party = [showing for showing in shown if showing.party == party]
    of_party = [showing for showing in of_party if not showing.office.is_loose] or of_party
    told = None if statement.party else party
    if statement.role:
        return Learned(person=person, party=told, finding=_nearest(of_party, day).finding)
    offices = _offices(of_party, day)
    if len(offices) != 1:
        unsettled = [s for s in of_party if s.office in offices]
        found = _undecided(person, unsettled, day)
        nearest = _nearest(unsettled, day).finding if told else None
        return msgspec.structs.replace(found, party=told, finding=nearest)
    nearest_one = _nearest([s for s in of_party if s.office in offices], day)
    return Learned(person=person, role=nearest_one.title, party=told, finding=nearest_one.finding)


def _party(shown: Iterable[Showing]) -> str | None:
    """The one party for which independent reports show the person; None where it is not clear."""
    sources: dict[str, set[str]] = defaultdict(set)
    for showing in shown:
        sources[showing.party or ""].add(showing.source)
    first, *others = sorted(sources, key=lambda party: (-len(sources[party]), party))
    if others and len(sources[first]) < CLEARLY * len(sources[others[0]]):
        return None
    return first


def _offices(shown: Sequence[Showing], day: date) -> list[OfficeTitle]:
    """The office on that day: shown before and after it, else the nearest one; several where it
    changed in between, on a day that is not told, or where the nearest report shows several."""
    before = [showing for showing in shown if showing.day <= day]
    after = [showing for showing in shown if showing.day >= day]
    lasting = {s.office for s in before} & {s.office for s in after}
    if lasting:
        return [max(lasting, key=lambda office: (_sources(shown, office), office))]
    nearest = {min(side, key=lambda s: _order(s, day)).office for side in (before, after) if side}
    return sorted(nearest)


def _sources(shown: Iterable[Showing], office: OfficeTitle) -> int:
    return len({showing.source for showing in shown if showing.office == office})


def _nearest(shown: Iterable[Showing], day: date) -> Showing:
    """The showing nearest in time; one whose title stands for itself goes before "his minister"."""
    return min(shown, key=lambda s: (s.leans, *_order(s, day)))


def _between(name: str, near: Mapping[str, Sequence[Showing]], day: date) -> Learned | None:
    """One name that several persons bear: all of them, where one at least is shown in an office."""
    if not any(near.values()):
        return None
    words = [
        said
        for person, shown in near.items()
        for said in (_named(person, shown, day) if shown else [person])
    ]
    return Learned(person=name, candidates=tuple(sorted(words)))


def _undecided(person: str, shown: Sequence[Showing], day: date) -> Learned:
    """A person whose office or party is not settled, with all between which it lies."""
    return Learned(person=person, candidates=tuple(sorted(_named(person, shown, day))))


def _named(person: str, shown: Sequence[Showing], day: date) -> list[str]:
    """A person's offices in words, each as the report nearest in time has it."""
    named: dict[tuple[OfficeTitle, str | None], Showing] = {}
    for one in sorted(shown, key=lambda s: _order(s, day)):
        named.setdefault((one.office, one.party), one)
    return [f"{person}, {one.title} ({one.party})" for one in named.values()]


def _order(showing: Showing, day: date) -> tuple[int, date, str, str]:
    """By how near in time; of two as near the earlier first, since offices last."""
    return abs((showing.day - day).days), showing.day, showing.report, showing.finding
