"""Whether two findings are about one real thing: signals times weights, kept with their reasons."""

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from communique.linking.entries import Entry
from communique.linking.kinds import SIGNALS
from communique.linking.signals import Signal
from communique.model.threads import Link, Reason


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
