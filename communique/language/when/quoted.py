"""Quotations whose day of saying is told: what "tomorrow" means inside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from communique.language.document import Document
from communique.language.tree import Token, Tree, Words
from communique.language.when.tense import VERBAL
from communique.model.annotation import TimeExpression
from communique.model.dates import Precision, When

OPENING = {"\u201c": "\u201d", '"': '"', "``": "''"}
"""Marks that open a quotation and those that close it."""


_MARKS = re.compile(r"\"|\u201c|\u201d|``|''|\n\s*\n")
"""Written as alternatives that each begin with one letter, so that `re` leaps from mark to mark."""


class _Told(NamedTuple):
    """A day that a report names outside its quotations, and the verb that it hangs on."""

    offset: int
    day: date | None
    """None before an open end: "until 3 May"."""
    verb: Token


class Quotations:
    """The quotations of a report and on which day each was said, where that is told beside it."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        doc, self.published = document.parse, document.report.published
        self.spans: list[tuple[int, int]] = []
        if any(when != self.published.isoformat() for _, when in _days(times)):
            self.spans = list(_quotations(document.text))
        told = _told(doc, times, self.spans) if self.spans else []
        others = [one for one in told if one.day not in {None, self.published}]
        near = [_sentence(one.verb) for one in others]  # to ask few quotations for theirs
        self.days = [
            (_day_of(doc, span, told) if _touches(span, near) else None) or self.published
            for span in self.spans
        ]
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


def _days(times: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, When]]:
    """The times that mean days, with what they mean."""
    for time in times:
        if time.when is not None and time.when.precision is Precision.DAY:
            yield time, time.when


def _told(
    doc: Tree, times: Sequence[TimeExpression], quotations: Sequence[tuple[int, int]]
) -> list[_Told]:
    """The days that are named outside quotations and hang on a verb."""
    found = []
    for time, when in _days(times):
        at = time.span.start
        if not any(start <= at < end for start, end in quotations):
            verb = _verb(doc.touching(*time.span))
            if verb is not None and verb.pos_ in VERBAL:
                found.append(_Told(at, when.first, verb))
    return found


def _sentence(token: Token) -> tuple[int, int]:
    """Where the sentence of a word stands."""
    sentence = token.sent
    return sentence.start_char, sentence.end_char


def _touches(span: tuple[int, int], sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether a quotation has words of a sentence or stands right beside it."""
    return any(start <= span[1] and span[0] <= end for start, end in sentences)


def _day_of(doc: Tree, span: tuple[int, int], told: Sequence[_Told]) -> date | None:
    """The one day that hangs on the verb of saying of a quotation's sentence, if there is one."""
    words = doc.touching(*span)
    if words is None:
        return None
    start, end = _sentence(words[-1])
    found = {one.day for one in told if start <= one.offset < end and _says(one.verb, words)}
    return found.pop() if len(found) == 1 else None


def _verb(words: Words | None) -> Token | None:
    """The verb that a time hangs on directly, through its preposition."""
    if words is None:
        return None
    above = words.root.head
    return above.head if above.pos_ == "ADP" else above


def _says(verb: Token, quoted: Words) -> bool:
    """Whether a verb stands outside a quotation and has the quoted clause below or beside it."""
    if quoted.start <= verb.i < quoted.end:
        return False
    below = {child.dep_ for child in verb.children if quoted.start <= child.i < quoted.end}
    return bool(below & {"ccomp", "parataxis", "dobj", "oprd"}) or quoted.root.head.i == verb.i
