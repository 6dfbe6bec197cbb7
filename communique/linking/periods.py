"""When a finding's talks were or are to be, as far as dates, status and the report's day tell."""

from datetime import date, timedelta
from typing import Final, NamedTuple, Self

from communique.model.dates import When
from communique.model.findings import Meeting, MeetingStatus

DONE: Final = frozenset({MeetingStatus.HELD})
AHEAD: Final = frozenset({MeetingStatus.PROPOSED, MeetingStatus.PLANNED})
_OPEN_ENDED_DAYS: Final = 14
"""How long talks may last of which only the start is told; few take longer."""


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


def told_of(meeting: Meeting, published: date) -> Period | None:
    """The days that the report gives for the talks; None where it gives none."""
    start, end = meeting.start_on, meeting.end_on
    if start is None and end is None:
        return None
    if start is None or end is None:
        return _half_told(start, end, meeting.status, published)
    return Period(start.first, max((d for d in (start.last, end.last) if d), default=None))


def _half_told(
    start: When | None, end: When | None, status: MeetingStatus, published: date
) -> Period:
    """Talks of which only the beginning or only the end is told."""
    if start is None:
        return Period(None, None if end is None else end.last)
    if start.last is None:
        return Period(start.first, None)
    if status is MeetingStatus.UNDER_WAY:
        return Period(start.first, max(start.last, published))
    return Period(start.first, start.last + timedelta(_OPEN_ENDED_DAYS))


def implied(status: MeetingStatus, published: date) -> Period:
    """The days that the status leaves: what was held lies before the report, what is planned after.

    A day of grace on either side, for time zones and for reports of the evening before.
    """
    if status in DONE:
        return Period(None, published + timedelta(1))
    if status in AHEAD:
        return Period(published - timedelta(1), None)
    if status is MeetingStatus.UNDER_WAY:
        return Period(None, None)
    return Period(None, None)


def possible(meeting: Meeting, published: date) -> Period:
    """The days that the talks may have been on by all that the report says."""
    by_status = implied(meeting.status, published)
    told = told_of(meeting, published)
    return by_status if told is None else told.clipped(by_status)
