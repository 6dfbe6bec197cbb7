"""Time expressions found in a text: at each place the longest rule whose builder accepts.

Of two as long, the earlier in the list of rules is taken.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from communique.language.when.openings import LOOKED_AT
from communique.language.when.reading import Found, Memory, Reading, TenseOf
from communique.language.when.rules import RULES, Rule
from communique.language.when.spans import trimmed
from communique.language.when.words import Words

AnchorOf = Callable[[int], date]
"""The day on which the word at an index was written or said."""
Veto = Callable[[Reading], bool]
"""Whether a reading is, after all, no time."""

_ALONE = "DTWMyCPYSFZGVlceHQR_Xv"
"""Classes that can be or begin an expression whatever follows."""
_STARTS = re.compile(
    rf"[{_ALONE}tikaNdnwoUhxjrAqbKEm+f&>,-]"
    rf"(?:(?<=[{_ALONE}])|(?<=[^&>,-])(?=[^ ,.#])|(?<=[dNy][&>,-]))"
)
"""Where an expression can begin. The choice of letters comes first, since `re` leaps to the next of
them: most words are passed over at once."""


def readings(
    words: Words, anchor_of: AnchorOf, tense_of: TenseOf, veto: Veto | None = None
) -> Iterator[Reading]:
    """The time expressions of a text, in its order; `veto` says which are none after all."""
    memory = Memory()
    at = 0
    while (place := _STARTS.search(words.classes, at)) is not None:
        reading = _best(words, place.start(), anchor_of, tense_of, memory)
        at = place.end() if reading is None else max(reading.after, place.end())
        if reading and reading.value and (veto is None or not veto(reading)):
            memory.note(reading, anchor_of(reading.first))
            yield reading


def _best(
    words: Words, at: int, anchor_of: AnchorOf, tense_of: TenseOf, memory: Memory
) -> Reading | None:
    """The reading of the longest rule that matches at a place and is accepted."""
    for match, rule in _longest_first(words.classes, at):
        reading = rule.build(Found(words, match, anchor_of(at), tense_of, memory))
        if reading:
            return trimmed(words, reading)
    return None


def _longest_first(classes: str, at: int) -> list[tuple[re.Match[str], Rule]]:
    """What the rules match at a place, those that take most words first."""
    found = [
        (match, rule)
        for rule in _opened(classes[at : at + LOOKED_AT])
        if (match := rule.pattern.match(classes, at))
    ]
    if len(found) > 1:
        found.sort(key=lambda one: one[0].end(), reverse=True)
    return found


@lru_cache(maxsize=8192)  # few of the possible rows of classes occur, and those often
def _opened(classes: str) -> tuple[Rule, ...]:
    """The rules that can open with the classes of a word and those after it."""
    begun = {classes[:count] for count in range(1, len(classes) + 1)}
    return tuple(rule for rule in RULES if rule.openings & begun)
