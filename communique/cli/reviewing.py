"""Corrections: `review` shows what waits for a person and what was decided; its acts decide."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from communique import api
from communique.cli.common import DAY, format_option, put_out
from communique.cli.deciding import ACTS, acting, desk_of, tell
from communique.cli.queueing import work_through
from communique.errors import UnknownIdError
from communique.exports.decisions import DECISION_COLUMNS, decision_row, summary
from communique.exports.rows import Row
from communique.model.findings import AnyFinding
from communique.reviewing import QUEUED
from communique.selection import Selection

QUEUE_COLUMNS = ("id", "kind", "confidence", "report", "what", "words")
_WAITING = ("id", "kind", "confidence", "report", "what")
_DECIDED = ("id", "decided_at", "decided_by", "act", "what", "standing", "because")


@click.group(invoke_without_command=True, short_help="Put findings right; decisions are kept.")
@acting
@click.option("--kind", "kinds", multiple=True, type=click.Choice(QUEUED), help="Only this kind.")
@click.option("--party", help="Only what names a party: an id such as RUS, or a name.")
@click.option("--about", help="Only what has these words in it.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@click.option("--decisions", "listing", is_flag=True, help="List all decisions.")
@click.option("--orphans", is_flag=True, help="List decisions whose target is gone or has changed.")
@click.option("--undo", metavar="DECISION", help="Take a decision back.")
@click.option("--decided-by-day", type=DAY, help="List what was decided by the end of that day.")
@format_option
def review(location: str, **given: Any) -> None:  # noqa: ANN401 - options
    """Work through the findings of which the reader is least certain, one key a decision; where
    the output is no terminal, list them. What is decided is kept with name, time and reason, is
    never overwritten, and outlives reading the reports again with a newer version.

    \b
    Example:
      communique review --by "A. Clerk"
      communique review confirm 3f2a9c01 --by "A. Clerk" --because "read the original"
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    with api.open(location, create=False) as record:
        if given["undo"]:
            tell(desk_of(record).undo(given["undo"], given["because"]))
        elif given["listing"] or given["orphans"] or given["decided_by_day"]:
            _list(record, given["orphans"], given["decided_by_day"], given["form"])
        else:
            _queue(record, given)


def _queue(record: api.Record, given: dict[str, Any]) -> None:
    """The queue: to be worked through at a terminal, else as a list."""
    party = None if given["party"] is None else record.party(given["party"])
    asked, kinds = Selection(party=party, about=given["about"]), given["kinds"] or QUEUED
    waiting = record.review().queue(asked, kinds, given["limit"])
    if given["form"] == "table" and sys.stdin.isatty() and sys.stdout.isatty():
        work_through(desk_of(record), waiting, given["because"])
    else:
        rows = _rows(record, waiting)
        put_out(rows, given["form"], QUEUE_COLUMNS, _WAITING, None, "Nothing waits for a person.")


def _rows(record: api.Record, waiting: Iterable[AnyFinding]) -> list[Row]:
    return [
        {
            "id": finding.id,
            "kind": finding.kind_name,
            "confidence": round(finding.confidence, 3),
            "report": _name_of(record, finding.report),
            "what": summary(finding),
            "words": [passage.words for passage in finding.evidence],
        }
        for finding in waiting
    ]


def _list(record: api.Record, orphans: bool, day: date | None, form: str) -> None:
    """Decisions with what became of them: all, or those that a person should look at again."""
    listed = record.review().decisions(day)
    wanted = [one for one in listed if not orphans or one.standing.asks_for_a_look]
    rows = [decision_row(one, lambda report: _name_of(record, report)) for one in wanted]
    nothing = "No decision has lost its target." if orphans else "Nothing has been decided."
    put_out(rows, form, DECISION_COLUMNS, _DECIDED, None, nothing)


def _name_of(record: api.Record, report: str) -> str:
    """What a report is called; its id where it isn't in the record: a decision may wait for it."""
    try:
        return record.report(report).name
    except UnknownIdError:
        return report


for act in ACTS:
    review.add_command(act)
