"""What the weights of linking's signals are learned from: findings of which gold tells the thread.

Gold findings have whole fields. Found ones, as `communique annotate` printed them, have one party
too many or too few, a looser day, a name that says no more than the parties: each is given the
thread of the gold entry that it covers, as `score_threads.py` matches them; one that covers none is
in nobody's way and counts for nothing.
"""

import json
import runpy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from communique.exports.contract import findings_from
from communique.linking import scoring
from communique.linking.blocking import pairs
from communique.linking.clusters import Pair, cluster
from communique.linking.coverage import told_in
from communique.linking.entries import Entry, entry
from communique.model.report import Report
from communique.model.threads import Told
from training.labels import as_given

KEYS = {"meeting": "meetings", "commitment": "commitments"}
Line = dict[str, Any]
Lines = Mapping[tuple[str, str], Line]
"""What was found in each report, by the report's name and day."""


class Lessons:
    """One set's findings of one kind, gold or found, with the threads that gold gives them."""

    def __init__(self, folder: Path, kind: str, found: Lines | None = None) -> None:
        self.name = folder.name
        self.found = found is not None
        known, told_twice = _known(folder, kind, found)
        self.links = sum(a[1] == b[1] and a[0] != b[0] for a, b in combinations(told_twice, 2))
        self.entries = [e for e, _ in known]
        self.threads = [key for _, key in known]
        self.all_pairs = pairs(self.entries)
        self._signals: dict[Pair, dict[str, float]] = {}

    def told(self, a: int, b: int) -> bool:
        """Whether gold tells if the two are one thing: both have a thread, in two reports."""
        one, two = self.threads[a], self.threads[b]
        return None not in (one, two) and self.entries[a].report != self.entries[b].report

    def same(self, a: int, b: int) -> bool:
        return self.threads[a] == self.threads[b]

    @cached_property
    def sizes(self) -> Counter[str | None]:
        """How many findings each thread has."""
        return Counter(self.threads)

    def signals(self, a: int, b: int) -> dict[str, float]:
        if (a, b) not in self._signals:
            found = scoring.between(self.entries[a], self.entries[b])
            self._signals[a, b] = {s.name: s.value for s in found}
        return self._signals[a, b]

    def table(self, names: Sequence[str]) -> np.ndarray:
        """One row a pair: 1 for the bias, then each signal."""
        rows = np.zeros((len(self.all_pairs), len(names) + 1))
        rows[:, 0] = 1.0
        for row, pair in zip(rows, self.all_pairs, strict=True):
            signals = self.signals(*pair)
            row[1:] = [signals.get(name, 0.0) for name in names]
        return rows

    def counts(
        self, odds: np.ndarray, more: Callable[[dict[str, float]], float], threshold: float
    ) -> np.ndarray:
        """Links found, wrong and missed, by the log-odds of all pairs; `more` weighs the signals of
        pairs that nothing compared, which are asked for where clusters meet."""
        known: dict[Pair, float] = dict(zip(self.all_pairs, odds.tolist(), strict=True))

        def weigh(a: int, b: int) -> float:
            if (a, b) not in known:
                known[a, b] = more(self.signals(a, b))
            return known[a, b]

        def speaks(a: int, b: int) -> bool:
            return weigh(a, b) - threshold > scoring.asked(self.entries[a], self.entries[b])

        def apart(a: int, b: int) -> bool:
            return self.entries[a].report == self.entries[b].report and not speaks(a, b)

        near = [pair for pair in self.all_pairs if speaks(*pair)]
        groups = cluster(len(self.entries), near, weigh, apart=apart, threshold=threshold)
        linked = [p for members in groups for p in combinations(members, 2) if self.told(*p)]
        right = sum(self.same(a, b) for a, b in linked)
        return np.array([right, len(linked) - right, self.links - right], float)


def lines_of(path: Path) -> Lines:
    """What `communique annotate` printed."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return {(line["id"], line["published"]): line for line in lines}


def _known(
    folder: Path, kind: str, found: Lines | None
) -> tuple[list[tuple[Entry, str | None]], list[tuple[str, str]]]:
    """Entries with their threads, in order; and report and thread of every gold entry."""
    matched = runpy.run_path(str(folder.parent / "score_threads.py"))["matched"]
    known: dict[str, tuple[Entry, str | None]] = {}
    threads: list[tuple[str, str]] = []
    for report, gold in _reports(folder):
        entries = gold[KEYS[kind]]
        line = gold if found is None else found[report.name, report.published.isoformat()]
        told = [t for t in told_in(findings_from(line, report)) if t.finding.kind_name == kind]
        places = matched([e["evidence"] for e in entries], list(map(_place, told)), report.text)
        thread_of = {id_: entries[at]["thread"] for at, id_ in places.items()}
        threads += [(report.name, e["thread"]) for e in entries]
        for ready in filter(None, map(entry, told)):
            known[ready.id] = ready, thread_of.get(ready.id)
    return sorted(known.values(), key=lambda k: k[0].order), threads


def _place(told: Told) -> tuple[str, list[tuple[int, int]]]:
    return told.finding.id, [(p.start, p.end) for p in told.finding.evidence]


def _reports(folder: Path) -> Iterator[tuple[Report, Line]]:
    for text in (folder / "reports.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(text)
        gold = json.loads((folder / "gold" / f"{raw['id']}.json").read_text("utf-8"))
        yield as_given(raw), gold
