"""Fit what each sign of a position or a commitment weighs.

    python -m training.fit_spots positions --corpora ../shared/corpora

Reads the reports of `training/labels`, on which the tagger was not taught when this was run, so
that its word on them is worth what it is worth on any report, and writes `spots.toml` beside the
code of that kind. Prints found F1 at each least chance, every fifth report left out in turn.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from communique.language import commitments, positions
from communique.language.attribution import find_attributions
from communique.language.attribution.joined import join_attributions
from communique.language.attribution.proposed import refine_attributions
from communique.language.commitments.spots import find_spots as commitment_spots
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions.spots import find_spots as position_spots
from communique.language.spotting import Least, Spot, choose, jaccard
from communique.language.statements import find_statements
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.language.weighing import chance
from communique.model.evidence import Span
from communique.model.report import Report
from communique.world.parties import party_id
from training.labels import read_labels
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


def read(kind: str, corpora: Path) -> Iterator[Read]:
    for given, entries in read_labels(corpora):
        day = date.fromisoformat(given["published"])
        document = parse(Report(published=day, text=given["text"], source=given["source"]))
        times, cast, tagged = find_times(document), find_cast(document), tag(document)
        attributions = join_attributions(
            refine_attributions(document, tagged.attributions),
            find_attributions(document),
            [Span(*statement.span) for statement in tagged.statements],
        )
        statements = find_statements(document, attributions, cast, times)
        spots = tuple(FINDERS[kind](document, cast, statements, tagged.sight))
        yield Read(spots, tuple(_entered(entry, document.text) for entry in entries[kind]))


def _entered(entry: dict[str, Any], text: str) -> Entered:
    """The first three places of each exact substring, as the scorer has it."""
    parts = entry["evidence"]
    places = []
    for part in [parts] if isinstance(parts, str) else parts:
        at = text.find(part)
        for _ in range(3):
            if at >= 0:
                places.append(Span(at, at + len(part)))
                at = text.find(part, at + 1)
    parties = entry["by"] if "by" in entry else [entry["holder"]]
    return Entered(frozenset(party_id(party).casefold() for party in parties), tuple(places))


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
    reads = list(read(told.kind, told.corpora))
    for penalty in PENALTIES:
        chances = left_out(reads, penalty)
        shares = " ".join(f"{least}: {found(reads, chances, least):.3f}" for least in LEAST)
        print(f"penalty {penalty}, found F1 by least chance: {shares}")
    write(told.kind, examples(reads), told.penalty)


if __name__ == "__main__":
    main()
