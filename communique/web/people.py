"""Who speaks in the record, in which offices, for whom, and since when."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.model.findings import OfficeHeld, Statement


class OfficeLine(msgspec.Struct, frozen=True, kw_only=True):
    """An office in which reports show a person, from the first such day to the last."""

    title: str
    party: str | None
    since: date
    until: date
    finding: str
    """The newest finding that shows it."""
    report: str
    """The content id of that finding's report."""
    told: int
    """How many findings show it."""


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person, by the fullest name that a report gives."""

    name: str
    parties: tuple[str, ...]
    offices: tuple[OfficeLine, ...]
    """The newest first."""
    statements: int
    first: date
    last: date


def people(dossier: Dossier) -> tuple[PersonLine, ...]:
    """Everybody who is shown in an office, or quoted in one; the most quoted first.

    A ministry that "said" is no person: whoever has no office in any report is left out.
    """
    held: dict[str, list[tuple[date, str, str | None, str, str]]] = defaultdict(list)
    said: dict[str, list[date]] = defaultdict(list)
    for finding in dossier.findings.values():
        day = dossier.report_of(finding).published
        if isinstance(finding, OfficeHeld):
            held[finding.person].append(
                (day, finding.title, finding.party, finding.id, finding.report)
            )
        elif isinstance(finding, Statement):
            said[finding.speaker].append(day)
            if finding.role is not None:
                held[finding.speaker].append(
                    (day, finding.role, finding.party, finding.id, finding.report)
                )
    lines = (_line(name, offices, said.get(name, ())) for name, offices in held.items())
    return tuple(sorted(lines, key=lambda line: (-line.statements, line.name)))


def _line(
    name: str, held: list[tuple[date, str, str | None, str, str]], said: Iterable[date]
) -> PersonLine:
    spoken = list(said)
    days = [day for day, *_ in held] + spoken
    offices = _offices(held)
    return PersonLine(
        name=name,
        parties=tuple(dict.fromkeys(o.party for o in offices if o.party is not None)),
        offices=offices,
        statements=len(spoken),
        first=min(days),
        last=max(days),
    )


def _offices(held: list[tuple[date, str, str | None, str, str]]) -> tuple[OfficeLine, ...]:
    """One line a title and party, capitals or not."""
    by_title: dict[tuple[str, str | None], list[tuple[date, str, str | None, str, str]]]
    by_title = defaultdict(list)
    for one in held:
        by_title[one[1].casefold(), one[2]].append(one)
    lines = [
        OfficeLine(
            title=told[-1][1],
            party=told[-1][2],
            since=told[0][0],
            until=told[-1][0],
            finding=told[-1][3],
            report=told[-1][4],
            told=len(told),
        )
        for told in by_title.values()
    ]
    return tuple(sorted(lines, key=lambda o: (-o.until.toordinal(), -o.told, o.title)))
