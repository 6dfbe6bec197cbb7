"""Fit the weights of linking's signals: python -m training.fit_links GOLD_DIR FOUND [--write]

FOUND is what `communique annotate` printed for the reports of all sets. Logistic regression over
the pairs of findings that blocking lets through, gold and found, by Newton's method, with a
Gaussian prior around the weights of `link_priors.toml` (MAP estimate): gold threads are few and one
reader's keys are not another's, so the data move a person's weights and don't replace them.
Positive pairs of long threads count less, lest two processes told by every report decide.

Strength of the prior and threshold are chosen by leaving one set out at a time: the mean of the F1
of links over all sets and of each set's own from gold findings, and of the F0.5 over all sets from
found ones, averaged over neighbouring thresholds, so that no lucky point wins. The bias is written
with the threshold taken off, so that 0 decides. No randomness.
"""

import argparse
import tomllib
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training.link_lessons import KEYS, Lessons, lines_of

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "communique" / "linking" / "weights.toml"
STRENGTHS = (None, 300.0, 1000.0)  # None: the prior as it stands
THRESHOLDS = tuple(n / 4 for n in range(-2, 8))
"""None is chosen below 0: a link is said where it is more likely than not."""
NEIGHBOURS = 0.5
CARE = 0.5
"""Of found findings a wrong link costs twice as much as a missed one: of most, gold knows nothing,
and each of those may be drawn into a thread where nobody counts it as wrong."""
ITERATIONS = 50


class Ready(NamedTuple):
    """A set's lessons as numbers."""

    lessons: Lessons
    names: Sequence[str]
    rows: np.ndarray
    """All pairs' signals."""
    told: np.ndarray
    """Which of the pairs gold tells anything of."""
    same: np.ndarray
    weights: np.ndarray

    def counts(self, vector: np.ndarray, threshold: float) -> np.ndarray:
        """Links found, wrong and missed."""

        def more(signals: dict[str, float]) -> float:
            found = (signals.get(n, 0.0) * w for n, w in zip(self.names, vector[1:], strict=True))
            return float(vector[0] + sum(found))

        return self.lessons.counts(self.rows @ vector, more, threshold)


def ready(lessons: Lessons, names: Sequence[str]) -> Ready:
    """The lessons of one set, each pair's signals read off once."""
    pairs = lessons.all_pairs
    same = np.array([lessons.told(*p) and lessons.same(*p) for p in pairs], bool)
    others = [max(lessons.sizes[lessons.threads[a]] - 1, 1) for a, _ in pairs]
    weights = np.where(same, np.array(others, float) ** -0.5, 1.0)
    told = np.array([lessons.told(*p) for p in pairs], bool)
    return Ready(lessons, names, lessons.table(names), told, same, weights)


