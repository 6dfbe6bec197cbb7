"""Numbers by which what `search` looks through stands in the order in which it is shown.

The newest first is the highest number first, so that the first page of hits is read off an index
of words without looking at the other hits; day and kind are read off a number too.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from communique.record import tables

REPORT: Final = "report"
"""The kind of the row that stands for a report itself."""
KINDS: Final = (REPORT, "statement", "position", "meeting", "commitment", "event", "office")
"""Everything that is found, by the code in its number: a new kind is put last, or records need to
be indexed anew. There are eight codes."""
KIND_MASK: Final = 0b111
_KIND_BITS: Final = 3
_PLACE_BITS: Final = 18
"""Up to 262,143 findings in one report."""
_REPORT_BITS: Final = 20
"""Where two reports of one day begin with the same five digits, the later read stands behind."""
_DAY_SHIFT: Final = _KIND_BITS + _PLACE_BITS + _REPORT_BITS


def first_of(ordinal: int) -> int:
    """The lowest number that a report of a day, by its ordinal, may have."""
    return ordinal << _DAY_SHIFT


def numbers(
    connection: Connection, report: str, published: date, kinds: Sequence[str]
) -> list[int]:
    """The numbers of a report's rows: its own and those of its findings, by place.

    Within a day reports stand by id, and within a report each by its place; both count down.
    """
    at = (1 << _REPORT_BITS) - 1 - int(report[:5], 16)
    first = _first(published, at)
    while _taken(connection, first, report):
        at = (at - 1) % (1 << _REPORT_BITS)
        first = _first(published, at)
    return [first - (place << _KIND_BITS) + KINDS.index(kind) for place, kind in enumerate(kinds)]


def _first(published: date, at: int) -> int:
    """The number of the report itself: the highest of its rows, with the code 0."""
    within = ((at + 1) << (_KIND_BITS + _PLACE_BITS)) - (1 << _KIND_BITS)
    return first_of(published.toordinal()) + within


def _taken(connection: Connection, number: int, report: str) -> bool:
    e = tables.entry
    held = connection.scalar(select(e.c.report_id).where(e.c.number == number))
    return held is not None and held != report
