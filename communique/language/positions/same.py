"""The same position told twice in a report is one, with all its places."""

from collections.abc import Sequence

import msgspec

from communique.language.positions.lexicon import words
from communique.model.findings import Position

STEM = 6
"""Letters by which words are compared: "integration", "integrating"."""

STEM = 6
"""Letters by which words are compared: "integration", "integrating"."""

ALIKE = 0.5
"""Of the shorter topic's words so many must be the other's, and two words at least."""


def merged(found: Sequence[Position]) -> tuple[Position, ...]:
    """One position for all that agree in holder, stance and topic, in the report's order."""
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: (p.start, p.holder, p.stance)):
        at = next((i for i, k in enumerate(kept) if _is_same(k, position)), None)
        if at is None:
            kept.append(position)
        else:
            kept[at] = _joined(kept[at], position)
    return tuple(kept)


def _is_same(one: Position, other: Position) -> bool:
    """Whether the two tell one position: party and stance agree, and topics share their words."""
    if (one.holder, one.stance) != (other.holder, other.stance):
        return False
    a, b = _words(one.topic), _words(other.topic)
    shared = len(a & b)
    return bool(a) and (a == b or (shared >= 2 and shared >= ALIKE * min(len(a), len(b))))


def _words(topic: str) -> frozenset[str]:
    said = (w.strip("\"'“”.,").removesuffix("'s") for w in topic.casefold().split())
    return frozenset(w[:STEM] for w in said if w and w not in words("empty"))


def _joined(one: Position, other: Position) -> Position:
    """The first telling with the other's places, and the surer one's confidence."""
    return msgspec.structs.replace(
        one,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        toward=one.toward or other.toward,
        condition=one.condition or other.condition,
        confidence=max(one.confidence, other.confidence),
    )
