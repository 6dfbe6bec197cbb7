"""Fit when two tellings of a position are one: `python -m training.fit_same --gold FOLDER`.

Reads the training sets' entries alone, no tagger and no parse: two places of one entry are one
position, places of two entries of the same party and stance are two. Prints how often the answer
is right, every fifth report left out in turn, beside how often "two" alone would be; writes
`same.toml` beside the code of positions.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from communique.language import positions
from communique.language.positions.same import SURE, signs_of_two, words_of_paragraphs
from communique.language.weighing import chance
from communique.model.evidence import Span
from communique.model.findings import Stance
from training.gold import places
from training.labels import Entry
from training.logistic import Example, fit

FOLDS = 5


def pairs(text: str, entries: list[Entry]) -> Iterator[Example]:
    """Every two places of positions that one party holds with one stance."""
    common = words_of_paragraphs(text)
    told = [(n, Span(*p)) for n, e in enumerate(entries) for p in places(e["evidence"], text)]
    for (n, one), (m, other) in combinations(told, 2):
        a, b = entries[n], entries[m]
        if (a["holder"], a["stance"]) == (b["holder"], b["stance"]) and one != other:
            yield signs_of_two(text, one, other, Stance(a["stance"]), common), n == m


def reports(gold: Path) -> Iterator[list[Example]]:
    """The pairs of each report of the training sets, in their order."""
    for path in sorted(gold.glob("train-*/reports.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                read = path.parent / "gold" / f"{line['id']}.json"
                entries = json.loads(read.read_text(encoding="utf-8"))["positions"]
                yield list(pairs(line["text"], entries))


def right(read: list[list[Example]], penalty: float) -> float:
    """The share of pairs rightly told, by weights fitted without their fifth of the reports."""
    good = tried = 0
    for fold in range(FOLDS):
        shown = [e for n, each in enumerate(read) if n % FOLDS != fold for e in each]
        weights = fit(shown, penalty)
        asked = [e for each in read[fold::FOLDS] for e in each]
        good += sum((chance(signs, weights) >= SURE) == one for signs, one in asked)
        tried += len(asked)
    return good / tried


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--penalty", type=float, default=3.0)
    told = ask.parse_args()
    read = list(reports(told.gold))
    shown = [example for each in read for example in each]
    alone = 1 - sum(one for _, one in shown) / len(shown)
    print(f"{len(shown)} pairs, right {right(read, told.penalty):.3f}, always two {alone:.3f}")
    lines = [
        f"# What each sign of two tellings being one weighs (log odds), from {len(shown)} pairs.",
        "# Don't edit; written by",
        "#   python -m training.fit_same --gold ../shared/gold",
        "",
        "[weights]",
        *(f'"{sign}" = {weight:.3f}' for sign, weight in sorted(fit(shown, told.penalty).items())),
        "",
    ]
    out = Path(positions.__file__).with_name("same.toml")
    out.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
