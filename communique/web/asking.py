"""What an address asks for: the day, the period, the filters, the page of a list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Self, TypeVar

import msgspec

from communique.errors import CommuniqueError

Q = TypeVar("Q", bound="AsOf")

Day = Annotated[
    date,
    msgspec.Meta(
        description="A day, YYYY-MM-DD, of the years 1900 to 2100.",
        extra_json_schema={"pattern": "^(19|20)[0-9][0-9]-[0-9][0-9]-[0-9][0-9]$"},
    ),
]
Words = Annotated[str, msgspec.Meta(max_length=200)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
PageNumber = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
PageSize = Annotated[int, msgspec.Meta(ge=1, le=1000)]

_EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class AddressError(CommuniqueError):
    """An address whose filters are none: a day that is no day, a page number that is a word."""


class AsOf(msgspec.Struct, frozen=True, kw_only=True):
    """On which day the record is asked; today where the address doesn't say."""

    as_of: Day | None = None


class Period(AsOf, frozen=True, kw_only=True):
    """And of which days the reports are to be."""

    since: Day | None = None
    """First day of publication."""
    until: Day | None = None
    """Last day of publication."""

    def meets(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` lies in it."""
        return (self.since is None or self.since <= last) and (
            self.until is None or first <= self.until
        )


class Listed(Period, frozen=True, kw_only=True):
    """A list, a page of it at a time, with the filters that the command line has too."""

    party: Words | None = None
    """A party's id or name."""
    about: Words | None = None
    """Words that an entry must have in it."""
    status: Words | None = None
    """A status, stance or fate."""
    min_confidence: Share = 0.0
    page: PageNumber = 1
    size: PageSize = 50

    def is_in(self, words: str) -> bool:
        """Whether all words asked for stand in these, in capitals or not."""
        if self.about is None:
            return True
        told = words.casefold()
        return all(word in told for word in self.about.casefold().split())

    def part(self) -> slice:
        """Which of the entries stand on the page asked for."""
        return slice((self.page - 1) * self.size, self.page * self.size)


def read_query(kind: type[Q], given: Iterable[tuple[str, str]], *, strictly: bool = False) -> Q:
    """The filters of an address; an empty one asks for nothing, as forms send it, but not where
    it is read strictly.

    Raises `AddressError` where one is not of its form.
    """
    asked = {key: value for key, value in given if value or strictly}
    try:
        query = msgspec.convert(asked, kind, strict=False)
    except msgspec.ValidationError as cause:
        raise AddressError(
            f"the address can't be understood: {cause}",
            remedy="days are YYYY-MM-DD, page numbers count from 1",
        ) from cause
    for name, value in msgspec.structs.asdict(query).items():
        if isinstance(value, date) and not _EARLIEST <= value <= LATEST:
            raise AddressError(
                f"{name} is {value}: the record keeps to the years 1900 to 2100",
                remedy="give another day",
            )
    return query


def written(query: AsOf) -> Mapping[str, str]:
    """The filters as an address has them, those left out that ask for nothing."""
    return {
        field.name: str(value)
        for field in msgspec.structs.fields(query)
        if (value := getattr(query, field.name)) != field.default
    }


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """Which page of how many a list is at."""

    number: int
    last: int
    total: int
    first_shown: int
    last_shown: int

    @classmethod
    def of(cls, query: Listed, total: int) -> Self:
        """The place of a query's page in `total` entries."""
        part = query.part()
        return cls(
            number=query.page,
            last=max(1, -(-total // query.size)),
            total=total,
            first_shown=min(part.start + 1, total),
            last_shown=min(part.stop, total),
        )
