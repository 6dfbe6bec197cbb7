"""How often a construction has meant a position, counted over reports read by people.

`counts.toml` is what `training/count_stances.py` prints from the training sets: for each
word in its construction how often it stood in a text, and how often a reader had found there a
position with that holder and stance. A rare word leans on its construction's rate (additive
smoothing towards a prior; Manning and Schütze 1999, section 6.2). Where it stands in the text then
raises or lowers the odds, as if independent of the word (naive Bayes).
"""

import tomllib
from functools import lru_cache
from importlib.resources import files

LEAST = 0.15
"""Candidates below it are dropped: where whole F1 over the training sets was highest."""

_WEIGHT = 5.0
"""How many sightings of the word a construction's rate counts for."""

_UNSEEN = 0.35
"""What a construction too rare to count is given: it was put into the lexicon for what it says."""

_Table = dict[str, tuple[int, int]]


@lru_cache(maxsize=2)
def _table(section: str) -> _Table:
    name = "counts.toml"
    tables = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return {kind: (int(hits), int(tries)) for kind, (hits, tries) in tables[section].items()}


@lru_cache(maxsize=64)
def _rate(construction: str | None) -> float:
    """How often the construction, or with None any, meant a position, with any word."""
    rows = [
        row
        for kind, row in _table("counts").items()
        if construction is None or kind.split(":")[0] == construction
    ]
    hits, tries = sum(h for h, _ in rows), sum(t for _, t in rows)
    return (hits + _UNSEEN * _WEIGHT) / (tries + _WEIGHT)


def confidence_of(kind: str, context: str) -> float:
    """How likely a candidate of this kind ("verb:urge") is a position there, from 0 to 1."""
    overall = _rate(None)
    word = _smoothed("counts", kind, _rate(kind.split(":")[0]))
    place = _smoothed("contexts", context, overall)
    odds = _odds(word) * _odds(place) / _odds(overall)
    return round(odds / (1.0 + odds), 3)


def _smoothed(section: str, key: str, prior: float) -> float:
    hits, tries = _table(section).get(key, (0, 0))
    return (hits + _WEIGHT * prior) / (tries + _WEIGHT)


def _odds(share: float) -> float:
    return share / (1.0 - share)