def fit(known: Sequence[Ready], start: np.ndarray, strength: float) -> np.ndarray:
    """The weights that the sets and the prior together make likeliest."""
    x = np.vstack([k.rows[k.told] for k in known])
    y = np.concatenate([k.same[k.told] for k in known]).astype(float)
    w = np.concatenate([k.weights[k.told] for k in known])
    found = start.copy()
    for _ in range(ITERATIONS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (w * (y - p)) - strength * (found - start)
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + strength * np.eye(len(start))
        step = np.linalg.solve(curve, slope)
        found += np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return found


def f1(counts: np.ndarray) -> float:
    return f_measure(counts, 1.0)


def f_measure(counts: np.ndarray, beta: float) -> float:
    """Van Rijsbergen's F: recall counts `beta` times as much as precision."""
    found, wrong, missed = counts
    every = (1 + beta**2) * found + wrong + beta**2 * missed
    return float((1 + beta**2) * found / every) if found else 0.0


Parts = dict[tuple[str, bool], np.ndarray]
"""Counts by set, from gold findings and from found ones."""


def held_out(
    known: Sequence[Ready], start: np.ndarray, strength: float | None
) -> dict[float, Parts]:
    """By threshold, each set's counts under weights fitted without it."""
    parts: dict[float, Parts] = {t: {} for t in THRESHOLDS}
    for name in sorted({k.lessons.name for k in known}):
        others = [k for k in known if k.lessons.name != name]
        vector = start if strength is None else fit(others, start, strength)
        for one, threshold in product(known, THRESHOLDS):
            if one.lessons.name == name:
                key = name, one.lessons.found
                parts[threshold][key] = one.counts(vector, threshold)
    return parts


def pooled(parts: Parts, found: bool, begins: str = "", beta: float = 1.0) -> float:
    told = [p for (name, f), p in parts.items() if f is found and name.startswith(begins)]
    return f_measure(np.sum(told, axis=0), beta)


def value(parts: Parts) -> float:
    own = [f1(p) for (_, found), p in parts.items() if not found and p.sum()]
    gold = (pooled(parts, False) + float(np.mean(own))) / 2
    return (gold + pooled(parts, True, beta=CARE)) / 2


def choose(known: Sequence[Ready], start: np.ndarray) -> tuple[float | None, float]:
    """The strength and threshold that do best on sets left out, neighbours counted in."""
    values = {}
    for strength in STRENGTHS:
        for t, parts in held_out(known, start, strength).items():
            values[strength, t] = value(parts)
            told = ", ".join(
                f"{'found' if found else 'gold'} {pooled(parts, found):.3f} "
                f"(dev {pooled(parts, found, 'dev-'):.3f})"
                for found in (False, True)
            )
            print(f"  strength {strength} threshold {t:+}: left out, F1 from {told}", flush=True)
    inner = [
        t for t in THRESHOLDS if THRESHOLDS[0] <= t - NEIGHBOURS <= t + NEIGHBOURS <= THRESHOLDS[-1]
    ]
    return max(
        product(STRENGTHS, inner),
        key=lambda c: sum(values[c[0], t] for t in THRESHOLDS if abs(t - c[1]) <= NEIGHBOURS),
    )


def written(tables: dict[str, dict[str, float]]) -> str:
    lines = [
        "# What each signal weighs, in log-odds. Written by training/fit_links.py: don't edit;",
        "# a person's weights, from which it starts, are in training/link_priors.toml.",
    ]
    for kind, table in tables.items():
        lines += ["", f"[{kind}]", *(f"{n} = {w:.3f}" for n, w in table.items())]
    return "\n".join(lines) + "\n"


def fitted(known: Sequence[Lessons], prior: dict[str, float]) -> dict[str, float]:
    """One kind's weights, with what the sets left out tell of them."""
    names = [n for n in prior if n != "bias"]
    start = np.array([prior["bias"], *(prior[n] for n in names)])
    made = [ready(one, names) for one in known]
    strength, threshold = choose(made, start)
    print(f"  chosen: strength {strength}, threshold {threshold}")
    vector = start if strength is None else fit(made, start, strength)
    table = dict(zip(["bias", *names], vector.tolist(), strict=True))
    return table | {"bias": table["bias"] - threshold}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder that holds the sets")
    parser.add_argument("found", type=Path, help="what `annotate` printed for their reports")
    parser.add_argument("--write", action="store_true", help="write weights.toml")
    given = parser.parse_args()
    tables = tomllib.loads((HERE / "link_priors.toml").read_text("utf-8"))
    found = lines_of(given.found)
    folders = sorted(
        f
        for f in given.gold.iterdir()
        if f.name.startswith(("dev-", "train-")) and (f / "gold").is_dir()
    )
    for kind in KEYS:
        known = [Lessons(f, kind, lines) for f in folders for lines in (None, found)]
        print(kind, {k.name: len(k.entries) for k in known if not k.found})
        tables[kind] = fitted(known, tables[kind])
    if given.write:
        WEIGHTS.write_text(written(tables), "utf-8")


if __name__ == "__main__":
    main()
