"""Slips of the pen in names: a surname alone that is a letter or two off one told in full."""

from collections.abc import Sequence

from communique.world.lexicon import fold

SHORTEST = 6
"""Letters from which on a surname one letter off is a slip: "Chan" and "Chang" are two people."""

LONG = 8
"""Letters from which on it may be two off."""


def misspelt(text: str, names: Sequence[str]) -> list[str]:
    """The only full name whose surname `text`, one word alone, most likely is; none where there is
    no such name or two."""
    if " " in text or len(text) < SHORTEST:
        return []
    word = fold(text)
    near = [n for n in names if " " in n and _is_slip(word, fold(n.split()[-1]))]
    return near if len(near) == 1 else []


def _is_slip(one: str, other: str) -> bool:
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    return _distance(one, other) <= (1 if max(len(one), len(other)) < LONG else 2)


def _distance(one: str, other: str) -> int:
    """Letters put in, left out or changed between two words (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
