"""A report with its parse: what every part of `language/` reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from communique.model.evidence import Passage, Span, passages
from communique.model.report import Part, PartKind, Report


@dataclass(frozen=True)
class Document:
    """A report and its spaCy parse. Token offsets are offsets of the report's own text.

    No sentence crosses the border of a part, so a headline or credit line never runs into the
    prose below it.
    """

    report: Report
    parse: Doc

    @cached_property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @cached_property
    def sentences(self) -> tuple[Words, ...]:
        """The sentences, in text order."""
        return tuple(self.parse.sents)

    def words(self, span: tuple[int, int]) -> Words | None:
        """The tokens that `span` (characters) touches, or None where it touches none."""
        return self.parse.char_span(span[0], span[1], alignment_mode="expand")

    def sentence(self, offset: int) -> Words:
        """The sentence that holds the character at `offset` (or the last before it)."""
        found = self.sentences[0]
        for sentence in self.sentences:
            if sentence.start_char > offset:
                break
            found = sentence
        return found

    def part(self, offset: int) -> Part:
        """The part of the report that holds the character at `offset`."""
        for part in self.report.parts:
            if part.start <= offset < part.end:
                return part
        return Part(PartKind.BODY, 0, len(self.text))

    def prose(self) -> Iterator[Words]:
        """The sentences that tell something: all but those of credit lines and datelines."""
        silent = {PartKind.CREDIT, PartKind.DATELINE}
        return (s for s in self.sentences if self.part(s.start_char).kind not in silent)

    def passages(self, *spans: tuple[int, int]) -> tuple[Passage, ...]:
        """The report's words at `spans`, in text order, each once."""
        return passages(self.text, spans)


def span_of(words: Words) -> Span:
    """Where tokens stand in the report's text."""
    return Span(words.start_char, words.end_char)


def clause_span(head: Token) -> Span:
    """From the first to the last word of `head`'s subtree."""
    last = head.right_edge
    return Span(head.left_edge.idx, last.idx + len(last))
