"""Where a time expression begins, once it is known what it means."""

import re

from communique.language.when.lexicon import guard
from communique.language.when.reading import Reading
from communique.language.when.words import Words
from communique.model.annotation import TimeKind

OVER_A = r"ma[wd]"
"""The classes of "over a five": there "over" is a preposition."""


def trimmed(words: Words, reading: Reading) -> Reading:
    """The reading without an "over" that is a preposition ("over three years"), and without the
    article of the noun that follows ("a two-week visit")."""
    first = reading.first
    last = words.classes[reading.after - 1]
    if words.lower[first] == "over" and re.match(OVER_A, words.classes[first:]):
        first += 1  # "over a five-year period" lasts as long, and no longer
    numbered = words.lower[reading.after - 1] == "century" and reading.kind is TimeKind.DATE
    if words.classes[first] in "atk" and reading.after - first > 2 and not numbered:
        hyphen = "-" in words.classes[first : reading.after]
        counted = reading.kind is TimeKind.DURATION and last == "U"
        if (
            words.classes[first + 1] in "wdnyo"
            and ((hyphen and last in "Uu") or counted)
            and words.lower[first + 1] not in {"hundred", "thousand"}
        ):
            first += 1
    if words.classes[first : reading.after] in {"aU-g", "aU-K"}:
        first += 1  # "a year-earlier loss"
    if words.lower[first] == "that" and last == "V":
        first += 1  # "felt that four days were too few"
    if words.classes[first] == "m" and words.lower[first] in {"over", "under", "about", "around"}:
        before = words.lower[first - 1] if first else ""
        strict = (
            words.lower[first] in {"over", "under"} and words.classes[first + 1 : first + 2] != "a"
        )
        if strict and before not in guard("before_over"):
            first += 1
    return reading if first == reading.first else reading._replace(first=first)
