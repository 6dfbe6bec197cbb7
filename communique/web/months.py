"""A month of the calendar: what falls on which day, as exact as reports have it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from communique.model.dates import When
from communique.model.threads import Thread

_SHORT: Final = timedelta(7)
"""Talks of more days stand beside the calendar: they would fill every day of it."""


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day with the threads that fall on it."""

    day: date
    within: bool
    """Whether it is of the month, not of a week that begins before or ends after it."""
    threads: tuple[str, ...]


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month in weeks from Monday to Sunday."""

    name: str
    """YYYY-MM."""
    first: date
    before: str
    after: str
    weeks: tuple[tuple[Day, ...], ...]
    inexact: tuple[str, ...]
    """Threads of which only the week, month or a long period is told that meets this month."""

    def days(self) -> Iterator[Day]:
        """Every day shown, in order."""
        for week in self.weeks:
            yield from week


def month_of(threads: Sequence[Thread], name: str | None, as_of: date) -> Month:
    """The month called so, or that of the day asked for."""
    first = date.fromisoformat(f"{name}-01") if name else as_of.replace(day=1)
    last = _next(first) - timedelta(1)
    monday = first - timedelta(first.weekday())
    count = (last - monday).days // 7 + 1
    shown = [t for t in threads if _meets(t.when, monday, monday + timedelta(7 * count - 1))]
    exact = [t for t in shown if t.when is not None and _is_exact(t.when)]
    days = {t.id for t in exact}
    rest = [t.id for t in shown if t.id not in days and _meets(t.when, first, last)]
    weeks = tuple(
        tuple(_day(monday + timedelta(7 * week + day), first, exact) for day in range(7))
        for week in range(count)
    )
    return Month(
        name=f"{first:%Y-%m}",
        first=first,
        before=f"{first - timedelta(1):%Y-%m}",
        after=f"{_next(first):%Y-%m}",
        weeks=weeks,
        inexact=tuple(rest),
    )


def _next(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


def _day(day: date, first: date, exact: Iterable[Thread]) -> Day:
    return Day(
        day=day,
        within=day.month == first.month,
        threads=tuple(t.id for t in exact if _meets(t.when, day, day)),
    )


def _is_exact(when: When) -> bool:
    first, last = when.first, when.last
    if when.precision in ("week", "month", "year"):
        return False
    if first is None or last is None:
        return when.precision == "range" and last is not None  # due by a day: it stands on that day
    return last - first < _SHORT


def _meets(when: When | None, first: date, last: date) -> bool:
    """Whether a time falls between two days; one open at its start counts by its end."""
    if when is None:
        return False
    begins, ends = when.first or when.last, when.last or when.first
    return begins is not None and ends is not None and begins <= last and first <= ends
