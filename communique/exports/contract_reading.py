"""Reading back what `annotate` printed, or a gold file of the same form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NoReturn, TypeVar

import msgspec

from communique.errors import EvidenceError, InvalidDateError, UnreadableReportError
from communique.model.annotation import (
    Annotation,
    Attribution,
    AttributionKind,
    TimeExpression,
    TimeKind,
)
from communique.model.dates import When
from communique.model.evidence import Passage, Span
from communique.model.findings import (
    Attendance,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Event,
    EventMode,
    Manner,
    Meeting,
    MeetingStatus,
    Modality,
    Participant,
    Position,
    Stance,
    Statement,
    Voice,
)
from communique.model.report import Report

Given = Mapping[str, Any]
_E = TypeVar("_E", bound=Enum)
_T = TypeVar("_T")


class _BadEntryError(Exception):
    """What is wrong with one entry; told to the reader as an `UnreadableReportError`."""


def findings_from(
    line: Given, report: Report, *, source: str | None = None, number: int | None = None
) -> Annotation:
    """One report's findings from a line of `annotate` or a gold file.

    Places are `[start, end]` pairs or exact substrings of the report; keys without a meaning
    here, a gold entry's `thread` among them, are passed over. Raises `UnreadableReportError`, with
    `source` and line `number`, where an entry lacks a field or says what can't be.
    """
    reading = _Reading(report)
    try:
        return Annotation(
            report=report,
            times=reading.each(line, "times", reading.time),
            attributions=reading.each(line, "attributions", reading.attribution),
            statements=reading.each(line, "statements", reading.statement),
            positions=reading.each(line, "positions", reading.position),
            meetings=reading.each(line, "meetings", reading.meeting),
            commitments=reading.each(line, "commitments", reading.commitment),
            events=reading.each(line, "events", reading.event),
        )
    except _BadEntryError as cause:
        raise UnreadableReportError(
            f"findings of {report.name!r}: {cause}",
            remedy="give findings as `communique annotate` prints them, for the same text",
            source=source,
            line=number,
        ) from cause


class _Reading:
    """One report's line while it is read: the text that its places point into."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.text

    def each(self, line: Given, key: str, read: Callable[[Given], _T]) -> tuple[_T, ...]:
        """Every entry of one kind, in order; a fault is told with its place in the list."""
        entries = line.get(key) or []
        if not isinstance(entries, list):
            raise _BadEntryError(f"`{key}` is no list")
        return tuple(self._one(entry, f"{key}[{at}]", read) for at, entry in enumerate(entries))

    def _one(self, entry: object, where: str, read: Callable[[Given], _T]) -> _T:
        if not isinstance(entry, Mapping):
            raise _BadEntryError(f"{where} is no object")
        try:
            return read(entry)
        except KeyError as cause:
            raise _BadEntryError(f"{where} lacks `{cause.args[0]}`") from cause
        except (InvalidDateError, EvidenceError) as cause:
            raise _BadEntryError(f"{where}: {cause.problem}") from cause
        except (_BadEntryError, ValueError, TypeError) as cause:
            raise _BadEntryError(f"{where}: {cause}") from cause

    def time(self, given: Given) -> TimeExpression:
        """Words that name a time."""
        return TimeExpression(
            span=self._span(given["span"]),
            kind=_one_of(TimeKind, given["type"]),
            value=_text(given, "value"),
        )

    def attribution(self, given: Given) -> Attribution:
        """Words that the report attributes to a source."""
        return Attribution(
            source=self._spans(given.get("source")),
            cue=self._spans(given.get("cue")),
            content=self._spans(given["content"]) or _refuse("`content` has no place"),
            kind=_one_of(AttributionKind, given["kind"]),
            speech=bool(given.get("speech", True)),
            confidence=float(given.get("confidence", 1.0)),
        )

    def statement(self, given: Given) -> Statement:
        """Speech attributed to a source."""
        question = given.get("question")
        return Statement(
            **self._common(given, "content"),
            speaker=_text(given, "speaker"),
            role=_maybe_text(given, "role"),
            party=_maybe_text(given, "party"),
            candidates=_names(given, "candidates"),
            cue=self._passages(given.get("cue")),
            source=self._passages(given.get("source")),
            addressee=_maybe_text(given, "addressee"),
            said_on=_when(given, "said_on"),
            manner=_one_of(Manner, given.get("manner", Manner.SAID)),
            question=None if question is None else self._passages([question])[0],
        )

    def position(self, given: Given) -> Position:
        """Where a party stands."""
        return Position(
            **self._common(given, "evidence"),
            holder=_text(given, "holder"),
            stance=_one_of(Stance, given["stance"]),
            topic=_text(given, "topic"),
            toward=_maybe_text(given, "toward"),
            condition=_maybe_text(given, "condition"),
        )

    def meeting(self, given: Given) -> Meeting:
        """Talks between parties."""
        return Meeting(
            **self._common(given, "evidence"),
            name=_text(given, "name"),
            status=_one_of(MeetingStatus, given["status"]),
            start_on=_when(given, "start"),
            end_on=_when(given, "end"),
            place=_maybe_text(given, "place"),
            host=_names(given, "host"),
            participants=tuple(map(_participant, given.get("participants") or ())),
            outcome=_maybe_text(given, "outcome"),
        )

    def commitment(self, given: Given) -> Commitment:
        """What a party is bound to do."""
        return Commitment(
            **self._common(given, "evidence"),
            by=_names(given, "by"),
            to=_names(given, "to"),
            action=_text(given, "action"),
            kind=_one_of(CommitmentKind, given["kind"]),
            status=_one_of(CommitmentStatus, given.get("status", CommitmentStatus.OPEN)),
            due=_when(given, "due"),
            condition=_maybe_text(given, "condition"),
        )

    def event(self, given: Given) -> Event:
        """Who did what to whom."""
        return Event(
            **self._common({**given, "span": [given["span"]]}, "span"),
            event=_text(given, "event"),
            mode=_one_of(EventMode, given["mode"]),
            actor=_names(given, "actor"),
            actor_spans=self._passages(given.get("actor_spans")),
            recipient=_names(given, "recipient"),
            recipient_spans=self._passages(given.get("recipient_spans")),
            date=_when(given, "date"),
        )

    def _common(self, given: Given, words: str) -> dict[str, Any]:
        """The fields of every finding: report, evidence, how and by whom it is said."""
        evidence = self._passages(given[words])
        if not evidence:
            raise _BadEntryError(f"`{words}` has no place in the text")
        return {
            "report": self._report.id,
            "evidence": evidence,
            "modality": _one_of(Modality, given.get("modality", Modality.PAST)),
            "asserted_by": _voice(given.get("asserted_by")),
            "confidence": float(given.get("confidence", 1.0)),
        }

    def _passages(self, given: object) -> tuple[Passage, ...]:
        return tuple(Passage.of(self._text, *span) for span in self._spans(given))

    def _spans(self, given: object) -> tuple[Span, ...]:
        """Places given as pairs, or as one or several exact substrings in text order."""
        if given is None or given == "":
            return ()
        if isinstance(given, str):
            return tuple(self._found([given]))
        if not isinstance(given, list):
            raise _BadEntryError(f"{given!r} is no place")
        if given and all(isinstance(part, str) for part in given):
            return tuple(self._found(given))
        return tuple(map(self._span, given))

    def _span(self, given: object) -> Span:
        if not isinstance(given, Sequence) or isinstance(given, str) or len(given) != 2:
            raise _BadEntryError(f"{given!r} is no [start, end]")
        start, end = given
        if type(start) is not int or type(end) is not int:
            raise _BadEntryError(f"{given!r} is no [start, end]")
        return Passage.of(self._text, start, end).span

    def _found(self, parts: Sequence[str]) -> Iterator[Span]:
        """Each part's first occurrence after the part before it, or else its first at all."""
        after = 0
        for part in filter(None, parts):
            at = self._text.find(part, after)
            at = self._text.find(part) if at < 0 else at
            if at < 0:
                raise _BadEntryError(f"{part!r} does not stand in the text")
            yield Span(at, at + len(part))
            after = at + len(part)


