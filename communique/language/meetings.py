"""Talks, visits, summits and calls between parties: proposed, planned, held or refused."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings_candidates import find_candidates, tells_of_fact, trigger_of
from communique.language.meetings_joining import Told, joined, told_of
from communique.language.meetings_people import hosts_of, named_in, participants_of
from communique.language.meetings_status import status_among, status_of
from communique.language.meetings_when import first_day, last_day, time_of_clause, times_within
from communique.language.meetings_words import name_of, outcome_of, place_of
from communique.language.modality import modality_of, telling_of
from communique.language.voices import voice_of
from communique.model.annotation import TimeExpression
from communique.model.dates import When
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
        told_of(document, candidate, cast, times)
        for candidate in find_candidates(document, cast)
        if tells_of_fact(candidate.telling)
    ]
    return tuple(_described(document, group, cast, times, statements) for group in joined(tellings))


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
    when = start_of(document, places, heads, times)
    if status is None:
        status = status_among(
            [status_of(telling_of(h), when, document.report.published) for h in heads]
        )
    named = named_in(document, places, cast)
    participants = participants_of(named, status, document)
    place = place_of(document, places, named)
    return Meeting(
        report=document.report.id,
        evidence=document.passages(*places),
        modality=modality_of(heads[0]),
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


def head_within(document: Document, span: Span, cast: Cast) -> Token | None:
    """The word that tells of the meeting inside a span: its trigger highest in the parse."""
    words = document.words(span)
    if words is None:
        return None
    triggers = [token for token in words if trigger_of(token, cast) is not None]
    return min(triggers, key=_depth, default=words.root)


def _depth(token: Token) -> tuple[int, int]:
    return (sum(1 for _ in token.ancestors), token.i)


def start_of(
    document: Document,
    spans: Sequence[Span],
    heads: Sequence[Token],
    times: Sequence[TimeExpression],
) -> When | None:
    """When it begins: a time in the words themselves, else one that hangs on their clause."""
    for time in times_within(spans, times):
        return time.when
    for head in heads:
        found = time_of_clause(document, times, head)
        if found is not None:
            return found.when
    return None
