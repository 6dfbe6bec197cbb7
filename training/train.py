"""Teach the tagger: `python -m training.train --gold FOLDER --out FOLDER`."""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.language.tagger.labels import (
    BIO_HEADS,
    CLASS_HEADS,
    PAIR_ROLES,
    SAID,
    bio_columns,
    class_columns,
)
from communique.language.tagger.windows import nearness_steps
from training.data import UNKNOWN, Example, examples_of, load_tokenizer, train_reports
from training.model import BASE, Network
from training.refit import refit

WEIGHTS = {"bio": 1.0, "said": 0.5, "pairs": 0.5, "names": 5.0, "owners": 1.0}
"""How much each kind of lesson counts, each summed over its words and divided by the batch's
words."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded to the longest, with what people marked in them."""

    pieces: Tensor
    features: Tensor
    first: Tensor
    mask: Tensor
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
    shuffle.shuffle(order)
    groups = []
    for at in range(0, len(order), 40 * size):
        pool = sorted(order[at : at + 40 * size], key=lambda e: len(e.window.pieces))
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    shuffle.shuffle(groups)
    yield from groups


def collate(examples: Sequence[Example]) -> Batch:
    """Pad windows to one length; the mask keeps padding unseen and `UNKNOWN` keeps it unjudged."""
    n, length, words = (
        len(examples),
        *(
            max(sizes)
            for sizes in zip(
                *((len(e.window.pieces), len(e.window.words)) for e in examples), strict=True
            )
        ),
    )
    spans = max(1, *(len(e.names) for e in examples))
    cues = max(1, *(len(e.pairings) for e in examples))
    owned = max(1, *(len(e.owned) for e in examples))
    parties = max(1, *(len(e.parties) for e in examples))
    given = max(1, *(sum(map(len, e.parties)) for e in examples))
    batch = Batch(
        pieces=torch.zeros(n, length, dtype=torch.long),
        features=torch.zeros(n, length, dtype=torch.long),
        first=torch.zeros(n, words, dtype=torch.long),
        mask=torch.full((n, 1, 1, length), -1e4),
        bio=torch.full((n, len(BIO_HEADS), words), UNKNOWN),
        said=torch.full((n, words), UNKNOWN),
        named=torch.zeros(n, spans, words),
        names={head: torch.full((n, spans), UNKNOWN) for head in CLASS_HEADS},
        cues=torch.zeros(n, cues, words),
        steps=torch.zeros(n, cues, words, dtype=torch.long),
        roles=torch.full((n, cues, len(PAIR_ROLES), words), UNKNOWN),
        parts=torch.zeros(n, owned, words),
        named_parties=torch.zeros(n, given, words),
        far=torch.zeros(n, owned, given, dtype=torch.long),
        kinds=torch.zeros(n, owned, dtype=torch.long),
        party=torch.zeros(n, given, parties, dtype=torch.bool),
        owners=torch.full((n, owned, parties), UNKNOWN),
    )
    for i, example in enumerate(examples):
        _fill(batch, i, example)
    return batch


def _fill(batch: Batch, i: int, example: Example) -> None:
    window = example.window
    length, words = len(window.pieces), len(window.words)
    batch.pieces[i, :length] = torch.from_numpy(window.pieces)
    batch.features[i, :length] = torch.from_numpy(window.features)
    batch.first[i, :words] = torch.from_numpy(window.first)
    batch.mask[i, ..., :length] = 0.0
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


def losses(network: Network, batch: Batch, words: int) -> dict[str, Tensor]:
    """What the network gets wrong in a batch of so many words, by kind of lesson, a word."""
    scores, asking, answering, seeking, offering = network(
        batch.pieces, batch.features, batch.first, batch.mask
    )
    scores = scores.float()
    bio = scores.new_zeros(())
    for n, head in enumerate(BIO_HEADS):
        bio = bio + _wrong(scores[..., bio_columns(head)], batch.bio[:, n])
    known = batch.said != UNKNOWN
    guess, gold = scores[..., SAID][known], batch.said[known].float()
    said = nn.functional.binary_cross_entropy_with_logits(guess, gold, reduction="sum")
    pooled = batch.named @ scores
    names = scores.new_zeros(())
    for head, labels in batch.names.items():
        names = names + _wrong(pooled[..., class_columns(head)], labels)
    guess = network.pair(batch.cues.to(asking.dtype) @ asking, answering, batch.steps)
    guess = guess.float().unflatten(-1, (len(PAIR_ROLES), 3)).transpose(2, 3)
    pairs = _wrong(guess, batch.roles)
    owners = _wrong_owners(network, batch, seeking, offering)
    told = {"bio": bio, "said": said, "names": names, "pairs": pairs, "owners": owners}
    return {kind: loss / words for kind, loss in told.items()}


