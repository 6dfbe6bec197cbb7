"""Who held which office for whom, and when: what the reports of a record tell together.

A report that shows somebody in an office teaches the others of its time (`learning.py`). The table
is a function of the set of reports, as of a day; nothing comes from lists of office holders, which
the house does not have.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations, pairwise
from typing import Final

import msgspec

from communique.linking.office_showings import NO_COPIES, Showing, showings
from communique.linking.office_titles import OfficeTitle
from communique.linking.person_index import Persons
from communique.model.threads import Told
from communique.world.parties import state_of

REACH: Final = 366
"""Days by which a showing may be earlier or later than what it tells of. Within a year nine in ten
name the party right, beyond two years one in two (measured in docs/linking.md)."""

APART: Final = 2 * REACH
"""Days without a showing after which the next begins a tenure of its own: what was in between is
not known."""

CLEARLY: Final = 3
"""How many times as many independent reports must tell one thing as the other for that to be taken:
a misread report among many doesn't count, two that stand against one leave it open."""


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A person in one office of one party, from the first day on which a report shows it to the
    last: not the days of appointment, which reports rarely tell."""

    person: str
    """By the fullest name."""
    title: str
    """As the newest report has it."""
    party: str | None
    since: date
    until: date
    findings: tuple[str, ...]
    """What shows it, by day: the newest last."""
    report: str
    """The content id of the newest report that shows it."""
    sources: int
    """How many independent reports show it: wire copies count once."""
    held: bool
    """Whether it is an office of that time: not "a veteran politician", not a former one."""

    @property
    def words(self) -> str:
        """Who, in which office, for whom."""
        return told_words(self.person, self.title, self.party)


def told_words(person: str, title: str, party: str | None) -> str:
    """Who, in which office, for whom: "Ann Bell, envoy (NOR)"."""
    return f"{person}, {title}" + (f" ({party})" if party else "")


class OfficeClash(msgspec.Struct, frozen=True, kw_only=True):
    """Two tenures of one time that can hardly both be right; both are kept."""

    one: Tenure
    two: Tenure
    why: str


class Offices:
    """The offices that the reports published by a day show, with whom, for whom and since when."""

    def __init__(
        self,
        told: Iterable[Told],
        as_of: date,
        speakers: Iterable[tuple[str, date]] = (),
        copies: Mapping[str, str] = NO_COPIES,
    ) -> None:
        """`speakers` are those who speak, with the days of their reports: a family name that two
        of them bear means neither. `copies` names the original of each wire copy."""
        self.shown = showings(told, as_of, copies)
        said = [(name, day) for name, day in speakers if day <= as_of]
        self.persons = Persons([*((s.person, s.day) for s in self.shown), *said], REACH)
        self.copies = copies

    @cached_property
    def of_person(self) -> Mapping[str, tuple[Showing, ...]]:
        """What shows each person in an office, by day. One whose name may be several persons' is
        under the name that the report gives."""
        parties = self._parties
        found: dict[str, list[Showing]] = defaultdict(list)
        for showing in self.shown:
            who = self.persons.who(showing.person, showing.day)
            person = who[0] if len(who) == 1 else showing.person
            in_full = showing.name is None or showing.name.is_full
            if not in_full and showing.party not in {None, *parties.get(person, {showing.party})}:
                person = showing.person
            found[person].append(showing)
        return {person: tuple(of) for person, of in found.items()}

    @cached_property
    def former_of(self) -> Mapping[str, tuple[Showing, ...]]:
        """Of each person's showings those that reports call former ones."""
        return {
            person: tuple(showing for showing in of if not showing.office.held)
            for person, of in self.of_person.items()
        }

    def of_person_near(self, person: str, day: date) -> Sequence[Showing]:
        """A person's showings of a year before and after a day, in their order."""
        days = self._days.get(person, ())
        first = bisect_left(days, day.toordinal() - REACH)
        last = bisect_right(days, day.toordinal() + REACH)
        return self.of_person[person][first:last] if first < last else ()

    @cached_property
    def _days(self) -> Mapping[str, tuple[int, ...]]:
        """The days of each person's showings, which are in the order of days."""
        return {who: tuple(s.day.toordinal() for s in of) for who, of in self.of_person.items()}

    @cached_property
    def _parties(self) -> Mapping[str, set[str | None]]:
        """For whom those who are named in full are shown in an office. A family name in an office
        of another party is somebody else's: a king is often called by one name alone."""
        found: dict[str, set[str | None]] = defaultdict(set)
        for showing in self.shown:
            if showing.lends and showing.name is not None and showing.name.is_full:
                found[self.persons.who(showing.person, showing.day)[0]].add(showing.party)
        return found

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every person's offices, the newest first."""
        found = (tenure for person, of in self.of_person.items() for tenure in _tenures(person, of))
        return tuple(sorted(found, key=_newest_first))

    @cached_property
    def clashes(self) -> tuple[OfficeClash, ...]:
        """Where reports of one time can hardly all be right: two persons in an office that one
        holds at a time, or one person in offices of two parties."""
        held = [tenure for tenure in self.tenures if tenure.held and tenure.party is not None]
        found = [*self._two_in_one(held), *_two_parties(held)]
        return tuple(sorted(found, key=lambda c: (c.one.since, c.one.words, c.two.words)))

    @cached_property
    def outvoted(self) -> frozenset[str]:
        """Findings that show somebody in an office which clearly more reports give to another
        before and after: lists of names and titles are often misread."""
        rivals: dict[tuple[OfficeTitle, str | None], list[tuple[str, Showing]]] = defaultdict(list)
        for person, shown in self.of_person.items():
            for showing in shown:
                if showing.lends and showing.office.alone:
                    rivals[showing.office, showing.party].append((person, showing))
        return frozenset(
            showing.finding
            for among in rivals.values()
            for person, showing in among
            if _is_outvoted(person, showing, among)
        )

    def _two_in_one(self, held: Sequence[Tenure]) -> Iterator[OfficeClash]:
        offices = {showing.finding: showing.office for showing in self.shown}
        by_office: dict[tuple[OfficeTitle, str | None], list[Tenure]] = defaultdict(list)
        for tenure in held:
            office = offices[tenure.findings[-1]]
            if office.alone:
                by_office[office, tenure.party].append(tenure)
        for tenures in by_office.values():
            for one, two in combinations(sorted(tenures, key=lambda t: (t.since, t.person)), 2):
                if one.person != two.person and _overlap(one, two):
                    yield OfficeClash(one=one, two=two, why="one office, two persons")


