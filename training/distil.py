"""What the large encoder sees in reports that nobody labelled, for the small one to learn from.

    python -m training.distil --teacher build/teacher/tagger.pt --corpora ../shared/corpora \
        --gold ../shared/gold --out build/lessons

The teacher's chances, not its decisions, are kept (knowledge distillation; Hinton, Vinyals and Dean
2015): `training.train --lessons build/lessons` teaches them beside what people marked. Reports of
the gold sets and of `labels/` are left out. An interrupted run goes on where it stopped.
"""

import argparse
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import spacy
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from communique.language.tagger import NAMES
from communique.language.tagger.decoding import Scores
from communique.language.tagger.labels import (
    BIO_HEADS,
    SAID,
    Settings,
    bio_columns,
    class_columns,
)
from communique.language.tagger.windows import (
    Pieces,
    Window,
    paragraphs_of,
    windows_of,
)
from training.batches import Given
from training.data import load_tokenizer, tokens_of
from training.export import BOLDNESS
from training.labels import KEPT_BACK, texts
from training.model import BASE, LARGE, Network, narrowed

Halves = npt.NDArray[np.float16]

T = TypeVar("T")

HEARD = tuple(head for head in BIO_HEADS if head not in ("source", "cue", "content"))
"""The heads that the teacher is better at; of attribution it had fewer lessons than its pupil."""

SHARD, BATCH = 100, 8
"""Reports a file, and windows side by side."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window and what the teacher makes of it."""

    window: Window
    scores: Halves
    """Shape (words, WIDTH), as `Network` gives them."""


def unlabelled(corpora: Path, gold: Path) -> Iterator[str]:
    """The texts of which neither the gold nor our labels tell anything."""
    known = set()
    for path in gold.glob("*/reports.jsonl"):
        known |= {json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()}
    read = set()
    for path in KEPT_BACK.parent.glob("*.jsonl"):
        if path.name != "nothing.jsonl":
            read |= {
                (row["corpus"], row["report"])
                for row in map(json.loads, path.read_text("utf-8").splitlines())
            }
    for corpus, report in texts(corpora):
        if report["text"] not in known and (corpus, report["id"]) not in read:
            yield report["text"]


def lessons(folder: Path) -> list[Lesson]:
    """Everything that the teacher has marked."""
    return [
        lesson
        for path in sorted(folder.glob("*.pkl"))
        for lesson in pickle.loads(path.read_bytes())
    ]


def mark(network: Network, windows: Sequence[Window]) -> Iterator[Lesson]:
    """Let the teacher read windows, those of like length side by side."""
    for group in _batched(sorted(windows, key=lambda w: len(w.pieces)), BATCH):
        given = Given.of(group)
        with torch.no_grad(), narrowed():
            told = given.read_by(network)
        for n, window in enumerate(group):
            yield Lesson(window, told[0][n, : len(window.words)].float().numpy().astype(np.float16))


class Teacher:
    """The large encoder with its heads, read as the tagger is, one window at a time."""

    def __init__(self, checkpoint: Path) -> None:
        self.network = Network(dropout=0.0, shape=LARGE)
        self.network.load_state_dict(torch.load(checkpoint, weights_only=True))
        self.network.eval()
        self._cutter = Pieces(load_tokenizer(BASE))

    @torch.no_grad()
    def scores(
        self, words: Sequence[str], paragraphs: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Window, Scores]]:
        """As `Tagger.scores`."""
        for window in windows_of(words, paragraphs, self._cutter):
            given = (window.pieces, window.features, window.first)
            with narrowed():
                told = self.network(*(torch.from_numpy(each)[None] for each in given))
            yield window, Scores(*(each[0].float().numpy() for each in told))

    def settings(self) -> Settings:
        """What it settled beside its weights, and the product's boldness."""
        nearness, reach = (
            tuple(tuple(row) for row in part.tolist())
            for part in (self.network.nearness, self.network.reach)
        )
        return Settings(nearness, reach, BOLDNESS)


def _batched(given: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(given)
    while group := list(islice(rest, size)):
        yield group


def taught_losses(network: Network, given: Sequence[Lesson]) -> dict[str, Tensor]:
    """How far the network is from the teacher, by kind of lesson, a word."""
    told = Given.of([lesson.window for lesson in given]).read_by(network)
    scores = told[0].float()
    words = sum(len(lesson.window.words) for lesson in given)
    seen = torch.cat([scores[n, : len(lesson.scores)] for n, lesson in enumerate(given)])
    taught = torch.from_numpy(np.concatenate([lesson.scores for lesson in given])).float()
    bio = sum((_apart(seen, taught, bio_columns(head)).sum() for head in HEARD), seen.sum() * 0)
    said = nn.functional.binary_cross_entropy_with_logits(
        seen[:, SAID], taught[:, SAID].sigmoid(), reduction="sum"
    )
    names = seen.sum() * 0
    for kind, heads in NAMES.items():
        inside = 1.0 - taught[:, bio_columns(kind)].softmax(-1)[:, 0]
        for head in heads.values():
            names = names + (_apart(seen, taught, class_columns(head)) * inside).sum()
    told_apart = {"bio": bio, "said": said, "names": 0.2 * names}
    return {kind: loss / words for kind, loss in told_apart.items()}


def _apart(seen: Tensor, taught: Tensor, columns: slice) -> Tensor:
    """The divergence of the two choices among some columns, one for each row."""
    seen, taught = seen[:, columns].log_softmax(-1), taught[:, columns].log_softmax(-1)
    return (taught.exp() * (taught - seen)).sum(-1)


def _windows(given: Iterable[str], tokenizer: Tokenizer) -> list[Window]:
    language, cutter = spacy.blank("en"), Pieces(tokenizer)
    cut = ((text, *tokens_of(text, language)) for text in given)
    return [
        window
        for text, words, spans in cut
        for window in windows_of(words, paragraphs_of(text, spans), cutter)
    ]


def main() -> None:
    """Mark all reports that nobody labelled."""
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("--teacher", "--corpora", "--gold", "--out"):
        ask.add_argument(name, type=Path, required=True)
    ask.add_argument("--threads", type=int, default=1, help="more only where the cores are idle")
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    network, tokenizer = Teacher(told.teacher).network, load_tokenizer(BASE)
    for n, shard in enumerate(_batched(unlabelled(told.corpora, told.gold), SHARD)):
        path = told.out / f"{n:03}.pkl"
        if not path.exists():
            marked = list(mark(network, _windows(shard, tokenizer)))
            path.with_suffix(".part").write_bytes(pickle.dumps(marked))
            path.with_suffix(".part").rename(path)
            print(f"{path.name}: {len(marked)} windows", flush=True)


if __name__ == "__main__":
    main()
