"""How likely something is by its signs, each weighed as `training/` fitted it."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from pathlib import Path


def read_weights(path: Path) -> Mapping[str, float]:
    """What each sign weighs, and the `bias`: the table `weights` of a TOML file."""
    weights: Mapping[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights


def chance(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, in whatever order the signs come; one without a weight says nothing.

    >>> round(chance(["seen"], {"bias": -1.0, "seen": 2.0}), 3)
    0.731
    """
    total = weight_of(chain(("bias",), signs), weights)
    return 1.0 / (1.0 + math.exp(-total))


def weight_of(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """How much the signs speak for something, the more the higher, in whatever order they come.

    >>> weight_of(["seen", "unknown"], {"seen": 2.0})
    2.0
    """
    return math.fsum(map(weights.get, signs, repeat(0.0)))