def _wrong_owners(network: Network, batch: Batch, seeking: Tensor, offering: Tensor) -> Tensor:
    """Cross-entropy of whose each evidence is, summed; a party speaks by the sum of its names'
    odds."""
    asked = batch.parts.to(seeking.dtype) @ seeking
    offered = batch.named_parties.to(offering.dtype) @ offering
    ties = network.owners(asked, offered, batch.far).float()
    kinds = batch.kinds[..., None, None].expand(-1, -1, ties.shape[2], 1)
    ties = ties.gather(-1, kinds).squeeze(-1)  # (windows, evidence, names)
    of_party = batch.party.unsqueeze(1)
    by_party = ties.unsqueeze(-1).masked_fill(~of_party, -1e4).logsumexp(2)
    known = batch.owners != UNKNOWN
    return nn.functional.binary_cross_entropy_with_logits(
        by_party[known], batch.owners[known].float(), reduction="sum"
    )


def _wrong(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy over the labelled places, summed; labels are shaped as scores without the last
    side."""
    return nn.functional.cross_entropy(
        scores.flatten(0, -2), labels.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train."""

    epochs: int
    batch: int
    ours: int
    """Times that our own reports are read an epoch."""
    minutes: float
    """At most so long: the rate falls by the clock where the clock is ahead (and the run can't be
    repeated)."""
    seed: int
    start: Path | None
    """A checkpoint to go on from, else the sentence encoder."""


def optimiser(network: Network, rate: float, rate_heads: float) -> torch.optim.AdamW:
    """AdamW with a small step for the encoder, which knows English, and a large one for the new
    heads."""
    new = ("encoder.features", "hidden", "scores", "ask", "answer", "nearness", "seek", "offer")
    new = (*new, "reach")
    taught = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    heads = [p for name, p in taught if name.startswith(new)]
    old = [p for name, p in taught if not name.startswith(new)]
    groups = [{"params": old, "lr": rate}, {"params": heads, "lr": rate_heads}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(examples: Sequence[Example], out: Path, plan: Plan) -> None:
    """Train, leaving a checkpoint after each epoch and `tagger.pt` at the end."""
    torch.manual_seed(plan.seed)
    shuffle = random.Random(plan.seed)
    network = Network()
    if plan.start is None:
        network.encoder.load(BASE)
    else:
        network.load_state_dict(torch.load(plan.start, weights_only=True))
    network.encoder.words.requires_grad_(False)  # half of all weights, and nothing to learn there
    rule = optimiser(network, 1e-4, 1e-3)
    full = [group["lr"] for group in rule.param_groups]
    steps = plan.epochs * sum(
        1 for _ in batches(examples, plan.batch, plan.ours, random.Random(plan.seed))
    )
    began, done = time.monotonic(), 0
    told = Running()
    for epoch in range(plan.epochs):
        for group in batches(examples, plan.batch, plan.ours, shuffle):
            spent = max(done / steps, (time.monotonic() - began) / 60 / plan.minutes)
            if spent >= 1:
                break
            for part, rate in zip(rule.param_groups, full, strict=True):
                part["lr"] = rate * min((done + 1) / (0.05 * steps), (1 - spent) / 0.95)
            told.add(_step(network, group, rule))
            done += 1
            if done % 50 == 0:
                print(f"{done}/{steps} {time.monotonic() - began:.0f}s {told}", flush=True)
        torch.save(network.state_dict(), out / f"tagger-{epoch + 1}.pt")
    refit(network, examples)
    torch.save(network.state_dict(), out / "tagger.pt")


def _step(
    network: Network, group: Sequence[Example], rule: torch.optim.Optimizer
) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        told = losses(network, collate(group), sum(len(e.window.words) for e in group))
    torch.stack([WEIGHTS[kind] * loss for kind, loss in told.items()]).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    rule.step()
    rule.zero_grad()
    return {kind: loss.item() for kind, loss in told.items()}


class Running:
    """Losses as they go, averaged over about the last fifty steps."""

    def __init__(self) -> None:
        self.seen: dict[str, float] = {}

    def add(self, told: dict[str, float]) -> None:
        """Take in one step's losses."""
        for kind, loss in told.items():
            self.seen[kind] = 0.98 * self.seen.get(kind, loss) + 0.02 * loss

    def __str__(self) -> str:
        return " ".join(f"{kind} {loss:.4f}" for kind, loss in self.seen.items())


def main() -> None:
    """Read the gold, train, and save."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True, help="folder with polnear/ and train-*/")
    ask.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--batch", type=int, default=8, help="windows a step")
    ask.add_argument(
        "--ours", type=int, default=2, help="times that our own reports are read an epoch"
    )
    ask.add_argument(
        "--minutes", type=float, default=float("inf"), help="stop by then, for a shared machine"
    )
    ask.add_argument("--seed", type=int, default=20)
    ask.add_argument("--corpora", type=Path, help="read our own labels too, whose texts lie there")
    ask.add_argument("--start", type=Path, help="go on from this checkpoint")
    ask.add_argument("--threads", type=int, default=1, help="more only where the cores are idle")
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    examples = list(examples_of(train_reports(told.gold, told.corpora), load_tokenizer(BASE)))
    plan = Plan(told.epochs, told.batch, told.ours, told.minutes, told.seed, told.start)
    train(examples, told.out, plan)


if __name__ == "__main__":
    main()
