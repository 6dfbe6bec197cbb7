"""Values of times in words: `P2D` is `2 days`, `2021-W11` the week of 15 March 2021."""

import re
from typing import Final

from communique.briefs.phrases import counted, when_words
from communique.errors import InvalidDateError
from communique.model.dates import When

_REFERENCES: Final = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in future"}
_PERIOD: Final = re.compile(
    r"P(?P<date>(?:(?:\d+(?:\.\d+)?|X)(?:[DWMQY]|DE|WE))*)(?:T(?P<time>\w+))?"
)
_AMOUNT: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?|X)(?P<unit>[A-Z]{1,2})")
_DAYS: Final = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "WE": "weekend",
}
_HOURS: Final = {"H": "hour", "M": "minute", "S": "second"}


def time_words(value: str) -> str:
    """A TIMEX3 value as a person would say it; the value itself where it says more than that.

    >>> time_words("2021-W11"), time_words("PXW"), time_words("P2D"), time_words("PRESENT_REF")
    ('the week of 15 March 2021', 'some weeks', '2 days', 'now')
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    if period := _PERIOD.fullmatch(value):
        days = _amounts(period["date"], _DAYS)
        return " ".join([*days, *_amounts(period["time"] or "", _HOURS)]) or value
    try:
        return when_words(When(value), preposition=False)
    except InvalidDateError:
        return value


def _amounts(text: str, units: dict[str, str]) -> list[str]:
    found = _AMOUNT.finditer(text)
    return [_amount(one["number"], units[one["unit"]]) for one in found if one["unit"] in units]


def _amount(number: str, unit: str) -> str:
    """`2 days`, `some weeks` where the text doesn't tell how many."""
    if number == "X":
        return f"some {unit}s"
    return counted(int(number), unit) if number.isdigit() else f"{number} {unit}s"
