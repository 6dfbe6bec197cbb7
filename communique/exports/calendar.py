"""Talks ahead and deadlines as an iCalendar file (RFC 5545), for the calendar that one has.

Each is an all-day entry as long as its date is loose: a week is a week-long entry and says so. An
entry's UID is its thread's, so that a calendar that takes the file again moves what has moved.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event

from communique.model.dates import Precision, When
from communique.model.findings import MeetingStatus
from communique.views.agenda import Agenda, Appointment, Sort

_LOOSE: Final = frozenset({Precision.WEEK, Precision.MONTH, Precision.YEAR})
_TENTATIVE: Final = frozenset({MeetingStatus.PROPOSED.value, MeetingStatus.POSTPONED.value})
_MOST_WORDS: Final = 400
"""Letters of evidence in an entry's notes: a calendar is no place for a page."""

Title = Callable[[Appointment], str]
"""How an appointment is called where ids have their names."""


def calendar_file(agenda: Agenda, title: Title) -> str:
    """The dated talks and deadlines ahead, as text for an .ics file.

    The stamp of each entry is the day of the record, not the clock's: the same record gives the
    same file.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Communique//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Communique, as of {agenda.as_of.isoformat()}")
    for appointment in agenda.ahead:
        if appointment.when is not None:
            calendar.add_component(_event(appointment, appointment.when, agenda.as_of, title))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(appointment: Appointment, when: When, as_of: date, title: Title) -> Event:
    first, last = _days(when, as_of)
    event = Event()
    event.add("uid", f"{appointment.thread}@communique")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1))  # the first day after it, as the standard has it
    event.add("summary", _summary(appointment, when, title))
    event.add("description", _description(appointment, when))
    event.add("categories", [appointment.sort.value])
    event.add("status", "TENTATIVE" if appointment.fate in _TENTATIVE else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it is news of others, and keeps nobody's day busy
    if appointment.place:
        event.add("location", appointment.place)
    return event


def _days(when: When, as_of: date) -> tuple[date, date]:
    """The first and last day of the entry; one day where an end is open."""
    first, last = when.first or when.last or as_of, when.last or when.first or as_of
    return first, last


def _summary(appointment: Appointment, when: When, title: Title) -> str:
    lead = "Due: " if appointment.sort is Sort.DEADLINE else ""
    return f"{lead}{title(appointment)}{_exactness(when)}"


def _exactness(when: When) -> str:
    """What a reader must know of a date that is none: ` (week)`, ` (from this day on)`."""
    if when.first is None:
        return " (by this day)"
    if when.last is None:
        return " (from this day on)"
    return "" if when.precision is Precision.DAY else f" ({when.precision.value})"


def _description(appointment: Appointment, when: When) -> str:
    """How exact the date is, what became of it so far, and the newest report's words."""
    newest = appointment.sources[-1]
    words = " ".join(" ... ".join(p.words for p in newest.passages).split())[:_MOST_WORDS]
    publisher = f", {newest.publisher}" if newest.publisher else ""
    loose = when.precision in _LOOSE
    said = [
        f"{when!s}: no report says on which day of this {when.precision}" if loose else str(when),
        appointment.fate.replace("_", " "),
        ", ".join(appointment.parties),
        f'"{words}" ({newest.report_name}{publisher}, {newest.published.isoformat()})',
    ]
    return "\n".join(line for line in said if line)
