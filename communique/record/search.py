"""Search: the reports and findings that have the words that a person asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, case, select

from communique.model.search import Found, Hit, Piece
from communique.record import tables
from communique.record.asked_words import asked_words
from communique.record.fulltext import CLOSE, OPEN, full_text
from communique.record.indexing import REPORT
from communique.record.rows import delivery_of, delivery_order

KINDS: Final = (REPORT, "statement", "position", "meeting", "commitment", "event", "office")
SHOWN: Final = KINDS[:5]
"""What is looked through unless more is asked for: events and offices repeat others' words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a hit must be, beside having the words; None asks for nothing."""

    kinds: Sequence[str] = SHOWN
    party: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50


def search(connection: Connection, typed: str, asked: Asked, as_of: date | None) -> Found:
    """The reports and findings that have the words, the newest first.

    Not by a measure of relevance: those weigh a word by how rare it is in all reports, later ones
    too, and what a record says as of a day must not hang on what came after.
    """
    terms = asked_words(typed)
    if not terms:
        return Found(hits=(), total=0)
    text = full_text(connection.dialect.name, terms)
    e, r = tables.entry, tables.report
    joined = e.join(text.rows, text.number == e.c.number).join(r, r.c.id == e.c.report_id)
    fits = and_(text.matching, *_asked(asked, as_of))
    numbers = connection.scalars(
        select(e.c.number).select_from(joined).where(fits).order_by(*_newest_first())
    ).all()
    shown = and_(text.matching, e.c.number.in_(numbers[: asked.limit]))
    query = (
        select(e, r.c.published, r.c.source, text.title.label("named"), text.snippet.label("told"))
        .select_from(joined)
        .where(shown)  # marking words costs more than finding them: only what is shown is marked
        .order_by(*_newest_first())
    )
    rows = connection.execute(query).all()
    names = _names(connection, {row.report_id for row in rows})
    return Found(hits=tuple(_hit(row, names) for row in rows), total=len(numbers))


def _newest_first() -> tuple[Any, ...]:
    """By day; within a report the report itself, then its findings by place."""
    e = tables.entry
    report_first = case((e.c.kind == REPORT, 0), else_=1)
    newest = tables.report.c.published.desc()
    return newest, e.c.report_id, report_first, e.c.start_at, e.c.finding_id


def _asked(asked: Asked, as_of: date | None) -> Iterator[Any]:
    e, r = tables.entry, tables.report
    yield e.c.kind.in_(asked.kinds)
    if asked.party is not None:
        yield e.c.parties.contains(f"|{asked.party}|", autoescape=True)
    if asked.since is not None:
        yield r.c.published >= asked.since
    for last in (asked.until, as_of):
        if last is not None:
            yield r.c.published <= last


def _names(connection: Connection, reports: set[str]) -> Mapping[str, str]:
    """What reports came with as their ids."""
    d = tables.delivery
    named: Select[Any] = select(d).where(d.c.report_id.in_(reports))
    found: dict[str, Any] = {}
    for row in connection.execute(named):
        one = delivery_of(row)
        held = found.setdefault(row.report_id, one)
        found[row.report_id] = min(held, one, key=delivery_order)
    return {id_: one.given_id or id_ for id_, one in found.items()}


def _hit(row: Any, names: Mapping[str, str]) -> Hit:  # noqa: ANN401 - a database row
    return Hit(
        kind=row.kind,
        report=row.report_id,
        report_name=names[row.report_id],
        source=row.source,
        published=row.published,
        finding=row.finding_id,
        title=_pieces(row.named),
        snippet=_pieces(row.told),
    )


def _pieces(marked: str) -> tuple[Piece, ...]:
    """Text with marks, taken apart at them."""
    pieces: list[Piece] = []
    for number, part in enumerate(marked.split(OPEN)):
        inside, _, after = part.partition(CLOSE) if number else ("", "", part)
        pieces += [Piece(inside, True), Piece(after)]
    return tuple(piece for piece in pieces if piece.text)
