"""The same position told twice in a report is one, with all its places.

Two tellings by one party, with one stance, are weighed by the words they share, by how rare these
are in the report, and by how far apart they stand: a logistic model fitted by
`training/fit_same.py` on entries of people, who told the places of one entry from those of two.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from communique.language.positions.lexicon import words
from communique.language.spotting import step
from communique.language.weighing import chance, read_weights
from communique.model.evidence import Span
from communique.model.findings import Position, Stance

STEM = 6
"""Letters by which words are compared: "integration", "integrating"."""

SURE = 0.7
"""How likely two tellings must be of one position to be one: more than half, since a position in
which two matters run together is worse to read than one told twice."""

_GAPS = (20, 80, 160, 320, 640, 1280)
_SHARES = (0.01, 0.15, 0.3, 0.45, 0.6)
_RARE = (0.1, 0.3, 0.6, 1.0, 1.5)
_WORD = re.compile(r"\w+")


def merged(found: Sequence[Position], text: str) -> tuple[Position, ...]:
    """One position for all that are told as one, by party, stance and words, in the report's order.

    A telling is put to the entry that holds the telling it is likest to.
    """
    common = words_of_paragraphs(text)
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: (p.start, p.holder, p.stance)):
        alike = [(_likeness(each, position, text, common), -i) for i, each in enumerate(kept)]
        best, at = max(alike, default=(0.0, 0))
        if best >= SURE:
            kept[-at] = _joined(kept[-at], position)
        else:
            kept.append(position)
    return tuple(kept)


def words_of_paragraphs(text: str) -> Counter[str]:
    """In how many paragraphs of a report each word stands."""
    return Counter(word for part in text.split("\n") for word in _stems(part))


def _likeness(one: Position, other: Position, text: str, common: Mapping[str, int]) -> float:
    """How likely two entries are one position: by their two likest places."""
    if (one.holder, one.stance) != (other.holder, other.stance):
        return 0.0
    pairs = ((a.span, b.span) for a in one.evidence for b in other.evidence)
    signs = (signs_of_two(text, a, b, one.stance, common) for a, b in pairs)
    return max(chance(each, same_weights()) for each in signs)


@lru_cache(maxsize=1)
def same_weights() -> Mapping[str, float]:
    """What each sign weighs, as fitted."""
    return read_weights(Path(__file__).with_name("same.toml"))


def signs_of_two(
    text: str, one: Span, other: Span, stance: Stance, common: Mapping[str, int]
) -> tuple[str, ...]:
    """What two places have in common, and how they stand to each other."""
    return tuple(_signs_of_two(text, one, other, stance, common))


def _signs_of_two(
    text: str, one: Span, other: Span, stance: Stance, common: Mapping[str, int]
) -> Iterator[str]:
    a, b = (_stems(text[span.start : span.end]) for span in (one, other))
    shared, fewest = a & b, max(min(len(a), len(b)), 1)
    gap = max(one.start, other.start) - min(one.end, other.end)
    broken = "\n" in text[min(one.end, other.end) : max(one.start, other.start)]
    share = step(len(shared) / fewest, _SHARES)
    yield f"shared:{min(len(shared), 5)}"
    yield f"share:{share}"
    yield f"rare:{step(sum(1.0 / common[word] for word in sorted(shared) if common[word]), _RARE)}"
    yield f"gap:{step(gap, _GAPS)}"
    yield f"gap:{step(gap, _GAPS)}:{min(share, 3)}"
    yield f"paragraph:{'other' if broken else 'same'}"
    yield f"fewest:{step(fewest, (2, 4, 7, 11))}"
    yield f"stance:{stance.value}"


def _stems(said: str) -> frozenset[str]:
    told = (w for w in _WORD.findall(said.casefold()) if w not in words("empty"))
    return frozenset(w[:STEM] for w in told)


def _joined(one: Position, other: Position) -> Position:
    """The first telling with the other's places, and the surer one's confidence."""
    return msgspec.structs.replace(
        one,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        toward=one.toward or other.toward,
        condition=one.condition or other.condition,
        confidence=max(one.confidence, other.confidence),
    )
