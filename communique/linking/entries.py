"""A finding made ready for comparison: its parties, words, places and days, read off once."""

import re
from typing import Final

import msgspec

from communique.linking import words
from communique.linking.periods import Period, of_when, possible, told_of
from communique.model.findings import Commitment, CommitmentStatus, Meeting, MeetingStatus, Position
from communique.model.threads import ThreadKind, Told

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What linking looks at in one finding."""

    told: Told
    kind: ThreadKind
    id: str
    report: str
    parties: frozenset[str]
    """Everyone named in its fields, in canonical letters."""
    bound: frozenset[str] = frozenset()
    """Who does it: a commitment's `by`, a position's holder, a meeting's host."""
    others: frozenset[str] = frozenset()
    """To whom: a commitment's `to`, a position's `toward`."""
    title: str
    """The name, action or topic."""
    words: frozenset[str]
    """Stems of the title."""
    evidence: frozenset[str]
    """Stems of the words that carry it."""
    sorts: frozenset[str] = frozenset()
    """The sorts of gathering, or the acts, that the title names."""
    numbers: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
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


def _party(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _evidence(told: Told) -> frozenset[str]:
    return words.stems(" ".join(passage.words for passage in told.finding.evidence))


def _numbers(*texts: str) -> frozenset[str]:
    """Amounts that the words name; years are no amounts."""
    found = (n.replace(",", "") for text in texts for n in _NUMBER.findall(text))
    return frozenset(n for n in found if not _YEAR.fullmatch(n))


def _sorts(title: frozenset[str], groups: words.Groups) -> frozenset[str]:
    return frozenset(groups[word] for word in title if word in groups)


def _meeting(told: Told, meeting: Meeting) -> Entry:
    title = words.stems(meeting.name)
    host = frozenset(map(_party, meeting.host))
    return Entry(
        told=told,
        kind=ThreadKind.MEETING,
        id=told.finding.id,
        report=told.finding.report,
        parties=host | frozenset(_party(p.party) for p in meeting.participants),
        bound=host,
        title=meeting.name,
        words=title,
        evidence=_evidence(told),
        sorts=_sorts(title, words.load().gatherings),
        numbers=_numbers(meeting.name),
        place=words.stems(meeting.place or ""),
        told_period=told_of(meeting, told.published),
        period=possible(meeting, told.published),
        status=meeting.status.value,
    )


def _commitment(told: Told, commitment: Commitment) -> Entry:
    title = words.stems(commitment.action)
    by, to = frozenset(map(_party, commitment.by)), frozenset(map(_party, commitment.to))
    due = None if commitment.due is None else of_when(commitment.due)
    evidence = " ".join(passage.words for passage in commitment.evidence)
    return Entry(
        told=told,
        kind=ThreadKind.COMMITMENT,
        id=told.finding.id,
        report=told.finding.report,
        parties=by | to,
        bound=by,
        others=to,
        title=commitment.action,
        words=title,
        evidence=_evidence(told),
        sorts=_sorts(title, words.load().acts),
        numbers=_numbers(commitment.action, evidence),
        told_period=due,
        period=due or Period(None, None),
        status=commitment.status.value,
    )


def _position(told: Told, position: Position) -> Entry:
    toward = frozenset() if position.toward is None else frozenset({_party(position.toward)})
    return Entry(
        told=told,
        kind=ThreadKind.POSITION,
        id=told.finding.id,
        report=told.finding.report,
        parties=frozenset({_party(position.holder)}) | toward,
        bound=frozenset({_party(position.holder)}),
        others=toward,
        title=position.topic,
        words=words.stems(position.topic),
        evidence=_evidence(told),
        status=position.stance.value,
    )


SETTLED: Final = frozenset(
    {
        CommitmentStatus.FULFILLED.value,
        CommitmentStatus.BROKEN.value,
        CommitmentStatus.WITHDRAWN.value,
    }
)
"""A commitment on which the last word has been spoken."""
OVER: Final = frozenset({MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value})
"""Talks that nobody can plan any more."""
