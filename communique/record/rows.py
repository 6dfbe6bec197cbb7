"""A report and its findings as rows of the tables."""

from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from communique.model.annotation import Annotation
from communique.model.codec import encode
from communique.model.findings import AnyFinding
from communique.model.ids import content_id
from communique.model.report import Delivery, Report
from communique.record import tables

UNREAD: Final = "set aside by "
"""How the reader of a report is named that nobody has read, before what set it aside."""


def begins(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether an id begins so. Ids are of digits and a to f: those are a range, which an index
    finds at once, where `LIKE` alone would look at every row of an archive."""
    return and_(column >= name, column < f"{name}z", column.startswith(name, autoescape=True))


def insert_report(connection: Connection, report: Report) -> bool:
    """Keep the report, unless it is there, and how it came; say whether it is new."""
    known = connection.scalar(select(tables.report.c.id).where(tables.report.c.id == report.id))
    if known is None:
        connection.execute(
            insert(tables.report).values(
                id=report.id,
                published=report.published,
                source=report.source,
                text=report.text,
                parts=encode(report.parts),
                warnings=encode(report.warnings),
            )
        )
    insert_delivery(connection, report)
    return known is None


def insert_delivery(connection: Connection, report: Report) -> bool:
    """Keep how the report came, unless it has come so before; say whether that is new."""
    d = tables.delivery
    values = msgspec.structs.asdict(report.delivery)
    name = content_id("delivery", report.id, encode(report.delivery))
    if connection.scalar(select(d.c.id).where(d.c.id == name)) is not None:
        return False
    connection.execute(insert(d).values(id=name, report_id=report.id, **values))
    return True


def delivery_of(row: Any) -> Delivery:  # noqa: ANN401 - a database row
    """How a report came, as its row has it."""
    return Delivery(
        given_id=row.given_id, url=row.url, title=row.title, author=row.author, extra=row.extra
    )


def delivery_order(delivery: Delivery) -> tuple[tuple[bool, str], ...]:
    """Those that say more first, then by what they say: the same for any order of arrival."""
    values = msgspec.structs.astuple(delivery)
    return tuple((value is None, value or "") for value in values)


def reader_of(connection: Connection, report_id: str) -> str | None:
    """Which version has read the report, or has set it aside; None where it is not known."""
    reading = tables.reading.c
    return connection.scalar(select(reading.reader).where(reading.report_id == report_id))


def is_read(reader: str | None) -> bool:
    """Whether somebody has read the report that has this reader."""
    return reader is not None and not reader.startswith(UNREAD)


def delete_reading(connection: Connection, report_id: str) -> None:
    """Forget what an earlier version found in the report."""
    f = tables.finding
    of_report = select(f.c.id).where(f.c.report_id == report_id)
    for table in (tables.evidence, tables.finding_party):
        connection.execute(delete(table).where(table.c.finding_id.in_(of_report)))
    connection.execute(delete(f).where(f.c.report_id == report_id))
    connection.execute(delete(tables.reading).where(tables.reading.c.report_id == report_id))


def insert_reading(
    connection: Connection, annotation: Annotation, reader: str
) -> tuple[AnyFinding, ...]:
    """Keep what `reader`, a version, found in the report; give it back, each finding once, by
    place."""
    report_id = annotation.report.id
    connection.execute(
        insert(tables.reading).values(
            report_id=report_id, reader=reader, times=encode(annotation.times)
        )
    )
    found = {finding.id: finding for finding in annotation.findings()}
    rows: dict[Any, list[dict[str, object]]] = {
        tables.finding: [
            {
                "id": key,
                "report_id": report_id,
                "kind": finding.kind_name,
                "start_at": finding.start,
                "confidence": finding.confidence,
                "payload": encode(finding),
            }
            for key, finding in found.items()
        ],
        tables.evidence: [
            {"finding_id": key, "start_at": p.start, "end_at": p.end, "words": p.words}
            for key, finding in found.items()
            for p in sorted(set(finding.passages()))
        ],
        tables.finding_party: [
            {"finding_id": key, "party": party}
            for key, finding in found.items()
            for party in sorted(finding.parties())
        ],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)
    return tuple(sorted(found.values(), key=lambda finding: (finding.start, finding.id)))
