"""Threads on a time line: a lane each, with what reports told when, and when it was to be."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from communique.briefs.phrases import when_words
from communique.model.dates import day_words
from communique.model.threads import Thread

_MARGIN: Final = 0.02
"""Of the line's length left free at each end, so that marks at its ends are whole."""
_AHEAD: Final = timedelta(366)
"""How far after the last report a planned time still stretches the line: a treaty that runs to
2041 would press everything else into a corner."""
_LEAST: Final = timedelta(14)
_MOST_TICKS: Final = 9
_NARROWEST: Final = 0.6
"""Per cent of the line: a day among years must still be seen."""


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A date at the head of the time line."""

    x: float
    words: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A place on a lane, in per cent of its length, with what it tells."""

    x: float
    width: float = 0.0
    kind: str
    words: str
    report: str = ""
    finding: str = ""
    """Where the words stand, of what a report told."""


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One thread on the line."""

    thread: Thread
    times: tuple[Mark, ...]
    """When it was to be, by its newest word and by those before."""
    told: tuple[Mark, ...]
    """What each report told."""
    words: str
    """All of it in words."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time with its ticks."""

    first: date
    last: date
    ticks: tuple[Tick, ...]
    now: float | None
    """Where the day asked for lies, if on the line."""

    def x(self, day: date) -> float:
        """Where a day lies, in per cent; what lies beyond an end lies at it."""
        share = (day - self.first) / (self.last - self.first)
        inside = _MARGIN + min(1.0, max(0.0, share)) * (1 - 2 * _MARGIN)
        return round(100 * inside, 2)


def line(days: Iterable[date], as_of: date) -> Line:
    """The line on which all these days lie."""
    known = sorted(days) or [as_of]
    first, last = known[0], known[-1]
    lacking = max(_LEAST - (last - first), timedelta(0)) / 2
    bare = Line(first=first - lacking, last=last + lacking, ticks=(), now=None)
    ticks = tuple(Tick(x=bare.x(day), words=words) for day, words in _ticks(bare))
    now = bare.x(as_of) if bare.first <= as_of <= bare.last else None
    return msgspec.structs.replace(bare, ticks=ticks, now=now)


def lanes(threads: Sequence[Thread], as_of: date) -> tuple[Line, tuple[Lane, ...]]:
    """The threads' lanes on the line that holds what was told of them."""
    told = sorted(step.day for thread in threads for step in thread.steps)
    latest = (told[-1] if told else as_of) + _AHEAD
    earliest = (told[0] if told else as_of) - _AHEAD
    times = (day for thread in threads for day in _bounds(thread) if earliest <= day <= latest)
    scale = line([*told, *times], as_of)
    return scale, tuple(_lane(thread, scale) for thread in threads)


def _bounds(thread: Thread) -> list[date]:
    whens = [step.due for step in thread.steps] + [thread.when]
    return [day for when in whens if when is not None for day in (when.first, when.last) if day]


def _lane(thread: Thread, scale: Line) -> Lane:
    dues = dict.fromkeys(step.due for step in thread.steps if step.due is not None)
    dues.pop(thread.when, None) if thread.when is not None else None
    times = [
        Mark(
            x=x, width=width, kind="before", words=f"before: {when_words(when, preposition=False)}"
        )
        for when in dues
        if (place := _stretch(when.first, when.last, scale))
        for x, width in [place]
    ]
    if thread.when is not None and (place := _stretch(thread.when.first, thread.when.last, scale)):
        words = f"{thread.fate.replace('_', ' ')}: {when_words(thread.when, preposition=False)}"
        times.append(Mark(x=place[0], width=place[1], kind=thread.fate, words=words))
    told = tuple(
        Mark(
            x=scale.x(step.day),
            kind=step.status,
            words=f"{step.status.replace('_', ' ')}, told {day_words(step.day)} by "
            f"{step.report_name}",
            report=step.report,
            finding=step.finding,
        )
        for step in thread.steps
    )
    words = "; ".join(mark.words for mark in (*times, *told))
    return Lane(thread=thread, times=tuple(times), told=told, words=words)


def _stretch(first: date | None, last: date | None, scale: Line) -> tuple[float, float] | None:
    """Where a time begins on the line, and how long it is; None where it lies beyond."""
    start, end = first or scale.first, last or scale.last
    if end < scale.first or start > scale.last:
        return None
    x = scale.x(start)
    return x, max(_NARROWEST, round(scale.x(min(end + timedelta(1), scale.last)) - x, 2))


def _ticks(scale: Line) -> list[tuple[date, str]]:
    """Days, or beginnings of months, quarters or years: not too many of them."""
    length = (scale.last - scale.first).days
    for step in (7, 14):
        if length // step < _MOST_TICKS:
            days = (scale.first + timedelta(n) for n in range(0, length + 1, step))
            return [(day, f"{day.day} {day:%b}") for day in days]
    months = [
        date(year, month, 1)
        for year in range(scale.first.year, scale.last.year + 1)
        for month in range(1, 13)
    ]
    inside = [day for day in months if scale.first <= day <= scale.last]
    for step in (1, 3, 6, 12, 24, 60, 120):
        kept = [day for day in inside if (day.year * 12 + day.month - 1) % step == 0]
        if len(kept) <= _MOST_TICKS:
            return [(day, _month_words(day, first=day is kept[0])) for day in kept]
    return []


def _month_words(day: date, *, first: bool) -> str:
    """The month; in January, and at the head of the line, the year too."""
    if day.month == 1:
        return str(day.year)
    return f"{day:%b %Y}" if first else f"{day:%b}"
