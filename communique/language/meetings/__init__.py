"""Talks, visits, summits and calls between parties: proposed, planned, held or refused."""

from collections.abc import Sequence

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings.attendance import participants_of
from communique.language.meetings.candidates import (
    Candidate,
    candidate_at,
    find_candidates,
    tells_of_fact,
)
from communique.language.meetings.company import company_of
from communique.language.meetings.joining import Told, joined, told_of
from communique.language.meetings.lexicon import MeetingKind
from communique.language.meetings.likely import confidence_of, is_likely, worth_weighing
from communique.language.meetings.naming import name_of
from communique.language.meetings.outcomes import outcome_of
from communique.language.meetings.people import (
    hosts_of,
    is_stayed_away_from,
    named_in,
)
from communique.language.meetings.places import place_of
from communique.language.meetings.stages import stage_of
from communique.language.meetings.status import modality_under
from communique.language.meetings.visits import placed
from communique.language.meetings.when import days_of
from communique.language.modality import modality_of
from communique.language.tagger.sight import Sight
from communique.language.voices import voice_of
from communique.model.annotation import TimeExpression
from communique.model.evidence import Span
from communique.model.findings import Meeting, MeetingStatus, Statement


def find_meetings(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight | None,
) -> tuple[Meeting, ...]:
    """Every meeting that the report tells of, once, with all the places that tell of it.

    `sight` is what the tagger sees; None leaves all to the rules.
    """
    groups = groups_of(document, cast, times, statements, sight)
    likely = [group for group in groups if is_likely(group)]
    told = [_described(document, group, None, cast, times, statements, sight) for group in likely]
    kinds = [group[0].candidate.kind for group in likely]
    visits = [m for m, kind in zip(told, kinds, strict=True) if kind is MeetingKind.VISIT]
    return tuple(placed(meeting, visits) for meeting in told)


def groups_of(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight | None,
) -> list[list[Told]]:
    """The tellings of the report by meeting, likely ones and less likely ones."""
    candidates = [c for c in find_candidates(document, cast) if may_tell(c)]
    tellings = [told_of(document, c, cast, times, statements, sight) for c in candidates]
    return joined([told for told in tellings if worth_weighing(told)])


def may_tell(candidate: Candidate) -> bool:
    """Whether the words are of a meeting that is told, wished for or stayed away from."""
    return tells_of_fact(candidate.telling) or is_stayed_away_from(candidate.head)


def describe_meeting(
    document: Document,
    spans: Sequence[tuple[int, int]],
    status: MeetingStatus | None,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight | None,
    *,
    confidence: float = 1.0,
) -> Meeting:
    """The meeting that the words at `spans` tell of; its fields are read from them and around."""
    given = [candidate_at(document, Span(*span), cast) for span in spans]
    group = [told_of(document, c, cast, times, statements, sight) for c in given if c is not None]
    return _described(document, group, status, cast, times, statements, sight, confidence)


def _described(
    document: Document,
    group: Sequence[Told],
    status: MeetingStatus | None,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight | None,
    confidence: float | None = None,
) -> Meeting:
    """The meeting that a group of tellings is of."""
    candidates = [told.candidate for told in group]
    heads = [candidate.head for candidate in candidates]
    places = [candidate.span for candidate in candidates]
    status = stage_of(group) if status is None else status
    start, end = days_of(document, heads, status, times, group[0].signs if group else ())
    named = named_in(document, candidates, cast)
    company = company_of(document, candidates, named, cast, statements)
    participants = participants_of(document, group, company, named, status)
    place, host = place_of(document, places, named, cast), hosts_of(named)
    return Meeting(
        report=document.report.id,
        evidence=document.passages(*places),
        modality=modality_under(status, [modality_of(head) for head in heads]),
        asserted_by=voice_of(places[0], statements),
        confidence=confidence_of(group) if confidence is None else confidence,
        name=name_of(heads, place, host, participants, document.report.published),
        status=status,
        start_on=start,
        end_on=end,
        place=place,
        host=host,
        participants=participants,
        outcome=outcome_of(document, [candidate.clause for candidate in candidates], status),
    )