def _refuse(problem: str) -> NoReturn:
    raise _BadEntryError(problem)


def _one_of(kind: type[_E], value: object) -> _E:
    try:
        return kind(value)
    except ValueError as cause:
        allowed = ", ".join(str(member.value) for member in kind)
        raise _BadEntryError(f"{value!r} is none of {allowed}") from cause


def _text(given: Given, key: str) -> str:
    value = given[key]
    if not isinstance(value, str):
        raise _BadEntryError(f"`{key}` is no text: {value!r}")
    return value


def _maybe_text(given: Given, key: str) -> str | None:
    return None if given.get(key) is None else _text(given, key)


def _names(given: Given, key: str) -> tuple[str, ...]:
    value = given.get(key) or []
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _BadEntryError(f"`{key}` is no list of names: {value!r}")
    return tuple(value)


def _when(given: Given, key: str) -> When | None:
    text = _maybe_text(given, key)
    return None if text is None else When(text)


def _voice(given: object) -> Voice | None:
    return None if given is None else msgspec.convert(given, Voice)


def _participant(given: object) -> Participant:
    if not isinstance(given, Mapping):
        raise _BadEntryError(f"{given!r} is no participant")
    return Participant(
        party=_text(given, "party"),
        attendance=_one_of(Attendance, given["attendance"]),
        reason=_maybe_text(given, "reason"),
    )
