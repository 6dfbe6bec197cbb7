"""Which of several options people choose, learned from their signs: conditional logit.

An example is a list of options, each with its signs and its worth (1 for right, 0 for wrong, or
between); an option's chance is the share of exp(the sum of its signs' weights). The weights make
it likeliest that a right option is chosen, less an L2 penalty (McFadden 1974, "Conditional logit
analysis of qualitative choice behavior"), found by L-BFGS from zero: the same examples give the
same weights. A yes or no is a choice between the signs and an option without any.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Option = tuple[Sequence[str], float]
Example = Sequence[Option]

STEPS, MEMORY = 200, 8


@dataclass(frozen=True)
class Table:
    """Examples as numbers: for each sign of each option its row and column."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    example: NDArray[np.int64]
    worth: Numbers
    width: int


def yes_or_no(signs: Sequence[str], answer: bool) -> Example:
    """A question of one thing as a choice between it and nothing."""
    return [(("bias", *signs), float(answer)), ((), float(not answer))]


def fit(examples: Iterable[Example], penalty: float = 1.0, fewest: int = 4) -> dict[str, float]:
    """What each sign weighs that at least `fewest` examples' options have."""
    usable = [e for e in examples if len(e) > 1 and any(worth > 0 for _, worth in e)]
    counts = Counter(s for e in usable for s in {s for signs, _ in e for s in signs})
    kept = sorted(sign for sign, n in counts.items() if n >= fewest)
    table = _table(usable, {sign: i for i, sign in enumerate(kept)})
    weights = _minimum(lambda w: _loss(table, w, penalty), len(kept))
    return dict(zip(kept, map(float, weights), strict=True))


def _table(examples: Sequence[Example], column: dict[str, int]) -> Table:
    rows: list[int] = []
    columns: list[int] = []
    owner: list[int] = []
    worth: list[float] = []
    for number, options in enumerate(examples):
        for signs, value in options:
            found = sorted({column[s] for s in signs if s in column})
            rows += [len(owner)] * len(found)
            columns += found
            owner.append(number)
            worth.append(value)
    places = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
    return Table(*places, np.array(owner, dtype=np.int64), np.array(worth), len(column))


def _loss(table: Table, weights: Numbers, penalty: float) -> tuple[float, Numbers]:
    """How unlikely the right choices are, and how that changes with each weight."""
    n = int(table.example[-1]) + 1
    scores = np.bincount(table.rows, weights[table.columns], len(table.example))
    highest = np.full(n, -np.inf)
    np.maximum.at(highest, table.example, scores)
    odds = np.exp(scores - highest[table.example])
    total = np.bincount(table.example, odds, n)
    right = np.bincount(table.example, odds * table.worth, n)
    pull = odds / total[table.example] - odds * table.worth / right[table.example]
    slope = np.bincount(table.columns, pull[table.rows], table.width) + penalty * weights
    return float(np.log(total / right).sum() + penalty / 2 * weights @ weights), slope


def _minimum(loss: Callable[[Numbers], tuple[float, Numbers]], width: int) -> Numbers:
    """L-BFGS with backtracking (Nocedal and Wright, "Numerical optimization", 7.4 and 3.1)."""
    at = np.zeros(width)
    value, slope = loss(at)
    past: list[tuple[Numbers, Numbers]] = []
    for _ in range(STEPS):
        step = -_turned(slope, past)
        size = 1.0 if past else min(1.0, 1.0 / float(np.abs(slope).sum() + 1e-12))
        there, (new, steep) = at, (value, slope)
        for _ in range(30):
            there = at + size * step
            new, steep = loss(there)
            if new <= value + 1e-4 * size * float(slope @ step):
                break
            size /= 2
        if value - new < 1e-7 * max(1.0, abs(value)):
            return at
        past = [*past, (there - at, steep - slope)][-MEMORY:]
        at, value, slope = there, new, steep
    return at


def _turned(slope: Numbers, past: Sequence[tuple[Numbers, Numbers]]) -> Numbers:
    """The slope times the inverse curvature that the last steps showed."""
    q, alphas = slope.copy(), []
    for s, y in reversed(past):
        alpha = float(s @ q) / max(float(y @ s), 1e-12)
        q -= alpha * y
        alphas.append(alpha)
    if past:
        s, y = past[-1]
        q *= float(s @ y) / float(y @ y)
    for (s, y), alpha in zip(past, reversed(alphas), strict=True):
        q += s * (alpha - float(y @ q) / max(float(y @ s), 1e-12))
    return q
