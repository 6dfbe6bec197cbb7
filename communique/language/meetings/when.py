"""When a meeting or a duty falls: the time expression of the clause that tells of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from communique.language.document import Document
from communique.language.meetings.lexicon import verb_above
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import Precision, When
from communique.model.evidence import Span
from communique.model.findings import Modality

_DATED = frozenset({TimeKind.DATE, TimeKind.TIME})


def times_within(spans: Sequence[Span], times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The dated expressions inside `spans`, in the order of spans, then of the text."""
    return [
        time
        for span in spans
        for time in times
        if time.when is not None and time.kind in _DATED and span.holds(time.span)
    ]


def time_of_clause(
    document: Document, times: Sequence[TimeExpression], head: Token
) -> TimeExpression | None:
    """The dated expression that hangs on `head` or on the clause in which it stands."""
    verb = verb_above(head)
    for time in times:
        if time.when is None or time.kind not in _DATED:
            continue
        words = document.words(time.span)
        if words is None or words.sent.start != head.sent.start:
            continue
        governor = words.root.head
        if governor.pos_ == "ADP":
            governor = governor.head
        if governor.i in (head.i, verb.i):
            return time
    return None


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def when_told(time: TimeExpression, modality: Modality, document: Document) -> When | None:
    """When it is, the words' mood told: a bare weekday of something to come is the next one."""
    when, published = time.when, document.report.published
    if when is None or when.precision is not Precision.DAY or when.first is None:
        return when
    words = document.text[time.span.start : time.span.end].lower().split()
    bare = bool(words) and words[-1] in _WEEKDAYS and "last" not in words
    week_ago = timedelta(0) < published - when.first < timedelta(7)
    if bare and week_ago and modality is Modality.PLANNED:
        return When.on(when.first + timedelta(7))
    return when


_EXACT = {Precision.DAY: 0, Precision.RANGE: 1, Precision.WEEK: 2, Precision.MONTH: 3}


def most_exact(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first expression that names a day, else a week, a month, a year."""
    return min(times, key=_exactness, default=None)


def _exactness(time: TimeExpression) -> int:
    return 4 if time.when is None else _EXACT.get(time.when.precision, 4)


def month_of(day: date) -> When:
    """The calendar month of a day."""
    return When(f"{day.year:04d}-{day.month:02d}")


def first_day(when: When) -> When:
    """A range begins with its first day; anything else stays as exact as it is."""
    if when.precision is Precision.RANGE and when.first is not None:
        return When.on(when.first)
    return when


def last_day(when: When) -> When:
    """A range ends with its last day; anything else stays as exact as it is."""
    if when.precision is Precision.RANGE and when.last is not None:
        return When.on(when.last)
    return when
