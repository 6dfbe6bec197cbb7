"""How often a construction has meant a position, counted over reports read by people.

`positions_counts.toml` is what `training/count_stances.py` prints from the training sets: for each
word in its construction how often it stood in a text, and how often a reader had found there a
position with that holder and stance. A rare word leans on its construction's rate (additive
smoothing towards a prior; Manning and Schütze 1999, section 6.2).
"""

import tomllib
from functools import lru_cache
from importlib.resources import files

LEAST = 0.26
"""Candidates below it are dropped: where whole F1 over the training sets was highest."""

_WEIGHT = 5.0
"""How many sightings of the word a construction's rate counts for."""


@lru_cache(maxsize=1)
def _counts() -> dict[str, tuple[int, int]]:
    name = "positions_counts.toml"
    table = tomllib.loads(files("communique.language").joinpath(name).read_text(encoding="utf-8"))
    return {kind: (int(hits), int(tries)) for kind, (hits, tries) in table["counts"].items()}


@lru_cache(maxsize=64)
def _rate(construction: str) -> float:
    """How often the construction meant a position, with any word."""
    rows = [v for k, v in _counts().items() if k.split(":")[0] == construction]
    hits, tries = sum(h for h, _ in rows), sum(t for _, t in rows)
    return (hits + 0.5) / (tries + 2.0)


def confidence_of(kind: str) -> float:
    """How likely a candidate of this kind ("verb:urge") is a position, from 0 to 1."""
    hits, tries = _counts().get(kind, (0, 0))
    prior = _rate(kind.split(":")[0])
    return round((hits + _WEIGHT * prior) / (tries + _WEIGHT), 3)
