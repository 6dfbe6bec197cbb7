"""Small reports and findings made by hand, for tests that need no parser."""

from datetime import date

from communique.model.annotation import Annotation
from communique.model.dates import When
from communique.model.evidence import Passage
from communique.model.findings import (
    AnyFinding,
    Attendance,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Meeting,
    MeetingStatus,
    Participant,
    Position,
    Stance,
    Statement,
)
from communique.model.report import Delivery, Report


def a_report(text: str, published: str = "2021-03-12", **given: str) -> Report:
    """A report of that day; `name` and `source` may be given."""
    return Report(
        published=date.fromisoformat(published),
        text=text,
        source=given.get("source"),
        delivery=Delivery(given_id=given.get("name"), url=given.get("url")),
    )


def words_of(report: Report, words: str) -> tuple[Passage, ...]:
    """Where `words` stand in the report."""
    start = report.text.index(words)
    return (Passage.of(report.text, start, start + len(words)),)


def said(report: Report, words: str, speaker: str = "Ann Bell", party: str = "RUS") -> Statement:
    """A statement in those words of the report."""
    return Statement(
        report=report.id, evidence=words_of(report, words), speaker=speaker, party=party
    )


def stands(report: Report, words: str, holder: str, stance: Stance, topic: str) -> Position:
    """A position in those words of the report."""
    return Position(
        report=report.id,
        evidence=words_of(report, words),
        holder=holder,
        stance=stance,
        topic=topic,
    )


def meets(
    report: Report, words: str, name: str, status: MeetingStatus, start: str | None, *parties: str
) -> Meeting:
    """A meeting in those words of the report."""
    coming = Attendance.ATTENDED if status is MeetingStatus.HELD else Attendance.EXPECTED
    return Meeting(
        report=report.id,
        evidence=words_of(report, words),
        name=name,
        status=status,
        start_on=None if start is None else When(start),
        participants=tuple(Participant(party=p, attendance=coming) for p in parties),
    )


def binds(
    report: Report, words: str, by: str, action: str, due: str | None, status: CommitmentStatus
) -> Commitment:
    """A commitment in those words of the report."""
    return Commitment(
        report=report.id,
        evidence=words_of(report, words),
        by=(by,),
        action=action,
        kind=CommitmentKind.PROMISE,
        due=None if due is None else When(due),
        status=status,
    )


def says(report: Report, *findings: AnyFinding) -> Annotation:
    """The report with its findings by kind."""
    return Annotation(
        report=report,
        statements=tuple(f for f in findings if isinstance(f, Statement)),
        positions=tuple(f for f in findings if isinstance(f, Position)),
        meetings=tuple(f for f in findings if isinstance(f, Meeting)),
        commitments=tuple(f for f in findings if isinstance(f, Commitment)),
    )
