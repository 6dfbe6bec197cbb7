"""Dates, parties and lists in words, as newspapers write them."""

import re
from collections.abc import Sequence
from datetime import date

from communique.model.dates import Precision, When
from communique.world.parties import name_on

_WITH_ARTICLE = re.compile(
    r"(?:United |Taliban\b|Netherlands|Philippines|Soviet|European Union|African Union|Arab League"
    r"|Czech Republic|Dominican Republic|Central African|Troika|Quartet|Houthis|Kurds|.* (?:Union"
    r"|League|Council|Congress|Authority|Group|Movement|Front|Army|Organi[sz]ation|Agency|Parliament"
    r"|parliament|Party|party)$)"
)
_PLURAL = re.compile(
    r"\b(?:talks|negotiations|consultations|discussions|meetings|contacts|visits|calls|sessions)\b",
    re.IGNORECASE,
)
_MONTHS = [
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
]


def day_words(day: date) -> str:
    """`12 March 2021`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def when_words(when: When, *, preposition: bool = True) -> str:
    """A date in words as exact as it is: `on 20 October 2021`, `in the week of 15 March 2021`.

    >>> when_words(When("2021-W11")), when_words(When("2021-05"), preposition=False)
    ('in the week of 15 March 2021', 'May 2021')
    """
    first, last = when.first, when.last
    lead, words = "in ", str(when)
    if first is not None and last is not None:
        match when.precision:
            case Precision.DAY:
                lead, words = "on ", day_words(first)
            case Precision.WEEK:
                words = f"the week of {day_words(first)}"
            case Precision.MONTH:
                words = f"{_MONTHS[first.month - 1]} {first.year}"
            case Precision.YEAR:
                words = str(first.year)
            case Precision.RANGE:
                lead, words = "from ", f"{day_words(first)} to {day_words(last)}"
    elif first is not None:
        lead, words = "from ", f"{day_words(first)} on"
    elif last is not None:
        lead, words = "by ", day_words(last)
    return lead + words if preposition else words


def party_words(party: str, day: date, *, article: bool = True) -> str:
    """A party's name on a day, with the article that English gives it: `the United States`."""
    name = name_on(party, day)
    return f"the {name}" if article and _WITH_ARTICLE.match(name) else name


def listed(words: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def is_plural(name: str) -> bool:
    """Whether a name of talks takes `are` rather than `is`: by its head noun."""
    head = re.split(r"\b(?:on|about|between|of|in|at|with|for|to|over)\b", name, maxsplit=1)[0]
    return _PLURAL.search(head) is not None


def sentence(words: str) -> str:
    """The words with a capital at the head and one stop at the end."""
    text = words.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ".”", '."')) else f"{text}."


def counted(number: int, noun: str, none: str = "no") -> str:
    """`1 report`, `2 reports`, `no reports`."""
    return f"{number or none} {noun}{'' if number == 1 else 's'}"


def quoted(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    text = " ".join(words.split())
    return text if text[:1] in "\"“‘'«" else f"“{text}”"
