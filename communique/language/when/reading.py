"""What a rule of the grammar sees, and what it makes of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from communique.errors import InvalidDateError
from communique.language.when.calendar import Grain
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.values import when_of
from communique.language.when.words import Words
from communique.model.annotation import TimeKind
from communique.model.dates import When


class Tense(StrEnum):
    """Whether what is told lies behind its telling, at it, or ahead; `NONE` where no verb says."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Reading(NamedTuple):
    """What words `[first, after)` of a text mean."""

    first: int
    after: int
    kind: TimeKind
    value: str
    why: str
    when: When | None = None
    aside: bool = False
    """Whether later words don't tell from it: it only serves to compare with, or is a night."""


REPORTED = 400
"""Days from a quarter's begin in which a company's figures for it are news."""

YEARLY = frozenset({"P1Y", "P9M", "P6M"})
"""Lengths for which figures are given, and compared with a year before."""


@dataclass
class Memory:
    """The times that a report has named so far, for "the next day" and "that year"."""

    day: date | None = None
    last: When | None = None
    quarter: str | None = None
    """The quarter that a report of figures is about: the first named, if it can be news; later,
    the one that figures were last held against a year before."""
    nearest_quarter: Reading | None = None
    """The quarter last named whose figures can be news."""
    yearly: bool = False
    """Whether figures were last given for a year or most of one rather than for a quarter."""

    length: str | None = None
    """The part of a year for which figures were last given, if it was one."""

    told: Reading | None = None
    """The date last named."""

    def start(self, *, day: bool) -> date | None:
        """The day last named; or, unless a `day` is asked for, where the time last named begins."""
        return self.day if day or self.last is None else self.last.first

    def note(self, reading: Reading, anchor: date) -> None:
        """Take in the next expression of the report."""
        if reading.value in YEARLY or (reading.kind is TimeKind.DATE and len(reading.value) == 4):
            self.yearly = True
            self.length = reading.value if reading.value[0] == "P" else None
        quarter = "-Q" in reading.value and reading.value[-1] in "1234"
        if reading.aside and quarter:
            reported = f"{int(reading.value[:4]) + 1:04}{reading.value[4:]}"
            self.quarter = reported if _is_news(reported, anchor) else self.quarter
        if reading.aside or reading.kind not in {TimeKind.DATE, TimeKind.TIME}:
            return
        if quarter:
            self._note_quarter(reading, anchor)
        when = when_of(reading.value)
        if when is None or when.first is None:
            return
        self.last, self.told = when, reading
        if when.first == when.last:
            self.day = when.first

    def _note_quarter(self, reading: Reading, anchor: date) -> None:
        """Take in a quarter: the first named, until one is named whose figures can be news."""
        self.yearly = False
        news = _is_news(reading.value, anchor)
        if self.quarter is None or (not _is_news(self.quarter, anchor) and news):
            self.quarter = reading.value
        if news:
            self.nearest_quarter = reading


def _is_news(quarter: str, anchor: date) -> bool:
    """Whether figures for a quarter can be news: it has begun, and not long ago."""
    when = when_of(quarter)
    if when is None or when.first is None:
        return False
    return 0 <= (anchor - when.first).days <= REPORTED


TenseOf = Callable[[int], Tense]
"""The tense of what governs the word at an index."""


