"""What single reports show of offices, ready for comparing: names and titles taken apart."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from communique.linking.office_titles import OfficeTitle, office_title
from communique.linking.person_names import PersonName, person_name
from communique.model.findings import OfficeHeld
from communique.model.threads import Told

NO_COPIES: Final[Mapping[str, str]] = MappingProxyType({})

_LEANING: Final = ("his ", "her ", "its ", "their ", "our ", "my ")


class Showing(NamedTuple):
    """One report that shows a person in an office."""

    day: date
    report: str
    """Its content id."""
    finding: str
    person: str
    title: str
    party: str | None
    name: PersonName | None
    """The person's name in parts."""
    office: OfficeTitle
    source: str
    """The report, or the one of which it is a wire copy: copies are one source."""

    @property
    def lends(self) -> bool:
        """Whether other reports may learn from it: an office, held, for a party that is told."""
        return self.party is not None and self.name is not None and self.office.is_office

    @property
    def leans(self) -> bool:
        """Whether its title needs the words round it: "his foreign minister"."""
        return self.title.casefold().startswith(_LEANING)


def showings(
    told: Iterable[Told], as_of: date, copies: Mapping[str, str] = NO_COPIES
) -> tuple[Showing, ...]:
    """What reports published by `as_of` show of offices, by day; each finding once.

    `copies` names the original of each report that is a wire copy.
    """
    found = {one.finding.id: one for one in told if one.published <= as_of}
    shown = (
        _showing(one, one.finding, copies)
        for one in found.values()
        if isinstance(one.finding, OfficeHeld)
    )
    return tuple(sorted(shown, key=lambda s: (s.day, s.report, s.finding)))


def _showing(told: Told, held: OfficeHeld, copies: Mapping[str, str]) -> Showing:
    return Showing(
        day=told.published,
        report=held.report,
        finding=held.id,
        person=held.person,
        title=" ".join(held.title.split()),
        party=held.party,
        name=person_name(held.person),
        office=office_title(held.title, held.party, told.published),
        source=copies.get(held.report, held.report),
    )
