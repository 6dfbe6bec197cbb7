"""Fit what each sign of a position or a commitment weighs.

    python -m training.fit_spots positions --corpora ../shared/corpora

Reads the reports of `training/labels`, on which the tagger was not taught when this was run, so
that its word on them is worth what it is worth on any report, and writes `spots.toml` beside the
code of that kind. Prints found F1 at each least chance, every fifth report left out in turn.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.language import commitments, positions
from communique.language.commitments.spots import find_spots as commitment_spots
from communique.language.positions.spots import find_spots as position_spots
from communique.language.spotting import Least, Spot, choose, jaccard
from communique.language.weighing import chance
from communique.model.evidence import Span
from communique.world.parties import party_id
from training.kept_back import Entry, Reading, readings
from training.logistic import Example, fit

FINDERS: dict[str, Callable[..., Iterator[Spot[Any]]]] = {
    "positions": position_spots,
    "commitments": commitment_spots,
}
FOLDERS = {
    "positions": Path(positions.__file__).parent,
    "commitments": Path(commitments.__file__).parent,
}
PENALTIES = (1.0, 3.0, 10.0)
LEAST = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
FOLDS = 5


@dataclass(frozen=True)
class Entered:
    """What a reader entered: whose it is, folded, and where it stands."""

    parties: frozenset[str]
    places: tuple[Span, ...]

    def is_of(self, spot: Spot[Any]) -> bool:
        """Whether a spot is at its words and of one of its parties, as the scorer has it."""
        same = self.parties & {party.casefold() for party in spot.parties}
        return bool(same) and any(jaccard(spot.span, place) >= 0.5 for place in self.places)


@dataclass(frozen=True)
class Read:
    """One labelled report's candidates, and what was entered."""

    spots: tuple[Spot[Any], ...]
    entered: tuple[Entered, ...]

    def hit(self, spot: Spot[Any]) -> bool:
        """Whether a reader had entered what a spot is."""
        return any(entered.is_of(spot) for entered in self.entered)


def read(kind: str, reading: Reading) -> Read:
    """A report's candidates of a kind, and its entries."""
    given = reading.document, reading.cast, reading.statements, reading.sight
    spots = tuple(FINDERS[kind](*given))
    return Read(spots, tuple(_entered(entry, reading) for entry in reading.entries[kind]))


def _entered(entry: Entry, reading: Reading) -> Entered:
    parties = entry["by"] if "by" in entry else [entry["holder"]]
    folded = frozenset(party_id(party).casefold() for party in parties)
    return Entered(folded, tuple(reading.spans(entry)))


def found(reads: Sequence[Read], chances: Sequence[Sequence[float]], least: float) -> float:
    """F1 of what is chosen."""
    told = entered = right = 0
    for each, likely in zip(reads, chances, strict=True):
        missing = list(each.entered)
        entered += len(missing)
        for spot, _ in choose(list(zip(each.spots, likely, strict=True)), Least(least, least)):
            told += 1
            hit = next((entry for entry in missing if entry.is_of(spot)), None)
            if hit is not None:
                missing.remove(hit)
                right += 1
    return 2 * right / (told + entered)


def left_out(reads: Sequence[Read], penalty: float) -> list[list[float]]:
    """The chances of each report's spots by weights that were fitted without its fifth."""
    chances: list[list[float]] = [[] for _ in reads]
    for fold in range(FOLDS):
        weights = fit(examples(r for n, r in enumerate(reads) if n % FOLDS != fold), penalty)
        for n in range(fold, len(reads), FOLDS):
            chances[n] = [chance(spot.signs, weights) for spot in reads[n].spots]
    return chances


def examples(reads: Iterable[Read]) -> list[Example]:
    return [(spot.signs, each.hit(spot)) for each in reads for spot in each.spots]


def write(kind: str, shown: Sequence[Example], penalty: float) -> None:
    lines = [
        f"# What each sign of {kind} weighs (log odds), from {len(shown)} candidates.",
        "# Don't edit; written by",
        f"#   python -m training.fit_spots {kind} --corpora ../shared/corpora",
        "",
        "[weights]",
        *(f'"{sign}" = {weight:.3f}' for sign, weight in sorted(fit(shown, penalty).items())),
        "",
    ]
    (FOLDERS[kind] / "spots.toml").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("kind", choices=FINDERS)
    ask.add_argument("--corpora", type=Path, required=True)
    ask.add_argument("--penalty", type=float, default=3.0)
    told = ask.parse_args()
    reads = [read(told.kind, reading) for reading in readings(told.corpora)]
    for penalty in PENALTIES:
        chances = left_out(reads, penalty)
        shares = " ".join(f"{least}: {found(reads, chances, least):.3f}" for least in LEAST)
        print(f"penalty {penalty}, found F1 by least chance: {shares}")
    write(told.kind, examples(reads), told.penalty)


if __name__ == "__main__":
    main()
