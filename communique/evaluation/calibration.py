"""Whether confidence means something: of the findings told at 0.9, how many are right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from communique.evaluation.scorers import Measures

Line = Mapping[str, Any]

BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where each band of confidence begins."""

WHOLE = ("statements",)
"""Kinds whose confidence is that of their main fields too; that of others is of being found."""


def calibration(
    scorer: ModuleType, found: Iterable[Line], texts: Mapping[str, str], gold: Mapping[str, Line]
) -> Measures:
    """For each kind and band how many findings are told, and the share of them that are right.

    `scorer` is the module `score.py`, which says what is found and which fields are right.
    """
    told: Counter[tuple[str, float]] = Counter()
    right: Counter[tuple[str, float]] = Counter()
    for line in found:
        for kind in scorer.KINDS:
            hits = _right(scorer, kind, line[kind], gold[line["id"]][kind], texts[line["id"]])
            for entry in line[kind]:
                place = kind, max(band for band in BANDS if band <= entry["confidence"])
                told[place] += 1
                right[place] += id(entry) in hits
    measures: Measures = {}
    for kind in scorer.KINDS:
        for place in sorted(place for place in told if place[0] == kind):
            name = f"{kind} from {place[1]}"
            measures[f"{name}, told"] = float(told[place])
            measures[f"{name}, right"] = round(right[place] / told[place], 3)
    return measures


def _right(
    scorer: ModuleType, kind: str, mine: list[Line], gold: list[Line], text: str
) -> set[int]:
    """The identities of those entries that are right by what their confidence is of."""
    words, alike, fields = scorer.KINDS[kind]
    main = scorer.MAIN[kind] if kind in WHOLE else ()
    pairs = scorer.match(mine, gold, words, text, alike)
    return {id(a) for a, b in pairs if all(fields[name](a, b) for name in main)}
