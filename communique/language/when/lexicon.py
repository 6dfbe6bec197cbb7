"""The words of time by what they do in an expression, from the file beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

LETTERS = {
    "weekday": "W",
    "month": "M",
    "season": "S",
    "seasons": "s",
    "unit": "U",
    "units": "V",
    "part": "P",
    "parts": "J",
    "near_day": "Y",
    "number": "w",
    "ordinal": "o",
    "decade": "G",
    "often": "Q",
    "loose": "R",
    "last": "l",
    "previous": "j",
    "next": "x",
    "recent": "r",
    "current": "c",
    "alike": "=",
    "a": "a",
    "the": "t",
    "this": "i",
    "that": "k",
    "each": "e",
    "all": "A",
    "vague": "q",
    "stage": "E",
    "stage_noun": "b",
    "shift": "K",
    "ago": "g",
    "more": "+",
    "old": "u",
    "fiscal": "f",
    "period": "p",
    "of": "O",
    "in": "I",
    "at": "@",
    "half": "h",
    "and": "&",
    "to": ">",
    "around": "B",
    "pm": "%",
    "zone": "z",
    "about": "m",
    "holiday": "F",
    "past_ref": "X",
    "present_ref": "X",
    "future_ref": "X",
    "year_end": "H",
    "from_now": "^",
    "weekdays": "_",
    "overnight": "v",
}
"""The letter for each section of the lexicon. Further letters: `y` a number that may be a year, `d`
one that may be a day of a month, `n` any other, `N` an ordinal in digits, `C` a clock time, `D` a
date in digits, `Z` a decade in digits, `T` a year by its last two, `~` the next word of a phrase,
`-` `,` `.` `'` signs (`'` for the possessive), a space for every other word."""


class Phrase(NamedTuple):
    """Several words that act as one: their letter, and the section or holiday that they name."""

    words: tuple[str, ...]
    letter: str
    name: str


@cache
def lexicon() -> Mapping[str, Any]:
    """The words of time, as the file beside this one has them."""
    text = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def classes() -> dict[str, str]:
    """The letter of each single word; a later section never takes a word from an earlier one."""
    found: dict[str, str] = {}
    words = lexicon()
    for section in ("half", "last", "recent", "current"):
        found.update(dict.fromkeys(words["classes"][section], LETTERS[section]))
    for section, members in words.items():
        if section in LETTERS:
            for word in members:
                found.setdefault(word, LETTERS[section])
    for section, members in words["classes"].items():
        for word in members:
            found.setdefault(word, LETTERS[section])
    found["second"] = "o"
    return found


@cache
def phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """The phrases by their first word and their second, longest first.

    Those of one word stand under no second word, and last under each.
    """
    words = lexicon()
    listed = [
        Phrase(tuple(phrase.split()), LETTERS[section], section)
        for section, members in words["phrases"].items()
        for phrase in members
    ]
    listed += [
        Phrase(tuple(phrase.split()), "F", holiday)
        for holiday, members in words["holidays"].items()
        for phrase in members
    ]
    found: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for phrase in sorted(listed, key=lambda p: (-len(p.words), p.words)):
        second = phrase.words[1] if len(phrase.words) > 1 else ""
        seconds = found.setdefault(phrase.words[0], {})
        seconds[second] = (*seconds.get(second, ()), phrase)
    for seconds in found.values():
        for second in seconds.keys() - {""}:
            seconds[second] += seconds.get("", ())
    return found


@cache
def guard(name: str) -> frozenset[str]:
    """The words of one of the lexicon's lists of neighbours and helpers."""
    return frozenset(lexicon()["guards"][name])
