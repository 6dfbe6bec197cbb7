"""TIMEX3 values read back as days."""

import re
from datetime import timedelta
from functools import lru_cache

from communique.errors import InvalidDateError
from communique.model.dates import When

_CALENDAR = re.compile(r"(\d{4}(?:-\d\d){0,2}|\d{4}-W\d\d)(?:T\S+)?(?:TMO|TAF|TEV|TNI|TDT|TMI)?")
_WEEKEND = re.compile(r"(\d{4}-W\d\d)-WE(?:T\w\w)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_LONG = re.compile(r"\d{2,3}")

PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 6),
    "SU": (6, 9),
    "FA": (9, 12),
    "WI": (12, 15),
}
"""First and last month of each part of a year, counted from January. Seasons are the northern
hemisphere's, from the month of one solstice or equinox to that of the next, so that they overlap
rather than leave out a day that someone calls spring."""


@lru_cache(maxsize=4096)  # reports of one time name few days, and those often
def when_of(value: str) -> When | None:
    """The days that a TIMEX3 value means; None where it means none (`P2D`, `PRESENT_REF`).

    >>> when_of("1989-Q3"), when_of("1998-02-13TMO"), when_of("199"), when_of("P3M")
    ('1989-07/1989-09', '1998-02-13', '1990/1999', None)
    """
    try:
        if found := _CALENDAR.fullmatch(value):
            return When(found[1])
        if found := _WEEKEND.fullmatch(value):
            return weekend(When(found[1]))
        if found := _PART.fullmatch(value):
            return _part(int(found[1]), *PARTS[found[2]])
        if _LONG.fullmatch(value):
            return When(f"{value:0<4}/{value:9<4}")
    except InvalidDateError:
        return None
    return None


def weekend(week: When) -> When | None:
    """The Saturday and Sunday of an ISO week."""
    if week.last is None:
        return None
    return When(f"{(week.last - timedelta(1)).isoformat()}/{week.last.isoformat()}")


def _part(year: int, first: int, last: int) -> When:
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return When(f"{year:04}-{first:02}/{end_year:04}-{end:02}")


def plain(when: When | None) -> When | None:
    """The smallest day, week, month or year that holds all of `when`; None where none does.

    >>> plain(When("2021-06/2021-09")), plain(When("../2021-05"))
    ('2021', None)
    """
    if when is None or "/" not in when:
        return when
    first, last = when.first, when.last
    if first is None or last is None:
        return None
    year, week, _ = first.isocalendar()
    if first == last:
        return When.on(first)
    if last.isocalendar()[:2] == (year, week):
        return When(f"{year:04}-W{week:02}")
    if (first.year, first.month) == (last.year, last.month):
        return When(f"{first.year:04}-{first.month:02}")
    return When(f"{first.year:04}") if first.year == last.year else None
