"""What the tagger sees in each word of a report, for those who ask about words of their own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from communique.language.tagger.decoding import (
    Floats,
    Ints,
    Scores,
    likeliest_runs,
    mean_of,
    softmax,
)
from communique.language.tagger.labels import (
    BIO_HEADS,
    CLASS_HEADS,
    OWNED,
    PAIR_WIDTH,
    WIDTH,
    Settings,
    bio_columns,
    class_columns,
)
from communique.language.tagger.windows import Window, nearness_steps

Span = tuple[int, int]
"""Characters [start, end) of the report's text."""


class _Offers(NamedTuple):
    """What names in a window have to offer to evidence of one kind, all spans of it alike."""

    last: int
    """The word behind the window."""
    seen: Ints
    """Which of the names stand in it."""
    places: Ints
    """Their first words, counted in it."""
    offered: npt.NDArray[np.float64]
    """Shape (names, PAIR_WIDTH)."""


def _columns(kind: int) -> slice:
    return slice(kind * PAIR_WIDTH, (kind + 1) * PAIR_WIDTH)


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
    window: Ints
    """Where the window of each word begins, shape (words,): who it belongs to is seen within it."""
    seeking: Floats
    """Shape (words, kinds of `OWNED` * PAIR_WIDTH)."""
    offering: Floats
    """As `seeking`."""
    reach: Floats
    """Shape (DISTANCE_STEPS, kinds of `OWNED`)."""

    @classmethod
    def of(
        cls, read: Iterable[tuple[Window, Scores]], spans: Sequence[Span], settings: Settings
    ) -> Self:
        """What the windows of one report show; `spans` are its tokens' characters."""
        windows = list(read)
        if not windows:
            return cls.of_nothing()
        words = np.concatenate([window.words for window, _ in windows])
        places = np.asarray(spans, dtype=np.int64)[words]
        sizes = [len(window.words) for window, _ in windows]
        return cls(
            starts=places[:, 0],
            ends=places[:, 1],
            paragraph=np.concatenate([window.paragraph for window, _ in windows]),
            scores=np.concatenate([told.words for _, told in windows]),
            window=np.repeat(np.cumsum([0, *sizes[:-1]]), sizes),
            seeking=np.concatenate([told.seeking for _, told in windows]),
            offering=np.concatenate([told.offering for _, told in windows]),
            reach=np.asarray(settings.reach, dtype=np.float32),
        )

    @classmethod
    def of_nothing(cls) -> Self:
        """What a report without words shows."""
        none = np.zeros(0, dtype=np.int64)
        pairs = np.zeros((0, len(OWNED) * PAIR_WIDTH), dtype=np.float32)
        scores = np.zeros((0, WIDTH), dtype=np.float32)
        reach = np.zeros((0, len(OWNED)), dtype=np.float32)
        return cls(none, none, none, scores, none, pairs, pairs, reach)

    @cached_property
    def _inside(self) -> Mapping[str, Floats]:
        """For each head that marks spans how likely each word is part of one."""
        return {head: 1 - softmax(self.scores[:, bio_columns(head)])[:, 0] for head in BIO_HEADS}

    def share(self, kind: str, span: Span) -> float:
        """How likely a head (`position`, `source`) marks the words at `span`, 0 to 1: the words'
        mean."""
        words = self._words(span)
        return float(mean_of(self._inside[kind][words])) if words.stop > words.start else 0.0

    def beside(self, kind: str, span: Span) -> tuple[float, float]:
        """The same for the word before `span` and the word after it."""
        words, inside = self._words(span), self._inside[kind]
        before = float(inside[words.start - 1]) if words.start > 0 else 0.0
        after = float(inside[words.stop]) if words.stop < len(inside) else 0.0
        return before, after

    def together(self, one: Span, other: Span) -> bool:
        """Whether two spans stand in one paragraph; so do words that the tagger did not read."""
        paragraphs = [self.paragraph[self._words(span)] for span in (one, other)]
        return len(set(np.concatenate(paragraphs).tolist())) <= 1

    def called(self, head: str, span: Span) -> Mapping[str, float]:
        """What a class head calls the words at `span`: each label with its probability."""
        words = self._words(span)
        if words.stop <= words.start:
            return dict.fromkeys(CLASS_HEADS[head], 1 / len(CLASS_HEADS[head]))
        shares = softmax(mean_of(self.scores[words, class_columns(head)]))
        return dict(zip(CLASS_HEADS[head], shares.tolist(), strict=True))

    def marked(self, kind: str, boldness: float) -> tuple[Span, ...]:
        """The runs of words that a head marks when it is so bold (0: as taught), in text order."""
        runs = likeliest_runs(self.scores[:, bio_columns(kind)], self.paragraph, boldness)
        starts, ends = self._edges
        return tuple((starts[first], ends[last - 1]) for first, last in runs)

    def ties(self, kind: str, span: Span, names: Sequence[Span]) -> Floats:
        """How much speaks for each of `names` to own the evidence at `span`: log odds, shape
        (names,); minus infinity where the two stand in no window together."""
        ties = np.full(len(names), -np.inf, dtype=np.float32)
        words = self._words(span)
        if not names or words.stop <= words.start:
            return ties
        first = int(self.window[words.start])
        last, seen, places, offered = self._offers(kind, first, tuple(names))
        if not len(seen):
            return ties
        column = OWNED.index(kind)
        asked = mean_of(self.seeking[words.start : min(words.stop, last), _columns(column)])
        place = np.arange(words.start, min(words.stop, last)) - first
        steps = nearness_steps(place, self.paragraph[first:last], places)
        ties[seen] = offered @ asked / np.sqrt(PAIR_WIDTH) + self.reach[steps, column]
        return ties

    def _offers(self, kind: str, first: int, names: tuple[Span, ...]) -> _Offers:
        """What the names in the window that begins at `first` have to offer to evidence of a
        kind."""
        if (kind, first, names) not in self._known_offers:
            last = int(np.searchsorted(self.window, first, side="right"))
            firsts, lasts = self._bounds(names)
            seen = np.flatnonzero((lasts > firsts) & (firsts >= first) & (lasts <= last))
            sums, firsts, lasts = self._offered, firsts[seen], lasts[seen]
            columns = _columns(OWNED.index(kind))
            offered = sums[lasts, columns] - sums[firsts, columns]
            offered /= (lasts - firsts)[:, np.newaxis]
            told = _Offers(last, seen, firsts - first, offered)
            self._known_offers[kind, first, names] = told
        return self._known_offers[kind, first, names]

    @cached_property
    def _known_offers(self) -> dict[tuple[str, int, tuple[Span, ...]], _Offers]:
        return {}

    @cached_property
    def _offered(self) -> npt.NDArray[np.float64]:
        """Sums of `offering` over all words before each, shape (words + 1, ...)."""
        sums = np.cumsum(self.offering, axis=0, dtype=np.float64)
        return np.concatenate([np.zeros_like(sums[:1]), sums])

    def _bounds(self, spans: tuple[Span, ...]) -> tuple[Ints, Ints]:
        """The words [first, last) that touch each span; a report's names are asked for again and
        again."""
        if spans not in self._known:
            places = np.asarray(spans, dtype=np.int64)
            firsts = np.searchsorted(self.ends, places[:, 0], side="right")
            self._known[spans] = firsts, np.searchsorted(self.starts, places[:, 1], side="left")
        return self._known[spans]

    @cached_property
    def _known(self) -> dict[tuple[Span, ...], tuple[Ints, Ints]]:
        return {}

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where words start and end, as lists: for a single place these are searched faster."""
        return self.starts.tolist(), self.ends.tolist()

    def _words(self, span: Span) -> slice:
        """The words that touch `span`."""
        starts, ends = self._edges
        return slice(bisect_right(ends, span[0]), bisect_left(starts, span[1]))
