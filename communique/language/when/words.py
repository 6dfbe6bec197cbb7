"""A text as a row of word classes, on which the grammar of times is matched.

Times are made of few words, so each word is reduced to one letter for what it does in a time
expression, and the whole text to a string of these letters. One pass over the text builds it; from
then on all matching is on that string (after the cascaded transducers of FASTUS, Hobbs et al.
1997).
"""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from communique.language.when.lexicon import Phrase, classes, lexicon, phrases
from communique.language.when.numbers import FRACTION

TOKEN = re.compile(
    r"([a-zA-Z]{2,}+[^\W\d_]*+|[,.]|[^\W\d_]{2,}|[ap]\.m\b\.?|o['’]clock\b|['’]s\b|[^\W\d_]"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])"
    r"|[1-3]/[2-5](?![\w/])"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])"
    r"|\d{4}(?=(?:GMT|UTC)\b)"
    r"|['’`]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?(?!\w)"
    r"|\S|(?<=\n)[ \t]*\n)((?: (?<!\n ))?+)"
)
"""Words, fractions, numbers with their suffix, ISO and slashed dates, signs, the blank line; and
the space that follows.

Words of plain letters, the comma and the stop are tried first, and the space is taken along, only
for speed (a third of it): at a space every other kind would be tried in vain. The space after a
blank line is left, since it may begin another."""

SIGNS = {"-": "-", "–": "-", "—": " ", ",": ",", ".": ".", "'s": "'", "’s": "'", "(": "(", "%": "#"}
CAPITAL = frozenset({"may", "march", "mar", "jan", "jun", "jul", "dec", "sep", "august", "eid"})
"""Months and feasts that are only meant with a capital letter."""


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
    known = _classes()
    parts = TOKEN.split(text)  # by turns what stands between words, a word, the space after it
    edges = list(accumulate(map(len, parts)))
    starts, ends = tuple(edges[:-1:3]), tuple(edges[1::3])
    lower = list(map(str.lower, parts[1::3]))
    letters = [
        known.get(word) or (" " if word.isalpha() else _number_class(word)) for word in lower
    ]
    names = _merge(text, starts, lower, letters)
    return Words(text, starts, ends, tuple(lower), "".join(letters), names)


@cache
def _classes() -> Mapping[str, str]:
    """The class of each word and sign that has one whatever stands beside it.

    Signs that mean nothing here are listed too, or each would be asked whether it is a number.
    """
    return dict.fromkeys(string.punctuation, " ") | SIGNS | classes()


@cache
def _odd() -> frozenset[str]:
    """The words of which case or neighbours decide."""
    return CAPITAL.union(lexicon()["weekday_short"], phrases())


def _number_class(word: str) -> str:
    """What a word of digits may be; a space for what has none."""
    if not (word[-1].isdigit() or word[0].isdigit() or (word[0] in "'’`" and len(word) > 2)):
        return " "
    if word in FRACTION:
        return "h"
    if word[0] in "'’`" or word.endswith("s"):
        body = word.strip("'’`s")
        if len(word) == 3 and word[0] in "'’`" and body.isdecimal() and len(body) == 2:
            return "T"
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
    if word.count("-") == 2 or "/" in word:
        return "D"
    if ":" in word:
        return "C" if len(word) <= 8 and "." not in word and "," not in word else " "
    if not word.isdecimal():
        return "n"
    value = int(word)
    if len(word) == 4:
        return "y" if 1000 <= value <= 2199 else "n"
    return "d" if len(word) <= 2 and 1 <= value <= 31 else "n"


def _merge(
    text: str, starts: tuple[int, ...], lower: list[str], letters: list[str]
) -> dict[int, str]:
    """Settle the words whose class their case or their neighbours decide, in place.

    A phrase has its class at the first word and `~` at the others; its name is returned by its
    place.
    """
    known, short, odd = phrases(), lexicon()["weekday_short"], _odd()
    names: dict[int, str] = {}
    until = 0
    for at in [at for at, word in enumerate(lower) if word in odd]:
        word = lower[at]
        following = lower[at + 1] if at + 1 < len(lower) else ""
        if word in CAPITAL and not text[starts[at]].isupper():
            letters[at] = " "
        elif word in short and following == "." and text[starts[at]].isupper():
            letters[at] = "W"
        if at < until or word not in known:
            continue
        for phrase in known[word].get(following) or known[word].get("", ()):
            if _is_here(phrase, at, text, starts, lower):
                until = at + len(phrase.words)
                letters[at:until] = phrase.letter + "~" * (len(phrase.words) - 1)
                names[at] = phrase.name
                break
    return names


def _is_here(phrase: Phrase, at: int, text: str, starts: tuple[int, ...], lower: list[str]) -> bool:
    """Whether a phrase stands at a word, a holiday with its capital."""
    if tuple(lower[at : at + len(phrase.words)]) != phrase.words:
        return False
    return phrase.letter != "F" or text[starts[at + (phrase.words[0] == "the")]].isupper()
