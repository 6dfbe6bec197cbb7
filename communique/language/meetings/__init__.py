"""Talks, visits, summits and calls between parties: proposed, planned, held or refused."""

from collections.abc import Sequence

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings.candidates import find_candidates, kind_of, tells_of_fact
from communique.language.meetings.company import company_of
from communique.language.meetings.joining import Told, is_likely, joined, told_of
from communique.language.meetings.naming import name_of
from communique.language.meetings.people import (
    head_within,
    hosts_of,
    is_stayed_away_from,
    named_in,
    participants_of,
)
from communique.language.meetings.status import modality_under, status_among, status_of
from communique.language.meetings.when import days_of, told_days
from communique.language.meetings.words import outcome_of, place_of
from communique.language.modality import Stage, modality_of, telling_of
from communique.language.voices import voice_of
from communique.model.annotation import TimeExpression
from communique.model.evidence import Span
from communique.model.findings import Meeting, MeetingStatus, Statement


def find_meetings(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> tuple[Meeting, ...]:
    """Every meeting that the report tells of, once, with all the places that tell of it."""
    tellings = [
        told_of(document, candidate, cast, times, statements)
        for candidate in find_candidates(document, cast)
        if tells_of_fact(candidate.telling) or is_stayed_away_from(candidate.head)
    ]
    return tuple(
        _described(document, group, cast, times, statements)
        for group in joined(tellings)
        if is_likely(group)
    )


def _described(
    document: Document,
    group: Sequence[Told],
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> Meeting:
    over = any(told.candidate.telling.stage is Stage.ENDED for told in group)
    status = status_among([told.status for told in group], over=over)
    spans = [told.candidate.span for told in group]
    confidence = max(told.candidate.weight for told in group)
    return describe_meeting(document, spans, status, cast, times, statements, confidence=confidence)


def describe_meeting(
    document: Document,
    spans: Sequence[tuple[int, int]],
    status: MeetingStatus | None,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    *,
    confidence: float = 1.0,
) -> Meeting:
    """The meeting that the words at `spans` tell of; its fields are read from them and around."""
    places = [Span(*span) for span in spans]
    heads = [head for place in places if (head := head_within(document, place, cast))]
    if status is None:
        when = told_days(document, heads, times)[0]
        status = status_among(
            [
                status_of(h, kind_of(h, cast), telling_of(h), when, document.report.published)
                for h in heads
            ]
        )
    start, end = days_of(document, heads, status, times)
    named = named_in(document, places, cast)
    company = company_of(document, places, named, cast, statements)
    participants = participants_of(company, named, status, document)
    place, host = place_of(document, places, named), hosts_of(named)
    return Meeting(
        report=document.report.id,
        evidence=document.passages(*places),
        modality=modality_under(status, [modality_of(head) for head in heads]),
        asserted_by=voice_of(places[0], statements),
        confidence=confidence,
        name=name_of(heads, place, host, participants, document.report.published),
        status=status,
        start_on=start,
        end_on=end,
        place=place,
        host=host,
        participants=participants,
        outcome=outcome_of(document, places, status),
    )
