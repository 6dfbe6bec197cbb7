"""Windows side by side, padded, as the network takes them in training."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from communique.language.tagger.labels import BIO_HEADS, CLASS_HEADS, PAIR_ROLES
from communique.language.tagger.windows import Window, nearness_steps
from training.data import UNKNOWN, Example


class Windowed(Protocol):
    """What is taught of one window."""

    @property
    def window(self) -> Window: ...


W = TypeVar("W", bound=Windowed)


@dataclass(frozen=True, slots=True)
class Given:
    """Windows side by side, padded to the longest."""

    pieces: Tensor
    features: Tensor
    first: Tensor
    mask: Tensor

    def read_by(self, network: nn.Module) -> tuple[Tensor, ...]:
        """What a network gives for them."""
        told: tuple[Tensor, ...] = network(self.pieces, self.features, self.first, self.mask)
        return told

    @classmethod
    def of(cls, windows: Sequence[Window]) -> "Given":
        """Pad them; the mask keeps padding unseen."""
        n, length = len(windows), max(len(w.pieces) for w in windows)
        given = cls(
            torch.zeros(n, length, dtype=torch.long),
            torch.zeros(n, length, dtype=torch.long),
            torch.zeros(n, max(len(w.words) for w in windows), dtype=torch.long),
            torch.full((n, 1, 1, length), -1e4),
        )
        for i, w in enumerate(windows):
            given.pieces[i, : len(w.pieces)] = torch.from_numpy(w.pieces)
            given.features[i, : len(w.pieces)] = torch.from_numpy(w.features)
            given.first[i, : len(w.words)] = torch.from_numpy(w.first)
            given.mask[i, ..., : len(w.pieces)] = 0.0
        return given


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded to the longest, with what people marked in them."""

    given: Given
    bio: Tensor
    """Labels (windows, span heads, words), `UNKNOWN` where padded."""
    said: Tensor
    """Labels (windows, words), `UNKNOWN` where padded."""
    named: Tensor
    """Weights (windows, spans, words) that take the mean over each named span's words."""
    names: dict[str, Tensor]
    """For each class head the spans' labels (windows, spans)."""
    cues: Tensor
    """Weights (windows, cues, words) that take the mean over each cue's words."""
    steps: Tensor
    """Nearness (windows, cues, words)."""
    roles: Tensor
    """Labels (windows, cues, roles, words)."""
    parts: Tensor
    """Weights (windows, evidence, words) that take the mean over each evidence's words."""
    named_parties: Tensor
    """The same for each name of a party (windows, names, words)."""
    far: Tensor
    """Nearness (windows, evidence, names)."""
    kinds: Tensor
    """Place in `OWNED` (windows, evidence)."""
    party: Tensor
    """Whether each name is of each party (windows, names, parties)."""
    owners: Tensor
    """Labels (windows, evidence, parties), `UNKNOWN` where padded."""


def batches(
    examples: Sequence[Example], size: int, ours: int, shuffle: random.Random
) -> Iterator[list[Example]]:
    """One epoch: PolNeAR once, our own reports `ours` times, windows of like length together."""
    order = [e for e in examples for _ in range(ours if e.ours else 1)]
    yield from alike(order, size, shuffle)


def alike(given: Sequence[W], size: int, shuffle: random.Random) -> list[list[W]]:
    """All of them in batches, those of like length together, in an order of chance."""
    order = shuffle.sample(given, len(given))
    groups = []
    for at in range(0, len(order), 40 * size):
        pool = sorted(order[at : at + 40 * size], key=lambda e: len(e.window.pieces))
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    return shuffle.sample(groups, len(groups))


def collate(examples: Sequence[Example]) -> Batch:
    """Pad windows to one length; the mask keeps padding unseen and `UNKNOWN` keeps it unjudged."""
    n, words = len(examples), max(len(e.window.words) for e in examples)
    spans = max(1, *(len(e.names) for e in examples))
    cues = max(1, *(len(e.pairings) for e in examples))
    owned = max(1, *(len(e.owned) for e in examples))
    parties = max(1, *(len(e.parties) for e in examples))
    named = max(1, *(sum(map(len, e.parties)) for e in examples))
    batch = Batch(
        given=Given.of([e.window for e in examples]),
        bio=torch.full((n, len(BIO_HEADS), words), UNKNOWN),
        said=torch.full((n, words), UNKNOWN),
        named=torch.zeros(n, spans, words),
        names={head: torch.full((n, spans), UNKNOWN) for head in CLASS_HEADS},
        cues=torch.zeros(n, cues, words),
        steps=torch.zeros(n, cues, words, dtype=torch.long),
        roles=torch.full((n, cues, len(PAIR_ROLES), words), UNKNOWN),
        parts=torch.zeros(n, owned, words),
        named_parties=torch.zeros(n, named, words),
        far=torch.zeros(n, owned, named, dtype=torch.long),
        kinds=torch.zeros(n, owned, dtype=torch.long),
        party=torch.zeros(n, named, parties, dtype=torch.bool),
        owners=torch.full((n, owned, parties), UNKNOWN),
    )
    for i, example in enumerate(examples):
        _fill(batch, i, example)
    return batch


def _fill(batch: Batch, i: int, example: Example) -> None:
    window, words = example.window, len(example.window.words)
    batch.bio[i, :, :words] = torch.from_numpy(example.bio)
    batch.said[i, :words] = torch.from_numpy(example.said)
    for n, (head, label, marked) in enumerate(example.names):
        batch.named[i, n, torch.from_numpy(marked)] = 1 / len(marked)
        batch.names[head][i, n] = label
    for n, pairing in enumerate(example.pairings):
        batch.cues[i, n, torch.from_numpy(pairing.cue)] = 1 / len(pairing.cue)
        batch.steps[i, n, :words] = torch.from_numpy(nearness_steps(pairing.cue, window.paragraph))
        batch.roles[i, n, :, :words] = torch.from_numpy(pairing.roles)
    _fill_owners(batch, i, example)


def _fill_owners(batch: Batch, i: int, example: Example) -> None:
    names = [(p, words) for p, several in enumerate(example.parties) for words in several]
    for m, (party, words) in enumerate(names):
        batch.named_parties[i, m, torch.from_numpy(words)] = 1 / len(words)
        batch.party[i, m, party] = True
    firsts = torch.tensor([int(words[0]) for _, words in names], dtype=torch.long)
    for n, owned in enumerate(example.owned):
        batch.parts[i, n, torch.from_numpy(owned.words)] = 1 / len(owned.words)
        steps = torch.from_numpy(nearness_steps(owned.words, example.window.paragraph))
        batch.far[i, n, : len(names)] = steps[firsts]
        batch.kinds[i, n] = owned.kind
        batch.owners[i, n, : len(owned.owners)] = torch.from_numpy(owned.owners)
