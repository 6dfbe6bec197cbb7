"""The calendar by grains: which day, week, quarter or decade a day lies in, and its neighbours.

Values are written as TIMEX3 has them (TimeML 1.2.1, after ISO 8601): `2021-W11`, `1989-Q3`,
`198` for the eighties, `19` for the years 1900 to 1999.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How large a piece of time a word names."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


QUARTERS = ("first", "second", "third", "fourth")

ORDER = tuple(Grain)
"""From the smallest to the largest."""

MONTHS_IN = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
DAYS_IN = {
    Grain.DAY: 1,
    Grain.NIGHT: 1,
    Grain.WEEKEND: 7,
    Grain.WEEK: 7,
    Grain.FORTNIGHT: 14,
}


def finer(left: Grain, right: Grain) -> bool:
    """Whether `left` names a smaller piece of time than `right`."""
    return ORDER.index(left) < ORDER.index(right)


def add_months(day: date, months: int) -> date | None:
    """The same day of another month, or its last where it is shorter; None off the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def step(day: date, grain: Grain, count: int) -> date | None:
    """The day that lies `count` pieces of `grain` after `day`; None off the calendar."""
    try:
        if grain in MONTHS_IN:
            return add_months(day, MONTHS_IN[grain] * count)
        return day + timedelta(DAYS_IN.get(grain, 0) * count)
    except OverflowError:
        return None


def named(day: date, grain: Grain) -> str:
    """The TIMEX3 value of the piece of `grain` that holds `day`.

    >>> named(date(2021, 3, 19), Grain.WEEK)
    '2021-W11'
    """
    year, week, _ = day.isocalendar()
    match grain:
        case Grain.WEEK | Grain.FORTNIGHT:
            return f"{year:04}-W{week:02}"
        case Grain.WEEKEND:
            return f"{year:04}-W{week:02}-WE"
        case Grain.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case Grain.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case Grain.HALF:
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case Grain.YEAR | Grain.SEASON:
            return f"{day.year:04}"
        case Grain.DECADE:
            return f"{day.year // 10:03}"
        case Grain.CENTURY:
            return f"{day.year // 100:02}"
        case _:  # days and nights, and whatever is smaller
            return day.isoformat()


def spoken_quarter(value: str) -> str:
    """A quarter of a year as a reason says it.

    >>> spoken_quarter("1989-Q3")
    'the third quarter of 1989'
    """
    return f"the {QUARTERS[int(value[-1]) - 1]} quarter of {value[:4]}"


def piece(day: date, grain: Grain, count: int = 0) -> str | None:
    """The value of the piece of `grain` that lies `count` after the one of `day`.

    >>> piece(date(2021, 3, 12), Grain.WEEK, 1)
    '2021-W11'
    """
    moved = step(day, grain, count)
    return None if moved is None else named(moved, grain)


def on_weekday(day: date, weekday: int, *, ahead: int) -> date:
    """The nearest `weekday` (Monday is 0) before `day` (`ahead` -1) or after it (1)."""
    distance = (weekday - day.weekday()) * ahead % 7 or 7
    return day + timedelta(ahead * distance)


def in_week(day: date, weekday: int, weeks: int = 0) -> date:
    """That `weekday` of the ISO week that lies `weeks` after the one of `day`."""
    return day + timedelta(weekday - day.weekday() + 7 * weeks)
