"""A text as a row of word classes, on which the grammar of times is matched.

Times are made of few words, so each word is reduced to one letter for what it does in a time
expression, and the whole text to a string of these letters. One pass over the text builds it; from
then on all matching is on that string (after the cascaded transducers of FASTUS, Hobbs et al. 1997).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

TOKEN = re.compile(
    r"[ap]\.m\b\.?|o['’]clock\b|['’]s\b|[^\W\d_]+"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])"
    r"|['’`]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?(?!\w)"
    r"|\S|(?<=\n)[ \t]*\n"
)
"""Words, numbers with their suffix, ISO and slashed dates, signs, and the blank line."""

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
date in digits, `Z` a decade in digits, `~` the next word of a phrase, `-` `,` `.` `'` signs (`'` for
the possessive), a space for every other word."""

SIGNS = {"-": "-", "–": "-", "—": " ", ",": ",", ".": ".", "'s": "'", "’s": "'", "(": "(", "%": "#"}
CAPITAL = frozenset({"may", "march", "mar", "jan", "jun", "jul", "dec", "sep", "august", "eid"})
"""Months and feasts that are only meant with a capital letter."""


@cache
def lexicon() -> Mapping[str, Any]:
    """The words of time, as the file beside this one has them."""
    text = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _classes() -> dict[str, str]:
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
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """By first word: the words, letter and name of each phrase, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    words = lexicon()
    for section, members in words["phrases"].items():
        for phrase in members:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, LETTERS[section], section))
    for holiday, members in words["holidays"].items():
        for phrase in members:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, "F", holiday))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in found.items()}


@dataclass(frozen=True)
class Words:
    """A text's words: where each stands, in lower case, and the string of their classes."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    classes: str
    phrases: Mapping[int, str]
    """The name of the phrase or holiday that begins at a word."""

    def surface(self, first: int, after: int) -> str:
        """The words `[first, after)` as the text has them, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[after - 1]].split())


def read_words(text: str) -> Words:
    """The words of `text` with their classes."""
    known, phrases = _classes(), _phrases()
    spans = [found.span() for found in TOKEN.finditer(text)]
    small = text.lower()
    if len(small) != len(text):  # a letter whose lower case is two, such as a dotted capital I
        small = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    lower = [small[start:end] for start, end in spans]
    classes = [known.get(word) or _other_class(word) for word in lower]
    for at in [at for at, word in enumerate(lower) if word in CAPITAL]:
        if not text[spans[at][0]].isupper():
            classes[at] = " "
    starts = tuple([start for start, _ in spans])
    openers = [at for at, word in enumerate(lower) if word in phrases]
    names = _merge(lower, classes, openers, text, starts)
    _shorten(text, starts, lower, classes)
    ends = tuple([end for _, end in spans])
    return Words(text, starts, ends, tuple(lower), "".join(classes), names)


def _other_class(word: str) -> str:
    """The class of a word that the lexicon lacks: a sign, a number, or none."""
    if word[0].isalpha():
        return " "
    if word[-1].isdigit() or word[0].isdigit() or (word[0] in "'’`" and len(word) > 2):
        return SIGNS.get(word) or _number_class(word)
    return SIGNS.get(word, " ")


def _number_class(word: str) -> str:
    """What a word of digits may be."""
    if word[0] in "'’`" or word.endswith("s"):
        body = word.strip("'’`s")
        return "Z" if word.endswith("s") and len(body) in {2, 4} and body.endswith("0") else " "
    if word.endswith(("st", "nd", "rd", "th")):
        return (
            "N"
            if len(word) <= 4 and 1 <= int(word[:-2]) <= 31
            else "o"
            if word[:-2].isdigit()
            else " "
        )
    if word.endswith(("am", "pm")):
        return "C"
    if ":" in word:
        return "C" if len(word) <= 8 and "." not in word and "," not in word else " "
    if "-" in word or "/" in word:
        return "D"
    if not word.isdecimal():
        return "n"
    value = int(word)
    if len(word) == 4:
        return "y" if 1000 <= value <= 2199 else "n"
    return "d" if len(word) <= 2 and 1 <= value <= 31 else "n"


def _merge(
    lower: list[str],
    classes: list[str],
    openers: list[int],
    text: str,
    starts: tuple[int, ...],
) -> dict[int, str]:
    """Join the words of each phrase: its class at the first word, `~` at the others."""
    names: dict[int, str] = {}
    until = 0
    for at in openers:
        if at < until:
            continue
        for parts, letter, name in _phrases()[lower[at]]:
            if tuple(lower[at : at + len(parts)]) != parts:
                continue
            if letter == "F" and not text[starts[at + (parts[0] == "the")]].isupper():
                continue
            until = at + len(parts)
            classes[at:until] = [letter] + ["~"] * (len(parts) - 1)
            names[at] = name
            break
    return names


def _shorten(text: str, starts: tuple[int, ...], lower: list[str], classes: list[str]) -> None:
    """Take a shortened weekday with a capital before a full stop for one."""
    short = lexicon()["weekday_short"]
    for at in [at for at, word in enumerate(lower) if word in short]:
        if lower[at + 1 : at + 2] == ["."] and text[starts[at]].isupper():
            classes[at] = "W"
