"""Fit what each word weighs in the first look at a report.

    python -m training.fit_glance --gold ../shared/gold --corpora ../shared/corpora

Reports with nothing to record are those that a person has listed in `labels/nothing.jsonl` after
reading their beginnings: sport, markets, companies, entertainment, weather, accidents. All others
of the corpora, and the gold's training sets, are to be read; the dev sets are left out. Writes
`communique/language/glance.toml`. Prints what share of those with nothing is set aside, and what
share of the findings that people entered is lost, every fifth report left out in turn.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communique.language import glance
from training.labels import read_labels, texts

LABELS = Path(__file__).parent / "labels"
TABLE = Path(glance.__file__).with_name("glance.toml")
TRAINED = ("train-fates", "train-guardian", "train-mixed", "train-wire")
PENALTY, FEWEST, MOST, WORDS = 2.0, 20, 0.7, 400
"""The L2 penalty, the fewest reports that a word must be in, the largest share of them, and how
many words are kept: those whose shares in the two kinds of report differ most surely."""
LEAST, FOLDS = 0.0, 5
ENOUGH = 1e-6
WRITTEN = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Sorted:
    """One report as people have sorted it."""

    name: str
    text: str
    read: bool
    findings: int
    """That people entered; none where nobody was asked."""


def gold(folder: Path) -> Iterator[tuple[str, str, int]]:
    """The reports of a set with a reader's pen: id, text, and how many findings it entered."""
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        answers = folder / "gold" / f"{report['id']}.json"
        if answers.exists():
            entered = json.loads(answers.read_text(encoding="utf-8"))
            number = sum(len(value) for value in entered.values() if isinstance(value, list))
            yield report["id"], report["text"], number


def reports(sets: Path, corpora: Path) -> list[Sorted]:
    """Every report that may be learned from, by id."""
    left_out = {name for folder in sets.glob("dev-*") for name, _, _ in gold(folder)}
    nothing = {row["report"] for row in _rows(LABELS / "nothing.jsonl")}
    found = {r["id"]: Sorted(r["id"], r["text"], True, 0) for _, r in texts(corpora)}
    for name in nothing:
        found[name] = Sorted(name, found[name].text, False, 0)
    for path in sorted(LABELS.glob("*.jsonl")):
        if path.name != "nothing.jsonl":
            for report, entries in read_labels(corpora, path):
                number = sum(map(len, entries.values()))
                found[report["id"]] = Sorted(report["id"], report["text"], True, number)
    for name in TRAINED:
        found |= {i: Sorted(i, text, True, n) for i, text, n in gold(sets / name)}
    return [found[name] for name in sorted(found) if name not in left_out]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def general_words(examples: Sequence[Sorted]) -> frozenset[str]:
    """Words that stand in small letters in more reports than with a capital: no names."""
    small, capital = Counter[str](), Counter[str]()
    for example in examples:
        as_written = set(WRITTEN.findall(example.text))
        small.update(word for word in as_written if word.islower())
        capital.update({word.lower() for word in as_written if not word.islower()})
    return frozenset(word for word in small if small[word] > capital[word])


def telling(examples: Sequence[Sorted], seen: Sequence[frozenset[str]]) -> list[str]:
    """The words that tell the two kinds of report apart, by the z of the two shares."""
    number = {kind: sum(e.read is kind for e in examples) for kind in (True, False)}
    of = {kind: Counter[str]() for kind in (True, False)}
    for example, words in zip(examples, seen, strict=True):
        of[example.read].update(words)

    def surely(word: str) -> float:
        yes, no = of[True][word], of[False][word]
        share = (yes + no) / len(examples)
        spread = share * (1 - share) * (1 / number[True] + 1 / number[False])
        return float(abs(yes / number[True] - no / number[False]) / spread**0.5)

    total = of[True] + of[False]
    often = [word for word, n in total.items() if FEWEST <= n <= MOST * len(examples)]
    return sorted(sorted(often, key=lambda word: (-surely(word), word))[:WORDS])


def fit(examples: Sequence[Sorted], seen: Sequence[frozenset[str]]) -> dict[str, float]:
    """What each telling word weighs, the leaning of a report without signs being given: logistic
    regression with an L2 penalty, by Newton's method from zero."""
    kept = telling(examples, seen)
    table = np.array([[word in words for word in kept] for words in seen], dtype=float)
    truth = np.array([float(example.read) for example in examples])
    weights: NDArray[np.float64] = np.zeros(len(kept))
    for _ in range(50):
        guess = 1.0 / (1.0 + np.exp(-(glance.LEANING + table @ weights)))
        slope = table.T @ (guess - truth) + PENALTY * weights
        bend = (table * (guess * (1 - guess))[:, None]).T @ table + PENALTY * np.eye(len(kept))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return dict(zip(kept, map(float, weights), strict=True))


def try_out(examples: Sequence[Sorted], seen: Sequence[frozenset[str]]) -> None:
    """Print what would be set aside and lost, for several bounds, each report by a fit without."""
    fold = [crc32(example.name.encode()) % FOLDS for example in examples]
    leaning = np.zeros(len(examples))
    for out in range(FOLDS):
        rest = [i for i, n in enumerate(fold) if n != out]
        weights = fit([examples[i] for i in rest], [seen[i] for i in rest])
        for i in (i for i, n in enumerate(fold) if n == out):
            leaning[i] = glance.LEANING + sum(weights.get(word, 0.0) for word in seen[i])
    dealings = np.array([glance.tells_of_dealings(example.text) for example in examples])
    nothing = np.array([not example.read for example in examples])
    findings = np.array([example.findings for example in examples])
    for least in (-2.0, -1.0, LEAST, 1.0):
        aside = (leaning < least) & ~dealings
        print(
            f"below {least:4}: {aside[nothing].mean():.3f} of those with nothing, "
            f"{aside[~nothing].mean():.3f} of the others, "
            f"{findings[aside].sum() / findings.sum():.4f} of the findings"
        )


def main() -> None:
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--corpora", type=Path, required=True)
    told = ask.parse_args()
    examples = reports(told.gold, told.corpora)
    general = general_words(examples)
    seen = [glance.words_of(example.text) & general for example in examples]
    try_out(examples, seen)
    number = sum(not example.read for example in examples)
    lines = [
        f"# What each word weighs (log odds) in the first look at a report, from {len(examples)}",
        f"# reports, {number} of them with nothing to record. Reports below `least` are set aside.",
        "# Don't edit; written by",
        "#   python -m training.fit_glance --gold ../shared/gold --corpora ../shared/corpora",
        f"\nleast = {LEAST}\n\n[weights]",
        *(f"{word} = {weight:.3f}" for word, weight in sorted(fit(examples, seen).items())),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
