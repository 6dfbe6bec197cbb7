"""Teach the tagger: `python -m training.train --gold FOLDER --out FOLDER`."""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.language.tagger.labels import (
    BIO_HEADS,
    PAIR_ROLES,
    SAID,
    bio_columns,
    class_columns,
)
from training.batches import Batch, alike, batches, collate
from training.data import UNKNOWN, Example, examples_of, load_tokenizer, train_reports
from training.distil import Lesson, lessons, taught_losses
from training.model import BASE, LARGE, SMALL, Network, narrowed
from training.refit import refit

WEIGHTS = {"bio": 1.0, "said": 0.5, "pairs": 0.5, "names": 5.0, "owners": 1.0}
"""How much each kind of lesson counts, each summed over its words and divided by the batch's
words."""


TAUGHT = 1.0
"""How much the teacher's lessons count beside what people marked."""


def losses(network: Network, batch: Batch, words: int) -> dict[str, Tensor]:
    """What the network gets wrong in a batch of so many words, by kind of lesson, a word."""
    scores, asking, answering, seeking, offering = batch.given.read_by(network)
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
    rate: float
    """The largest step of the encoder."""
    teacher: Path | None
    """Where the large encoder lies, if that is to be trained, which teaches the small one."""
    lessons: Path | None
    """Where lies what the large one marked (`distil.py`)."""
    beside: int
    """Windows of that beside each batch of ours."""
    dropout: float
    """The share of states that is left out at each step, lest single ones decide."""


def optimiser(network: Network, rate: float, rate_heads: float) -> torch.optim.AdamW:
    """AdamW with a small step for the encoder, which knows English, and a large one for the new
    heads."""
    new = (
        *("encoder.features", "hidden", "scores", "ask", "answer", "nearness"),
        *("seek", "offer", "reach"),
    )
    taught = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    heads = [p for name, p in taught if name.startswith(new)]
    old = [p for name, p in taught if not name.startswith(new)]
    groups = [{"params": old, "lr": rate}, {"params": heads, "lr": rate_heads}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(examples: Sequence[Example], out: Path, plan: Plan) -> None:
    """Train, leaving a checkpoint after each epoch and `tagger.pt` at the end."""
    torch.manual_seed(plan.seed)
    shuffle = random.Random(plan.seed)
    network = Network(plan.dropout, LARGE if plan.teacher else SMALL)
    if plan.start is None:
        network.encoder.load(plan.teacher or BASE)
    else:
        network.load_state_dict(torch.load(plan.start, weights_only=True))
    network.encoder.freeze()
    rule = optimiser(network, plan.rate, 1e-3)
    full = [group["lr"] for group in rule.param_groups]
    steps = plan.epochs * sum(
        1 for _ in batches(examples, plan.batch, plan.ours, random.Random(plan.seed))
    )
    beside = _lessons_for(plan, shuffle)
    began, done = time.monotonic(), 0
    told = Running()
    for epoch in range(plan.epochs):
        for group in batches(examples, plan.batch, plan.ours, shuffle):
            spent = max(done / steps, (time.monotonic() - began) / 60 / plan.minutes)
            if spent >= 1:
                break
            for part, rate in zip(rule.param_groups, full, strict=True):
                part["lr"] = rate * min((done + 1) / (0.05 * steps), (1 - spent) / 0.95)
            told.add(_step(network, group, next(beside), rule))
            done += 1
            if done % 50 == 0:
                torch.save(network.state_dict(), out / "unfinished.pt")
                print(f"{done}/{steps} {time.monotonic() - began:.0f}s {told}", flush=True)
        torch.save(network.state_dict(), out / f"tagger-{epoch + 1}.pt")
    refit(network, examples)
    torch.save(network.state_dict(), out / "tagger.pt")


def _step(
    network: Network,
    group: Sequence[Example],
    beside: Sequence[Lesson],
    rule: torch.optim.Optimizer,
) -> dict[str, float]:
    with narrowed():
        told = losses(network, collate(group), sum(len(e.window.words) for e in group))
        if beside:
            for kind, loss in taught_losses(network, beside).items():
                told[kind] = told[kind] + TAUGHT * loss
    torch.stack([WEIGHTS[kind] * loss for kind, loss in told.items()]).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    rule.step()
    rule.zero_grad()
    return {kind: loss.item() for kind, loss in told.items()}


def _lessons_for(plan: Plan, shuffle: random.Random) -> Iterator[list[Lesson]]:
    """For each step a batch of the teacher's lessons, all of them before one comes again; nothing
    where there is no teacher."""
    known = lessons(plan.lessons) if plan.lessons else []
    while known:
        yield from alike(known, plan.beside, shuffle)
    yield from repeat([])


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


def _part(told: str) -> tuple[int, int]:
    part, parts = (int(number) for number in told.split("/"))
    if not 1 <= part <= parts:
        raise argparse.ArgumentTypeError(f"{told}: the first of two parts is 1/2, the last 2/2")
    return part, parts


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
    ask.add_argument(
        "--part",
        type=_part,
        default=(1, 1),
        metavar="I/N",
        help="of PolNeAR only this part, for a shorter training or for twins to be averaged",
    )
    ask.add_argument("--rate", type=float, default=1e-4, help="largest step of the encoder")
    ask.add_argument("--teacher", type=Path, help="train MPNet, whose weights lie there")
    ask.add_argument("--lessons", type=Path, help="learn from what `distil.py` wrote there too")
    ask.add_argument("--beside", type=int, default=12, help="windows of that a step")
    ask.add_argument("--dropout", type=float, default=0.1)
    ask.add_argument("--threads", type=int, default=1, help="more only where the cores are idle")
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    examples = list(examples_of(train_reports(told.gold, told.corpora), load_tokenizer(BASE)))
    given, ours = ([e for e in examples if e.ours is mine] for mine in (False, True))
    part, parts = told.part
    given = random.Random(7).sample(given, len(given))[part - 1 :: parts]
    plan = Plan(
        told.epochs,
        told.batch,
        told.ours,
        told.minutes,
        told.seed,
        told.start,
        told.rate,
        told.teacher,
        told.lessons,
        told.beside,
        told.dropout,
    )
    train(given + ours, told.out, plan)


if __name__ == "__main__":
    main()
