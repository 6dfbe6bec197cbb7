"""Whether two findings are about one real thing: signals times weights, kept with their reasons."""

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from communique.linking.entries import TOLD_TWICE, Entry
from communique.linking.kinds import SIGNALS
from communique.linking.signals import Signal
from communique.model.threads import Link, Reason

_DOUBLE: Final = 5.5
"""The log-odds from which one report's two findings are one thing told twice. A person enters a
thing once a report, so that two entries are two things as a rule; a reader misses that some are
one, and the second then bars the first from the thread of both. At 4 one fate in thirty is lost, at
7 half of what this gains; see docs/linking.md."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """What each signal weighs, by kind of thread, in log-odds."""
    raw = tomllib.loads((files("communique.linking") / "weights.toml").read_text("utf-8"))
    return {kind: {name: float(w) for name, w in table.items()} for kind, table in raw.items()}


def between(left: Entry, right: Entry) -> tuple[Signal, ...]:
    """Every signal on two findings of one kind, the same whichever comes first."""
    first, second = sorted((left, right), key=lambda e: e.order)
    return tuple(SIGNALS[left.kind](first, second))


def log_odds(left: Entry, right: Entry) -> float:
    """How much speaks for one thing rather than two."""
    table = weights()[left.kind.value]
    return table["bias"] + sum(table.get(s.name, 0.0) * s.value for s in between(left, right))


def asked(left: Entry, right: Entry) -> float:
    """The log-odds that two findings need to be one thing: more, where one report tells both."""
    if left.report != right.report:
        return 0.0
    return _DOUBLE if left.kind in TOLD_TWICE and _may_be_double(left, right) else math.inf


def _may_be_double(left: Entry, right: Entry) -> bool:
    """Whether the one says nothing against the other: their days meet, and one's parties are among
    the other's."""
    one, two = left.parties, right.parties
    return left.period.meets(right.period) and (one <= two or two <= one)


def probability(odds: float) -> float:
    """Log-odds as a number between 0 and 1."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, odds))))


def link(left: Entry, right: Entry) -> Link:
    """The proposal that the two are one thing, with what weighed for and against it."""
    first, second = sorted((left, right), key=lambda e: e.order)
    table = weights()[left.kind.value]
    reasons = (
        Reason(signal=s.name, weight=round(table[s.name] * s.value, 3), why=s.why)
        for s in between(first, second)
        if table.get(s.name)
    )
    return Link(
        left=first.id,
        right=second.id,
        score=round(probability(log_odds(first, second)), 4),
        reasons=tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.signal))),
        known_from=max(first.told.published, second.told.published),
    )
