"""Pieces of a month told by their place: "the second week of January", "the last day of May"."""

from calendar import monthrange
from datetime import date

from communique.language.when import dates
from communique.language.when.calendar import Grain, named
from communique.language.when.holidays import nth_weekday
from communique.language.when.numbers import compound_ordinal
from communique.language.when.reading import Found, Reading
from communique.model.dates import day_words

MIDWEEK = 3
"""Days before the end of the seventh, fourteenth and so on: the middle of a month's nth seven days,
by which the week that calendars number is chosen."""


def of_month(found: Found) -> Reading | None:
    """A week, weekend, day or half of a month.

    The nth week is the one that most of the nth seven days lie in. A half has the month's value,
    since TIMEX3 has none for halves of months.
    """
    month = dates.month(found)
    last = found.said("number") in (("last",), ("past",), ("final",))
    count = -1 if last else compound_ordinal(found.said("number"))
    if month is None or count is None or not count:
        return None
    grain = Grain.HALF if found.words.classes[found.at("unit")] == "h" else found.unit()
    year, number = (int(part) for part in month.value.split("-"))
    value = _piece(year, number, grain, count)
    seen = day_words(found.anchor)
    return found.date(value, f"that {grain} of {month.value}, the month that is meant on {seen}")


def _piece(year: int, month: int, grain: Grain, count: int) -> str | None:
    """The value of the nth week, weekend, day or half of a month, if it has so many."""
    if grain is Grain.HALF:
        return f"{year:04}-{month:02}" if count in {1, 2, -1} else None
    days = monthrange(year, month)[1]
    if grain is Grain.WEEKEND:
        day = nth_weekday(year, month, 5, count)
        return named(day, grain) if day.month == month else None
    size = {Grain.DAY: 1, Grain.WEEK: 7}.get(grain)
    if size is None:
        return None
    middle = MIDWEEK if grain is Grain.WEEK else 0
    number = (days if count < 0 else count * size) - middle
    return named(date(year, month, number), grain) if 1 <= number <= days else None
