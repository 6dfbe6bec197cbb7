"""From pairs to threads: the best-founded merger first, and never two that are held apart.

Agglomerative clustering over the pairs that were compared, with must-link and cannot-link pairs
(Wagstaff et al. 2001, "Constrained k-means clustering with background knowledge"). Two
clusters are as near as the mean of their findings' log-odds, drawn toward their best pair. It is
a function of the set of pairs: ties go by the findings' own order, so no order of reading shows.
"""

import math
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from typing import Final

import msgspec

PULL_OF_BEST: Final = 0.5
"""How far a single strong pair carries two clusters whose other pairs say less."""

Pair = tuple[int, int]
Proposal = tuple[float, int, int, int, int]
"""A merger of two clusters: its nearness (negated, best first), their names, their sizes."""


class _Bond(msgspec.Struct, frozen=True):
    """All pairs between two clusters: the sum of their log-odds and the best."""

    total: float
    best: float


class _Clusters:
    """Clusters while they grow, each named by its first member, and how near they are."""

    def __init__(self, count: int, odds: Callable[[int, int], float]) -> None:
        self._odds = odds
        self._bonds: dict[Pair, _Bond] = {}
        self.members: dict[int, tuple[int, ...]] = {n: (n,) for n in range(count)}
        self.home: dict[int, int] = {n: n for n in range(count)}
        self.neighbours: dict[int, set[int]] = {n: set() for n in range(count)}

    def proposal(self, one: int, two: int) -> Proposal:
        """The merger of two clusters."""
        a, b = sorted((one, two))
        bond, left, right = self._bond(a, b), len(self.members[a]), len(self.members[b])
        mean = bond.total / (left * right)
        nearness = (1 - PULL_OF_BEST) * mean + PULL_OF_BEST * bond.best
        return (-nearness, a, b, left, right)

    def stands(self, proposal: Proposal) -> bool:
        """Whether both clusters are still as they were when it was made."""
        _, a, b, left, right = proposal
        return len(self.members.get(a, ())) == left and len(self.members.get(b, ())) == right

    def join(self, one: int, two: int) -> int:
        """Make two clusters one, under the name of the earlier."""
        if one == two:
            return one
        kept, gone = sorted((one, two))
        self.neighbours[kept] |= self.neighbours.pop(gone)
        self.neighbours[kept] -= {kept, gone}
        for other in sorted(self.neighbours[kept]):
            self._merge_bonds(kept, gone, other)
            self.neighbours[other].discard(gone)
            self.neighbours[other].add(kept)
        self.home.update(dict.fromkeys(self.members[gone], kept))
        self.members[kept] = tuple(sorted(self.members[kept] + self.members.pop(gone)))
        return kept

    def _bond(self, a: int, b: int) -> _Bond:
        pair = (min(a, b), max(a, b))
        if pair not in self._bonds:
            values = [
                self._odds(min(x, y), max(x, y)) for x in self.members[a] for y in self.members[b]
            ]
            self._bonds[pair] = _Bond(sum(values), max(values))
        return self._bonds[pair]

    def _merge_bonds(self, kept: int, gone: int, other: int) -> None:
        """Lance and Williams's way: what the two have with a third is what each had with it."""
        one, two = self._bond(kept, other), self._bond(gone, other)
        merged = _Bond(one.total + two.total, max(one.best, two.best))
        self._bonds.pop((min(gone, other), max(gone, other)))
        self._bonds[min(kept, other), max(kept, other)] = merged


def cluster(
    count: int,
    candidates: Iterable[Pair],
    odds: Callable[[int, int], float],
    *,
    apart: Callable[[int, int], bool],
    must: Iterable[Pair] = (),
    threshold: float = 0.0,
) -> tuple[tuple[int, ...], ...]:
    """The members of each cluster, in order; `apart` says which two may never be one."""
    state = _Clusters(count, lambda a, b: -math.inf if apart(a, b) else odds(a, b))
    for a, b in candidates:
        state.neighbours[a].add(b)
        state.neighbours[b].add(a)
    for a, b in sorted(must):
        state.join(state.home[a], state.home[b])
    heap = [
        state.proposal(a, b)
        for a in sorted(state.members)
        for b in sorted(state.neighbours[a])
        if a < b
    ]
    heapify(heap)
    while heap and -heap[0][0] > threshold:
        best = heappop(heap)
        if state.stands(best):
            kept = state.join(best[1], best[2])
            for other in sorted(state.neighbours[kept]):
                heappush(heap, state.proposal(kept, other))
    return tuple(state.members[n] for n in sorted(state.members))