@dataclass
class Found:
    """A place where a rule matches, in a text written on the anchor's day."""

    words: Words
    match: re.Match[str]
    anchor: date
    tense_of: TenseOf
    memory: Memory

    def has(self, part: str) -> bool:
        """Whether the rule's named part is there."""
        return part in self.match.re.groupindex and self.match[part] is not None

    def at(self, part: str) -> int:
        """The index of the first word of a named part."""
        return self.match.start(part)

    def word(self, part: str) -> str:
        """The first word of a named part in lower case, or nothing."""
        return self.words.lower[self.match.start(part)] if self.has(part) else ""

    def said(self, part: str) -> Sequence[str]:
        """All words of a named part."""
        return (
            self.words.lower[self.match.start(part) : self.match.end(part)]
            if self.has(part)
            else ()
        )

    def before(self, count: int = 1) -> str:
        """The word that stands `count` words before the match, or nothing."""
        index = self.match.start() - count
        return self.words.lower[index] if index >= 0 else ""

    def next(self, count: int = 1) -> str:
        """The word that stands `count` words after the match, or nothing."""
        index = self.match.end() + count - 1
        return self.words.lower[index] if index < len(self.words.lower) else ""

    def starts_upper(self, part: str) -> bool:
        """Whether a named part begins with a capital."""
        return self.words.text[self.words.starts[self.at(part)]].isupper()

    @property
    def quoted(self) -> str:
        """The matched words, for the reader of a reason."""
        return f"'{self.words.surface(self.match.start(), self.match.end())}'"

    def is_told(self) -> bool:
        """Whether a deed is told of the time itself: not "since Wednesday", "Wednesday's talks"."""
        before = self.before(2) if self.before() in {"the", "on"} else self.before()
        owned = self.next() in {"'s", "’s"}
        return not owned and before not in lexicon()["neighbours"]["behind"]

    def is_term(self) -> bool:
        """Whether a preposition makes the time an end: "by August", "until March 3"."""
        return self.before() in guard("until")

    def tense(self) -> Tense:
        """Which way the words around point: those just before first, then the governing verb."""
        near = lexicon()["neighbours"]
        before = self.before(2) if self.before() in {"the", "on", "from"} else self.before()
        if before in near["ahead"]:
            return Tense.FUTURE
        if before in near["behind"] or self.next() == "that":
            return Tense.PAST
        tense = self.tense_of(self.match.start())
        owned = self.next() in {"'s", "’s"}
        if self.before() in near["bound"] and not owned:
            if self.next() == "to" or any(self.before(n) in near["ahead_ends"] for n in (2, 3)):
                return Tense.FUTURE  # "until Tuesday to sign", "the deadline to Tuesday"
            return Tense.FUTURE if tense in {Tense.FUTURE, Tense.PRESENT} else Tense.NONE
        noun = self.next(2) if owned else self.next()
        if tense is Tense.PAST and noun in near["ahead_ends"]:
            return Tense.NONE
        known = tense is not Tense.NONE or not owned  # "Monday's talks" alone: the last Monday's
        if noun in near["ahead_nouns"] and tense is not Tense.PAST and known:
            return Tense.FUTURE
        return tense

    def give(
        self,
        kind: TimeKind,
        value: str | None,
        why: str,
        *,
        when: When | None = None,
        first: str | None = None,
        last: str | None = None,
        aside: bool = False,
    ) -> Reading | None:
        """The reading; from the named part `first` on, to the end of the named part `last`."""
        if value is None:
            return None
        if when is None and kind in {TimeKind.DATE, TimeKind.TIME}:
            when = when_of(value)
        start = self.match.start() if first is None else self.match.start(first)
        end = self.match.end() if last is None else self.match.end(last)
        return Reading(start, end, kind, value, why, when, aside)

    def date(self, value: str | None, why: str, **more: str) -> Reading | None:
        """A calendar date."""
        return self.give(TimeKind.DATE, value, why, **more)  # type: ignore[arg-type]

    def unit(self, part: str = "unit") -> Grain:
        """The grain that a named part's word names."""
        words = lexicon()
        word = self.word(part)
        return Grain(words["unit"].get(word) or words["units"][word])


def earliest(first: str, last: str) -> When | None:
    """The range from one value's first to another's last, None where they are not in order."""
    try:
        return When(f"{first}/{last}")
    except InvalidDateError:
        return None


Builder = Callable[[Found], Reading | None]
"""Makes a reading of a match, or nothing where the words mean no time after all."""
