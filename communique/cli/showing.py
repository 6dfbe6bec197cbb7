"""Showing: `brief` for the whole, `show` for one report, finding or thread with its words."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Unpack

import click
from rich.console import Console

from communique import api
from communique.api import Asked, Record
from communique.briefs.rendering import as_json, as_markdown, as_text
from communique.briefs.writing import Length
from communique.cli.common import (
    ALL_STATUSES,
    as_of_option,
    asked_options,
    console,
    decided_option,
    record_option,
)
from communique.cli.questions_file import questions_option
from communique.cli.views import show_finding, show_report, show_thread
from communique.errors import UnknownIdError
from communique.views.named import NamedQuestion

_LENGTHS = {"short": Length.short(), "normal": Length(), "all": Length.everything()}


@click.command(short_help="What the record says, in sentences with footnotes.")
@record_option
@decided_option
@asked_options(ALL_STATUSES)
@questions_option
@click.option(
    "--length",
    type=click.Choice(list(_LENGTHS)),
    default="normal",
    show_default=True,
    help="How many entries of each kind: a page's, the usual number, or all of them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="For the terminal, as Markdown, or as JSON.",
)
def brief(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    named: tuple[NamedQuestion, ...],
    length: str,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """What the record says to a reader: talks, where parties stand, commitments, who said what.
    Each sentence has the numbers of the words that carry it, which stand below.

    \b
    Example:
      communique brief --about Taliban --as-of 2021-10-20
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        written = record.brief(as_of=as_of, length=_LENGTHS[length], named=named, **asked)
    if form == "json":
        sys.stdout.write(as_json(written) + "\n")
    elif form == "md":
        sys.stdout.write(as_markdown(written))
    else:
        console().print(as_text(written))


@click.command(short_help="One report, finding or thread, with its words.")
@click.argument("name", metavar="ID")
@record_option
@decided_option
@as_of_option
def show(name: str, location: str, decided_by: date | None, as_of: date | None) -> None:
    """Show a report with the words of its findings highlighted and its dates explained, one finding
    with its fields and its words in the report, or a thread with what each report added to it. ID
    is the beginning of an id that a list shows, or the id that a report came with.

    \b
    Example:
      communique show 2021-03-19-moscow-talks-end
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        _show(record, name, as_of)


def _show(record: Record, name: str, as_of: date | None) -> None:
    """The first of report, finding and thread that the name fits."""
    views: tuple[Callable[[Console], None], ...] = (
        lambda out: show_report(record, record.report(name), out),
        lambda out: show_finding(record, record.finding(name), as_of, out),
        lambda out: show_thread(record.thread(name, as_of=as_of), record.dossier(as_of), out),
    )
    problems = []
    for view in views:
        try:
            view(console())
        except UnknownIdError as error:
            problems.append(error.problem)
        else:
            return
    if all(problem.startswith("no ") for problem in problems):
        problems = [f"no report, finding or thread has an id that begins with {name!r}"]
    raise UnknownIdError(
        "; ".join(problems), remedy="the lists show ids; give enough of one to be the only one"
    )
