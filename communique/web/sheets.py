"""What a page shows, as values: the data behind it, its rows for a spreadsheet, its template's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec

from communique.exports.rows import Row
from communique.web.asking import AsOf, Listed, Pages
from communique.web.desk import Desk
from communique.web.shelf import Shelf

Q = TypeVar("Q", bound=AsOf)


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list, with how much there is in all."""

    as_of: date
    total: int
    page: int
    pages: int
    rows: Sequence[Row]


@dataclass(frozen=True)
class Sheet:
    """The answer to an address."""

    title: str
    data: msgspec.Struct
    """What stands behind the page: its JSON."""
    columns: Sequence[str]
    rows: Callable[[], Sequence[Row]]
    """All rows of the page's table, of every page of a list: its CSV. Made when asked for."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What the template puts beside the data."""


@dataclass(frozen=True)
class Page(Generic[Q]):
    """A page of the desk: where it lies, what its address may ask for, and what answers it."""

    name: str
    """Its template's and its operation's."""
    path: str
    summary: str
    """What it answers, in a sentence."""
    query: type[Q]
    data: type[msgspec.Struct]
    look: Callable[["Asking[Q]"], Sheet]

    @property
    def names_one(self) -> bool:
        """Whether its path holds the id of one thing."""
        return "{" in self.path


@dataclass(frozen=True)
class Asking(Generic[Q]):
    """One request to a page: the shelf of its day, its filters, and the thing that it names."""

    desk: Desk
    shelf: Shelf
    query: Q
    name: str = ""
    patience: float | None = None
    """How many seconds it may wait for what must be made first; None for as long as it takes."""


def listing(
    asking: "Asking[Any]", total: int, rows: Sequence[Row]
) -> tuple[Listing, Mapping[str, Pages]]:
    """The data of a list's page and what its template needs to lead on to the next."""
    query: Listed = asking.query
    pages = Pages.of(query, total)
    data = Listing(
        as_of=asking.shelf.as_of, total=total, page=pages.number, pages=pages.last, rows=rows
    )
    return data, {"pages": pages}
