"""The words of a report that carry a finding."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from communique.errors import EvidenceError


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a text, in Unicode code points."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies within this one."""
        (start, end), (first, last) = self, other  # faster than by name, and asked very often
        return start <= first and last <= end


class Passage(NamedTuple):
    """A span of a report's text together with the words that stand there."""

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The passage `[start, end)` of `text`; raise `EvidenceError` where it has none."""
        if not 0 <= start < end <= len(text):
            raise EvidenceError(
                f"[{start}, {end}) is no passage of a text of {len(text)} characters",
                remedy="offsets are Unicode code points of the text as given, the end exclusive",
            )
        return cls(start, end, text[start:end])

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def is_in(self, text: str) -> bool:
        """Whether `text` has these words at this place."""
        return 0 <= self.start < self.end <= len(text) and self.words == text[self.start : self.end]


def passages(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    """The passages of `text` at `spans`, in text order, each once."""
    return tuple(Passage.of(text, start, end) for start, end in sorted(set(spans)))
