"""Today: what changed lately, what lies ahead, what passed in silence, who moved."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Final

import msgspec

from communique.exports.rows import Row
from communique.views.agenda import Agenda, Appointment
from communique.views.changes import Change, Changes
from communique.views.sources import Source
from communique.web.asking import Period
from communique.web.sheets import Asking, Page, Sheet

_LATELY: Final = timedelta(30)
"""How far back it looks where the address doesn't say."""
_SHOWN: Final = 12
"""Lines of a section that are shown at once; the rest is behind "all"."""
COLUMNS = ("section", "day", "when", "kind", "thread", "name", "party", "before", "after",
           "reports", "coverage", "words")  # fmt: skip


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What the record of that day rests on."""

    reports: int
    publishers: int
    first: date | None
    last: date | None


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """The desk as of one day."""

    as_of: date
    since: date
    basis: Basis
    changes: Changes
    agenda: Agenda


def look(asking: Asking[Period]) -> Sheet:
    """What is new since a day, and what is to come."""
    shelf, query = asking.shelf, asking.query
    since = min(query.since or shelf.as_of - _LATELY, shelf.as_of)
    data = Today(
        as_of=shelf.as_of,
        since=since,
        basis=_basis(asking),
        changes=asking.desk.changes(since, shelf, asking.patience),
        agenda=shelf.agenda,
    )
    shown = {"most": _SHOWN, "silent": _silent(data), "new_reports": _new_reports(asking, data)}
    return Sheet("Today", data, COLUMNS, lambda: list(_rows(data)), shown)


def _basis(asking: Asking[Period]) -> Basis:
    reports = asking.shelf.dossier.reports.values()
    days = [report.published for report in reports]
    return Basis(
        reports=len(reports),
        publishers=len({report.source for report in reports if report.source}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _silent(data: Today) -> tuple[list[Appointment], list[Appointment]]:
    """Talks unconfirmed, and commitments overdue."""
    talks = [one for one in data.agenda.in_question if one.sort == "talks"]
    return talks, [one for one in data.agenda.in_question if one.sort != "talks"]


def _new_reports(asking: Asking[Period], data: Today) -> list[object]:
    """The reports since the day, the newest first."""
    held = asking.shelf.dossier.reports
    return [held[id_] for id_ in reversed(data.changes.reports)]


def _rows(data: Today) -> Iterator[Row]:
    for section in ("new", "changed", "silent"):
        told: tuple[Change, ...] = getattr(data.changes, section)
        yield from (_change_row(section, change) for change in told)
    for shift in data.changes.shifts:
        yield _row(
            "shifts", (shift.before.source, shift.after.source), day=shift.after.day.isoformat(),
            kind="shift", thread=shift.question, name=shift.name, party=shift.holder,
            before=shift.before.stance.value, after=shift.after.stance.value,
        )  # fmt: skip
    for section in ("ahead", "undated", "in_question"):
        every: tuple[Appointment, ...] = getattr(data.agenda, section)
        for one in every:
            yield _row(
                section, one.sources, when=one.when, kind=one.sort.value, thread=one.thread,
                name=one.name, after=one.fate, coverage=one.coverage.reports,
            )  # fmt: skip


def _change_row(section: str, change: Change) -> Row:
    return _row(
        section, change.sources, day=change.day.isoformat(), kind=change.kind.value,
        thread=change.thread, name=change.name, party=change.party, before=change.before,
        after=change.after,
        coverage=None if change.coverage is None else change.coverage.reports,
    )  # fmt: skip


def _row(section: str, sources: tuple[Source, ...], **own: str | int | None) -> Row:
    words = chain.from_iterable(source.passages for source in sources)
    told: Row = {
        "section": section,
        "reports": [source.report_name for source in sources],
        "words": [passage.words for passage in words],
    }
    return {**dict.fromkeys(COLUMNS), **told, **own}


PAGE = Page(
    "today", "/today", "What is new, ahead, unconfirmed, overdue and shifted as of a day.",
    Period, Today, look,
)  # fmt: skip
