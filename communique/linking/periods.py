"""When a finding's talks were or are to be, as far as dates, status and the report's day tell."""

from datetime import date, timedelta
from typing import Final, NamedTuple, Self

from communique.model.dates import When
from communique.model.findings import Meeting, MeetingStatus

AHEAD: Final = frozenset({MeetingStatus.PROPOSED, MeetingStatus.PLANNED})
_BRIEF_DAYS: Final = 14
"""How long a visit, a summit, a conference may last of which one end is told; few take longer."""
_AHEAD_DAYS: Final = 550
"""How far ahead such a thing is planned without a date: a summit, by a year and a half at most."""


class Period(NamedTuple):
    """The first and the last day that something may have been on; None where that side is open."""

    first: date | None
    last: date | None

    def meets(self, other: "Period") -> bool:
        """Whether a day lies in both."""
        return self.days_between(other) == 0

    def days_between(self, other: "Period") -> int:
        """How many days lie between them; 0 where they share one."""
        return max(_days(self.last, other.first), _days(other.last, self.first), 0)

    def clipped(self, other: "Period") -> Self:
        """What both leave possible; this period where they contradict each other."""
        first = max((d for d in (self.first, other.first) if d), default=None)
        last = min((d for d in (self.last, other.last) if d), default=None)
        if first is not None and last is not None and last < first:
            return self
        return type(self)(first, last)

    @property
    def days(self) -> int | None:
        """How many days it may mean; None where a side is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def _days(earlier: date | None, later: date | None) -> int:
    return 0 if earlier is None or later is None else (later - earlier).days


def of_when(when: When) -> Period:
    """The days that a date may mean."""
    return Period(when.first, when.last)


def told_of(meeting: Meeting, published: date, *, lasting: bool = False) -> Period | None:
    """The days that the report gives for the talks; None where it gives none.

    `lasting` says that they are of a sort that may run for years: negotiations, not a visit.
    """
    start, end = meeting.start_on, meeting.end_on
    if start is not None and end is not None:
        return Period(start.first, max((d for d in (start.last, end.last) if d), default=None))
    if start is not None:
        return _begun(start, meeting.status, published, lasting)
    if end is not None:
        return _ended(end, lasting)
    return None


def _begun(start: When, status: MeetingStatus, published: date, lasting: bool) -> Period:
    """Talks of which only the beginning is told."""
    if start.last is None or start.first is None:
        return Period(start.first, None)
    if status is MeetingStatus.UNDER_WAY:
        return Period(start.first, None if lasting else max(start.last, published))
    return Period(start.first, None if lasting else start.last + timedelta(_BRIEF_DAYS))


def _ended(end: When, lasting: bool) -> Period:
    """Talks of which only the end is told."""
    if lasting or end.first is None:
        return Period(None, end.last)
    return Period(end.first - timedelta(_BRIEF_DAYS), end.last)


def implied(status: MeetingStatus, published: date, *, lasting: bool = False) -> Period:
    """The days that the status leaves: what was held lies before the report, what is planned after.

    A day of grace on either side, for time zones and for reports of the evening before. What is
    under way and doesn't last, and what is planned, is not years away.
    """
    if status is MeetingStatus.HELD:
        return Period(None, published + timedelta(1))
    if status is MeetingStatus.PLANNED and not lasting:
        return Period(published - timedelta(1), published + timedelta(_AHEAD_DAYS))
    if status in AHEAD:
        return Period(published - timedelta(1), None)
    if status is MeetingStatus.UNDER_WAY and not lasting:
        brief = timedelta(_BRIEF_DAYS)
        return Period(published - brief, published + brief)
    return Period(None, None)


def possible(meeting: Meeting, published: date, *, lasting: bool = False) -> Period:
    """The days that the talks may have been on by all that the report says."""
    by_status = implied(meeting.status, published, lasting=lasting)
    told = told_of(meeting, published, lasting=lasting)
    return by_status if told is None else told.clipped(by_status)
