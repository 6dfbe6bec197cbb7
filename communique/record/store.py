"""The one door of a record: what goes in, one transaction a report, and how it comes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from sqlalchemy import Select, func, or_, select, tuple_

from communique.errors import UnknownIdError
from communique.model.annotation import Annotation, TimeExpression
from communique.model.codec import decode
from communique.model.decisions import Decision, Listed
from communique.model.findings import AnyFinding, decode_finding
from communique.model.report import Delivery, Part, Report
from communique.model.search import Found
from communique.record import decisions, indexing, rows, search, tables, tallies
from communique.record.applying import Applied, apply
from communique.record.engine import open_engine, writing
from communique.record.evidence import Fault, check_annotation, faults_of
from communique.record.search import Asked

_AT_ONCE: Final = 1000
"""Rows that a server sends together: never a whole archive."""


class Outcome(StrEnum):
    """What became of a report that was handed to the record."""

    NEW = "new"
    REREAD = "read again"
    """It was known, but read by another version: its findings were replaced."""
    KNOWN = "known"
    """It was known and read; nothing changed."""
    SET_ASIDE = "set aside"
    """It is kept without having been read: a first look found nothing to record."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a record holds."""

    reports: int
    findings: dict[str, int]
    first: date | None
    last: date | None
    decisions: int = 0
    """Of people, on whatever report."""


