"""Fit the heads that name things once more, on the finished encoder.

Joint training gives them few and small steps: what they name is rare among words. Here the encoder
stands still, so that each head is a logistic regression, held near what joint training found; how
near is chosen by leaving out one fifth of our reports at a time. `python -m training.refit --gold
FOLDER --checkpoint FILE --out FILE` does it for a checkpoint; `training.train` ends with it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.language.tagger.labels import CLASS_HEADS, SAID, bio_columns, class_columns
from training.data import UNKNOWN, Example, examples_of, load_tokenizer, our_reports
from training.model import BASE, Network

FOLDS = 5
TIES = (0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001)
"""How strongly a head is held where it was, from firm to loose."""

Lessons = dict[str, list[tuple[Tensor, int, int]]]
"""By head: features of shape (SIZE,), label, fold."""


def refit(network: Network, examples: Sequence[Example]) -> None:
    """Replace the class heads' and the speech head's weights by better ones, in place."""
    lessons = _lessons(network, [e for e in examples if e.ours])
    for head in CLASS_HEADS:
        _refit_head(network, head, class_columns(head), lessons[head])
    _refit_head(network, "said", slice(SAID, SAID + 1), lessons["said"])


@torch.no_grad()
def _lessons(network: Network, examples: Sequence[Example]) -> Lessons:
    network.eval()
    lessons: Lessons = {head: [] for head in (*CLASS_HEADS, "said")}
    for n, example in enumerate(examples):
        fold = n * FOLDS // len(examples)  # in reading order, so that a report stays in one fold
        window = example.window
        given = (window.pieces, window.features, window.first)
        hidden = network.features(*(torch.from_numpy(each).unsqueeze(0) for each in given))[0]
        for head, label, words in example.names:
            lessons[head].append((hidden[torch.from_numpy(words)].mean(0), label, fold))
        outside = network.scores(hidden)[:, bio_columns("cue")].softmax(-1)[:, 0]
        said = torch.from_numpy(example.said)
        for i in torch.nonzero((said != UNKNOWN) & ((outside < 0.9) | (said == 1))).flatten():
            lessons["said"].append((hidden[i], int(example.said[i]), fold))
    return lessons


def _refit_head(
    network: Network, head: str, columns: slice, lessons: list[tuple[Tensor, int, int]]
) -> None:
    inputs = torch.stack([each for each, _, _ in lessons])
    labels, folds = (torch.tensor([lesson[i] for lesson in lessons]) for i in (1, 2))
    weight = network.scores.weight.detach()[columns].clone()
    bias = network.scores.bias.detach()[columns].clone()
    before = _right(nn.functional.linear(inputs, weight, bias), labels)
    right = {}
    for tie in TIES:
        shares = []
        for fold in folds.unique():  # a fold of reports whose speech nobody marked has no lessons
            taught, asked = folds != fold, folds == fold
            w, b = _fit(inputs[taught], labels[taught], weight, bias, tie)
            shares.append(_right(nn.functional.linear(inputs[asked], w, b), labels[asked]))
        right[tie] = sum(shares) / len(shares)
    best = max(right, key=lambda tie: (right[tie], tie))
    told = " ".join(f"{tie}: {share:.3f}" for tie, share in right.items())
    print(f"{head}: {len(labels)} lessons, right before {before:.3f}; left out {told}", flush=True)
    if right[best] <= before:
        return  # joint training had found better ones
    w, b = _fit(inputs, labels, weight, bias, best)
    with torch.no_grad():
        network.scores.weight[columns] = w
        network.scores.bias[columns] = b


def _right(scores: Tensor, labels: Tensor) -> float:
    guess = scores.argmax(-1) if scores.shape[-1] > 1 else (scores[:, 0] > 0).long()
    return float((guess == labels).float().mean())


def _fit(
    inputs: Tensor, labels: Tensor, weight: Tensor, bias: Tensor, tie: float
) -> tuple[Tensor, Tensor]:
    """From a head's weights to better ones; `tie` is what each step away from them costs."""
    w, b = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    rule = torch.optim.LBFGS([w, b], max_iter=60, line_search_fn="strong_wolfe")

    def cost() -> Tensor:
        rule.zero_grad()
        scores = nn.functional.linear(inputs, w, b)
        if len(weight) > 1:
            wrong = nn.functional.cross_entropy(scores, labels)
        else:
            wrong = nn.functional.binary_cross_entropy_with_logits(scores[:, 0], labels.float())
        total = wrong + tie * ((w - weight) ** 2).sum()
        total.backward()
        return total

    rule.step(cost)
    return w.detach(), b.detach()


def main() -> None:
    """Refit a checkpoint."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--corpora", type=Path, help="read our own labels too, whose texts lie there")
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    torch.set_num_threads(1)
    network = Network(dropout=0.0)
    network.load_state_dict(torch.load(told.checkpoint, weights_only=True))
    refit(network, list(examples_of(our_reports(told.gold, told.corpora), load_tokenizer(BASE))))
    torch.save(network.state_dict(), told.out)


if __name__ == "__main__":
    main()
