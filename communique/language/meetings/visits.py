"""What is held on a visit is where the visit goes: "flew to Rome", and then "met the premier"."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import structs

from communique.model.findings import Meeting

_LONGEST = timedelta(7)
"""Visits that have no last day are over by then."""


def placed(meeting: Meeting, visits: Sequence[Meeting]) -> Meeting:
    """The meeting with the place of the report's visit on which it is held, where its own words
    give none and there is but one such place."""
    if meeting.place is not None:
        return meeting
    there = {v.place for v in visits if v.place is not None and _is_on(meeting, v)}
    return structs.replace(meeting, place=there.pop()) if len(there) == 1 else meeting


def _is_on(meeting: Meeting, visit: Meeting) -> bool:
    """Whether guest and host of the visit meet, at the time of the visit."""
    both = _parties(meeting) & _parties(visit)
    return len(both) > 1 and bool(both.intersection(visit.host)) and _at_its_time(meeting, visit)


def _parties(meeting: Meeting) -> set[str]:
    return {participant.party for participant in meeting.participants}


def _at_its_time(meeting: Meeting, visit: Meeting) -> bool:
    """Whether the days fit; where a day is open, what has become of both tells."""
    met, went = meeting.start_on, visit.start_on
    if met is None or went is None:
        return meeting.status is visit.status
    if met.first is None or met.last is None or went.first is None or went.last is None:
        return meeting.status is visit.status
    return went.first <= met.last and met.first <= went.last + _LONGEST
