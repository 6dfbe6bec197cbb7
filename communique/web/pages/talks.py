"""Talks: a list with lanes on a time line, and a calendar."""

from datetime import date
from typing import Annotated, Final

import msgspec

from communique.exports.rows import TALK_COLUMNS, Row, talk_row
from communique.linking.fates import UNCONFIRMED
from communique.model.findings import MeetingStatus
from communique.model.threads import ThreadKind
from communique.web.asking import Listed
from communique.web.lanes import lanes
from communique.web.months import Month, month_of
from communique.web.sheets import Asking, Listing, Page, Sheet, listing

STATUSES: Final = (*(status.value for status in MeetingStatus), UNCONFIRMED)
MonthName = Annotated[str, msgspec.Meta(pattern="^(19|20)[0-9][0-9]-(0[1-9]|1[0-2])$")]


class Months(Listed, frozen=True, kw_only=True):
    """Talks, and which month of the calendar is shown."""

    month: MonthName | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """One month of the calendar."""

    as_of: date
    month: Month


def look(asking: Asking[Listed]) -> Sheet:
    """The talks asked for, those with the newest word first."""
    dossier, query = asking.shelf.dossier, asking.query
    found = asking.shelf.threads(ThreadKind.MEETING, query)
    part = found[query.part()]
    data, shown = listing(asking, len(found), [talk_row(thread, dossier) for thread in part])
    scale, drawn = lanes(part, asking.shelf.as_of)
    return Sheet(
        "Talks",
        data,
        TALK_COLUMNS,
        lambda: [talk_row(thread, dossier) for thread in found],
        {**shown, "line": scale, "lanes": drawn, "statuses": STATUSES},
    )


def look_at_month(asking: Asking[Months]) -> Sheet:
    """Talks and deadlines by day, those of which only the week or month is told beside them."""
    shelf, query = asking.shelf, asking.query
    kinds = (ThreadKind.MEETING, ThreadKind.COMMITMENT)
    dated = [t for kind in kinds for t in shelf.threads(kind, query) if t.when is not None]
    month = month_of(dated, query.month, shelf.as_of)
    data = Calendar(as_of=shelf.as_of, month=month)
    names = {thread.id: thread for thread in dated}
    rows: list[Row] = [
        {
            "day": day.day.isoformat(),
            "thread": id_,
            "name": names[id_].name,
            "fate": names[id_].fate,
        }
        for day in month.days()
        for id_ in day.threads
    ]
    return Sheet(
        "Calendar",
        data,
        ("day", "thread", "name", "fate"),
        lambda: rows,
        {"threads": names, "statuses": STATUSES},
    )


PAGE = Page("talks", "/talks", "Meetings with their fates, on a time line.", Listed, Listing, look)
CALENDAR = Page(
    "calendar", "/calendar", "A month of talks and deadlines.", Months, Calendar, look_at_month
)
