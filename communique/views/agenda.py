"""What lies ahead on a day: talks to come and deadlines, and those whose time passed in silence."""

from datetime import date
from enum import StrEnum

import msgspec

from communique.dossier import Dossier
from communique.linking.fates import OVERDUE, UNCONFIRMED
from communique.model.dates import When
from communique.model.findings import CommitmentStatus, Meeting, MeetingStatus
from communique.model.threads import Coverage, Thread, ThreadKind
from communique.views.sources import Source, sources


class Sort(StrEnum):
    """What a day in the calendar is for."""

    TALKS = "talks"
    DEADLINE = "deadline"


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """Talks or a deadline in the calendar, as exact as reports have it."""

    sort: Sort
    thread: str
    """The thread's id."""
    name: str
    when: When | None
    """None where no report gives a time that a calendar has."""
    fate: str
    parties: tuple[str, ...]
    place: str | None = None
    host: tuple[str, ...] = ()
    coverage: Coverage
    sources: tuple[Source, ...]
    """By their reports' days; the last is the newest word."""


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """The calendar as it stood on a day."""

    as_of: date
    ahead: tuple[Appointment, ...]
    """Dated talks and deadlines that are not past, by their days."""
    undated: tuple[Appointment, ...]
    """Talks to come of which no report gives the time, the newest word first."""
    in_question: tuple[Appointment, ...]
    """Talks `unconfirmed` and commitments `overdue`, the latest time first."""


_COMING = frozenset({MeetingStatus.PROPOSED.value, MeetingStatus.PLANNED.value})
_LASTING = frozenset({MeetingStatus.UNDER_WAY.value, MeetingStatus.POSTPONED.value})
_OPEN = frozenset({CommitmentStatus.OPEN.value, CommitmentStatus.DISPUTED.value, "due"})


def agenda(dossier: Dossier, party: str | None = None) -> Agenda:
    """Talks ahead and deadlines as of the dossier's day, of one party or of all."""
    threads = [t for t in dossier.threads if party is None or party in t.parties]
    ahead = [t for t in threads if _is_ahead(t, dossier.as_of)]
    undated = [t for t in threads if t.fate in _COMING and t.when is None]
    silent = [t for t in threads if t.fate in (UNCONFIRMED, OVERDUE)]
    return Agenda(
        as_of=dossier.as_of,
        ahead=tuple(_appointment(t, dossier) for t in sorted(ahead, key=_by_day)),
        undated=tuple(_appointment(t, dossier) for t in sorted(undated, key=_newest_first)),
        in_question=tuple(_appointment(t, dossier) for t in sorted(silent, key=_latest_first)),
    )


def _is_ahead(thread: Thread, day: date) -> bool:
    """Whether a time is told for it that has not passed, and it has not been called off or done."""
    if thread.when is None or thread.when.is_past(day):
        return False
    coming = _COMING | _LASTING if thread.kind is ThreadKind.MEETING else _OPEN
    return thread.kind is not ThreadKind.POSITION and thread.fate in coming


def _days(thread: Thread) -> tuple[date, date]:
    """The first and the last day of its time; an end that is open is as the other."""
    when = thread.when
    first = last = thread.as_of
    if when is not None:
        first, last = when.first or when.last or first, when.last or when.first or last
    return first, last


def _by_day(thread: Thread) -> tuple[date, date, str]:
    """By the last day that it may mean: what may be any day of a year stands after May's."""
    first, last = _days(thread)
    return last, first, thread.id


def _newest_first(thread: Thread) -> tuple[int, str]:
    return -thread.steps[-1].day.toordinal(), thread.id


def _latest_first(thread: Thread) -> tuple[int, str]:
    return -_days(thread)[1].toordinal(), thread.id


def _appointment(thread: Thread, dossier: Dossier) -> Appointment:
    meetings = [f for f in dossier.told_in(thread) if isinstance(f, Meeting)]
    return Appointment(
        sort=Sort.TALKS if thread.kind is ThreadKind.MEETING else Sort.DEADLINE,
        thread=thread.id,
        name=thread.name,
        when=thread.when,
        fate=thread.fate,
        parties=thread.parties,
        place=next((m.place for m in reversed(meetings) if m.place), None),
        host=tuple(sorted({host for meeting in meetings for host in meeting.host})),
        coverage=thread.coverage,
        sources=sources(dossier, thread.findings),
    )
