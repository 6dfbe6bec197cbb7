"""A report laid out for attribution: its quotations, and its sentences, quotations kept whole."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.language.document import Document
from communique.language.quotes import Quotation, paragraph_spans
from communique.language.reporting import lexicon
from communique.language.tree import Token, Tree
from communique.model.evidence import Span

_EDGES = " \t\n\r,;:.-–—"
_ENDS = {".", "?", "!", "…", ":", ";", '"', "'", "”", "’", "»", ")"}
_REACH = 9
"""How many words after `!"` may hold the verb that reports it: `Never!" the minister said`."""


@dataclass(frozen=True)
class Scene:
    """A document with what its quotation marks enclose."""

    document: Document
    quotations: tuple[Quotation, ...]

    @classmethod
    def of(cls, document: Document) -> "Scene":
        """Lay out a document."""
        return cls(document, document.quotations)

    @property
    def doc(self) -> Tree:
        """The parse."""
        return self.document.parse

    @property
    def text(self) -> str:
        """The report's text."""
        return self.document.text

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in text order."""
        return tuple(paragraph_spans(self.text))

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds the character at `offset`."""
        return bisect_right(self.paragraphs, offset, key=lambda p: p.start)

    def last_before(self, offset: int, ends: Iterable[tuple[int, int]]) -> int | None:
        """Of things by number and end the one that ends last before `offset`, if that is in its
        paragraph or the one before; the first of several that end there."""
        known = [each for each in ends if each[1] <= offset]
        if not known:
            return None
        number, end = max(known, key=lambda each: each[1])
        return number if self.paragraph_at(offset) - self.paragraph_at(end - 1) <= 1 else None

    @cached_property
    def _opens(self) -> list[int]:
        return [q.start for q in self.quotations]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that encloses the character at `offset`."""
        index = bisect_right(self._opens, offset) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that begin inside `span`."""
        return [q for q in self.quotations if span.start <= q.start < span.end]

    @cached_property
    def periods(self) -> tuple[Span, ...]:
        """The sentences, none of them ending within a quotation."""
        starts = sorted({*(p.start for p in self.paragraphs), *self._breaks()})
        ends = [*starts[1:], len(self.text)]
        spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
        return tuple(self.trim(s, " \t\n\r") for s in spans if self.text[s.start : s.end].strip())

    def _breaks(self) -> set[int]:
        found = set()
        for sentence in self.document.sentences:
            outside = self.quotation_at(sentence.start_char) is None
            if outside and self._is_end(sentence.start_char):
                found.add(sentence.start_char)
        for quotation in self.quotations:
            found -= {quotation.end}
            before = self.text[: quotation.start].rstrip()[-2:]
            if before[-1:] in {".", "!", "?"} or before in {'."', ".”", "''"}:
                found.add(quotation.start)
            after = self._after(quotation)
            if after is not None:
                if self._ends_sentence(quotation, after):
                    found.add(after.idx)
                else:
                    found.discard(after.idx)
        return found

    def _is_end(self, offset: int) -> bool:
        """Whether a sentence can end before `offset`: the parser ends some in mid-clause."""
        gap = self.text[:offset]
        before = gap.rstrip()
        return "\n" in gap[len(before) :] or before[-1:] in _ENDS or not before

    def _after(self, quotation: Quotation) -> Token | None:
        """The first word after a quotation, in the same paragraph."""
        gap = self.text[quotation.end :]
        offset = quotation.end + len(gap) - len(gap.lstrip())
        if offset >= len(self.text) or self._paragraph_ends(quotation.end, offset):
            return None
        words = self.document.words((offset, offset + 1))
        return None if words is None else words[0]

    def _paragraph_ends(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two offsets."""
        index = self.paragraph_at(start)
        return index < len(self.paragraphs) and self.paragraphs[index].start <= end

    def _ends_sentence(self, quotation: Quotation, after: Token) -> bool:
        """Whether a sentence ends with the quotation before `after`."""
        last = quotation.inner(self.text)[-1:]
        if last not in {".", "!", "?", "…"} or after.is_lower or after.is_punct:
            return False
        if last == "." and not self.text[: quotation.end].endswith(("...”", '..."')):
            return True
        near = self.doc[after.i : after.i + _REACH]
        return not any(t.pos_ == "VERB" and lexicon().is_verb(t.lemma_) for t in near)

    def period_at(self, offset: int) -> Span:
        """The sentence that holds the character at `offset`, its quotations whole."""
        index = bisect_right(self.periods, offset, key=lambda s: s.start) - 1
        return self.periods[max(index, 0)]

    def bounds(self, token: Token) -> Span:
        """How far what `token` reports can reach: its sentence; within a quotation, not beyond."""
        quotation = self.quotation_at(token.idx)
        if quotation is None:
            return self.period_at(token.idx)
        inner = Span(quotation.start + quotation.opened, quotation.end - quotation.closing)
        sentence = token.sent
        return Span(
            max(inner.start, sentence.start_char), max(token.idx, min(inner.end, sentence.end_char))
        )

    def trim(self, span: Span, edges: str = _EDGES) -> Span:
        """`span` without blanks and loose punctuation at its ends; quotation marks stay."""
        start, end = span
        while start < end and self.text[start] in edges:
            start += 1
        while end > start and self.text[end - 1] in edges:
            end -= 1
        return Span(start, end)
