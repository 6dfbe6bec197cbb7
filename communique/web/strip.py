"""The strip at the head of every page: how many reports each stretch of time has, to go there."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from communique.briefs.phrases import counted
from communique.model.dates import day_words

_BARS: Final = 72
"""At most: more would be too narrow to hit."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days with its reports; leads to its last day."""

    x: float
    width: float
    height: float
    last: date
    words: str
    at: bool
    """Whether the day asked for lies in it."""


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """The whole record in bars, with the days to either side that have reports."""

    bars: tuple[Bar, ...]
    before: date | None
    after: date | None
    newest: date | None


def strip(days: Mapping[date, int], as_of: date) -> Strip:
    """The strip of a record whose days have so many reports, with one of them pointed at."""
    ordered = sorted(days)
    if not ordered:
        return Strip(bars=(), before=None, after=None, newest=None)
    return Strip(
        bars=_bars(days, as_of),
        before=max((day for day in ordered if day < as_of), default=None),
        after=min((day for day in ordered if day > as_of), default=None),
        newest=ordered[-1],
    )


def _bars(days: Mapping[date, int], as_of: date) -> tuple[Bar, ...]:
    """Stretches of equal length, in whole days."""
    first, last = min(days), max(days)
    length = timedelta(max(1, -(-((last - first).days + 1) // _BARS)))
    count = (last - first) // length + 1
    edges = [first + n * length for n in range(count + 1)]
    totals = [sum(n for day, n in days.items() if a <= day < b) for a, b in pairwise(edges)]
    most = max(totals)
    width = 100 / count
    return tuple(
        Bar(
            x=round(at * width, 3),
            width=round(width * 0.8, 3),
            height=round(100 * total / most, 1),
            last=min(end - timedelta(1), last),
            words=_bar_words(total, start, end - timedelta(1)),
            at=start <= as_of < end,
        )
        for at, (total, (start, end)) in enumerate(zip(totals, pairwise(edges), strict=True))
    )


def _bar_words(total: int, first: date, last: date) -> str:
    days = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    return f"{counted(total, 'report')}, {days}"