class Store:
    """A record of reports and their findings in a database.

    Writing the same report twice changes nothing. Reading is by `as_of`: what was published by
    that day.
    """

    def __init__(self, location: str | Path, *, create: bool = True) -> None:
        self.location = str(location)
        self._engine = open_engine(location, create=create)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- writing

    def has_read(self, report: Report, reader: str) -> bool:
        """Whether `reader`, a version, has read the report already."""
        with self._engine.connect() as connection:
            return rows.reader_of(connection, report.id) == reader

    def is_read(self, report: Report) -> bool:
        """Whether anybody has read the report: it is known, and was not set aside."""
        with self._engine.connect() as connection:
            return rows.is_read(rows.reader_of(connection, report.id))

    def deliver(self, report: Report, reader: str) -> bool:
        """Note that `report` came, if it is known; say whether `reader` has read it already."""
        if not self.has_read(report, reader):
            return False
        with writing(self._engine) as connection:
            if rows.insert_delivery(connection, report):
                indexing.index_report(connection, report.id)
        return True

    def write(self, annotation: Annotation, reader: str) -> Outcome:
        """Keep a report and its findings, as `reader` (a version) found them, in one transaction.

        Raises `EvidenceError`, and keeps nothing, where a finding has no evidence or its
        evidence is not what the report says.
        """
        check_annotation(annotation)
        return self._keep(annotation, reader)

    def _keep(self, annotation: Annotation, reader: str) -> Outcome:
        report = annotation.report
        with writing(self._engine) as connection:
            come = rows.insert_report(connection, report)
            known = None if come else rows.reader_of(connection, report.id)
            if known == reader or (rows.is_read(known) and not rows.is_read(reader)):
                return Outcome.KNOWN
            before = None if known is None else tallies.kinds_of(connection, report.id)
            if known is not None:
                rows.delete_reading(connection, report.id)
            found = rows.insert_reading(connection, annotation, reader)
            tallies.count_change(connection, report, come=come, before=before, now=found)
            if come:
                indexing.index_new(connection, report, found)
            else:
                indexing.index_report(connection, report.id)
        return Outcome.NEW if known is None else Outcome.REREAD

    def set_aside(self, report: Report, look: str) -> Outcome:
        """Keep a report that `look`, a version of the first look, has left unread: without
        findings, and marked so. One that somebody has read stays as it is."""
        by = f"{rows.UNREAD}{look}"
        if self.deliver(report, by):
            return Outcome.KNOWN
        outcome = self._keep(Annotation(report=report), by)
        return outcome if outcome is Outcome.KNOWN else Outcome.SET_ASIDE

    def decide(self, *made: Decision) -> None:
        """Append what a person decided, all of it or nothing; what is there already stays as it is.

        Raises `EvidenceError` where the words of an edited finding aren't in its report.
        """
        with writing(self._engine) as connection:
            for decision in made:
                decisions.append(connection, decision)
            indexing.index_after(connection, made)

    # ---- reading

    def decisions(self, decided_by: date | None = None) -> tuple[Decision, ...]:
        """What people decided by the end of a day in universal time, the oldest first."""
        with self._engine.connect() as connection:
            return decisions.read(connection, decided_by=decided_by)

    def listed(self, decided_by: date | None = None) -> tuple[Listed, ...]:
        """The same with what had become of each by then, in the record as it is read now."""
        made = self.decisions(decided_by)
        with self._engine.connect() as connection:
            reports = sorted(indexing.reports_touched(connection))
        touched = chain.from_iterable(self.findings(report=report) for report in reports)
        return apply(touched, made).listed

    def decided(self, report: str, decided_by: date | None = None) -> Applied:
        """The findings of one report (its id) as people have decided them."""
        with self._engine.connect() as connection:
            made = decisions.read(connection, decided_by=decided_by, report=report)
        return apply(self.findings(report=report), made)

    def reports(self, as_of: date | None = None, *, unread: bool = False) -> Iterator[Report]:
        """The reports published by `as_of`, by day, then id; those set aside alone if `unread`."""
        r, d = tables.report, tables.delivery
        query = select(r).order_by(r.c.published, r.c.id)
        if unread:
            reading = tables.reading.c
            query = query.join(tables.reading, reading.report_id == r.c.id)
            query = query.where(reading.reader.startswith(rows.UNREAD))
        with self._engine.connect() as connection:
            deliveries: dict[str, Delivery] = {}
            for row in connection.execute(select(d)):
                found = rows.delivery_of(row)
                held = deliveries.setdefault(row.report_id, found)
                deliveries[row.report_id] = min(held, found, key=rows.delivery_order)
            for row in connection.execute(_by(query, as_of).execution_options(yield_per=_AT_ONCE)):
                yield _report(row, deliveries[row.id])

    def report(self, name: str) -> Report:
        """The one report whose id begins with `name`, or that came with that id."""
        r, d = tables.report, tables.delivery
        named = select(d.c.report_id).where(d.c.given_id == name)
        with self._engine.connect() as connection:
            found = connection.execute(
                select(r).where(or_(rows.begins(r.c.id, name), r.c.id.in_(named)))
            ).all()
            row = _only_one(found, name, "report")
            deliveries = connection.execute(select(d).where(d.c.report_id == row.id)).all()
        return _report(row, min(map(rows.delivery_of, deliveries), key=rows.delivery_order))

    def findings(
        self, as_of: date | None = None, *, report: str | None = None
    ) -> Iterator[AnyFinding]:
        """The findings of reports published by `as_of`, by day, report, place and id."""
        f, r = tables.finding, tables.report
        query = (
            select(f.c.payload)
            .join(r, f.c.report_id == r.c.id)
            .order_by(r.c.published, r.c.id, f.c.start_at, f.c.id)
        )
        if report is not None:
            query = query.where(r.c.id == report)
        with self._engine.connect() as connection:
            streamed = _by(query, as_of).execution_options(yield_per=_AT_ONCE)
            for payload in connection.scalars(streamed):
                yield decode_finding(payload)

    def finding(self, name: str, decided_by: date | None = None) -> AnyFinding:
        """The one finding whose id begins with `name`, as people have decided it; the id under
        which the reader has it will do too."""
        found: dict[str, AnyFinding] = {}
        for report in self.reports_with(name):
            applied = self.decided(report, decided_by)
            for finding in applied.findings:
                read = applied.origins.get(finding.id, finding)
                if finding.id.startswith(name) or read.id.startswith(name):
                    found[finding.id] = finding
        return _only_one(found.values(), name, "finding")  # type: ignore[no-any-return]

    def reports_with(self, name: str) -> frozenset[str]:
        """The reports with a finding whose id, as read or as decided, begins with `name`."""
        f = tables.finding
        with self._engine.connect() as connection:
            read = select(f.c.report_id).where(rows.begins(f.c.id, name))
            return frozenset(connection.scalars(read)) | indexing.reports_with(connection, name)

    def by_confidence(self, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The findings of these kinds as read, the least certain first: their ids and reports'.

        Kinds are told apart here: asked for them, a database would look at all findings of the
        kinds and sort them before it gave the first. They come page by page, so that whoever asks
        may ask for something else meanwhile.
        """
        f, wanted = tables.finding, frozenset(kinds)
        order = (f.c.confidence, f.c.report_id, f.c.start_at, f.c.id)
        query = select(*order, f.c.kind).order_by(*order).limit(_AT_ONCE)
        page = query
        while True:
            with self._engine.connect() as connection:
                found = connection.execute(page).all()
            yield from ((row.id, row.report_id) for row in found if row.kind in wanted)
            if len(found) < _AT_ONCE:
                return
            page = query.where(tuple_(*order) > tuple_(*found[-1][:-1]))

    def search(self, typed: str, asked: Asked, as_of: date | None = None) -> Found:
        """The reports and findings that have the words that a person typed, the newest first.

        Whatever is typed, it is looked for; nothing is found by signs alone.
        """
        with self._engine.connect() as connection:
            return search.search(connection, typed, asked, as_of)

    def parties(self) -> frozenset[str]:
        """Every party that the record names, as read or as people call it."""
        with self._engine.connect() as connection:
            return tallies.parties(connection)

    def party_asked(self, name: str) -> str | None:
        """The party of the record that a person calls `name`, however it is written."""
        with self._engine.connect() as connection:
            return tallies.party_asked(connection, name)

    def times(self, report: str) -> tuple[TimeExpression, ...]:
        """The times that the reading of `report` (its id) found."""
        t = tables.reading
        with self._engine.connect() as connection:
            text = connection.scalar(select(t.c.times).where(t.c.report_id == report))
        return decode(text or "[]", tuple[TimeExpression, ...])

    def tally(self, as_of: date | None = None) -> Tally:
        """How many reports, findings and decisions there are, and from when to when."""
        with self._engine.connect() as connection:
            counted = tallies.tallied(connection, as_of)
            made = connection.scalar(select(func.count()).select_from(tables.decision)) or 0
        of_reports = counted.pop(tallies.REPORT, None)
        findings = {kind: row.total for kind, row in counted.items()}
        if of_reports is None:
            return Tally(0, findings, None, None, made)
        return Tally(of_reports.total, findings, of_reports.first, of_reports.last, made)

    def faults(self) -> Iterator[Fault]:
        """Everything in the record that doesn't hold: every span and every id is proved again,
        those of decisions too, and what `search` looks through is compared with the rest."""
        with self._engine.connect() as connection:
            faults = [*faults_of(connection), *decisions.faults_of(connection)]
            yield from faults
            if not any(fault.decision for fault in faults):
                known = {fault.report for fault in faults if fault.report is not None}
                yield from indexing.faults_of(connection, known)


Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])


def _by(query: Query, as_of: date | None) -> Query:
    return query if as_of is None else query.where(tables.report.c.published <= as_of)


def _only_one(rows: Iterable[Any], name: str, what: str) -> Any:  # noqa: ANN401 - a database row
    found = list(rows)
    if len(found) != 1 or not name:
        problem = f"{len(found)} {what}s have" if found else f"no {what} has"
        raise UnknownIdError(
            f"{problem} an id that begins with {name!r}",
            remedy="the lists show ids; give enough of one to be the only one",
        )
    return found[0]


def _report(row: Any, delivery: Delivery) -> Report:  # noqa: ANN401 - a database row
    return Report(
        published=row.published,
        text=row.text,
        source=row.source,
        parts=decode(row.parts, tuple[Part, ...]),
        delivery=delivery,
        warnings=decode(row.warnings, tuple[str, ...]),
    )
