"""Dates as exact as the words that gave them, and no more."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from communique.errors import InvalidDateError

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_OPEN = ".."

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In English, whatever the machine's own language."""


def day_words(day: date) -> str:
    """A day in words, in no country's numbers.

    >>> day_words(date(2021, 3, 12))
    '12 March 2021'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Precision(StrEnum):
    """How much of the calendar a date leaves open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class When(str):
    """A day, an ISO week, a month, a year, or a range of them that may be open at one end.

    It is its own ISO 8601 text (ranges as in part 2 of the standard): `2021-10-20`, `2021-W11`,
    `2021-05`, `2021`, `2021-08-12/2021-08-14`, `2021-05/..` (from May on), `../2021-05` (by May
    at the latest). Anything else raises `InvalidDateError`.

    >>> When("2021-W11").first
    datetime.date(2021, 3, 15)
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read ISO 8601 as above."""
        try:
            _read(text)
        except ValueError as cause:
            raise InvalidDateError(
                f"{text!r} is no date",
                remedy="write YYYY-MM-DD, YYYY-Www, YYYY-MM or YYYY, or a range such as "
                "2021-05/.. (from May 2021 on)",
            ) from cause
        return super().__new__(cls, text)

    @classmethod
    def on(cls, day: date) -> Self:
        """The day itself."""
        return cls(day.isoformat())

    @property
    def precision(self) -> Precision:
        """How much of the calendar it leaves open."""
        return _read(self)[0]

    @property
    def first(self) -> date | None:
        """The first day that it may mean; None where it has no beginning."""
        return _read(self)[1]

    @property
    def last(self) -> date | None:
        """The last day that it may mean; None where it has no end."""
        return _read(self)[2]

    def includes(self, other: "When") -> bool:
        """Whether every day that `other` may mean is one that this may mean."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def overlaps(self, other: "When") -> bool:
        """Whether some day may be meant by both."""
        before = self.last is not None and other.first is not None and self.last < other.first
        after = self.first is not None and other.last is not None and other.last < self.first
        return not (before or after)

    def is_past(self, day: date) -> bool:
        """Whether every day that this may mean lies before `day`; never where it has no end."""
        return self.last is not None and self.last < day


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Precision, date | None, date | None]:
    """The precision, first and last day; raise `ValueError` where the text is no date."""
    return (Precision.RANGE, *_range(text)) if "/" in text else _bounds(text)


def _bounds(text: str) -> tuple[Precision, date, date]:
    """The precision, first and last day of one day, week, month or year."""
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text)
        return Precision.DAY, day, day
    if found := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Precision.WEEK, monday, monday + timedelta(6)
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        first = date(year, month, 1)
        return Precision.MONTH, first, _next_month(first) - timedelta(1)
    if _YEAR.fullmatch(text):
        return Precision.YEAR, date(int(text), 1, 1), date(int(text), 12, 31)
    raise ValueError(text)


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _range(text: str) -> tuple[date | None, date | None]:
    """The first and last day of a range; at least one end is given, and they are in order."""
    start, end = text.split("/")
    first = None if start == _OPEN else _bounds(start)[1]
    last = None if end == _OPEN else _bounds(end)[2]
    if first is None and last is None:
        raise ValueError(text)
    if first is not None and last is not None and last < first:
        raise ValueError(text)
    return first, last
