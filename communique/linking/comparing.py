"""Things as they were compared and put together, kept so that nothing is compared twice.

Whether two findings are about one thing depends on the two alone, not on the day that is asked
for nor on what else was read. So the scores of one day hold on every other day that knows both,
and a report read later costs its own comparisons alone. Of those scores only the few are kept that
speak for one thing, and those that were looked at as clusters grew.

Things that no chain of such pairs joins can't come to be one, so each chain is clustered for itself
(the result is the same: `clusters.py` merges the nearest two, wherever they are), and one that has
the members of another day has its clusters too.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar

from communique.linking.clusters import Pair, cluster

T = TypeVar("T")

Group: TypeAlias = tuple[int, ...]
"""The numbers of things that are one, in order."""
_NUMBERS: Final = 2**32
"""More things than anybody reads: two numbers below it make one key."""


@dataclass(frozen=True, slots=True)
class Likeness(Generic[T]):
    """How two things of one sort are compared."""

    name: Callable[[T], Hashable]
    """By which a thing is known again; two of one name are compared alike."""
    blocks: Callable[[T], Iterable[str]]
    """Two that share none of these are not compared."""
    may_be_one: Callable[[T, T], bool]
    odds: Callable[[T, T], float]
    """How much speaks for one thing rather than two."""
    asked: Callable[[T, T], float]
    """What the odds must be above; where it is more than 0, they are held apart below it."""


class Compared(Generic[T]):
    """Things of one sort, each with a number, and what comparing them brought out."""

    def __init__(self, likeness: Likeness[T]) -> None:
        self._by = likeness
        self._things: list[T] = []
        self._number: dict[Hashable, int] = {}
        self._blocks: dict[str, list[int]] = defaultdict(list)
        self._odds: dict[int, float] = {}
        self._near: list[list[int]] = []
        """For each thing's number those of the others that speak for being one with it: two
        clusters can be one only where some pair of them does."""
        self._groups: dict[object, tuple[Group, ...]] = {}

    def numbers(self, things: Iterable[T]) -> list[int]:
        """The numbers of these; those not seen before are compared with all that were."""
        return [self._number_of(thing) for thing in things]

    def _number_of(self, thing: T) -> int:
        name = self._by.name(thing)
        known = self._number.get(name)
        if known is not None:
            return known
        number = self._number[name] = len(self._things)
        told = list(self._by.blocks(thing))
        others = {other for key in told for other in self._blocks[key]}
        self._things.append(thing)
        self._near.append([])
        for key in told:
            self._blocks[key].append(number)
        for other in sorted(others):
            self._compare(other, number)
        return number

    def _compare(self, one: int, two: int) -> None:
        left, right = self._things[one], self._things[two]
        if not self._by.may_be_one(left, right):
            return
        odds = self._by.odds(left, right)
        if odds > self._by.asked(left, right):
            self._odds[one * _NUMBERS + two] = odds
            self._near[one].append(two)
            self._near[two].append(one)

    def odds(self, one: int, two: int) -> float:
        """How much speaks for two being one thing, weighed once."""
        key = min(one, two) * _NUMBERS + max(one, two)
        if key not in self._odds:
            self._odds[key] = self._by.odds(self._things[one], self._things[two])
        return self._odds[key]

    def groups(
        self, numbers: Sequence[int], must: Iterable[Pair] = (), cannot: Collection[Pair] = ()
    ) -> Iterator[Group]:
        """Those of the things that are one together, in the order given, groups by their first.

        `must` and `cannot` are pairs of numbers of which a person has said so.
        """
        place = {number: at for at, number in enumerate(numbers)}
        decided = [pair for pair in must if pair[0] in place and pair[1] in place]
        found = [
            group
            for chain in self._chains(place, decided)
            for group in self._clusters(chain, decided, cannot)
        ]
        return iter(sorted(found, key=lambda group: place[group[0]]))

    def _chains(self, place: dict[int, int], decided: Iterable[Pair]) -> Iterator[Group]:
        """Things that pairs join, near or decided, each chain in the order of places."""
        beside: dict[int, list[int]] = defaultdict(list)
        for one, two in decided:
            beside[one].append(two)
            beside[two].append(one)
        seen: set[int] = set()
        for number in place:
            chain = [] if number in seen else [number]
            seen.add(number)
            for one in chain:  # it grows as it is gone through
                for other in (*self._near[one], *beside[one]) if beside else self._near[one]:
                    if other in place and other not in seen:
                        seen.add(other)
                        chain.append(other)
            if chain:
                yield tuple(sorted(chain, key=place.__getitem__))

    def _clusters(
        self, chain: Group, must: Sequence[Pair], cannot: Collection[Pair]
    ) -> tuple[Group, ...]:
        if len(chain) == 1:
            return (chain,)
        at = {number: n for n, number in enumerate(chain)}
        joined, barred = _within(at, must), _within(at, cannot)
        key = chain, joined, barred
        if key not in self._groups:
            self._groups[key] = tuple(self._cluster(chain, at, joined, barred))
        return self._groups[key]

    def _cluster(
        self, chain: Group, at: dict[int, int], must: frozenset[Pair], cannot: frozenset[Pair]
    ) -> Iterator[Group]:
        def odds(a: int, b: int) -> float:
            return self.odds(chain[a], chain[b])

        def apart(a: int, b: int) -> bool:
            if (min(a, b), max(a, b)) in cannot:
                return True
            asked = self._by.asked(self._things[chain[a]], self._things[chain[b]])
            return asked > 0 and odds(a, b) <= asked

        near = [
            (n, at[other])
            for n, number in enumerate(chain)
            for other in self._near[number]
            if n < at.get(other, -1)
        ]
        for members in cluster(len(chain), near, odds, apart=apart, must=must):
            yield tuple(chain[n] for n in members)


def _within(at: dict[int, int], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The pairs of those things, by their places."""
    known = (sorted((at[a], at[b])) for a, b in pairs if a in at and b in at)
    return frozenset((a, b) for a, b in known)
