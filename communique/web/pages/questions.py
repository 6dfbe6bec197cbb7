"""Questions: who stands where on what, as a matrix, and one question over time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import Row
from communique.views.questions import QuestionView, Stand
from communique.views.shifts import Shift
from communique.web.asking import AsOf, Listed, Pages
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
    lines = [
        line
        for view in shelf.questions
        if (line := _line(view, asking)) is not None and _wanted(line, query, party)
    ]
    part = lines[query.part()]
    pages = Pages.of(query, len(lines))
    data = Matrix(
        as_of=shelf.as_of,
        total=len(lines),
        page=pages.number,
        pages=pages.last,
        parties=_columns(part, party),
        lines=tuple(part),
    )
    return Sheet("Questions", data, COLUMNS, lambda: _rows(lines), {"pages": pages})


def _line(view: QuestionView, asking: Asking[Listed]) -> Line | None:
    query = asking.query
    moved = Counter(s.holder for s in asking.shelf.shifts.shifts if s.question == view.question.id)
    cells = []
    for series in view.series:
        stands = [s for s in series.stands if query.meets(s.day, s.day)]
        if query.status is not None:
            stands = [s for s in stands if s.stance.value == query.status]
        if stands:
            cells.append(
                Cell(
                    holder=series.holder,
                    last=stands[-1],
                    told=len(stands),
                    shifts=moved[series.holder],
                )
            )
    if not cells:
        return None
    return Line(
        question=view.question.id,
        name=view.question.name,
        first=view.first,
        last=view.last,
        cells=tuple(cells),
    )


def _wanted(line: Line, query: Listed, party: str | None) -> bool:
    told = " ".join((line.name, *(cell.last.topic for cell in line.cells)))
    return query.is_in(told) and (party is None or any(cell.holder == party for cell in line.cells))


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


def look_at_one(asking: Asking[AsOf]) -> Sheet:
    """One question: each party's words on it over time."""
    shelf = asking.shelf
    view = next((v for v in shelf.questions if v.question.id == asking.name), None)
    if view is None:
        raise UnknownIdError(
            f"no question of {shelf.as_of} has the id {asking.name!r}",
            remedy="the matrix of questions leads to each",
        )
    moved = tuple(s for s in shelf.shifts.shifts if s.question == view.question.id)
    data = OneQuestion(as_of=shelf.as_of, view=view, shifts=moved)
    line, rows = chart([(s.holder, s.stands) for s in view.series], shelf.as_of)
    return Sheet(
        view.question.name,
        data,
        SERIES_COLUMNS,
        lambda: stand_rows([stand for s in view.series for stand in s.stands]),
        {"line": line, "chart": rows},
    )


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
    "question", "/questions/{name}", "Who stood where on one question, when.", AsOf, OneQuestion,
    look_at_one,
)  # fmt: skip
