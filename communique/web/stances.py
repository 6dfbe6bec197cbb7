"""Stances over time: a lane for each party or question, a mark for each word on it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from communique.model.dates import day_words
from communique.views.questions import Stand
from communique.web.lanes import Line, line


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One word on a question: where on the line, on which side, by which report."""

    x: float
    side: str
    words: str
    report: str
    finding: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The lane of one party or question."""

    name: str
    points: tuple[Point, ...]
    words: str
    """All of it in words."""


def chart(
    named: Sequence[tuple[str, Sequence[Stand]]], as_of: date
) -> tuple[Line, tuple[Row, ...]]:
    """Lanes on the line that holds all these stands."""
    scale = line((stand.day for _, stands in named for stand in stands), as_of)
    return scale, tuple(_row(name, stands, scale) for name, stands in named)


def _row(name: str, stands: Sequence[Stand], scale: Line) -> Row:
    points = tuple(
        Point(
            x=scale.x(stand.day),
            side=stand.side.value.replace(" ", "-"),
            words=f"{stand.stance.value}, {day_words(stand.day)}: {stand.topic}",
            report=stand.source.report,
            finding=stand.source.finding,
        )
        for stand in stands
    )
    return Row(name=name, points=points, words="; ".join(point.words for point in points))
