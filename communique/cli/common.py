"""What the commands share: options, the record they open, and how rows are put out."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from textwrap import shorten
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.briefs.phrases import named
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


class _PlainConsole(Console):
    """Prints without the blanks that fill up a terminal's lines."""

    def print(self, *objects: Any, **options: Any) -> None:  # noqa: ANN401 - as rich has it
        """Print, each line up to its last mark."""
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def console() -> Console:
    """Where results are printed: a terminal's own width and colours, else plain and wide."""
    if sys.stdout.isatty():
        return Console(file=sys.stdout, highlight=False)
    return _PlainConsole(file=sys.stdout, highlight=False, width=_WIDTH_OF_FILES)


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


def decided_option(command: F) -> F:
    """`--decided-by-day`, the second clock: the day up to which people's decisions count."""
    return click.option(
        "--decided-by-day",
        "decided_by",
        type=DAY,
        help="With the corrections that people had made by then.  [default: all of them]",
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
    statuses: Sequence[str] = (), what: str = "A status, stance or fate: held, withholds, overdue."
) -> Callable[[F], F]:
    """The options by which entries are selected, and the day; `--status` takes `statuses`."""
    status = click.option(
        "--status",
        type=click.Choice([str(value) for value in statuses]),
        metavar="STATUS" if statuses is ALL_STATUSES else None,  # they would fill the screen
        help=what,
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


text_or_json_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For the terminal, or as JSON.",
)
"""`--format`, for views."""

all_option = click.option("--all", "every", is_flag=True, help="Leave nothing out for its number.")
"""`--all`, for views that leave out what is too much for a screen."""


def number_option(name: str, default: int, what: str) -> Callable[[F], F]:
    """An option that says how many of something, one at least."""
    return click.option(
        name, type=click.IntRange(1), default=default, show_default=True, metavar="N", help=what
    )


def put_out(
    rows: Iterable[Row],
    form: str,
    columns: Sequence[str],
    shown: Sequence[str],
    as_of: date | None,
    nothing: str = "Nothing in the record fits.",
) -> None:
    """Print rows in the form asked for: all `columns`, or in a table those to be `shown`, with
    parties called as they were on the day."""
    listed = list(rows)
    if form == "jsonl":
        write_jsonl(listed, sys.stdout)
    elif form == "csv":
        write_csv(listed, columns, sys.stdout)
    elif listed:
        console().print(_table(listed, shown, as_of or date.today()))
    else:
        error_console().print(nothing)


_NARROW = frozenset({"id", "thread", "kind", "when", "published", "fate", "stance", "party"})
_IDS = frozenset({"id", "thread"})
_A_LINE_EACH = frozenset({"participants", "reports"})


def _table(rows: Sequence[Row], columns: Sequence[str], day: date) -> Table:
    below = 1 if "words" in columns else 0  # rows of prose run over several lines
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, below, 0))
    for column in columns:
        table.add_column(
            column.replace("_", " "),
            no_wrap=column in _NARROW,
            overflow="fold",
            ratio=_RATIOS.get(column),
        )
    for row in rows:
        table.add_row(*(_cell(column, row[column], day) for column in columns))
    return table


_MOST_LETTERS = 160
_RATIOS = {"words": 3, "name": 2, "topic": 2, "participants": 2}
"""How the columns of prose share what width the others leave."""


def _cell(column: str, value: object, day: date) -> Text:
    if value is None:
        return Text("")
    if isinstance(value, list):
        return Text(_telling(value) if column == "words" else _joined(column, value))
    if column == "name":
        return Text(named(str(value), day))
    short = str(value)[:8] if column in _IDS else str(value)
    return Text(" ".join(short.split()), style="dim" if column in _IDS else "")


def _joined(column: str, values: Sequence[str]) -> str:
    lines = [" ".join(value.split()) for value in values]
    return ("\n" if column in _A_LINE_EACH else ", ").join(lines)


def _telling(passages: Sequence[str]) -> str:
    """The longest passage, as far as it goes into a cell, and how many there are beside it: all
    are in the other forms."""
    longest = shorten(max(passages, key=len), _MOST_LETTERS, placeholder=" ...")
    return f"{longest} (+{len(passages) - 1})" if len(passages) > 1 else longest
