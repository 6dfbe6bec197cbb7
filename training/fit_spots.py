"""Fit what each sign of a position or a commitment weighs.

    python -m training.fit_spots positions --corpora ../shared/corpora

Reads the reports of `training/labels`, on which the tagger was not taught when this was run, so
that its word on them is worth what it is worth on any report, and writes `spots.toml` and
`owners.toml` beside the code of that kind. Prints found F1 at each least chance, every fifth report
left out in turn.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.language import commitments, positions
from communique.language.commitments.spots import find_spots as commitment_spots
from communique.language.positions.spots import find_spots as position_spots
from communique.language.spotting import Least, Spot, Weights, choose, jaccard, weighed
from communique.model.evidence import Span
from communique.world.parties import party_id
from training.kept_back import Entry, Reading, readings
from training.logistic import fit

FINDERS: dict[str, Callable[..., Iterator[Spot[Any]]]] = {
    "positions": position_spots,
    "commitments": commitment_spots,
}
FOLDERS = {
    "positions": Path(positions.__file__).parent,
    "commitments": Path(commitments.__file__).parent,
}
PENALTIES = (3.0, 10.0, 30.0, 40.0)
PENALTY = {"positions": 30.0, "commitments": 40.0}
"""What is written by: of commitments fewer were read, and their signs are more (single words)."""
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
        return bool(same) and self.is_at(spot)

    def is_at(self, spot: Spot[Any]) -> bool:
        """Whether a spot is at its words."""
        return any(jaccard(spot.span, place) >= 0.5 for place in self.places)


@dataclass(frozen=True)
class Read:
    """One labelled report's candidates, and what was entered."""

    spots: tuple[Spot[Any], ...]
    entered: tuple[Entered, ...]

    def hit(self, spot: Spot[Any]) -> bool:
        """Whether a reader had entered what a spot is."""
        return any(entered.is_of(spot) for entered in self.entered)

    def told(self, spot: Spot[Any]) -> bool:
        """Whether a reader had entered something at its words, whosesoever."""
        return any(entered.is_at(spot) for entered in self.entered)


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
        weights = fitted([r for n, r in enumerate(reads) if n % FOLDS != fold], penalty)
        for n in range(fold, len(reads), FOLDS):
            chances[n] = [likely for _, likely in weighed(reads[n].spots, weights)]
    return chances


def fitted(reads: Iterable[Read], penalty: float) -> Weights:
    """What each sign weighs for the words, and, of words that were entered, for whose they are."""
    shown = [(each, spot, each.told(spot)) for each in reads for spot in each.spots]
    words = [(spot.signs, told) for _, spot, told in shown]
    owners = [(spot.owning, each.hit(spot)) for each, spot, told in shown if told]
    return Weights(fit(words, penalty), fit(owners, penalty))


def write(kind: str, reads: Sequence[Read], penalty: float) -> None:
    weights = fitted(reads, penalty)
    spots = sum(len(each.spots) for each in reads)
    tables = {"spots": (weights.words, kind), "owners": (weights.owners, f"whose {kind} are")}
    for name, (table, what) in tables.items():
        lines = [
            f"# What each sign of {what} weighs (log odds), from {spots} candidates.",
            "# Don't edit; written by",
            f"#   python -m training.fit_spots {kind} --corpora ../shared/corpora",
            "",
            "[weights]",
            *(f'"{sign}" = {weight:.3f}' for sign, weight in sorted(table.items())),
            "",
        ]
        (FOLDERS[kind] / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("kind", choices=FINDERS)
    ask.add_argument("--corpora", type=Path, required=True)
    ask.add_argument("--penalty", type=float, help="in place of the one of PENALTY")
    told = ask.parse_args()
    reads = [read(told.kind, reading) for reading in readings(told.corpora)]
    for penalty in PENALTIES:
        chances = left_out(reads, penalty)
        shares = " ".join(f"{least}: {found(reads, chances, least):.3f}" for least in LEAST)
        print(f"penalty {penalty}, found F1 by least chance: {shares}")
    write(told.kind, reads, told.penalty or PENALTY[told.kind])


if __name__ == "__main__":
    main()
