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
from communique.linking.offices import CLEARLY, Offices, told_words
from communique.model.findings import Statement

ALONE: Final = 183
"""Days up to which one report alone is believed: further off it is wrong twice as often, and two
reports are not (docs/linking.md)."""


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What other reports tell of a speaker whom the statement's own leaves without it."""

    person: str
    """By the fullest name that those reports give."""
    role: str | None = None
    """An office, as the nearest of them has it; None where the report itself tells one."""
    party: str | None = None
    findings: tuple[str, ...] = ()
    """The offices shown nearest in time, whose words carry what is learned: one for role and party,
    or where it tells no party one for each."""
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
    left = _left(offices.former_of.get(person, ()), day)
    return [
        showing
        for showing in offices.of_person_near(person, day)
        if showing.office.is_office
        and showing.source != source
        and showing.finding not in offices.outvoted
        and (own is None or showing.office.words == own.words)
        and (None in (statement.party, showing.party) or statement.party == showing.party)
        and showing.day > left.get(showing.office.words, date.min)
    ]


def _left(former: Iterable[Showing], day: date) -> dict[tuple[str, ...], date]:
    """The offices that reports up to the day call former ones, with the newest such report's day:
    what older ones tell of them holds no more."""
    return {one.office.words: one.day for one in former if one.day <= day}


def _settled(
    statement: Statement, person: str, shown: Sequence[Showing], day: date
) -> Learned | None:
    """The party that reports agree on, and the office held on both sides of the day."""
    lent = [showing for showing in shown if showing.lends]
    if not lent:
        return None
    party = _party(lent)
    if party is None:
        return _undecided(person, lent, day)
    of_party = [showing for showing in lent if showing.party == party]
    told = None if statement.party else party
    days = min(abs((showing.day - day).days) for showing in of_party)
    if days > ALONE and len({showing.source for showing in of_party}) == 1:
        return None
    carrier = _nearest(of_party, day)
    if statement.role:
        return Learned(person=person, party=told, findings=(carrier.finding,))
    held = _held(shown, of_party)
    offices = _offices(held, day)
    held = [showing for showing in held if showing.office in offices]
    if len(offices) > 1:
        found = _undecided(person, held, day)
        shows_party = (carrier.finding,) if told else ()
        return msgspec.structs.replace(found, party=told, findings=shows_party)
    nearest = _nearest([showing for showing in held if showing.party] or held, day)
    alone = nearest.party is not None or told is None
    findings = (nearest.finding,) if alone else (nearest.finding, carrier.finding)
    return Learned(person=person, role=nearest.title, party=told, findings=findings)


def _held(shown: Sequence[Showing], of_party: Sequence[Showing]) -> list[Showing]:
    """The showings of offices for a party: also those that don't tell for whom, where the office is
    shown for it elsewhere or is a state's by nature ("the prime minister"). Titles that fit many
    offices only where there is no other."""
    known = {showing.office for showing in of_party}
    held = [
        showing
        for showing in shown
        if showing in of_party
        or (showing.party is None and (showing.office in known or showing.office.alone))
    ]
    return [showing for showing in held if not showing.office.is_loose] or held


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
    """The office on that day: what the nearest reports before and after it show, else what most on
    either side do; several where it changed in between, on a day that is not told."""
    before = [showing for showing in shown if showing.day <= day]
    after = [showing for showing in shown if showing.day >= day]
    sides = [side for side in (before, after) if side]
    nearest = {min(side, key=lambda s: _order(s, day)).office for side in sides}
    lasting = frozenset.intersection(*map(_most_shown, sides))
    return sorted(nearest if len(nearest) == 1 or not lasting else [min(lasting)])


def _most_shown(side: Iterable[Showing]) -> frozenset[OfficeTitle]:
    """The offices that most independent reports show."""
    sources: dict[OfficeTitle, set[str]] = defaultdict(set)
    for showing in side:
        sources[showing.office].add(showing.source)
    most = max(map(len, sources.values()))
    return frozenset(office for office, of in sources.items() if len(of) == most)


def _nearest(shown: Iterable[Showing], day: date) -> Showing:
    """The showing nearest in time; one whose title stands for itself goes before "his minister"."""
    return min(shown, key=lambda s: (s.leans, *_order(s, day)))


def _between(name: str, near: Mapping[str, Sequence[Showing]], day: date) -> Learned | None:
    """One name that several persons bear: all of them, where one at least is shown in an office."""
    if not any(showing.lends for shown in near.values() for showing in shown):
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
    return [told_words(person, one.title, one.party) for one in named.values()]


def _order(showing: Showing, day: date) -> tuple[int, date, str, str]:
    """By how near in time; of two as near the earlier first, since offices last."""
    return abs((showing.day - day).days), showing.day, showing.report, showing.finding
