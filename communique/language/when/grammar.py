"""Time expressions found in a text: at each place the longest rule whose builder accepts.

Of two as long, the earlier in the list of rules is taken.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from communique.language.when.reading import Found, Memory, Reading, TenseOf
from communique.language.when.rules import RULES
from communique.language.when.spans import trimmed
from communique.language.when.words import Words

AnchorOf = Callable[[int], date]
"""The day on which the word at an index was written or said."""
Veto = Callable[[Reading], bool]
"""Whether a reading is, after all, no time."""

_STARTS = (
    r"(?:(?=[DTWMNdnwyoCPYSFZGUVhxljrcAeqbKEmH+QR_Xvf]|[tika](?=[^ ,.]))|(?<=[dNy])(?=[&>,-]))"
)
"""Where an expression can begin: cheap to tell, so that the rules are tried at few places."""
_ANY = re.compile(
    _STARTS
    + "(?:"
    + "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in RULES)
    + ")"
)


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
    matches = [
        (found.end(), rule, found)
        for rule in RULES
        if (found := rule.pattern.match(words.classes, at))
    ]
    matches.sort(key=lambda entry: -entry[0])
    for _, rule, match in matches:
        reading = rule.build(Found(words, match, anchor, tense_of, memory))
        if reading is not None:
            return trimmed(words, reading)
    return None
