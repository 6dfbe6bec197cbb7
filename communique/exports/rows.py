"""Findings and threads as flat rows, for tables, CSV and JSON lines."""

from collections.abc import Iterable
from typing import TypeAlias

from communique.dossier import Dossier
from communique.model.findings import Commitment, Finding, Meeting, Position, Statement
from communique.model.threads import Thread
from communique.world.parties import name_on
from communique.world.parties import party as known_party

Cell: TypeAlias = str | int | float | list[str] | None
Row: TypeAlias = dict[str, Cell]
"""A row's cells by column; the columns of one kind of row are always the same, in one order."""


_HEAD = ("id", "published", "report", "source", "copy_of")
_TAIL = ("words", "spans", "modality", "asserted_by", "confidence", "review", "reviewed_by")
_THREAD = ("thread", "kind", "name", "status", "fate", "when", "parties")
_TOLD = ("first_told", "last_told", "reports", "coverage", "on_time", "contradictions", "reviews")
_WORDS = ("words", "findings")
STATEMENT_COLUMNS = (
    *_HEAD,
    *("speaker", "role", "party", "candidates", "addressee", "said_on", "manner", "cue"),
    "question",
    *("learned_role", "learned_party", "learned_from", "learned_words", "learned_between"),
    *_TAIL,
)
POSITION_COLUMNS = (*_HEAD, "holder", "stance", "topic", "toward", "condition", *_TAIL)
THREAD_COLUMNS = (*_THREAD, *_TOLD, *_WORDS)
TALK_COLUMNS = (*THREAD_COLUMNS, "end", "place", "host", "participants", "outcome")
COMMITMENT_COLUMNS = (*THREAD_COLUMNS, "by", "to", "condition", "due_before")
PARTY_COLUMNS = (
    *("party", "name", "kind", "government"),
    *("statements", "positions", "meetings", "commitments", "events"),
)


def _head(finding: Finding, dossier: Dossier) -> Row:
    report = dossier.report_of(finding)
    return {
        "id": finding.id,
        "published": report.published.isoformat(),
        "report": report.name,
        "source": report.source,
        "copy_of": None if (original := dossier.original_of(finding)) is None else original.name,
    }


def _tail(finding: Finding, dossier: Dossier) -> Row:
    voice = finding.asserted_by
    passages = dossier.passages(finding)
    review = dossier.review_of(finding)
    return {
        "words": [passage.words for passage in passages],
        "spans": [f"{passage.start}-{passage.end}" for passage in passages],
        "modality": finding.modality.value,
        "asserted_by": None if voice is None else voice.speaker,
        "confidence": round(finding.confidence, 3),
        "review": None if review is None else review.state,
        "reviewed_by": None if review is None else review.by,
    }


def statement_row(statement: Statement, dossier: Dossier) -> Row:
    """Who said what, to whom and when, in which words."""
    own: Row = {
        "speaker": statement.speaker,
        "role": statement.role,
        "party": statement.party,
        "candidates": list(statement.candidates),
        "addressee": statement.addressee,
        "said_on": statement.said_on,
        "manner": statement.manner.value,
        "cue": " ".join(passage.words for passage in statement.cue),
        "question": None if statement.question is None else statement.question.words,
    }
    return (
        _head(statement, dossier) | own | _learned(statement, dossier) | _tail(statement, dossier)
    )


def _learned(statement: Statement, dossier: Dossier) -> Row:
    """What other reports of the time tell of the speaker, apart from what the report itself tells,
    with the report and the words that carry it."""
    found = dossier.learned(statement)
    shown = [] if found is None else [dossier.findings[id_] for id_ in found.findings]
    return {
        "learned_role": None if found is None else found.role,
        "learned_party": None if found is None else found.party,
        "learned_from": [dossier.report_of(one).name for one in shown],
        "learned_words": [p.words for one in shown for p in one.evidence],
        "learned_between": [] if found is None else list(found.candidates),
    }


def position_row(position: Position, dossier: Dossier) -> Row:
    """Where a party stands on what, and the words that tell it."""
    own: Row = {
        "holder": position.holder,
        "stance": position.stance.value,
        "topic": position.topic,
        "toward": position.toward,
        "condition": position.condition,
    }
    return _head(position, dossier) | own | _tail(position, dossier)


def talk_row(thread: Thread, dossier: Dossier) -> Row:
    """A meeting with its fate, and who had what part in it."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Meeting)]
    own: Row = {
        "end": _last(meeting.end_on for meeting in told),
        "place": _last(meeting.place for meeting in told),
        "host": sorted({host for meeting in told for host in meeting.host}),
        "participants": [
            f"{part.party} {part.attendance.value}{f': {part.reason}' if part.reason else ''}"
            for part in thread.attendance
        ],
        "outcome": _last(meeting.outcome for meeting in told),
    }
    return thread_row(thread, dossier) | own


def commitment_row(thread: Thread, dossier: Dossier) -> Row:
    """A commitment with its fate: who is bound to whom, on what condition, and by when before."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Commitment)]
    dates = list(dict.fromkeys(commitment.due for commitment in told if commitment.due))
    own: Row = {
        "by": sorted({party for commitment in told for party in commitment.by}),
        "to": sorted({party for commitment in told for party in commitment.to}),
        "condition": _last(commitment.condition for commitment in told),
        "due_before": [str(due) for due in dates if due != thread.when],
    }
    return thread_row(thread, dossier) | own


def _last(values: Iterable[str | None]) -> str | None:
    """The newest word on something, None where there is none."""
    return next((value for value in reversed(list(values)) if value), None)


def thread_row(thread: Thread, dossier: Dossier) -> Row:
    """A thread: what it is about, what became of it, and what that rests on."""
    told = dossier.told_in(thread)
    return {
        "thread": thread.id,
        "kind": thread.kind.value,
        "name": thread.name,
        "status": thread.status,
        "fate": thread.fate,
        "when": thread.when,
        "parties": list(thread.parties),
        "first_told": thread.steps[0].day.isoformat(),
        "last_told": thread.steps[-1].day.isoformat(),
        "reports": [step.report_name for step in thread.steps],
        "coverage": thread.coverage.reports,
        "on_time": None if thread.on_time is None else ("yes" if thread.on_time else "no"),
        "contradictions": list(thread.contradictions),
        "reviews": _reviews(told, dossier),
        "words": [passage.words for finding in told for passage in finding.evidence],
        "findings": list(thread.findings),
    }


def _reviews(told: Iterable[Finding], dossier: Dossier) -> list[str]:
    """Who has confirmed or edited which of a thread's findings."""
    reviewed = ((finding, dossier.review_of(finding)) for finding in told)
    return [f"{finding.id} {one.state} by {one.by}" for finding, one in reviewed if one is not None]


def party_rows(dossier: Dossier) -> list[Row]:
    """The parties that the record names, the most named first, with how often in what."""
    counts: dict[str, dict[str, int]] = {}
    for finding in dossier.findings.values():
        for party in finding.parties():
            row = counts.setdefault(party, {})
            row[finding.kind_name] = row.get(finding.kind_name, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return [_party_row(party, found, dossier) for party, found in ranked]


def _party_row(party: str, found: dict[str, int], dossier: Dossier) -> Row:
    known = known_party(party)
    kinds = ("statement", "position", "meeting", "commitment", "event")
    return {
        "party": party,
        "name": name_on(party, dossier.as_of),
        "kind": None if known is None else known.kind.value,
        "government": None if known is None else known.government_on(dossier.as_of),
        **{f"{kind}s": found.get(kind, 0) for kind in kinds},
    }
