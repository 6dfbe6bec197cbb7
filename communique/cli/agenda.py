"""`calendar`: talks ahead and deadlines, on the screen or for one's own calendar."""

import sys
from collections.abc import Sequence
from datetime import date

import click
from rich.console import Console

from communique import api
from communique.briefs.phrases import party_words, when_words
from communique.briefs.silence import silence_words
from communique.briefs.titles import title
from communique.cli.common import all_option, as_of_option, console, record_option
from communique.cli.pages import block, cited, heading, identified, item, left_out
from communique.exports.calendar import calendar_file
from communique.linking.fates import OVERDUE, UNCONFIRMED
from communique.model.codec import encode
from communique.model.dates import day_words
from communique.model.threads import ThreadKind
from communique.views.agenda import Agenda, Appointment, Sort, agenda

_SILENT = (UNCONFIRMED, OVERDUE)
_MOST = 12
"""Of those without a date and those in question; --all has them all."""
_YEAR = 366


@click.command(short_help="Talks ahead and deadlines.")
@record_option
@click.option("--party", help="Only what names this party: an id such as RUS, or a name.")
@all_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "ics", "json"]),
    default="table",
    show_default=True,
    help="A table for people, iCalendar for a calendar, or JSON.",
)
@click.option("--ics", is_flag=True, help="The same as --format ics.")
def calendar(
    location: str, party: str | None, every: bool, as_of: date | None, form: str, ics: bool
) -> None:
    """Talks to come and deadlines as they stood on a day, as exact as reports have them; below
    them talks of which no time is told, and those whose time passed without word.

    \b
    Example:
      communique calendar --as-of 2021-04-16
    """
    with api.open(location, create=False) as record:
        dossier = record.dossier(as_of)
        found = agenda(dossier, None if party is None else dossier.party(party))
    if ics or form == "ics":
        sys.stdout.write(calendar_file(found, lambda one: _title(one, found.as_of)))
    elif form == "json":
        sys.stdout.write(encode(found) + "\n")
    else:
        _print(found, console(), None if every else _MOST)


def _title(appointment: Appointment, day: date) -> str:
    deadline = appointment.sort is Sort.DEADLINE
    return title(appointment.name, ThreadKind.COMMITMENT if deadline else ThreadKind.MEETING, day)


def _print(found: Agenda, out: Console, most: int | None) -> None:
    heading(out, f"The calendar as of {day_words(found.as_of)}")
    _section(out, "Ahead", found.ahead, None, found.as_of)
    _undated(out, found, most)
    _section(out, "Their time has passed; no report tells", found.in_question, most, found.as_of)
    if not (found.ahead or found.undated or found.in_question):
        out.print("\nNothing lies ahead in what the record tells.")


def _undated(out: Console, found: Agenda, most: int | None) -> None:
    """Talks without a time, those of which nothing was told for a year only counted."""
    fresh = [
        one
        for one in found.undated
        if most is None or (found.as_of - one.sources[-1].published).days <= _YEAR
    ]
    _section(out, "Talks to come of which no time is told", fresh, most, found.as_of)
    if len(found.undated) > len(fresh):
        old = len(found.undated) - len(fresh)
        item(out, f"{old} more, not told of for a year: --all")


def _section(
    out: Console, head: str, among: Sequence[Appointment], most: int | None, day: date
) -> None:
    if among:
        block(out, f"{head} ({len(among)})")
    for appointment in among[:most]:
        item(out, identified(f"{_when(appointment)}{_title(appointment, day)}", appointment.thread))
        item(out, _below(appointment, day), 2)
        cited(out, appointment.sources[-1:], 2)
    left_out(out, len(among), most)


def _when(appointment: Appointment) -> str:
    """The time, as exact as it is: `Week of 15 March 2021: `."""
    if appointment.when is None:
        return ""
    lead = "by " if appointment.sort is Sort.DEADLINE else ""
    words = f"{lead}{when_words(appointment.when, preposition=False)}"
    words = words.removeprefix("by by ").removeprefix("the ")
    return f"{words[:1].upper()}{words[1:]}: "


def _below(appointment: Appointment, day: date) -> str:
    """What became of it, where, and who."""
    names = ", ".join(party_words(p, day, article=False) for p in appointment.parties)
    place = f"in {appointment.place}" if appointment.place else ""
    fate = appointment.fate.replace("_", " ")
    if appointment.fate in _SILENT:
        fate = f"{fate}, {silence_words(appointment.fate, appointment.coverage)}"
    return "; ".join(words for words in (fate, place, names) if words)
