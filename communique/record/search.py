"""Search: the reports and findings that have the words that a person asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from communique.model.search import Found, Hit, Piece
from communique.record import numbering, tables
from communique.record.asked_words import asked_words
from communique.record.fulltext import CLOSE, OPEN, full_text
from communique.record.numbering import KIND_MASK, REPORT, first_of
from communique.record.rows import delivery_of, delivery_order

KINDS: Final = numbering.KINDS
"""Everything that can be looked through."""
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
    with_parties = e.join(text.rows, text.number == e.c.number)
    within = text.rows if asked.party is None else with_parties
    fits = and_(text.matching, *_asked(text.number, asked, as_of))
    found: Select[Any] = select(text.number).select_from(within).where(fits)
    total = connection.scalar(select(func.count()).select_from(within).where(fits)) or 0
    newest = found.order_by(text.number.desc()).limit(asked.limit)
    numbers = connection.scalars(newest).all()
    if not numbers:
        return Found(hits=(), total=total)
    shown = and_(fits, text.number.between(numbers[-1], numbers[0]))
    joined = with_parties.join(r, r.c.id == e.c.report_id)
    query = (
        select(e, r.c.published, r.c.source, text.title.label("named"), text.snippet.label("told"))
        .select_from(joined)
        .where(shown)  # marking words costs more than finding them: only what is shown is marked
        .order_by(*_newest_first())
    )
    rows = connection.execute(query).all()
    names = _names(connection, {row.report_id for row in rows})
    return Found(hits=tuple(_hit(row, names) for row in rows), total=total)


def _newest_first() -> tuple[Any, ...]:
    """By day; within a report the report itself, then its findings by place."""
    e = tables.entry
    report_first = case((e.c.kind == REPORT, 0), else_=1)
    newest = tables.report.c.published.desc()
    return newest, e.c.report_id, report_first, e.c.start_at, e.c.finding_id


def _asked(number: ColumnElement[int], asked: Asked, as_of: date | None) -> Iterator[Any]:
    """Kind and day are read off a row's number; only who is named takes a look at the row."""
    codes = [code for code, kind in enumerate(KINDS) if kind in asked.kinds]
    yield number.bitwise_and(KIND_MASK).in_(codes)
    if asked.party is not None:
        yield tables.entry.c.parties.contains(f"|{asked.party}|", autoescape=True)
    if asked.since is not None:
        yield number >= first_of(asked.since.toordinal())
    for last in (asked.until, as_of):
        if last is not None:
            yield number < first_of(last.toordinal() + 1)


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
