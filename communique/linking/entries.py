"""A finding made ready for comparison: its parties, words, places and days, read off once."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from communique.linking import naming, words
from communique.linking.periods import Period, of_when, possible, told_of
from communique.linking.words import Stems
from communique.model.findings import Commitment, Meeting, Position
from communique.model.threads import ThreadKind, Told

LASTING: Final = frozenset({"talks"})
"""Sorts of gathering that may run for years, with breaks, and still be one."""
TOLD_TWICE: Final = frozenset({ThreadKind.MEETING})
"""What one report may tell twice without its reader having put the two together. Of commitments,
two in like words are two: each point of an agreement is one of its own."""
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What linking looks at in one finding."""

    told: Told
    kind: ThreadKind
    order: tuple[date, str, int, int, str]
    """Its place among all, read off once: the id in it is a hash, and dear."""
    id: str
    report: str
    parties: frozenset[str]
    """Everyone in its fields, by id where the world's lists know them."""
    named: frozenset[str] = frozenset()
    """The parties that its title names."""
    shown: frozenset[str] = frozenset()
    """The parties that its evidence names."""
    bound: frozenset[str] = frozenset()
    """Who does it: a commitment's `by`, a position's holder, a meeting's host."""
    others: frozenset[str] = frozenset()
    """To whom: a commitment's `to`, a position's `toward`."""
    title: str
    """The name, action or topic."""
    words: Stems
    """Stems of the title."""
    evidence: Stems
    """Stems of the words that carry it."""
    said: Stems
    """Both together."""
    sorts: frozenset[str] = frozenset()
    """The sorts of gathering that the title names; the acts that title and evidence name."""
    numbers: frozenset[str] = frozenset()
    place: Stems = Stems()
    told_period: Period | None = None
    """The days that the report gives."""
    period: Period = Period(None, None)
    """The days that the report leaves possible."""
    status: str


def entry(told: Told) -> Entry | None:
    """The finding made ready, or None where its kind makes no threads."""
    match told.finding:
        case Meeting() as meeting:
            return _meeting(told, meeting)
        case Commitment() as commitment:
            return _commitment(told, commitment)
        case Position() as position:
            return _position(told, position)
        case _:
            return None


def _evidence(told: Told) -> naming.Read:
    return naming.read(" ".join(p.words for p in told.finding.evidence), told.published)


def _numbers(*texts: str) -> frozenset[str]:
    """Amounts that the words name; years are no amounts."""
    found = (n.replace(",", "") for text in texts for n in _NUMBER.findall(text))
    return frozenset(n for n in found if not _YEAR.fullmatch(n))


def _sorts(title: frozenset[str], groups: words.Groups) -> frozenset[str]:
    return frozenset(groups[word] for word in title if word in groups)


@lru_cache(maxsize=65536)
def runs_for_years(name: str, day: date) -> bool:
    """Whether talks of that name are of a sort that may run for years, with breaks."""
    return bool(_sorts(naming.read(name, day).stems, words.load().gatherings) & LASTING)


def _meeting(told: Told, meeting: Meeting) -> Entry:
    title = naming.read(meeting.name, told.published)
    place = naming.read(meeting.place or "", told.published)
    evidence = _evidence(told)
    host = frozenset(map(naming.party, meeting.host))
    sorts = _sorts(title.stems, words.load().gatherings)
    lasting = bool(sorts & LASTING)
    order = told.order
    return Entry(
        told=told,
        kind=ThreadKind.MEETING,
        order=order,
        id=order[-1],
        report=told.finding.report,
        parties=host | frozenset(naming.party(p.party) for p in meeting.participants),
        named=title.parties,
        shown=evidence.parties,
        bound=host,
        title=meeting.name,
        words=title.stems,
        evidence=evidence.stems,
        said=Stems(title.stems | evidence.stems),
        sorts=sorts,
        numbers=_numbers(meeting.name),
        place=place.stems,
        told_period=told_of(meeting, told.published, lasting=lasting),
        period=possible(meeting, told.published, lasting=lasting),
        status=meeting.status.value,
    )


def _commitment(told: Told, commitment: Commitment) -> Entry:
    title = naming.read(commitment.action, told.published)
    evidence = _evidence(told)
    by, to = (
        frozenset(map(naming.party, commitment.by)),
        frozenset(map(naming.party, commitment.to)),
    )
    due = None if commitment.due is None else of_when(commitment.due)
    order = told.order
    return Entry(
        told=told,
        kind=ThreadKind.COMMITMENT,
        order=order,
        id=order[-1],
        report=told.finding.report,
        parties=by | to,
        named=title.parties,
        shown=evidence.parties,
        bound=by,
        others=to,
        title=commitment.action,
        words=title.stems,
        evidence=evidence.stems,
        said=Stems(title.stems | evidence.stems),
        sorts=_sorts(title.stems | evidence.stems, words.load().acts),
        numbers=_numbers(commitment.action, *(p.words for p in commitment.evidence)),
        told_period=due,
        period=due or Period(None, None),
        status=commitment.status.value,
    )


def _position(told: Told, position: Position) -> Entry:
    topic, evidence = naming.read(position.topic, told.published), _evidence(told)
    toward = frozenset(map(naming.party, filter(None, [position.toward])))
    holder = frozenset({naming.party(position.holder)})
    order = told.order
    return Entry(
        told=told,
        kind=ThreadKind.POSITION,
        order=order,
        id=order[-1],
        report=told.finding.report,
        parties=holder | toward,
        named=topic.parties,
        shown=evidence.parties,
        bound=holder,
        others=toward,
        title=position.topic,
        words=topic.stems,
        evidence=evidence.stems,
        said=Stems(topic.stems | evidence.stems),
        status=position.stance.value,
    )
