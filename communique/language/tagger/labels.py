"""What the trained tagger can say of a word: its heads, their labels, and where each stands in its
output."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

BIO_HEADS = ("source", "cue", "content", "statement", "position", "meeting", "commitment")
"""Heads that mark spans, three labels each in the order outside, begin, inside. `source`, `cue` and
`content` are attributions as PolNeAR has them, the others what our scheme calls by these names."""

CLASS_HEADS: Mapping[str, tuple[str, ...]] = {
    "stance": ("supports", "opposes", "demands", "conditional", "withholds", "undecided"),
    "meeting_status": ("proposed", "planned", "under_way", "held", "postponed", "cancelled"),
    "commitment_kind": ("promise", "agreement", "order"),
    "commitment_status": ("open", "fulfilled", "broken", "withdrawn", "disputed"),
}
"""Heads that name a span: the mean of its words' scores, then the likeliest of these labels."""

PAIR_ROLES = ("source", "content")
"""What is sought for one cue at a time: whose words it reports, and which words they are."""

OWNED = ("position", "meeting", "commitment")
"""Kinds of evidence for which is sought who of those named holds it, takes part or is bound."""

PAIR_WIDTH = 64
"""Numbers in each query and key vector of the pairing."""

DISTANCES = (1, 2, 3, 5, 9, 17, 33, 65)
"""Words from a cue, where one step of nearness ends and the next begins."""

DISTANCE_STEPS = 2 * (2 * len(DISTANCES) + 1)
"""How many steps of nearness: before or after, and in the cue's own paragraph or another."""

SAID = 3 * len(BIO_HEADS)
"""Column of the score that a word reports speech; the class heads follow it."""

WIDTH = SAID + 1 + sum(len(labels) for labels in CLASS_HEADS.values())
"""Columns of the tagger's output for one word."""


def bio_columns(head: str) -> slice:
    """The three columns of a head that marks spans."""
    first = 3 * BIO_HEADS.index(head)
    return slice(first, first + 3)


def class_columns(head: str) -> slice:
    """The columns of a head that names spans, one a label."""
    first = SAID + 1
    for name, labels in CLASS_HEADS.items():
        if name == head:
            return slice(first, first + len(labels))
        first += len(labels)
    raise KeyError(head)


@dataclass(frozen=True, slots=True)
class Settings:
    """What training settled beside the weights: how near a cue its words stand, and how bold to
    be."""

    nearness: tuple[tuple[float, ...], ...]
    """Scores by step of distance, `DISTANCE_STEPS` rows; columns are role by label (outside, begin,
    inside)."""
    reach: tuple[tuple[float, ...], ...]
    """How far from evidence its parties stand: scores by step of distance, columns as `OWNED`."""
    boldness: Mapping[str, float] = field(default_factory=dict)
    """By head, what is taken off the score of "outside": above 0 finds more, below 0 less."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read `labels.json`, refusing one that was made for other labels than this code's."""
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["bio"] != list(BIO_HEADS) or told["classes"] != _plain(CLASS_HEADS):
            raise ValueError(
                f"{path} is of another tagger: export the model anew (training/README.md)"
            )
        nearness, reach = (tuple(tuple(row) for row in told[key]) for key in ("nearness", "reach"))
        return cls(nearness, reach, dict(told["boldness"]))

    def write(self, path: Path) -> None:
        """Write `labels.json` beside the weights."""
        told = {
            "bio": list(BIO_HEADS),
            "classes": _plain(CLASS_HEADS),
            "nearness": [[round(value, 4) for value in row] for row in self.nearness],
            "reach": [[round(value, 4) for value in row] for row in self.reach],
            "boldness": dict(self.boldness),
        }
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _plain(classes: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(labels) for name, labels in classes.items()}
