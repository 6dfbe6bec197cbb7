"""Fit the weights of linking's signals: python -m training.fit_links GOLD_DIR [--write]

Logistic regression over the pairs of findings that blocking lets through, by Newton's method,
with a Gaussian prior around the weights of `link_priors.toml` (MAP estimate): gold threads are few
and one reader's keys are not another's, so the data move a person's weights and don't replace
them. Positive pairs of long threads count less, lest two processes told by every report decide.

Strength of the prior and threshold are chosen by leaving one set out at a time: mean of the F1 of
links over all sets and of each set's own, averaged over neighbouring thresholds, so that no lucky
point wins. The bias is written with the threshold taken off, so that 0 decides. No randomness.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product
from pathlib import Path

import numpy as np

from communique.exports.contract import findings_from
from communique.linking import scoring
from communique.linking.blocking import pairs
from communique.linking.clusters import cluster
from communique.linking.coverage import told_in
from communique.linking.entries import entry
from communique.model.report import Delivery, Report

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "communique" / "linking" / "weights.toml"
KEYS = {"meeting": "meetings", "commitment": "commitments"}
STRENGTHS = (None, 250.0, 500.0, 1000.0)  # None: the prior as it stands
THRESHOLDS = tuple(n / 4 for n in range(-8, 9))
NEIGHBOURS = 0.75
ITERATIONS = 50


class Known:
    """One gold set's findings of one kind, with their threads."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.name = folder.name
        told = sorted(_told(folder, kind), key=lambda t: t[0].order)
        self.entries = [e for t, _ in told if (e := entry(t)) is not None]
        self.threads = [key for _, key in told]
        self.pairs = pairs(self.entries)
        together = combinations(range(len(self.entries)), 2)
        self.links = sum(self.same(a, b) and not self.apart(a, b) for a, b in together)
        self._signals: dict[tuple[int, int], dict[str, float]] = {}

    def signals(self, a: int, b: int) -> dict[str, float]:
        if (a, b) not in self._signals:
            found = scoring.between(self.entries[a], self.entries[b])
            self._signals[a, b] = {s.name: s.value for s in found}
        return self._signals[a, b]

    def same(self, a: int, b: int) -> bool:
        return self.threads[a] == self.threads[b]

    def apart(self, a: int, b: int) -> bool:
        return self.entries[a].report == self.entries[b].report

    def counts(self, table: dict[str, float], threshold: float) -> np.ndarray:
        """Links found, wrong and missed."""
        cache: dict[tuple[int, int], float] = {}

        def odds(a: int, b: int) -> float:
            if (a, b) not in cache:
                found = self.signals(a, b).items()
                cache[a, b] = table["bias"] + sum(table.get(n, 0.0) * v for n, v in found)
            return cache[a, b]

        groups = cluster(len(self.entries), self.pairs, odds, apart=self.apart, threshold=threshold)
        linked = [p for members in groups for p in combinations(members, 2) if not self.apart(*p)]
        found = sum(self.same(a, b) for a, b in linked)
        return np.array([found, len(linked) - found, self.links - found], float)


def _told(folder: Path, kind: str) -> Iterator[tuple]:
    for line in (folder / "reports.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        gold = json.loads((folder / "gold" / f"{raw['id']}.json").read_text("utf-8"))
        report = Report(
            published=date.fromisoformat(raw["published"]),
            text=raw["text"],
            source=raw.get("source"),
            delivery=Delivery(given_id=raw["id"]),
        )
        for told in told_in(findings_from(gold, report)):
            if told.finding.kind_name == kind:
                yield told, gold[KEYS[kind]][told.rank]["thread"]


def fit(known: Sequence[Known], prior: dict[str, float], strength: float) -> dict[str, float]:
    """The weights that the sets and the prior together make likeliest."""
    names = [n for n in prior if n != "bias"]
    rows, same, weights = [], [], []
    for one in known:
        sizes = Counter(one.threads)
        for a, b in one.pairs:
            signals = one.signals(a, b)
            rows.append([1.0, *(signals.get(n, 0.0) for n in names)])
            same.append(one.same(a, b))
            others = sizes[one.threads[a]] - 1
            weights.append(others**-0.5 if one.same(a, b) else 1.0)
    x, y, w = np.array(rows), np.array(same, float), np.array(weights)
    start = np.array([prior["bias"], *(prior[n] for n in names)])
    found = start.copy()
    for _ in range(ITERATIONS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (w * (y - p)) - strength * (found - start)
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + strength * np.eye(len(start))
        step = np.linalg.solve(curve, slope)
        found += np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(["bias", *names], found.tolist(), strict=True))


def f1(counts: np.ndarray) -> float:
    found, wrong, missed = counts
    return 2 * found / (2 * found + wrong + missed) if found else 0.0


def held_out(known: Sequence[Known], prior: dict[str, float], strength: float | None) -> dict:
    """By threshold, each set's counts under weights fitted without it."""
    tables = {
        one.name: prior
        if strength is None
        else fit([k for k in known if k is not one], prior, strength)
        for one in known
    }
    return {t: {one.name: one.counts(tables[one.name], t) for one in known} for t in THRESHOLDS}


def value(parts: dict[str, np.ndarray]) -> float:
    told = [p for p in parts.values() if p.sum()]
    return (f1(sum(told)) + float(np.mean([f1(p) for p in told]))) / 2


def choose(known: Sequence[Known], prior: dict[str, float]) -> tuple[float | None, float]:
    """The strength and threshold that do best on sets left out, neighbours counted in."""
    values = {}
    for strength in STRENGTHS:
        by_threshold = held_out(known, prior, strength)
        for t, parts in by_threshold.items():
            values[strength, t] = value(parts)
            dev = sum(p for n, p in parts.items() if n.startswith("dev-"))
            print(
                f"  strength {strength} threshold {t:+}: left out, all sets F1 "
                f"{f1(sum(parts.values())):.3f}, dev sets {f1(dev):.3f}, "
                f"mean {values[strength, t]:.3f}"
            )
    inner = product(STRENGTHS, (t for t in THRESHOLDS if abs(t) + NEIGHBOURS <= THRESHOLDS[-1]))
    return max(
        inner,
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder that holds the sets")
    parser.add_argument("--write", action="store_true", help="write weights.toml")
    given = parser.parse_args()
    tables = tomllib.loads((HERE / "link_priors.toml").read_text("utf-8"))
    folders = sorted(
        f for f in given.gold.iterdir() if (f / "gold").is_dir() and (f / "reports.jsonl").is_file()
    )
    for kind in KEYS:
        known = [Known(folder, kind) for folder in folders]
        print(kind, {one.name: len(one.entries) for one in known})
        strength, threshold = choose(known, tables[kind])
        print(f"  chosen: strength {strength}, threshold {threshold}")
        if strength is not None:
            tables[kind] = fit(known, tables[kind], strength)
        tables[kind]["bias"] -= threshold
    if given.write:
        WEIGHTS.write_text(written(tables), "utf-8")


if __name__ == "__main__":
    main()
