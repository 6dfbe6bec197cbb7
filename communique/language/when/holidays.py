"""The feasts and days that newspapers date events by, year by year.

Easter by the anonymous Gregorian computus (Meeus, "Astronomical Algorithms", 1991, chapter 8);
Muslim feasts by the arithmetical (tabular) calendar, which may stand a day off the sighted moon, so
the month of Ramadan is given as months and never as days; Nowruz on 20 or 21 March by the rule of
33 years.
"""

from collections.abc import Callable
from datetime import date, timedelta

ISLAMIC_EPOCH = 227015
"""The day number (1 January of year 1 is 1) of 1 Muharram 1 in the tabular calendar."""


def easter(year: int) -> date:
    """The Western Easter Sunday of a year.

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leaps = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leaps + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def muslim(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar."""
    months = 29 * (month - 1) + month // 2
    number = day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + ISLAMIC_EPOCH - 1
    return date.fromordinal(number)


def muslim_in(year: int, month: int, day: int) -> date:
    """The first Gregorian day in `year` on which that Muslim day falls, or one near it."""
    turn = int((year - 622) * 33 / 32)
    days = [muslim(turn + shift, month, day) for shift in (-1, 0, 1, 2)]
    return next((d for d in days if d.year == year), days[1])


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th such weekday of a month; -1 for its last."""
    if count < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta((after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))


def nowruz(year: int) -> date:
    """The Iranian and Afghan new year's day: the March equinox."""
    return date(year, 3, 20 if year >= 1996 and year % 4 in {0, 1} else 21)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def election_day(year: int) -> date:
    """The Tuesday after the first Monday in November, when the United States vote."""
    return nth_weekday(year, 11, 0, 1) + timedelta(1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "presidents' day": lambda year: nth_weekday(year, 2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "women's day": _fixed(3, 8),
    "nowruz": nowruz,
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "halloween": _fixed(10, 31),
    "election day": election_day,
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "eid al-fitr": lambda year: muslim_in(year, 10, 1),
    "eid al-adha": lambda year: muslim_in(year, 12, 10),
    "ashura": lambda year: muslim_in(year, 1, 10),
    "ramadan": lambda year: muslim_in(year, 9, 1),
}
"""Each holiday's first day in a year, by the name that the lexicon gives it."""

ABOUT = frozenset({"ramadan", "eid al-fitr", "eid al-adha", "ashura"})
"""Holidays that the moon's sighting moves: named by their month, since a day would be invented."""
