"""From pairs to threads: the best-founded merger first, and never two findings of one report.

Agglomerative clustering over the pairs that were compared, with must-link and cannot-link pairs
(Wagstaff et al. 2001, "Constrained k-means clustering with background knowledge"). Two
clusters are as near as the mean of their findings' log-odds, drawn toward their best pair. It is
a function of the set of pairs: ties go by the findings' own order, so no order of reading shows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

import msgspec

PULL_OF_BEST: Final = 0.5
"""How far a single strong pair carries two clusters whose other pairs say less."""

Pair = tuple[int, int]


class _State(msgspec.Struct):
    """Clusters while they grow; each is named by its first member."""

    members: dict[int, tuple[int, ...]]
    neighbours: dict[int, set[int]]
    heap: list[tuple[float, int, int, int, int]]


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
    state = _State({n: (n,) for n in range(count)}, {n: set() for n in range(count)}, [])
    for a, b in candidates:
        state.neighbours[a].add(b)
        state.neighbours[b].add(a)
    for a, b in sorted(must):
        _join(state, _home(state, a), _home(state, b))
    state.heap = [
        entry
        for a in sorted(state.members)
        for b in sorted(state.neighbours[a])
        if a < b and (entry := _proposal(state, a, b, odds)) is not None
    ]
    heapify(state.heap)
    while state.heap:
        _step(state, odds, apart, threshold)
    return tuple(state.members[n] for n in sorted(state.members))


def _home(state: _State, member: int) -> int:
    return next(name for name, members in state.members.items() if member in members)


def _proposal(
    state: _State, a: int, b: int, odds: Callable[[int, int], float]
) -> tuple[float, int, int, int, int]:
    """A merger of two clusters: best first, then by who they are; with their sizes as a stamp."""
    left, right = state.members[a], state.members[b]
    return (-linkage(left, right, odds), a, b, len(left), len(right))


def linkage(left: Sequence[int], right: Sequence[int], odds: Callable[[int, int], float]) -> float:
    """How near two clusters are: the mean of all pairs, drawn toward the best."""
    values = sorted(odds(*sorted((a, b))) for a in left for b in right)
    mean = sum(values) / len(values)
    return (1 - PULL_OF_BEST) * mean + PULL_OF_BEST * values[-1]


def _step(
    state: _State,
    odds: Callable[[int, int], float],
    apart: Callable[[int, int], bool],
    threshold: float,
) -> None:
    """Take the best proposal; merge where it still stands and nothing keeps the two apart."""
    score, a, b, size_a, size_b = heappop(state.heap)
    if -score <= threshold or not _stands(state.members, a, b, size_a, size_b):
        return
    if any(apart(x, y) for x in state.members[a] for y in state.members[b]):
        return
    _join(state, a, b)
    for other in sorted(state.neighbours[a]):
        one, two = sorted((a, other))
        heappush(state.heap, _proposal(state, one, two, odds))


def _stands(
    members: Mapping[int, tuple[int, ...]], a: int, b: int, size_a: int, size_b: int
) -> bool:
    return len(members.get(a, ())) == size_a and len(members.get(b, ())) == size_b


def _join(state: _State, a: int, b: int) -> None:
    """Make two clusters one, under the name of the earlier."""
    if a == b:
        return
    kept, gone = sorted((a, b))
    state.members[kept] = tuple(sorted(state.members[kept] + state.members.pop(gone)))
    for other in state.neighbours.pop(gone):
        state.neighbours[other].discard(gone)
        if other != kept:
            state.neighbours[other].add(kept)
            state.neighbours[kept].add(other)
    state.neighbours[kept].discard(gone)
