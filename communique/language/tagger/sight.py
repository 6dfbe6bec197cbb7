"""What the tagger sees in each word of a report, for those who ask about words of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from communique.language.tagger.decoding import Floats, Ints, Scores, decode, softmax
from communique.language.tagger.labels import CLASS_HEADS, WIDTH, bio_columns, class_columns
from communique.language.tagger.windows import Window

Span = tuple[int, int]
"""Characters [start, end) of the report's text."""


@dataclass(frozen=True, eq=False)
class Sight:
    """The scores of a report's words, those that the model read, in reading order."""

    starts: Ints
    """First characters, shape (words,)."""
    ends: Ints
    """Characters behind the last, shape (words,)."""
    paragraph: Ints
    """Which of the report's paragraphs each word is in, shape (words,)."""
    scores: Floats
    """Shape (words, WIDTH)."""

    @classmethod
    def of(cls, read: Iterable[tuple[Window, Scores]], spans: Sequence[Span]) -> Self:
        """What the windows of one report show; `spans` are its tokens' characters."""
        windows = list(read)
        if not windows:
            nothing = np.zeros(0, dtype=np.int64)
            return cls(nothing, nothing, nothing, np.zeros((0, WIDTH), dtype=np.float32))
        words = np.concatenate([window.words for window, _ in windows])
        places = np.asarray(spans, dtype=np.int64)[words]
        paragraph = np.concatenate([window.paragraph for window, _ in windows])
        scores = np.concatenate([scores.words for _, scores in windows])
        return cls(places[:, 0], places[:, 1], paragraph, scores)

    @cached_property
    def _inside(self) -> Mapping[str, Floats]:
        """For each kind of evidence how likely each word is part of some."""
        kinds = ("position", "meeting", "commitment")
        return {kind: 1 - softmax(self.scores[:, bio_columns(kind)])[:, 0] for kind in kinds}

    def share(self, kind: str, span: Span) -> float:
        """How likely the words at `span` carry a finding of a kind, 0 to 1: the words' mean."""
        words = self._words(span)
        return float(self._inside[kind][words].mean()) if words.stop > words.start else 0.0

    def beside(self, kind: str, span: Span) -> tuple[float, float]:
        """The same for the word before `span` and the word after it."""
        words, inside = self._words(span), self._inside[kind]
        before = float(inside[words.start - 1]) if words.start > 0 else 0.0
        after = float(inside[words.stop]) if words.stop < len(inside) else 0.0
        return before, after

    def called(self, head: str, span: Span) -> Mapping[str, float]:
        """What a class head calls the words at `span`: each label with its probability."""
        words = self._words(span)
        if words.stop <= words.start:
            return dict.fromkeys(CLASS_HEADS[head], 1 / len(CLASS_HEADS[head]))
        shares = softmax(self.scores[words, class_columns(head)].mean(0))
        return dict(zip(CLASS_HEADS[head], shares.tolist(), strict=True))

    def marked(self, kind: str, boldness: float) -> tuple[Span, ...]:
        """The runs of words that a head marks when it is so bold (0: as taught), in text order."""
        runs = decode(self.scores[:, bio_columns(kind)], self.paragraph, boldness)
        return tuple((int(self.starts[m.run[0]]), int(self.ends[m.run[1] - 1])) for m in runs)

    def _words(self, span: Span) -> slice:
        """The words that touch `span`."""
        first = int(np.searchsorted(self.ends, span[0], side="right"))
        return slice(first, int(np.searchsorted(self.starts, span[1], side="left")))
