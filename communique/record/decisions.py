"""Decisions as rows: appended, read back by the clock on which they were made, and proved."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, or_, select

from communique.errors import CommuniqueError, EvidenceError, RecordError
from communique.model.codec import encode
from communique.model.decisions import (
    Confirmed,
    Decision,
    Edited,
    PartyCalled,
    PersonCalled,
    Undone,
    decision_id,
    decode_ruling,
)
from communique.record import tables
from communique.record.evidence import Fault, problem_of

_OF_ALL_REPORTS = (PartyCalled.act, PersonCalled.act, Undone.act)


def append(connection: Connection, decision: Decision) -> None:
    """Add a decision to those before it, unless it is there.

    Raises `EvidenceError` where a finding that it puts in another's place has words that its
    report doesn't have.
    """
    d = tables.decision
    if connection.scalar(select(d.c.id).where(d.c.id == decision.id)) is not None:
        return
    _check(connection, decision)
    connection.execute(
        insert(d).values(
            id=decision.id,
            decided_at=_stamp(decision.at),
            decided_by=decision.by,
            because=decision.because,
            act=decision.act,
            ruling=encode(decision.ruling),
        )
    )
    if targets := _targets(decision):
        connection.execute(insert(tables.decision_target), targets)


def _targets(decision: Decision) -> list[dict[str, object]]:
    return [
        {
            "decision_id": decision.id,
            "number": number,
            "report_id": target.read.report,
            "kind": target.read.kind_name,
            "start_at": target.read.start,
            "words": " ... ".join(passage.words for passage in target.read.evidence),
        }
        for number, target in enumerate(decision.ruling.about())
    ]


def _check(connection: Connection, decision: Decision) -> None:
    if not decision.by.strip():
        raise RecordError("a decision needs a name", remedy="tell who decides, with --by NAME")
    for problem, report in _problems(connection, decision):
        raise EvidenceError(
            f"a finding {problem}",
            remedy="give words that stand in the report, exactly as they stand there",
            source=report,
        )


def _problems(connection: Connection, decision: Decision) -> Iterator[tuple[str, str]]:
    """What doesn't hold of a decision's findings, with the report, as far as it is at hand."""
    ruling, r = decision.ruling, tables.report
    stands = ruling.stands if isinstance(ruling, Confirmed | Edited) else ()
    for finding in (*(target.read for target in ruling.about()), *stands):
        text = connection.scalar(select(r.c.text).where(r.c.id == finding.report))
        if text is not None and (problem := problem_of(finding, finding.report, text)):
            yield problem, finding.report


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read(
    connection: Connection, *, decided_by: date | None = None, report: str | None = None
) -> tuple[Decision, ...]:
    """The decisions made by the end of a day in universal time, the oldest first; of those on
    findings only those of one report, where one is given."""
    d, t = tables.decision, tables.decision_target
    query = select(d).order_by(d.c.decided_at, d.c.id)
    if decided_by is not None:
        query = query.where(d.c.decided_at < _stamp(_end_of(decided_by)))
    if report is not None:
        about = select(t.c.decision_id).where(t.c.report_id == report)
        query = query.where(or_(d.c.id.in_(about), d.c.act.in_(_OF_ALL_REPORTS)))
    return tuple(_decision(row) for row in connection.execute(query))


def _end_of(day: date) -> datetime:
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(1), time.min, UTC)


def reports_of(connection: Connection, decision: Decision) -> frozenset[str]:
    """The reports whose findings a decision may change, those of what it undoes with them."""
    t, root = tables.decision_target, root_of(connection, decision)
    ids = (decision.id, root.id)
    return frozenset(connection.scalars(select(t.c.report_id).where(t.c.decision_id.in_(ids))))


def root_of(connection: Connection, decision: Decision) -> Decision:
    """The decision itself, or what it undoes in the end: to undo an undoing is to decide again."""
    d = tables.decision
    while isinstance(decision.ruling, Undone):
        row = connection.execute(select(d).where(d.c.id == decision.ruling.decision)).first()
        if row is None:
            return decision
        decision = _decision(row)
    return decision


def names_changed(connection: Connection) -> frozenset[str]:
    """Every name in whose place people have put another, undone or not."""
    d = tables.decision
    query = select(d).where(d.c.act.in_((PartyCalled.act, PersonCalled.act)))
    rulings = [_decision(row).ruling for row in connection.execute(query)]
    return frozenset(r.name for r in rulings if isinstance(r, PartyCalled | PersonCalled))


def reports_decided(connection: Connection) -> Sequence[str]:
    """Every report with a finding that a decision is about."""
    t = tables.decision_target
    return connection.scalars(select(t.c.report_id).distinct().order_by(t.c.report_id)).all()


def _decision(row: Any) -> Decision:  # noqa: ANN401 - a database row
    try:
        ruling = decode_ruling(row.ruling)
    except (msgspec.MsgspecError, CommuniqueError) as cause:
        raise RecordError(
            f"decision {row.id} of {row.decided_by} can't be understood: {cause}",
            remedy="`communique verify` tells more; a newer Communique may have written it",
        ) from cause
    at = datetime.fromisoformat(row.decided_at)
    return Decision(id=row.id, at=at, by=row.decided_by, because=row.because, ruling=ruling)


def faults_of(connection: Connection) -> Iterator[Fault]:
    """Prove each decision once more: its id, what it says, its words, what it undoes."""
    d = tables.decision
    ids = frozenset(connection.scalars(select(d.c.id)))
    for row in connection.execute(select(d).order_by(d.c.decided_at, d.c.id)).all():
        for problem in _faults(connection, row, ids):
            yield Fault(None, None, problem, decision=row.id)


def _faults(connection: Connection, row: Any, ids: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    try:
        decision = _decision(row)
    except (RecordError, ValueError) as error:
        yield f"it can't be understood: {error}"
        return
    if decision_id(decision.at, row.decided_by, row.because, row.ruling) != row.id:
        yield "its id is not the hash of what it says"
    if decision.act != row.act:
        yield f"it is kept as {row.act}, and is {decision.act}"
    for problem, report in _problems(connection, decision):
        yield f"a finding of report {report} {problem}"
    if isinstance(decision.ruling, Undone) and decision.ruling.decision not in ids:
        yield f"it undoes {decision.ruling.decision}, which isn't there"
    t = tables.decision_target
    kept = connection.execute(select(t).where(t.c.decision_id == row.id).order_by(t.c.number))
    if [dict(one) for one in kept.mappings()] != _targets(decision):
        yield "its stored targets are not those that it tells"
