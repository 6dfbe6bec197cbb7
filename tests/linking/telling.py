"""Findings as reports tell them, in few words, for the tests of linking."""

from collections.abc import Iterable, Sequence
from datetime import date

from communique.linking.coverage import report_info, told_in
from communique.linking.threads import thread
from communique.model.annotation import Annotation
from communique.model.dates import When
from communique.model.evidence import Passage
from communique.model.findings import (
    Attendance,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Meeting,
    MeetingStatus,
    Participant,
    Position,
    Stance,
)
from communique.model.report import Delivery, Report
from communique.model.threads import ReportInfo, Thread, ThreadKind, Told

LATER = date(2030, 1, 1)


def report(name: str, day: str, *sentences: str, source: str = "The Courier") -> Report:
    return Report(
        published=date.fromisoformat(day),
        text=" ".join(sentences),
        source=source,
        delivery=Delivery(given_id=name),
    )


def words(of: Report, sentence: str) -> tuple[Passage, ...]:
    at = of.text.index(sentence)
    return (Passage.of(of.text, at, at + len(sentence)),)


def when(text: str | None) -> When | None:
    return None if text is None else When(text)


def talks(
    of: Report,
    sentence: str,
    name: str,
    status: str,
    start: str | None = None,
    *,
    end: str | None = None,
    place: str | None = None,
    host: Sequence[str] = (),
    parties: Sequence[str] = (),
    attendance: str = "expected",
    parts: Sequence[Participant] = (),
) -> Meeting:
    return Meeting(
        report=of.id,
        evidence=words(of, sentence),
        name=name,
        status=MeetingStatus(status),
        start_on=when(start),
        end_on=when(end if end is not None else start),
        place=place,
        host=tuple(host),
        participants=tuple(parts)
        or tuple(Participant(party=p, attendance=Attendance(attendance)) for p in parties),
    )


def promise(
    of: Report,
    sentence: str,
    action: str,
    *,
    by: Sequence[str],
    to: Sequence[str] = (),
    due: str | None = None,
    status: str = "open",
) -> Commitment:
    return Commitment(
        report=of.id,
        evidence=words(of, sentence),
        by=tuple(by),
        to=tuple(to),
        action=action,
        kind=CommitmentKind.PROMISE,
        status=CommitmentStatus(status),
        due=when(due),
    )


def stand(
    of: Report, sentence: str, holder: str, stance: str, topic: str, toward: str | None = None
) -> Position:
    return Position(
        report=of.id,
        evidence=words(of, sentence),
        holder=holder,
        stance=Stance(stance),
        topic=topic,
        toward=toward,
    )


def annotated(of: Report, *findings: Meeting | Commitment | Position) -> Annotation:
    return Annotation(
        report=of,
        meetings=tuple(f for f in findings if isinstance(f, Meeting)),
        commitments=tuple(f for f in findings if isinstance(f, Commitment)),
        positions=tuple(f for f in findings if isinstance(f, Position)),
    )


def put(annotations: Iterable[Annotation]) -> tuple[list[Told], list[ReportInfo]]:
    """What linking takes, from what was found in each report."""
    told: list[Told] = []
    infos: list[ReportInfo] = []
    for annotation in annotations:
        told += told_in(annotation)
        infos.append(report_info(annotation.report, annotation.findings()))
    return told, infos


def threads(
    annotations: Iterable[Annotation], as_of: str | date = LATER, kind: ThreadKind | None = None
) -> tuple[Thread, ...]:
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    found = thread(*put(annotations), day)
    return tuple(t for t in found if kind in (None, t.kind))
