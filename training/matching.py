"""Which of what was read is which of what people entered, as the scorer pairs them."""

from collections.abc import Sequence

from communique.language.spotting import jaccard
from communique.model.evidence import Span

SAME_WORDS = 0.5
"""Share of two places that must be common for both to be one: the scorer's."""

Places = Sequence[Span]
"""Where one thing is told."""


def matched(mine: Sequence[Places], entered: Sequence[Places]) -> list[tuple[int, int]]:
    """One to one, by their numbers, those that share most first; of equals the first."""
    pairs = []
    for i, places in enumerate(mine):
        for j, others in enumerate(entered):
            share = max((jaccard(p, s) for p in places for s in others), default=0.0)
            if share >= SAME_WORDS:
                pairs.append((share, -i, -j))
    used_mine: set[int] = set()
    used_entered: set[int] = set()
    found = []
    for _, i, j in sorted(pairs, reverse=True):
        if i not in used_mine and j not in used_entered:
            used_mine.add(i)
            used_entered.add(j)
            found.append((-i, -j))
    return found
