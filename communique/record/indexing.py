"""What can be found by its words, kept in step with reports, findings and decisions."""

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from communique.model.codec import encode
from communique.model.decisions import Decision, PartyCalled, PersonCalled
from communique.model.findings import AnyFinding, decode_finding
from communique.model.report import Report
from communique.record import decisions, tables, tallies
from communique.record.applying import apply
from communique.record.evidence import Fault
from communique.record.numbering import REPORT, numbers
from communique.record.rows import begins
from communique.record.titles import title_of


def index_all(connection: Connection) -> None:
    """Make all rows and counts anew: after a change of what they hold."""
    connection.execute(delete(tables.entry))
    tallies.count_all(connection)
    for report in connection.scalars(select(tables.report.c.id)).all():
        index_report(connection, report)


def index_after(connection: Connection, made: Iterable[Decision]) -> None:
    """Put the rows right that decisions change."""
    touched: set[str] = set()
    for decision in made:
        touched |= decisions.reports_of(connection, decision)
        if isinstance(decisions.root_of(connection, decision).ruling, PartyCalled | PersonCalled):
            touched |= reports_touched(connection)
    for report in sorted(touched):
        index_report(connection, report)


def reports_touched(connection: Connection) -> frozenset[str]:
    """Reports that decisions are about, and those with any name that people have changed."""
    f = tables.finding
    names = decisions.names_changed(connection)
    having = [f.c.payload.contains(encode(name), autoescape=True) for name in sorted(names)]
    named = select(f.c.report_id).where(or_(*having)).distinct() if having else None
    return frozenset(decisions.reports_decided(connection)).union(
        () if named is None else connection.scalars(named)
    )


def index_report(connection: Connection, report: str) -> None:
    """Make the rows of one report, and of its findings as people have decided them."""
    e, r = tables.entry, tables.report
    before = connection.scalar(select(e.c.parties).where(e.c.report_id == report, _is_report()))
    connection.execute(delete(e).where(e.c.report_id == report))
    published = connection.scalar(select(r.c.published).where(r.c.id == report))
    if published is None:
        return
    _keep(connection, report, published, list(expected(connection, report, published)), before)


def index_new(connection: Connection, report: Report, read: Sequence[AnyFinding]) -> None:
    """The same of a report that has just come, with what was read in it, by place: it has no rows
    yet, and what is at hand need not be asked for."""
    rows = list(_rows(connection, report.id, report.published, read))
    _keep(connection, report.id, report.published, rows, before=None)


def _keep(
    connection: Connection,
    report: str,
    published: date,
    rows: list[dict[str, Any]],
    before: str | None,
) -> None:
    """Put in the rows of a report that has none, and count it for its parties, not for those
    `before`."""
    places = numbers(connection, report, published, [row["kind"] for row in rows])
    for row, number in zip(rows, places, strict=True):
        row["number"] = number
    rows.sort(key=lambda row: row["number"])  # or FTS5 makes an index of its own of each row
    connection.execute(insert(tables.entry), rows)
    now = next(row["parties"] for row in rows if row["kind"] == REPORT)
    tallies.name_parties(connection, tallies.unlisted(before or ""), tallies.unlisted(now))


def _is_report() -> ColumnElement[bool]:
    return tables.entry.c.finding_id.is_(None)


def expected(connection: Connection, report: str, published: date) -> Iterator[dict[str, Any]]:
    """The rows that follow from a report, its findings and the decisions on them, by place."""
    f = tables.finding
    payloads = connection.scalars(
        select(f.c.payload).where(f.c.report_id == report).order_by(f.c.start_at, f.c.id)
    ).all()
    return _rows(connection, report, published, [decode_finding(each) for each in payloads])


def _rows(
    connection: Connection, report: str, published: date, read: Sequence[AnyFinding]
) -> Iterator[dict[str, Any]]:
    d = tables.delivery
    titles = connection.scalars(select(d.c.title).where(d.c.report_id == report)).all()
    found = apply(read, decisions.read(connection, report=report)).findings
    yield {
        "report_id": report,
        "finding_id": None,
        "kind": REPORT,
        "start_at": 0,
        "title": " / ".join(sorted({title for title in titles if title})),
        "words": None,
        "parties": tallies.listed(frozenset[str]().union(*(one.parties() for one in found))),
    }
    yield from (_row_of_finding(one, published) for one in found)


def _row_of_finding(finding: AnyFinding, published: date) -> dict[str, Any]:
    return {
        "report_id": finding.report,
        "finding_id": finding.id,
        "kind": finding.kind_name,
        "start_at": finding.start,
        "title": title_of(finding, published),
        "words": " ... ".join(passage.words for passage in finding.evidence),
        "parties": tallies.listed(finding.parties()),
    }


def faults_of(connection: Connection, known: Set[str]) -> Iterator[Fault]:
    """Reports that would not be found by their words, or by words that they don't have; those
    `known` to have faults are left out."""
    e, r = tables.entry, tables.report
    dated = connection.execute(select(r.c.id, r.c.published).order_by(r.c.id)).all()
    for report, published in ((id_, day) for id_, day in dated if id_ not in known):
        rows = connection.execute(select(e).where(e.c.report_id == report)).mappings()
        kept = [{key: value for key, value in row.items() if key != "number"} for row in rows]
        if sorted(map(encode, kept)) != sorted(
            map(encode, expected(connection, report, published))
        ):
            known = known | {report}
            yield Fault(report, None, "`search` doesn't have it as it is")
    if not known and not tallies.holds(connection):
        yield Fault(None, None, "what is held is not counted right")


def reports_with(connection: Connection, finding: str) -> frozenset[str]:
    """The reports with a finding whose id, as people have decided it, begins so."""
    e = tables.entry
    named = begins(e.c.finding_id, finding)
    return frozenset(connection.scalars(select(e.c.report_id).where(named)))