def _is_outvoted(person: str, showing: Showing, among: Iterable[tuple[str, Showing]]) -> bool:
    """Whether the office was another's on that day, by clearly more reports of the time."""
    near: dict[str, list[Showing]] = defaultdict(list)
    for other, one in among:
        if abs((one.day - showing.day).days) <= REACH:
            near[other].append(one)
    own = len({one.source for one in near[person]})
    return any(
        other != person
        and shown[0].day <= showing.day <= shown[-1].day
        and len({one.source for one in shown}) >= CLEARLY * own
        for other, shown in near.items()
    )


def _tenures(person: str, shown: Iterable[Showing]) -> Iterator[Tenure]:
    """A person's tenures: one office of one party, until for long no report shows it."""
    by_office: dict[tuple[OfficeTitle | str, str | None], list[Showing]] = defaultdict(list)
    for showing in shown:
        office = showing.office if showing.office.words else showing.title.casefold()
        by_office[office, showing.party].append(showing)
    for of in by_office.values():
        begins = [n for n, (a, b) in enumerate(pairwise(of), 1) if (b.day - a.day).days > APART]
        for first, last in pairwise([0, *begins, len(of)]):
            yield _tenure(person, of[first:last])


def _tenure(person: str, shown: Sequence[Showing]) -> Tenure:
    newest = shown[-1]
    return Tenure(
        person=person,
        title=newest.title,
        party=newest.party,
        since=shown[0].day,
        until=newest.day,
        findings=tuple(showing.finding for showing in shown),
        report=newest.report,
        sources=len({showing.source for showing in shown}),
        held=newest.office.is_office,
    )


def _newest_first(tenure: Tenure) -> tuple[int, int, str, str]:
    newest = -tenure.until.toordinal()
    return newest, -len(tenure.findings), tenure.person, tenure.title


def _two_parties(held: Sequence[Tenure]) -> Iterator[OfficeClash]:
    by_person: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in held:
        by_person[tenure.person].append(tenure)
    for tenures in by_person.values():
        for one, two in combinations(sorted(tenures, key=lambda t: (t.since, t.title)), 2):
            if not _is_one_state(one.party, two.party) and _overlap(one, two):
                yield OfficeClash(one=one, two=two, why="one person, two parties")


def _is_one_state(one: str | None, two: str | None) -> bool:
    """Whether one may hold office for both: a state and a party or chamber in its politics."""
    return (state_of(one or "") or one) == (state_of(two or "") or two)


def _overlap(one: Tenure, two: Tenure) -> bool:
    """Whether both are shown at one time, or one amid the other's showings."""
    return one.since <= two.until and two.since <= one.until
