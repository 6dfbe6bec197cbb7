"""The lines that `annotate`, `threads` and `link` print, one JSON object each.

The form is that of CONTRACT.md beside the gold sets: offsets are `[start, end)` in Unicode code
points of the text as given. `findings_from` reads them back.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from communique.exports.contract_reading import findings_from
from communique.model.annotation import Annotation, Attribution, TimeExpression
from communique.model.decisions import Review
from communique.model.evidence import Passage
from communique.model.findings import (
    Commitment,
    Event,
    Finding,
    Meeting,
    Position,
    Statement,
    Voice,
)
from communique.model.threads import Thread, Told

__all__ = ["Line", "annotation_line", "findings_from", "thread_line", "thread_lines"]

Line: TypeAlias = dict[str, Any]
"""One JSON object."""

_NOBODYS: Mapping[str, Review] = MappingProxyType({})
"""No person has looked at anything."""


def annotation_line(annotation: Annotation) -> Line:
    """What one report says, as `communique annotate` prints it."""
    report = annotation.report
    return {
        "id": report.name,
        "published": report.published.isoformat(),
        "attributions": [_attribution(a) for a in annotation.attributions],
        "times": [_time(t) for t in annotation.times],
        "events": [_event(e) for e in annotation.events],
        "statements": [_statement(s) for s in annotation.statements],
        "positions": [_position(p) for p in annotation.positions],
        "meetings": [_meeting(m) for m in annotation.meetings],
        "commitments": [_commitment(c) for c in annotation.commitments],
    }


def _places(spans: Iterable[tuple[int, int]] | Iterable[Passage]) -> list[list[int]]:
    return [[span[0], span[1]] for span in spans]


def _attribution(found: Attribution) -> Line:
    return {
        "source": _places(found.source),
        "cue": _places(found.cue),
        "content": _places(found.content),
        "kind": found.kind.value,
        "speech": found.speech,
        "confidence": found.confidence,
    }


def _time(found: TimeExpression) -> Line:
    return {
        "span": [found.span.start, found.span.end],
        "type": found.kind.value,
        "value": found.value,
    }


def _said(found: Finding) -> Line:
    """What every finding tells beside its own fields."""
    return {
        "modality": found.modality.value,
        "asserted_by": _voice(found.asserted_by),
        "confidence": found.confidence,
    }


def _voice(voice: Voice | None) -> Line | None:
    return None if voice is None else {"speaker": voice.speaker, "party": voice.party}


def _event(event: Event) -> Line:
    return {
        "event": event.event,
        "mode": event.mode.value,
        "actor": list(event.actor),
        "actor_spans": _places(event.actor_spans),
        "recipient": list(event.recipient),
        "recipient_spans": _places(event.recipient_spans),
        "span": [event.start, max(p.end for p in event.evidence)],
        "date": event.date,
        **_said(event),
    }


def _statement(statement: Statement) -> Line:
    question = statement.question
    return {
        "speaker": statement.speaker,
        "role": statement.role,
        "party": statement.party,
        "candidates": list(statement.candidates),
        "cue": _places(statement.cue),
        "content": _places(statement.evidence),
        "source": _places(statement.source),
        "addressee": statement.addressee,
        "said_on": statement.said_on,
        "manner": statement.manner.value,
        "question": None if question is None else [question.start, question.end],
        **_said(statement),
    }


def _position(position: Position) -> Line:
    return {
        "holder": position.holder,
        "stance": position.stance.value,
        "topic": position.topic,
        "toward": position.toward,
        "condition": position.condition,
        "evidence": _places(position.evidence),
        **_said(position),
    }


def _meeting(meeting: Meeting) -> Line:
    return {
        "name": meeting.name,
        "status": meeting.status.value,
        "start": meeting.start_on,
        "end": meeting.end_on,
        "place": meeting.place,
        "host": list(meeting.host),
        "participants": [
            {"party": p.party, "attendance": p.attendance.value, "reason": p.reason}
            for p in meeting.participants
        ],
        "outcome": meeting.outcome,
        "evidence": _places(meeting.evidence),
        **_said(meeting),
    }


def _commitment(commitment: Commitment) -> Line:
    return {
        "by": list(commitment.by),
        "to": list(commitment.to),
        "action": commitment.action,
        "kind": commitment.kind.value,
        "due": commitment.due,
        "condition": commitment.condition,
        "status": commitment.status.value,
        "evidence": _places(commitment.evidence),
        **_said(commitment),
    }


def thread_line(
    thread: Thread, told: Mapping[str, Told], reviews: Mapping[str, Review] = _NOBODYS
) -> Line:
    """A thread, as `communique threads` and `communique link` print it.

    `told` gives each of its findings by id, `reviews` who has looked at which. Keys beyond the
    contract's tell the parties, the time, what the coverage is counted from, where reports
    disagree, and who has looked at it.
    """
    return {
        "thread": thread.id,
        "kind": thread.kind.value,
        "name": thread.name,
        "status": thread.status,
        "fate": thread.fate,
        "as_of": thread.as_of.isoformat(),
        "when": thread.when,
        "parties": list(thread.parties),
        "coverage": thread.coverage.reports,
        "coverage_together": thread.coverage.together,
        "coverage_since": thread.coverage.since.isoformat(),
        "on_time": thread.on_time,
        "contradictions": list(thread.contradictions),
        "findings": [_told(told[finding], reviews.get(finding)) for finding in thread.findings],
    }


def _told(told: Told, review: Review | None) -> Line:
    return {
        "report": told.report_name,
        "spans": _places(told.finding.evidence),
        "review": None if review is None else {"state": review.state, "by": review.by},
    }


def thread_lines(
    threads: Iterable[Thread],
    told: Iterable[Told],
    reviews: Mapping[str, Review] = _NOBODYS,
) -> list[Line]:
    """The lines of all threads, ordered by the first word on each."""
    by_id = _by_id(told)
    ordered = sorted(threads, key=lambda t: (by_id[t.findings[0]].order, t.id))
    return [thread_line(one, by_id, reviews) for one in ordered]


def _by_id(told: Iterable[Told]) -> dict[str, Told]:
    known: Sequence[Told] = sorted(told, key=lambda t: (*t.order, t.report_name), reverse=True)
    return {one.finding.id: one for one in known}
