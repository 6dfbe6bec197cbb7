"""Quotations whose day of saying is told: what "tomorrow" means inside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from communique.language.document import Document
from communique.language.when.tense import VERBAL
from communique.model.annotation import TimeExpression
from communique.model.dates import Precision

OPENING = {"\u201c": "\u201d", '"': '"', "``": "''"}
"""Marks that open a quotation and those that close it."""


_MARKS = re.compile(r"[\"\u201c\u201d]|``|''|\n\s*\n")


def _told_on_other_days(times: Sequence[TimeExpression], published: date) -> bool:
    """Whether a report names any day but its own: else no quotation can be of another."""
    return any(
        time.when is not None
        and time.when.precision is Precision.DAY
        and time.when != published.isoformat()
        for time in times
    )


class Quotations:
    """The quotations of a report and on which day each was said, where that is told beside it."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        doc, published = document.parse, document.report.published
        self.published = published
        self.spans = (
            list(_quotations(document.text)) if _told_on_other_days(times, published) else []
        )
        self.days = [_day_of(doc, span, times, self.spans) or published for span in self.spans]
        self.starts = [start for start, _ in self.spans]

    @property
    def differ(self) -> bool:
        """Whether one was said on another day than the report's."""
        return any(day != self.published for day in self.days)

    def anchor(self, offset: int) -> date:
        """The day on which the words at `offset` were said or written."""
        at = bisect_right(self.starts, offset) - 1
        inside = at >= 0 and offset < self.spans[at][1]
        return self.days[at] if inside else self.published


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The character spans between quotation marks; none goes on over a blank line."""
    start, closing = -1, ""
    for mark in _MARKS.finditer(text):
        if "\n" in mark[0]:
            start = -1
        elif start >= 0 and mark[0] == closing:
            yield start, mark.start()
            start = -1
        elif start < 0 and mark[0] in OPENING:
            start, closing = mark.start(), OPENING[mark[0]]


def _day_of(
    doc: Doc,
    span: tuple[int, int],
    times: Sequence[TimeExpression],
    quotations: Sequence[tuple[int, int]],
) -> date | None:
    """The one day that hangs on the verb of saying of a quotation's sentence, if there is one."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return None
    sentence = words[-1].sent
    found = {
        time.when.first
        for time in times
        if time.when is not None
        and time.when.precision is Precision.DAY
        and sentence.start_char <= time.span.start < sentence.end_char
        and not any(start <= time.span.start < end for start, end in quotations)
        and _says(_verb(doc.char_span(*time.span, alignment_mode="expand")), words)
    }
    return found.pop() if len(found) == 1 else None


def _verb(words: Words | None) -> Token | None:
    """The verb that a time hangs on directly, through its preposition."""
    if words is None:
        return None
    above = words.root.head
    return above.head if above.pos_ == "ADP" else above


def _says(verb: Token | None, quoted: Words) -> bool:
    """Whether a verb stands outside a quotation and has the quoted clause below or beside it."""
    if verb is None or verb.pos_ not in VERBAL or quoted.start <= verb.i < quoted.end:
        return False
    below = {child.dep_ for child in verb.children if quoted.start <= child.i < quoted.end}
    return bool(below & {"ccomp", "parataxis", "dobj", "oprd"}) or quoted.root.head.i == verb.i
