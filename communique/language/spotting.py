"""Which words of a report carry a finding: the rules' candidates and the tagger's, weighed.

Rules know constructions ("urged ... to", "agreed to"), the tagger how a whole clause sounds; each
finds what the other misses. Every candidate of either is weighed by signs of both: whether its
words carry a finding at all, and whether it is then that of the parties taken for its owners. Both
are logistic models, fitted by `training/fit_spots.py` on reports that the tagger had not been
taught on (stacked generalisation; Wolpert 1992). Of those that share words the likeliest stands.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from communique.language.tagger.sight import Sight
from communique.language.weighing import chance, read_weights
from communique.model.evidence import Span

R = TypeVar("R")

BOLDNESS = (0.0, 1.0, 2.0)
"""How bold the tagger is asked to be; what it marks at any is a candidate."""

SHARED = 0.3
"""Jaccard from which two candidates are about the same words."""

INSIDE = 0.7
"""The share of a candidate's words from which it is part of another."""

NEARLY = 0.7
"""Jaccard from which what the tagger marks is a construction that the rules have found."""

FEWEST = 2
"""Words in a candidate at least."""


@dataclass(frozen=True, slots=True)
class Spot(Generic[R]):
    """Words that may carry a finding."""

    span: Span
    ruled: R | None
    """What the rules found at these words, or at most of them; None where the tagger alone did."""
    parties: tuple[str, ...]
    """Whose finding it would be."""
    signs: tuple[str, ...]
    """What speaks for and against these words carrying one."""
    owning: tuple[str, ...]
    """What speaks for and against its being those parties'."""


class Weights(NamedTuple):
    """What each sign weighs, as fitted: two questions, each with a table of its own."""

    words: Mapping[str, float]
    """For whether the words carry a finding, whosesoever."""
    owners: Mapping[str, float]
    """For whether, if they do, it is those parties'."""


def read_spot_weights(folder: Path) -> Weights:
    """The two tables beside the code of a kind."""
    return Weights(read_weights(folder / "spots.toml"), read_weights(folder / "owners.toml"))


def weighed(spots: Iterable[Spot[R]], weights: Weights) -> list[tuple[Spot[R], float]]:
    """Each spot with how likely it is one of its kind, and of its parties."""
    return [
        (spot, chance(spot.signs, weights.words) * chance(spot.owning, weights.owners))
        for spot in spots
    ]


class Least(NamedTuple):
    """How likely a spot must be to be told."""

    ruled: float
    """Where the rules see a construction."""
    alone: float
    """Where the tagger alone hears it."""


def choose(spots: Iterable[tuple[Spot[R], float]], least: Least) -> list[tuple[Spot[R], float]]:
    """The likeliest spots, none of which share their words, by place."""
    kept: list[tuple[Spot[R], float]] = []
    for spot, likely in sorted(spots, key=lambda pair: (-pair[1], pair[0].span)):
        enough = least.alone if spot.ruled is None else least.ruled
        if likely >= enough and not any(_is_same(spot.span, other.span) for other, _ in kept):
            kept.append((spot, likely))
    return sorted(kept, key=lambda pair: pair[0].span)


def _is_same(span: Span, taken: Span) -> bool:
    shared = min(span.end, taken.end) - max(span.start, taken.start)
    return jaccard(span, taken) >= SHARED or shared > INSIDE * (span.end - span.start)


def jaccard(a: Span, b: Span) -> float:
    """The share of two spans' characters, from the first to the last, that is both's."""
    (start, end), (first, last) = a, b
    shared = min(end, last) - max(start, first)
    return shared / (max(end, last) - min(start, first)) if shared > 0 else 0.0


def places(
    kind: str,
    text: str,
    ruled: Collection[Span],
    sight: Sight,
    heard: Iterable[Span] = (),
) -> tuple[list[Span], set[Span]]:
    """The spans of every candidate by place, and what the tagger marks.

    Where it marks nearly the words of a construction, the construction's stand for both. Clauses
    that are `heard` without being marked are candidates too.
    """
    marked = {_trimmed(text, *span) for bold in BOLDNESS for span in sight.marked(kind, bold)}
    apart = {span for span in marked if all(jaccard(span, each) < NEARLY for each in ruled)}
    return sorted({*ruled, *apart, *heard}), marked


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the punctuation and conjunctions around it, as the scheme has evidence."""
    if hanging := _HANGING.search(text, start, end):
        end = hanging.start()
    while start < end - 1 and text[end - 1] in _AROUND:
        end -= 1
    while start < end - 1 and text[start] in _AROUND:
        start += 1
    return Span(start, end)


_HANGING = re.compile(r"(?<=\w)\W+(?:and|or|but)\W*\Z", re.IGNORECASE)
"""What joins on another clause that is no longer part of the words."""

_AROUND = frozenset(' \t\r\n.,;:–—-"“”')


def nearest(span: Span, ruled: Mapping[Span, tuple[float, R]]) -> R | None:
    """What the rules found at these words, or at most of them, the surest."""
    near = [each for each in ruled if jaccard(each, span) >= 0.5]
    best = max(near, key=lambda each: (ruled[each][0], each == span, each), default=None)
    return None if best is None else ruled[best][1]


SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where one step of likelihood ends and the next begins."""

_FEW = (0.2, 0.4, 0.6, 0.8)
_WORDS = (3, 5, 8, 12, 18, 25, 35)


def step(value: float, steps: Sequence[float]) -> int:
    """How many of the rising `steps` a value reaches."""
    return bisect_right(steps, value)


def signs_of(
    kind: str, span: Span, ruled: Mapping[Span, float], marked: Collection[Span], sight: Sight
) -> Iterator[str]:
    """What the rules say of a candidate, what the tagger says, and both together.

    `ruled` gives for each of the rules' candidates how likely they take it to be one.
    """
    ours, tagged = span in ruled, span in marked
    whose = "both" if ours and tagged else "rule" if ours else "tag" if tagged else "clause"
    share = sight.share(kind, span)
    before, after = sight.beside(kind, span)
    often = max((told for each, told in ruled.items() if jaccard(each, span) >= 0.5), default=0.0)
    agree = max((jaccard(each, span) for each in marked), default=0.0)
    yield f"of:{whose}"
    yield f"share:{step(share, SHARES)}"
    yield f"{whose}:share:{step(share, SHARES)}"
    yield f"before:{step(before, (0.1, 0.3, 0.5, 0.8))}"
    yield f"after:{step(after, (0.1, 0.3, 0.5, 0.8))}"
    yield f"often:{step(often, SHARES)}"
    yield f"{whose}:often:{step(often, (0.1, 0.2, 0.3, 0.5))}:{step(share, _FEW)}"
    yield f"marked:{step(agree, (0.3, 0.5, 0.7, 0.9, 1.0))}"


def words_sign(words: int) -> str:
    """How many words a candidate has, as a sign."""
    return f"words:{step(words, _WORDS)}"
