"""Cutting a report into the windows that the tagger reads one at a time.

Training and reading share this file, so that the model meets in use exactly what it was taught on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from communique.language.tagger.labels import DISTANCES

Ints = npt.NDArray[np.int64]

LIMIT = 256
"""Word pieces in a window at most, marks between paragraphs included."""

PIECES_A_WORD = 12
"""Of a longer word (an address, a line of dashes) the tagger sees its beginning."""

WORDS_KEPT = 32_768
"""Words of which the pieces are remembered, about 9 MB (reckoned): the words of news come back, and
cutting them was a quarter of what the tagger does beside its network."""

FEATURES = 6
"""Kinds of piece: (small, Capitalised, ALL CAPITALS) times (outside, inside) quotation marks."""

_OPENING = {"“", "``", "«", "„"}
_CLOSING = {"”", "»"}
_EITHER = {'"', "''", "'' ", '""'}
_ENDS = {".", "!", "?", "…", "...", '."', ".”", ".''"}


@dataclass(frozen=True, slots=True)
class Window:
    """Some whole paragraphs of a report, as the model takes them."""

    pieces: Ints
    """Word piece numbers, shape (pieces,)."""
    features: Ints
    """For each piece whether it is capitalised and quoted, shape (pieces,), below `FEATURES`."""
    first: Ints
    """Where each word's first piece stands, shape (words,)."""
    words: Ints
    """Which of the report's tokens each word is, shape (words,), rising."""
    paragraph: Ints
    """Which of the report's paragraphs each word is in, shape (words,)."""


class Pieces:
    """Words cut into the pieces of the vocabulary, each word by itself."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.start, self.end = tokenizer.encode("[CLS] [SEP]", add_special_tokens=False).ids

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """Each word's piece numbers; none for blanks and for what the vocabulary drops."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new and len(known) + len(new) > WORDS_KEPT:
            known = self._known = {}  # another thread may still read the old one
            new = list(dict.fromkeys(words))
        if new:
            cut: list[list[int]] = [[] for _ in new]
            encoded = self._tokenizer.encode(new, is_pretokenized=True, add_special_tokens=False)
            for number, word in zip(encoded.ids, encoded.word_ids, strict=True):
                if word is not None and len(cut[word]) < PIECES_A_WORD:
                    cut[word].append(number)
            known.update(zip(new, cut, strict=True))
        return [known[word] for word in words]


def paragraphs_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The token ranges of a text's paragraphs: what stands between line breaks, blank ones left
    out."""
    ranges: list[tuple[int, int]] = []
    first: int | None = None
    for i, (start, end) in enumerate(spans):
        blank = text[start:end].isspace()
        broken = first is not None and "\n" in text[spans[i - 1][1] : end if blank else start]
        if first is not None and broken:
            ranges.append((first, i))
            first = None
        if first is None and not blank:
            first = i
    if first is not None:
        ranges.append((first, len(spans)))
    return tuple(ranges)


def windows_of(
    words: Sequence[str],
    paragraphs: Sequence[tuple[int, int]],
    cutter: Pieces,
    limit: int = LIMIT,
) -> Iterator[Window]:
    """Pack a report's paragraphs into windows of at most `limit` pieces, in reading order.

    `words` are the report's tokens, `paragraphs` ranges [first, last) of them. A paragraph that is
    too
    long for one window is cut behind the end of a sentence where there is one.
    """
    pieces = cutter.of(words)
    quoted = _quoted(words, paragraphs)
    batch: list[tuple[int, list[int]]] = []
    used = 1
    for number, chunk in _chunks(words, paragraphs, pieces, limit):
        size = 1 + sum(len(pieces[i]) for i in chunk)
        if batch and used + size > limit:
            yield _window(batch, words, pieces, quoted, cutter)
            batch, used = [], 1
        batch.append((number, chunk))
        used += size
    if batch:
        yield _window(batch, words, pieces, quoted, cutter)


def nearness_steps(cue: Ints, paragraph: Ints, place: Ints | None = None) -> Ints:
    """How far each word of a window stands from a cue, as rows of `Settings.nearness`, shape
    (words,); of those at `place` alone where these are given."""
    place = np.arange(len(paragraph)) if place is None else place
    before, after = np.maximum(cue[0] - place, 0), np.maximum(place - cue[-1], 0)
    step = np.searchsorted(DISTANCES, before + after, side="right")
    middle = len(DISTANCES)
    side = middle + np.where(before > 0, -step, step)
    steps: Ints = side + np.where(paragraph[place] == paragraph[cue[0]], 0, 2 * middle + 1)
    return steps


def _quoted(words: Sequence[str], paragraphs: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each word stands inside quotation marks; a mark never closed ends with its
    paragraph."""
    inside = [False] * len(words)
    for first, last in paragraphs:
        open_now = False
        for i in range(first, last):
            word = words[i]
            if word in _OPENING:
                open_now = True
            inside[i] = open_now
            if word in _CLOSING:
                open_now = False
            elif word in _EITHER:
                open_now = not open_now
                inside[i] = True
    return inside


def _chunks(
    words: Sequence[str], paragraphs: Sequence[tuple[int, int]], pieces: list[list[int]], limit: int
) -> Iterator[tuple[int, list[int]]]:
    """Paragraphs by number, as lists of the words that have pieces, each short enough for a
    window."""
    for number, (first, last) in enumerate(paragraphs):
        chunk: list[int] = []
        used = 0
        if not any(c.isalpha() for word in words[first:last] for c in word):
            continue  # a rule, a row of stars
        for i in range(first, last):
            if not pieces[i]:
                continue
            while used + len(pieces[i]) > limit - 2:
                cut = _cut(words, chunk)
                yield number, chunk[:cut]
                chunk = chunk[cut:]
                used = sum(len(pieces[j]) for j in chunk)
            chunk.append(i)
            used += len(pieces[i])
        if chunk:
            yield number, chunk


def _cut(words: Sequence[str], chunk: Sequence[int]) -> int:
    """How many of a full chunk's words to take: to the last sentence's end in its later half, else
    all."""
    for n in range(len(chunk) - 1, len(chunk) // 2, -1):
        if words[chunk[n - 1]] in _ENDS and words[chunk[n]] not in _CLOSING | _EITHER:
            return n
    return len(chunk)


def _window(
    batch: Sequence[tuple[int, list[int]]],
    words: Sequence[str],
    pieces: list[list[int]],
    quoted: Sequence[bool],
    cutter: Pieces,
) -> Window:
    numbers, features = [cutter.start], [0]
    first: list[int] = []
    chosen: list[int] = []
    paragraph: list[int] = []
    for number, chunk in batch:
        for i in chunk:
            first.append(len(numbers))
            chosen.append(i)
            paragraph.append(number)
            numbers += pieces[i]
            features += [2 * _capitals(words[i]) + quoted[i]] * len(pieces[i])
        numbers.append(cutter.end)
        features.append(0)
    return Window(
        *(np.array(each, dtype=np.int64) for each in (numbers, features, first, chosen, paragraph))
    )


def _capitals(word: str) -> int:
    """0 for a word without capitals at its head, 1 for Capitalised, 2 for ALL CAPITALS."""
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
