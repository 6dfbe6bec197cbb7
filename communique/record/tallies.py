"""Counts that are kept as reports come: to count all findings anew would take ever longer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from communique.model.findings import AnyFinding
from communique.model.parties import asked_as
from communique.model.report import Report
from communique.record import tables

REPORT: Final = "report"
"""What a report is counted as, among the kinds of findings."""


def count(connection: Connection, published: date, kinds: Mapping[str, int]) -> None:
    """Count so many more, or fewer, of each kind on a day."""
    t = tables.day_tally
    known = connection.scalars(select(t.c.kind).where(t.c.published == published)).all()
    rows = [
        {"published": published, "kind": kind, "number": number}
        for kind, number in sorted(kinds.items())
        if number
    ]
    _add(connection, t, rows, {(published, kind) for kind in known})


def count_change(
    connection: Connection,
    report: Report,
    *,
    come: bool,
    before: Mapping[str, int] | None,
    now: Iterable[AnyFinding],
) -> None:
    """Count what a reading has changed: a report that has `come`, and the findings of `now` in
    place of those `before`."""
    change = Counter(finding.kind_name for finding in now)
    change.update({REPORT: int(come)})
    change.subtract(before or {})
    count(connection, report.published, change)


def kinds_of(connection: Connection, report: str) -> Counter[str]:
    """How many findings of each kind a report has now."""
    f = tables.finding
    query = select(f.c.kind, func.count()).where(f.c.report_id == report).group_by(f.c.kind)
    return Counter({row.kind: row[1] for row in connection.execute(query)})


def name_parties(connection: Connection, before: Set[str], now: Set[str]) -> None:
    """Count a report for the parties that it names now, and not for those that it named before."""
    t = tables.party_tally
    changed = sorted(before ^ now)
    known = connection.scalars(select(t.c.party).where(t.c.party.in_(changed))).all()
    rows = [
        {"party": party, "number": 1 if party in now else -1, "asked": asked_as(party)}
        for party in changed
    ]
    _add(connection, t, rows, {(party,) for party in known})


def _add(
    connection: Connection,
    table: Table,
    rows: Iterable[Mapping[str, Any]],
    known: Set[tuple[Any, ...]],
) -> None:
    """Add each row's number to that of its key, where the key is known, else put the row in."""
    keys = [column.name for column in table.primary_key]
    adding: list[dict[str, Any]] = []
    fresh: list[Mapping[str, Any]] = []
    for row in rows:
        if tuple(row[key] for key in keys) in known:
            adding.append({f"its_{name}": value for name, value in row.items()})
        else:
            fresh.append(row)
    if adding:
        same = (table.c[key] == bindparam(f"its_{key}") for key in keys)
        more = table.c.number + bindparam("its_number")
        connection.execute(update(table).where(*same).values(number=more), adding)
    if fresh:
        connection.execute(insert(table), fresh)


def tallied(connection: Connection, as_of: date | None) -> dict[str, Any]:
    """Of each kind, reports among them, how many there are (`total`), the `first` day and the
    `last`."""
    t = tables.day_tally
    query = (
        select(
            t.c.kind,
            func.sum(t.c.number).label("total"),
            func.min(t.c.published).label("first"),
            func.max(t.c.published).label("last"),
        )
        .where(t.c.number > 0)
        .group_by(t.c.kind)
        .order_by(t.c.kind)
    )
    if as_of is not None:
        query = query.where(t.c.published <= as_of)
    return {row.kind: row for row in connection.execute(query)}


def parties(connection: Connection) -> frozenset[str]:
    """The parties that reports name, as people call them."""
    t = tables.party_tally
    return frozenset(connection.scalars(select(t.c.party).where(t.c.number > 0)))


def party_asked(connection: Connection, name: str) -> str | None:
    """The party of reports that a person calls so, however it is written; the last in the alphabet
    of several that are called alike."""
    t = tables.party_tally
    query = select(t.c.party).where(t.c.asked == asked_as(name), t.c.number > 0)
    return connection.scalar(query.order_by(t.c.party.desc()).limit(1))


def count_all(connection: Connection) -> None:
    """Count all reports and findings anew, and forget the parties."""
    for table in (tables.day_tally, tables.party_tally):
        connection.execute(delete(table))
    rows = [
        {"published": published, "kind": kind, "number": number}
        for (published, kind), number in sorted(_counted(connection).items())
    ]
    if rows:
        connection.execute(insert(tables.day_tally), rows)


def holds(connection: Connection) -> bool:
    """Whether what is kept is what there is to count."""
    t, p = tables.day_tally, tables.party_tally
    kept = {(row.published, row.kind): row.number for row in connection.execute(select(t))}
    named: Counter[str] = Counter()
    listed = select(tables.entry.c.parties).where(tables.entry.c.kind == REPORT)
    for one in connection.scalars(listed):
        named.update(unlisted(one))
    of_parties = {row.party: row.number for row in connection.execute(select(p))}
    return (_some(kept), _some(of_parties)) == (_counted(connection), dict(named))


def _some(counts: Mapping[Any, int]) -> dict[Any, int]:
    return {key: number for key, number in counts.items() if number}


def _counted(connection: Connection) -> dict[tuple[date, str], int]:
    r, f = tables.report, tables.finding
    reports = select(r.c.published, func.count()).group_by(r.c.published)
    findings = (
        select(r.c.published, f.c.kind, func.count())
        .join(r, f.c.report_id == r.c.id)
        .group_by(r.c.published, f.c.kind)
    )
    counted = {(day, REPORT): number for day, number in connection.execute(reports)}
    return counted | {(day, kind): n for day, kind, n in connection.execute(findings)}


def listed(parties: Iterable[str]) -> str:
    """Each between bars, so that one can be looked for: no party has a bar in its name."""
    return "".join(f"|{party}" for party in sorted(parties)) + "|"


def unlisted(parties: str) -> frozenset[str]:
    """The parties of such a list."""
    return frozenset(party for party in parties.split("|") if party)
