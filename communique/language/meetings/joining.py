"""Which tellings are of one meeting: by parties, kind, day, place, and words that point back."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings.candidates import Candidate
from communique.language.meetings.company import company_of
from communique.language.meetings.lexicon import MeetingKind
from communique.language.meetings.people import (
    Named,
    Part,
    is_stayed_away_from,
    named_in,
)
from communique.language.meetings.status import status_of
from communique.language.meetings.when import when_of
from communique.language.meetings.words import places_within
from communique.model.annotation import TimeExpression
from communique.model.dates import Precision, When
from communique.model.findings import MeetingStatus, Statement


@dataclass(frozen=True)
class Told:
    """One telling of a meeting, with what its words alone give."""

    candidate: Candidate
    status: MeetingStatus | None
    parties: frozenset[str]
    hosts: frozenset[str]
    """Who holds it, or where it is: by these two tellings may be one where their parties differ."""
    when: When | None
    places: frozenset[str]
    """The parties on whose ground the words put it, or the names of places of no known party."""


def told_of(
    document: Document,
    candidate: Candidate,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> Told:
    """What the words around one trigger give."""
    when = when_of(document, times, candidate.head)
    hosting = (Part.HOST, Part.VENUE)
    named = named_in(document, [candidate.span], cast)
    away = [n.party for n in named if n.part is Part.DECLINED]
    company = company_of(document, [candidate.span], named, cast, statements)
    return Told(
        candidate=candidate,
        status=status_of(
            candidate.head, candidate.kind, candidate.telling, when, document.report.published
        ),
        parties=frozenset([*company, *away]),
        hosts=frozenset(n.party for n in named if n.part in hosting or _holds(document, n)),
        when=when,
        places=frozenset(places_within(document, candidate.span, cast)),
    )


def _holds(document: Document, named: Named) -> bool:
    """ "Chad's peace talks": the owner of talks holds them."""
    return document.parse[named.mention.head].dep_ == "poss"


def joined(tellings: Sequence[Told]) -> list[list[Told]]:
    """The tellings by meeting, each with the first that it agrees with, latest meeting first."""
    groups: list[list[Told]] = []
    for told in tellings:
        for group in reversed(groups):
            if all(_agree(told, other) for other in group):
                group.append(told)
                break
        else:
            groups.append([told])
    return groups


def _agree(a: Told, b: Told) -> bool:
    """Whether nothing in two tellings says that they are of two meetings."""
    if a.candidate.span.meets(b.candidate.span):
        return True
    if not _same_sort(a, b):
        return False
    if a.when is not None and b.when is not None and not a.when.overlaps(b.when):
        return False
    if a.status is not None and b.status is not None and not _follows(a.status, b.status):
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    return _same_people(a, b)


def _same_sort(a: Told, b: Told) -> bool:
    """Talks may be a summit's, and a visit's where the same two take part."""
    kinds = {a.candidate.kind, b.candidate.kind}
    if len(kinds) == 1:
        return True
    named = bool(a.parties) and bool(b.parties)
    if kinds == {MeetingKind.TALKS, MeetingKind.VISIT}:
        return named and a.parties == b.parties
    return named and kinds == {MeetingKind.TALKS, MeetingKind.GATHERING}


def _follows(a: MeetingStatus, b: MeetingStatus) -> bool:
    pair = {a, b}
    ended = {MeetingStatus.HELD, MeetingStatus.UNDER_WAY}
    broken = {MeetingStatus.POSTPONED, MeetingStatus.CANCELLED}
    return len(pair) == 1 or pair <= ended or bool(pair & broken)


def _same_people(a: Told, b: Told) -> bool:
    """One's parties are the other's too; words that point back may name none."""
    if a.candidate.pointing or _is_of_any(a) or (a.hosts & b.hosts and _same_day(a, b)):
        return True
    if _both_wished(a, b) and not a.candidate.definite and not a.hosts & b.hosts:
        return False
    if not a.parties or not b.parties:
        return a.candidate.definite or bool(a.hosts & b.hosts)
    if a.hosts & b.hosts and (_is_refusal(a) or _is_refusal(b)):
        return True
    if a.candidate.definite and a.parties & b.parties:
        return True
    return a.parties <= b.parties or b.parties <= a.parties


def _is_of_any(told: Told) -> bool:
    """ "Would take part in no conference": of the one spoken of, where there is one."""
    nouns = told.candidate.head.children
    return _is_refusal(told) and any(c.lower_ in ("any", "no") for c in nouns)


def _both_wished(a: Told, b: Told) -> bool:
    """Two wishes are two, where the words don't point back: "urged talks", "proposed talks"."""
    return a.status is MeetingStatus.PROPOSED and b.status is MeetingStatus.PROPOSED


def _same_day(a: Told, b: Told) -> bool:
    return a.when is not None and a.when == b.when and a.when.precision is Precision.DAY


def _is_refusal(told: Told) -> bool:
    return is_stayed_away_from(told.candidate.head)


_WEAK = 0.45
_TELLING = (MeetingStatus.UNDER_WAY, MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
"""What is going on, put off or called off is told in clear words."""


def is_likely(group: Sequence[Told]) -> bool:
    """Whether so many or such clear words tell of it that it is a meeting rather than not."""
    if all(_is_of_any(told) for told in group):
        return False
    sure = any(
        told.candidate.weight >= _WEAK or told.when is not None or told.status in _TELLING
        for told in group
    )
    wished = all(told.status is MeetingStatus.PROPOSED for told in group)
    return len(group) > 1 or (sure and not (wished and group[0].candidate.weight < _CLEAR))


_CLEAR = 0.6
"""What words must weigh that tell once of a meeting only wished for."""
