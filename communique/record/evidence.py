"""Proof that a record's findings are what its reports say."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from communique.errors import CommuniqueError, EvidenceError
from communique.model.annotation import Annotation
from communique.model.findings import AnyFinding, decode_finding
from communique.model.report import Report
from communique.record import tables


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a record that doesn't hold, and where."""

    report: str | None
    finding: str | None
    problem: str
    decision: str | None = None
    """The id of a person's decision, where that is what doesn't hold."""


def check_annotation(annotation: Annotation) -> None:
    """Raise `EvidenceError` unless every finding has evidence and every passage is the report's."""
    report = annotation.report
    for finding in annotation.findings():
        if problem := problem_of(finding, report.id, report.text):
            raise EvidenceError(
                f"a {finding.kind_name} {problem}",
                remedy="this is a fault of the reader, please tell its makers; nothing was stored",
                source=report.name,
            )


def problem_of(finding: AnyFinding, report_id: str, text: str) -> str | None:
    """What keeps a finding out of the record; None where its words are the report's."""
    if finding.report != report_id:
        return f"belongs to another report, {finding.report}"
    if not finding.evidence:
        return "has no evidence"
    for passage in finding.passages():
        if not passage.is_in(text):
            return f"points at [{passage.start}, {passage.end}), where {passage.words!r} isn't"
    return None


def faults_of(connection: Connection) -> Iterator[Fault]:
    """Prove each report's id, each finding's id and passages, and their rows once more."""
    r = tables.report
    for row in connection.execute(select(r).order_by(r.c.published, r.c.id)):
        own = Report(published=row.published, text=row.text, source=row.source)
        if own.id != row.id:
            yield Fault(row.id, None, "its id is not the hash of its day, publisher and text")
        yield from _finding_faults(connection, row.id, row.text)


def _finding_faults(connection: Connection, report_id: str, text: str) -> Iterator[Fault]:
    f, e = tables.finding, tables.evidence
    for row in connection.execute(select(f).where(f.c.report_id == report_id).order_by(f.c.id)):
        try:
            finding = decode_finding(row.payload)
        except (msgspec.MsgspecError, CommuniqueError) as error:
            yield Fault(report_id, row.id, f"it can't be understood: {error}")
            continue
        if finding.id != row.id:
            yield Fault(report_id, row.id, "its id is not the hash of what it says")
        if problem := problem_of(finding, report_id, text):
            yield Fault(report_id, row.id, f"it {problem}")
        rows = connection.execute(
            select(e.c.start_at, e.c.end_at, e.c.words).where(e.c.finding_id == row.id)
        )
        if {tuple(r) for r in rows} != {tuple(p) for p in finding.passages()}:
            yield Fault(report_id, row.id, "its stored passages are not those of its evidence")
