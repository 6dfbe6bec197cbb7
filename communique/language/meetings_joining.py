"""Which tellings are of one meeting: by parties, kind, day, place, and words that point back."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings_candidates import Candidate
from communique.language.meetings_company import company_of
from communique.language.meetings_lexicon import MeetingKind
from communique.language.meetings_people import (
    Named,
    Part,
    is_stayed_away_from,
    named_in,
)
from communique.language.meetings_status import status_of
from communique.language.meetings_when import time_of_clause, when_told
from communique.model.annotation import TimeExpression
from communique.model.dates import When
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


def told_of(
    document: Document,
    candidate: Candidate,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> Told:
    """What the words around one trigger give."""
    time = time_of_clause(document, times, candidate.head)
    when = None if time is None else when_told(time, candidate.telling.modality, document)
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


_ANY = {MeetingKind.TALKS, MeetingKind.GATHERING}


def _agree(a: Told, b: Told) -> bool:
    """Whether nothing in two tellings says that they are of two meetings."""
    if a.candidate.span.meets(b.candidate.span):
        return True
    kinds = {a.candidate.kind, b.candidate.kind}
    named = bool(a.parties) and bool(b.parties)
    if len(kinds) > 1 and not (named and kinds <= _ANY):
        return False
    if a.when is not None and b.when is not None and not a.when.overlaps(b.when):
        return False
    if a.status is not None and b.status is not None and not _follows(a.status, b.status):
        return False
    return _same_people(a, b)


def _follows(a: MeetingStatus, b: MeetingStatus) -> bool:
    pair = {a, b}
    ended = {MeetingStatus.HELD, MeetingStatus.UNDER_WAY}
    broken = {MeetingStatus.POSTPONED, MeetingStatus.CANCELLED}
    return len(pair) == 1 or pair <= ended or bool(pair & broken)


def _same_people(a: Told, b: Told) -> bool:
    """One's parties are the other's too; words that point back may name none."""
    if not a.parties or not b.parties:
        return a.candidate.definite or bool(a.hosts & b.hosts)
    if is_stayed_away_from(a.candidate.head) and a.hosts & b.hosts:
        return True
    if is_stayed_away_from(b.candidate.head) and a.hosts & b.hosts:
        return True
    return a.parties <= b.parties or b.parties <= a.parties
