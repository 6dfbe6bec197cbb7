"""Every date that a report means: its time expressions, what they mean, and why.

The types and values are TIMEX3's (TimeML 1.2.1). They are worked out by rules from the words, the
day of writing, the tense of the governing verb and what the report named before; no model guesses.
"""

from bisect import bisect_right
from datetime import date

from communique.language.document import Document
from communique.language.tree import Token
from communique.language.when.grammar import AnchorOf, readings
from communique.language.when.quoted import Quotations
from communique.language.when.reading import Reading, Tense
from communique.language.when.tense import tense_at
from communique.language.when.veto import is_no_time, is_title
from communique.language.when.words import Words, read_words
from communique.model.annotation import TimeExpression
from communique.model.evidence import Span

__all__ = ["Tense", "find_times", "normalise"]


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order.

    They are anchored at the day it was published; inside a quotation whose day of saying stands
    beside it, at that day.
    """
    words = read_words(document.text)
    index = Index(document, words)
    published = document.report.published
    found = _found(words, lambda _: published, index)
    quotations = Quotations(document, found)
    if quotations.differ:
        return _found(words, lambda at: quotations.anchor(words.starts[at]), index)
    return found


def _found(words: Words, anchor_of: AnchorOf, index: "Index") -> tuple[TimeExpression, ...]:
    """The expressions of a text as read from the days on which its words were said."""
    return tuple(_expression(words, r) for r in readings(words, anchor_of, index.tense, index.veto))


def normalise(text: str, anchor: date, tense: Tense = Tense.NONE) -> tuple[TimeExpression, ...]:
    """The time expressions of words written on the day `anchor`, of deeds in one tense.

    >>> [(t.value, t.why) for t in normalise("next week", date(2021, 3, 12))]
    [('2021-W11', "the week after that of 12 March 2021, by 'next week'")]
    """
    words = read_words(text)
    return tuple(_expression(words, r) for r in readings(words, lambda _: anchor, lambda _: tense))


def _expression(words: Words, reading: Reading) -> TimeExpression:
    span = Span(words.starts[reading.first], words.ends[reading.after - 1])
    return TimeExpression(
        span=span, kind=reading.kind, value=reading.value, when=reading.when, why=reading.why
    )


class Index:
    """Which token of the parse stands where one of the grammar's words does."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.starts: list[int] = document.parse.starts

    def token(self, index: int) -> Token:
        """The token that holds the word at `index`."""
        return self.document.parse[bisect_right(self.starts, self.words.starts[index]) - 1]

    def tense(self, index: int) -> Tense:
        """The tense of what governs the word at `index`."""
        return tense_at(self.token(index))

    def veto(self, reading: Reading) -> bool:
        """Whether the parse shows that the words are no time."""
        first = self.token(reading.first)
        if reading.after - reading.first == 1:
            return is_no_time(first)
        return is_title(first, self.token(reading.after - 1))
