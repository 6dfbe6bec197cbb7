"""What attribution asks of the tagger's sight: each asks for no more than it needs."""

from collections.abc import Iterable
from typing import Protocol


class Seen(Protocol):
    """What the tagger sees in each word, decided or not."""

    def share(self, kind: str, span: tuple[int, int], /) -> float:
        """How likely a head marks the words at `span`, 0 to 1."""


class Marking(Seen, Protocol):
    """And which words it marks."""

    def marked(self, kind: str, boldness: float, /) -> Iterable[tuple[int, int]]:
        """The runs of words that a head marks."""


class Placing(Seen, Protocol):
    """And where they stand."""

    def together(self, one: tuple[int, int], other: tuple[int, int], /) -> bool:
        """Whether two spans stand in one paragraph."""
