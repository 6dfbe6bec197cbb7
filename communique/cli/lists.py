"""The lists: talks, commitments, positions, statements, threads, parties."""

import sys
from datetime import date
from typing import Unpack

import click

from communique import api
from communique.api import Asked
from communique.cli.common import (
    ALL_STATUSES,
    COMMITMENT_STATUSES,
    MEETING_STATUSES,
    STANCES,
    as_of_option,
    asked_options,
    decided_option,
    error_console,
    format_option,
    put_out,
    record_option,
)
from communique.exports import rows
from communique.exports.contract import thread_lines
from communique.exports.tabular import write_jsonl


@click.command(short_help="Meetings, each with its fate.")
@record_option
@decided_option
@asked_options(MEETING_STATUSES, "A last status or a fate.")
@format_option
def talks(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """Meetings of the record: proposed, planned, under way, held, postponed, cancelled, or with
    their time passed and no word of them (unconfirmed).

    \b
    Example:
      communique talks --party RUS --as-of 2021-06-01
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        found = record.talks(as_of=as_of, **asked)
        listed = [rows.talk_row(thread, record.dossier(as_of)) for thread in found]
    shown = ("thread", "when", "fate", "name", "participants", "words")
    put_out(listed, form, rows.TALK_COLUMNS, shown, as_of)


@click.command(short_help="Commitments, each with its fate.")
@record_option
@decided_option
@asked_options(COMMITMENT_STATUSES, "A last status or a fate.")
@format_option
def commitments(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """What parties have bound themselves to do: open, due, overdue, fulfilled, broken, withdrawn,
    disputed.

    \b
    Example:
      communique commitments --status overdue --format csv
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        found = record.commitments(as_of=as_of, **asked)
        listed = [rows.commitment_row(thread, record.dossier(as_of)) for thread in found]
    shown = ("thread", "when", "fate", "by", "name", "words")
    put_out(listed, form, rows.COMMITMENT_COLUMNS, shown, as_of)


@click.command(short_help="Where parties stand.")
@record_option
@decided_option
@asked_options(STANCES, "A stance.")
@format_option
def positions(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """Where parties stand on what: supports, opposes, demands, conditional, withholds, undecided.

    \b
    Example:
      communique positions --party Russia --about Taliban
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        found = record.positions(as_of=as_of, **asked)
        listed = [rows.position_row(position, record.dossier(as_of)) for position in found]
    shown = ("id", "published", "holder", "stance", "toward", "topic", "words")
    put_out(listed, form, rows.POSITION_COLUMNS, shown, as_of)


@click.command(short_help="Who said what.")
@record_option
@decided_option
@asked_options()
@format_option
def statements(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """Who said what: speaker, office, party, and the exact words.

    \b
    Example:
      communique statements --party RUS --since 2021-10-01 --format jsonl
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        found = record.statements(as_of=as_of, **asked)
        listed = [rows.statement_row(statement, record.dossier(as_of)) for statement in found]
    if form == "table":
        listed = [_with_learned(row) for row in listed]
    shown = ("id", "published", "party", "speaker", "role", "words")
    put_out(listed, form, rows.STATEMENT_COLUMNS, shown, as_of)
    if form == "table" and any(_LEARNED in str(row["party"] or row["role"]) for row in listed):
        error_console().print(
            f"{_LEARNED} from other reports of the time: `show ID` has their words"
        )


_LEARNED = "*"
"""Marks in a table what a report doesn't tell itself."""


def _with_learned(row: rows.Row) -> rows.Row:
    """A statement's row for people: what other reports tell of its speaker stands, marked, where
    its own report tells nothing."""
    told = {
        field: row[field] or f"{row[f'learned_{field}']}{_LEARNED}"
        for field in ("role", "party")
        if row[field] or row[f"learned_{field}"]
    }
    return row | told


@click.command(short_help="Everything that reports tell of one thing.")
@record_option
@decided_option
@asked_options(ALL_STATUSES)
@format_option
def threads(
    location: str,
    decided_by: date | None,
    as_of: date | None,
    form: str,
    **asked: Unpack[Asked],
) -> None:
    """Threads: what several reports say about one real meeting, commitment or question, and what
    became of it. JSON lines are in the form that the scorers read.

    \b
    Example:
      communique threads --format jsonl --as-of 2021-06-01
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        found = record.threads(as_of=as_of, **asked)
        dossier = record.dossier(as_of)
    if form == "jsonl":
        write_jsonl(thread_lines(found, dossier.told.values(), dossier.applied.reviews), sys.stdout)
        return
    listed = [rows.thread_row(thread, dossier) for thread in found]
    shown = ("thread", "kind", "when", "fate", "name", "reports")
    put_out(listed, form, rows.THREAD_COLUMNS, shown, as_of)


@click.command(short_help="Who appears in the record.")
@record_option
@decided_option
@as_of_option
@format_option
def parties(location: str, decided_by: date | None, as_of: date | None, form: str) -> None:
    """The parties of the record, the most named first.

    \b
    Example:
      communique parties --as-of 2021-06-01
    """
    with api.open(location, create=False, decided_by=decided_by) as record:
        listed = rows.party_rows(record.dossier(as_of))
    shown = ("party", "name", "kind", "statements", "positions", "meetings", "commitments")
    put_out(
        listed, form, rows.PARTY_COLUMNS, shown, as_of, "The record holds nothing up to that day."
    )
