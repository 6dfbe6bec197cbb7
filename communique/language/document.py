"""A report with its parse: what every part of `language/` reads."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from communique.language.growing import grown
from communique.language.quotes import Quotation, find_quotations
from communique.language.tree import Token, Tree, Words
from communique.model.evidence import Passage, Span, passages
from communique.model.report import Part, PartKind, Report


@dataclass(frozen=True)
class Document:
    """A report and its spaCy parse. Token offsets are offsets of the report's own text.

    No sentence crosses the border of a part, so a headline or credit line never runs into the
    prose below it.
    """

    report: Report
    doc: Doc
    """The parse as spaCy gives it."""

    @cached_property
    def parse(self) -> Tree:
        """The parse as rules read it."""
        return grown(self.doc, self.text)

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
        start, end = span
        if (start, end) not in self._words:
            self._words[start, end] = self.parse.touching(start, end)
        return self._words[start, end]

    @cached_property
    def _words(self) -> dict[tuple[int, int], Words | None]:
        """What was asked before: most spans are asked for by many."""
        return {}

    def sentence(self, offset: int) -> Words:
        """The sentence that holds the character at `offset` (or the last before it)."""
        return self.sentences[max(bisect_right(self._begins, offset) - 1, 0)]

    @cached_property
    def _begins(self) -> list[int]:
        """Where the sentences begin."""
        return [sentence.start_char for sentence in self.sentences]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What its quotation marks enclose."""
        return find_quotations(self.text)

    def part(self, offset: int) -> Part:
        """The part of the report that holds the character at `offset`."""
        for part in self.report.parts:
            if part.start <= offset < part.end:
                return part
        return Part(PartKind.BODY, 0, len(self.text))

    def prose(self) -> Iterator[Words]:
        """The sentences that tell something: all but those of credit lines and datelines."""
        return iter(self._prose)

    @cached_property
    def _prose(self) -> tuple[Words, ...]:
        silent = {PartKind.CREDIT, PartKind.DATELINE}
        return tuple(s for s in self.sentences if self.part(s.start_char).kind not in silent)

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
