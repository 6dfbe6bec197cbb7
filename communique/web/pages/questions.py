"""Questions: who stands where on what, as a matrix, and one question over time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import Row
from communique.views.questions import QuestionView, Series, Stand
from communique.views.shifts import Shift
from communique.web.asking import Listed, Pages, Period
from communique.web.sheets import Asking, Page, Sheet
from communique.web.stances import chart

_PARTIES: Final = 12
"""Columns of the matrix: those who stand on most of its questions."""
COLUMNS = ("question", "name", "holder", "stance", "side", "day", "told", "shifts", "report",
           "words")  # fmt: skip
SERIES_COLUMNS = ("question", "holder", "day", "stance", "side", "topic", "toward", "condition",
                  "report", "finding", "words")  # fmt: skip


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Where one party stands on one question, by the newest word."""

    holder: str
    last: Stand
    told: int
    shifts: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A question with where each party stands on it."""

    question: str
    name: str
    first: date
    last: date
    cells: tuple[Cell, ...]


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Questions by parties."""

    as_of: date
    total: int
    page: int
    pages: int
    parties: tuple[str, ...]
    """The columns that the page shows, the one that stands on most questions first."""
    lines: tuple[Line, ...]


class OneQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question with all words on it."""

    as_of: date
    view: QuestionView
    shifts: tuple[Shift, ...]


def look(asking: Asking[Listed]) -> Sheet:
    """The questions asked for, those with most parties on them first."""
    query, shelf = asking.query, asking.shelf
    party = None if query.party is None else shelf.party(query.party)
    among = shelf.questions if party is None else shelf.questions_of.get(party, ())
    found = [view for view in among if _is_asked(view, query, party)]
    part = tuple(_line(view, asking) for view in found[query.part()])
    pages = Pages.of(query, len(found))
    data = Matrix(
        as_of=shelf.as_of,
        total=len(found),
        page=pages.number,
        pages=pages.last,
        parties=_columns(part, party),
        lines=part,
    )
    rows = lambda: _rows([_line(view, asking) for view in found])  # noqa: E731 - made if asked for
    cells = {line.question: {cell.holder: cell for cell in line.cells} for line in part}
    return Sheet("Questions", data, COLUMNS, rows, {"pages": pages, "cells": cells})


def _is_asked(view: QuestionView, query: Listed, party: str | None) -> bool:
    """Whether one of the party's questions is asked for, or one of all."""
    if not any((query.since, query.until, query.status, query.about)):
        return True
    held = list(in_period(view.series, query, query.status))
    told = " ".join((view.question.name, *(series.stands[-1].topic for series in held)))
    return any(party in (None, series.holder) for series in held) and query.is_in(told)


def _line(view: QuestionView, asking: Asking[Listed]) -> Line:
    moves = asking.shelf.moves
    return Line(
        question=view.question.id,
        name=view.question.name,
        first=view.first,
        last=view.last,
        cells=tuple(
            Cell(
                holder=series.holder,
                last=series.stands[-1],
                told=len(series.stands),
                shifts=moves[view.question.id, series.holder],
            )
            for series in in_period(view.series, asking.query, asking.query.status)
        ),
    )


def _columns(lines: Sequence[Line], party: str | None) -> tuple[str, ...]:
    counts = Counter(cell.holder for line in lines for cell in line.cells)
    ranked = sorted(counts, key=lambda holder: (holder != party, -counts[holder], holder))
    return tuple(ranked[:_PARTIES])


def _rows(lines: Sequence[Line]) -> list[Row]:
    return [
        {
            "question": line.question,
            "name": line.name,
            "holder": cell.holder,
            "stance": cell.last.stance.value,
            "side": cell.last.side.value,
            "day": cell.last.day.isoformat(),
            "told": cell.told,
            "shifts": cell.shifts,
            "report": cell.last.source.report_name,
            "words": [passage.words for passage in cell.last.source.passages],
        }
        for line in lines
        for cell in line.cells
    ]


def look_at_one(asking: Asking[Period]) -> Sheet:
    """One question: each party's words on it over time, those of the period."""
    shelf = asking.shelf
    view = next((v for v in shelf.questions if v.question.id == asking.name), None)
    if view is None:
        raise UnknownIdError(
            f"no question of {shelf.as_of} has the id {asking.name!r}",
            remedy="the matrix of questions leads to each",
        )
    moved = tuple(s for s in shelf.shifts.shifts if s.question == view.question.id)
    view = msgspec.structs.replace(view, series=tuple(in_period(view.series, asking.query)))
    data = OneQuestion(as_of=shelf.as_of, view=view, shifts=moved)
    line, rows = chart([(s.holder, s.stands) for s in view.series], shelf.as_of)
    return Sheet(
        view.question.name,
        data,
        SERIES_COLUMNS,
        lambda: stand_rows([stand for s in view.series for stand in s.stands]),
        {"line": line, "chart": rows},
    )


def in_period(
    series: Iterable[Series], query: Period, stance: str | None = None
) -> Iterator[Series]:
    """Each party's words of the period, of one stance or of any; none of parties that say nothing
    then."""
    if not (query.since or query.until or stance):
        yield from series
        return
    for one in series:
        stands = tuple(
            stand
            for stand in one.stands
            if query.meets(stand.day, stand.day) and stance in (None, stand.stance.value)
        )
        if stands:
            yield msgspec.structs.replace(one, stands=stands)


def stand_rows(stands: Sequence[Stand]) -> list[Row]:
    """Positions on questions as rows."""
    return [
        {
            "question": stand.question,
            "holder": stand.holder,
            "day": stand.day.isoformat(),
            "stance": stand.stance.value,
            "side": stand.side.value,
            "topic": stand.topic,
            "toward": stand.toward,
            "condition": stand.condition,
            "report": stand.source.report_name,
            "finding": stand.source.finding,
            "words": [passage.words for passage in stand.source.passages],
        }
        for stand in stands
    ]


PAGE = Page(
    "questions", "/questions", "Questions by parties, with stance and shifts.", Listed, Matrix, look
)
ONE = Page(
    "question", "/questions/{name}", "Who stood where on one question, when.", Period, OneQuestion,
    look_at_one,
)  # fmt: skip
