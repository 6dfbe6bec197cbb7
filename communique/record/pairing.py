"""Which findings are to be one thread and which two, by all that people have decided.

Must-link and cannot-link pairs (Wagstaff et al. 2001). Decisions are weighed from the newest back:
one that can't hold beside those after it is overruled, whole chains of pairs considered.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import TypeAlias

from communique.model.decisions import Decision, OneThing, TwoThings

Pair: TypeAlias = tuple[str, str]


class Pairing:
    """The pairs that hold, each with the decision that made it, and the decisions overruled."""

    def __init__(self) -> None:
        self.must: dict[Pair, Decision] = {}
        self.cannot: dict[Pair, Decision] = {}
        self.overruled: dict[str, str] = {}
        self._groups: dict[str, frozenset[str]] = {}

    def take(self, decision: Decision, left: Sequence[str], right: Sequence[str]) -> None:
        """Let a decision hold as far as later ones, which were taken before it, leave room."""
        held, against = 0, ""
        for pair in _pairs(decision, left, right):
            by = self._against(decision, pair)
            if by is None:
                self._hold(decision, pair)
                held += 1
            else:
                against = by.id
        if against and not held:
            self.overruled[decision.id] = against

    def _hold(self, decision: Decision, pair: Pair) -> None:
        if isinstance(decision.ruling, TwoThings):
            self.cannot.setdefault(pair, decision)
            return
        self.must.setdefault(pair, decision)
        joined = self._group(pair[0]) | self._group(pair[1])
        self._groups.update(dict.fromkeys(joined, joined))

    def _against(self, decision: Decision, pair: Pair) -> Decision | None:
        """The later decision by which a pair can't be one thing, or can't be two."""
        left, right = self._group(pair[0]), self._group(pair[1])
        if isinstance(decision.ruling, TwoThings):
            if right is not left and pair[1] not in left:
                return None
            return next((d for joined, d in self.must.items() if joined[0] in left), None)
        return next((d for apart, d in self.cannot.items() if _between(apart, left, right)), None)

    def _group(self, finding: str) -> frozenset[str]:
        return self._groups.get(finding, frozenset({finding}))


def _between(apart: Pair, left: frozenset[str], right: frozenset[str]) -> bool:
    one, two = apart
    return (one in left and two in right) or (one in right and two in left)


def _pairs(decision: Decision, left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """A chain through findings that are one; every pair across for those that are two."""
    found = product(left, right) if isinstance(decision.ruling, TwoThings) else pairwise(left)
    for one, two in found:
        if one != two:
            yield min(one, two), max(one, two)


def paired(
    decisions: Iterable[Decision], found: Callable[[Decision], tuple[list[str], list[str]]]
) -> Pairing:
    """All pairs that hold; `found` gives the ids of a decision's findings, by its two sides."""
    pairing = Pairing()
    for decision in sorted(decisions, key=lambda d: d.order, reverse=True):
        if isinstance(decision.ruling, OneThing | TwoThings):
            pairing.take(decision, *found(decision))
    return pairing
