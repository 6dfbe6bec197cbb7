"""What the commands share: options, the record they open, and how rows are put out."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.exports.rows import Row
from communique.exports.tabular import write_csv, write_jsonl
from communique.linking.fates import DUE, OVERDUE, UNCONFIRMED
from communique.model.findings import CommitmentStatus, MeetingStatus, Stance

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_RECORD = "communique.db"
_WIDTH_OF_FILES = 120
"""Columns, where the output goes to a file or a pipe."""


class Day(click.ParamType[date]):
    """A day of the calendar, YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read it, or tell how it is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD", param, ctx)


DAY = Day()


def console() -> Console:
    """Where results are printed: a terminal's own width and colours, else plain and wide."""
    width = None if sys.stdout.isatty() else _WIDTH_OF_FILES
    return Console(file=sys.stdout, highlight=False, width=width)


def error_console() -> Console:
    """Where everything else is told."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def record_option(command: F) -> F:
    """`--record`, where the record lies."""
    return click.option(
        "--record",
        "location",
        default=DEFAULT_RECORD,
        envvar="COMMUNIQUE_RECORD",
        show_default=True,
        metavar="PATH-OR-URL",
        help="The record: an SQLite file, or a database's URL.",
    )(command)


def pipeline_option(command: F) -> F:
    """`--pipeline`, the parser that reads."""
    return click.option(
        "--pipeline",
        envvar="COMMUNIQUE_PIPELINE",
        metavar="NAME",
        help="Another spaCy pipeline that is installed.  [default: the one that comes along]",
    )(command)


def as_of_option(command: F) -> F:
    """`--as-of`, the day on which the record is asked."""
    return click.option(
        "--as-of",
        type=DAY,
        callback=_warn_of_future,
        help="What the record said on that day, from reports published by then.  [default: today]",
    )(command)


def _warn_of_future(_: click.Context, __: click.Parameter, day: date | None) -> date | None:
    """A day to come is answered, with what is known today: that is told."""
    if day is not None and day > date.today():
        error_console().print(
            f"warning: {day} is still to come; the record can't hold what is not yet reported",
            markup=False,
        )
    return day


MEETING_STATUSES = (*MeetingStatus, UNCONFIRMED)
COMMITMENT_STATUSES = (*CommitmentStatus, DUE, OVERDUE)
STANCES = tuple(Stance)
ALL_STATUSES = tuple(dict.fromkeys((*MEETING_STATUSES, *COMMITMENT_STATUSES, *STANCES)))


def asked_options(
    statuses: Sequence[str] = (), what: str = "A status, stance or fate."
) -> Callable[[F], F]:
    """The options by which entries are selected, and the day; `--status` takes `statuses`."""
    status = click.option(
        "--status", type=click.Choice([str(value) for value in statuses]), help=what
    )
    options = (
        click.option("--party", help="A party: an id such as RUS, or a name."),
        click.option("--about", help="Words that the entry must have in it."),
        click.option("--since", type=DAY, help="First day of publication."),
        click.option("--until", type=DAY, help="Last day of publication."),
        *([status] if statuses else []),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            show_default=True,
            help="Leave out what is less sure.",
        ),
        as_of_option,
    )

    def with_options(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def format_option(command: F) -> F:
    """`--format`, for lists."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        default="table",
        show_default=True,
        help="A table for people; JSON lines or CSV for programs.",
    )(command)


def put_out(rows: Iterable[Row], form: str, columns: Sequence[str], nothing: str) -> None:
    """Print rows in the form asked for; a table has only `columns`."""
    listed = list(rows)
    if form == "jsonl":
        write_jsonl(listed, sys.stdout)
    elif form == "csv":
        write_csv(listed, sys.stdout)
    elif listed:
        console().print(_table(listed, columns))
    else:
        error_console().print(nothing)


def _table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        narrow = column in {"id", "thread", "published", "fate", "stance", "party", "holder"}
        table.add_column(column.replace("_", " "), no_wrap=narrow, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(column, row[column]) for column in columns))
    return table


def _cell(column: str, value: object) -> Text:
    if value is None:
        return Text("")
    text = " | ".join(value) if isinstance(value, list) else str(value)
    short = text[:8] if column in {"id", "thread"} else text
    return Text(" ".join(short.split()), style="dim" if column in {"id", "thread"} else "")
