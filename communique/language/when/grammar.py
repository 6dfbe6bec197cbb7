"""Time expressions found in a text: at each place the longest rule whose builder accepts.

Of two as long, the earlier in the list of rules is taken.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter

from communique.language.when.reading import Found, Memory, Reading, TenseOf
from communique.language.when.rules import RULES, Rule
from communique.language.when.spans import trimmed
from communique.language.when.words import Words

AnchorOf = Callable[[int], date]
"""The day on which the word at an index was written or said."""
Veto = Callable[[Reading], bool]
"""Whether a reading is, after all, no time."""

_STARTS = (
    r"(?:(?=[DTWMyCPYSFZGVlceHQR_Xv]|[tikaNdnwoUhxjrAqbKEm+f](?=[^ ,.#]))|(?<=[dNy])(?=[&>,-]))"
)
"""Where an expression can begin: cheap to tell, so that the rules are tried at few places."""
_UNNAMED = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in RULES]
_ANY = re.compile(f"{_STARTS}(?:{'|'.join(_UNNAMED)})")
_EACH = re.compile("".join(f"(?:(?=({pattern}))|)" for pattern in _UNNAMED))
"""Matches everywhere; its groups are what each rule matches there, or None, so that most
rules need not be tried by themselves."""


def readings(
    words: Words, anchor_of: AnchorOf, tense_of: TenseOf, veto: Veto | None = None
) -> Iterator[Reading]:
    """The time expressions of a text, in its order; `veto` says which are none after all."""
    memory = Memory()
    at = 0
    while (place := _ANY.search(words.classes, at)) is not None:
        reading = _best(words, place.start(), anchor_of(place.start()), tense_of, memory)
        if reading is None:
            at = place.start() + 1
            continue
        at = max(reading.after, place.start() + 1)
        if reading.value and (veto is None or not veto(reading)):
            memory.note(reading, anchor_of(reading.first))
            yield reading


def _best(words: Words, at: int, anchor: date, tense_of: TenseOf, memory: Memory) -> Reading | None:
    """The reading of the longest rule that matches at a place and is accepted."""
    for rule in _longest_first(words.classes, at):
        match = rule.pattern.match(words.classes, at)
        reading = match and rule.build(Found(words, match, anchor, tense_of, memory))
        if reading:
            return trimmed(words, reading)
    return None


def _longest_first(classes: str, at: int) -> list[Rule]:
    """The rules that match at a place, those that take most words first."""
    each = _EACH.match(classes, at)
    assert each is not None
    lengths = [
        (len(part), rule)
        for part, rule in zip(each.groups(), RULES, strict=True)
        if part is not None
    ]
    lengths.sort(key=itemgetter(0), reverse=True)
    return [rule for _, rule in lengths]
