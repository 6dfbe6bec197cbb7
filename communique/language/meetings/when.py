"""When a meeting falls: the times of the clauses that tell of it, no more exact than the words."""

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from communique.language.document import Document
from communique.language.meetings.lexicon import meeting_words
from communique.language.timing import EXACTNESS, start_and_end, time_of
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import When
from communique.model.findings import MeetingStatus

Days = tuple[When | None, When | None]
"""The first and the last day, week, month or year of something; None where it is left open."""

_DATED = frozenset({TimeKind.DATE, TimeKind.TIME})
_UNSETTLED = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
"""A day named beside these is that of the breaking off, unless it is still to come."""
_FRESH = (MeetingStatus.HELD, MeetingStatus.PLANNED)


def dated(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions that place something in the calendar: no lengths of time, no habits."""
    return [time for time in times if time.when is not None and time.kind in _DATED]


def when_of(document: Document, times: Sequence[TimeExpression], head: Token) -> When | None:
    """When the clause of a word puts what it tells of."""
    known = dated(times)
    found = (time_of(document, known, word) for word in _tellers(head))
    return next((time.when for time in found if time is not None), None)


def _tellers(head: Token) -> Iterator[Token]:
    """The word itself, what tells of it that it happens ("talks that are to be held in May"), and
    the adjective that puts it ahead ("is due next week to host talks").
    """
    yield head
    below = [c for c in head.children if c.dep_ in ("relcl", "acl")]
    for clause in [*below, *(c for b in below for c in b.children if c.dep_ == "xcomp")]:
        happens = meeting_words().has("happening", clause.lemma_.lower())
        if happens:
            yield clause
    for above in head.ancestors:
        if above.pos_ == "ADJ":
            yield above
        if above.pos_ in ("VERB", "AUX"):
            return


def days_of(
    document: Document,
    heads: Sequence[Token],
    status: MeetingStatus,
    times: Sequence[TimeExpression],
) -> Days:
    """When it begins and ends: by its clauses, else in the month of the report.

    News that gives no day tells of what is fresh: held or planned in the report's own month.
    """
    published = document.report.published
    start, end = told_days(document, heads, times)
    told = start or end
    if status in _UNSETTLED and told is not None and told.is_past(published):
        return None, None
    if told is None and status in _FRESH:
        return month_of(published), month_of(published)
    return start, end


def told_days(document: Document, heads: Sequence[Token], times: Sequence[TimeExpression]) -> Days:
    """The most exact days that hang on the clauses of the words that tell of it.

    A time that stands in the same words but hangs on another clause is not taken: on the training
    reports it was right as often as the month of the report, and wrong more exactly.
    """
    known = dated(times)
    words = [word for head in heads for word in _tellers(head)]
    hanging = [start_and_end(document, known, word) for word in words]
    told = [days for days in hanging if days != (None, None)]
    return min(told, key=_exactness, default=(None, None))


def _exactness(days: Days) -> int:
    return min((EXACTNESS[day.precision] for day in days if day is not None), default=9)


def month_of(day: date) -> When:
    """The calendar month of a day."""
    return When(f"{day.year:04d}-{day.month:02d}")
