"""Talks, visits, summits and calls between parties: proposed, planned, held or refused."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings.candidates import find_candidates, kind_of, tells_of_fact
from communique.language.meetings.company import company_of
from communique.language.meetings.joining import Told, is_likely, joined, told_of
from communique.language.meetings.people import (
    head_within,
    hosts_of,
    is_stayed_away_from,
    named_in,
    participants_of,
)
from communique.language.meetings.status import modality_under, status_among, status_of
from communique.language.meetings.when import (
    first_day,
    last_day,
    month_of,
    most_exact,
    time_of_clause,
    times_within,
    when_told,
)
from communique.language.meetings.words import name_of, outcome_of, place_of
from communique.language.modality import modality_of, telling_of
from communique.language.voices import voice_of
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import Meeting, MeetingStatus, Modality, Statement


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
    status = status_among([told.status for told in group])
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
        when = told_start(document, places, heads, modality_of(heads[0]), times)
        status = status_among(
            [
                status_of(h, kind_of(h, cast), telling_of(h), when, document.report.published)
                for h in heads
            ]
        )
    when = start_of(document, places, heads, status, times)
    named = named_in(document, places, cast)
    company = company_of(document, places, named, cast, statements)
    participants = participants_of(company, named, status, document)
    place = place_of(document, places, named)
    return Meeting(
        report=document.report.id,
        evidence=document.passages(*places),
        modality=modality_under(status, [modality_of(head) for head in heads]),
        asserted_by=voice_of(places[0], statements),
        confidence=confidence,
        name=name_of(heads[0], place, participants),
        status=status,
        start_on=None if when is None else first_day(when),
        end_on=None if when is None else last_day(when),
        place=place,
        host=hosts_of(named),
        participants=participants,
        outcome=outcome_of(document, places, status),
    )


def start_of(
    document: Document,
    spans: Sequence[Span],
    heads: Sequence[Token],
    status: MeetingStatus | None,
    times: Sequence[TimeExpression],
) -> When | None:
    """When it begins: a time that hangs on its clause, else one in its words, else the month.

    News that gives no day tells of what is fresh: held or planned in the report's own month.
    """
    published = document.report.published
    ahead = status in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
    mood = Modality.PLANNED if ahead else Modality.PAST
    found = told_start(document, spans, heads, mood, times)
    if status in _UNSETTLED:
        return None if found is None or found.is_past(published) else found
    if found is None and status in _FRESH:
        return month_of(published)
    return found


_UNSETTLED = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
"""A day named beside these is that of the breaking off, unless it is still to come."""
_FRESH = (MeetingStatus.HELD, MeetingStatus.PLANNED)


def told_start(
    document: Document,
    spans: Sequence[Span],
    heads: Sequence[Token],
    mood: Modality,
    times: Sequence[TimeExpression],
) -> When | None:
    """The most exact time that hangs on the meeting's clauses, else one in its words."""
    hanging = [time for h in heads if (time := time_of_clause(document, times, h)) is not None]
    found = most_exact(hanging) or most_exact(times_within(spans, times))
    return None if found is None else when_told(found, mood, document)
