"""Who speaks in the record, in which offices, for whom, and since when."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.linking.offices import OfficeClash, Tenure
from communique.model.findings import OfficeHeld, Statement


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person, by the fullest name that reports give."""

    name: str
    names: tuple[str, ...]
    """All names by which reports call this person, and nobody else."""
    parties: tuple[str, ...]
    """For whom reports show the person in an office, the newest first."""
    offices: tuple[Tenure, ...]
    """The newest first."""
    clashes: tuple[OfficeClash, ...]
    """Where reports of one time can hardly all be right on these offices."""
    statements: int
    first: date
    last: date


def people(dossier: Dossier) -> tuple[PersonLine, ...]:
    """Everybody who is shown in an office, or quoted in one; the most quoted first.

    A ministry that "said" is no person: whoever has no office in any report is left out.
    """
    offices, clashes = _by_person(dossier.offices.tenures), _clashes(dossier)
    said: dict[str, list[date]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for finding in dossier.findings.values():
        day = dossier.report_of(finding).published
        if isinstance(finding, Statement):
            person = speaker_of(finding, dossier)
            said[person].append(day)
            names[person].add(finding.speaker)
        elif isinstance(finding, OfficeHeld):
            names[_called(finding.person, day, dossier)].add(finding.person)
    own = _only_owners(names)
    lines = (
        _line(person, own.get(person, ()), held, clashes.get(person, ()), said.get(person, ()))
        for person, held in offices.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.statements, line.name)))


def speaker_of(statement: Statement, dossier: Dossier) -> str:
    """Who speaks, by the fullest name that the reports of the time give; the report's own words
    where that leaves several."""
    return _called(statement.speaker, dossier.report_of(statement).published, dossier)


def _called(name: str, day: date, dossier: Dossier) -> str:
    who = dossier.offices.persons.who(name, day)
    return who[0] if len(who) == 1 else name


def _by_person(tenures: Iterable[Tenure]) -> Mapping[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        found[tenure.person].append(tenure)
    return found


def _clashes(dossier: Dossier) -> Mapping[str, list[OfficeClash]]:
    found: dict[str, list[OfficeClash]] = defaultdict(list)
    for clash in dossier.offices.clashes:
        for person in dict.fromkeys((clash.one.person, clash.two.person)):
            found[person].append(clash)
    return found


def _only_owners(names: Mapping[str, set[str]]) -> Mapping[str, tuple[str, ...]]:
    """Each person's names but those that another person bears as well, at another time."""
    bearers = Counter(name for called in names.values() for name in called)
    return {
        person: tuple(sorted(name for name in called if bearers[name] == 1))
        for person, called in names.items()
    }


def _line(
    person: str,
    names: Sequence[str],
    held: Sequence[Tenure],
    clashes: Sequence[OfficeClash],
    said: Sequence[date],
) -> PersonLine:
    days = [*(tenure.since for tenure in held), *(tenure.until for tenure in held), *said]
    return PersonLine(
        name=person,
        names=tuple(names),
        parties=tuple(dict.fromkeys(o.party for o in held if o.party is not None)),
        offices=tuple(held),
        clashes=tuple(clashes),
        statements=len(said),
        first=min(days),
        last=max(days),
    )


def clash_words(clash: OfficeClash, dossier: Dossier) -> str:
    """What two reports tell that can hardly both be right, each with its name and day."""
    return "; ".join(_told(tenure, dossier) for tenure in (clash.one, clash.two))


def _told(tenure: Tenure, dossier: Dossier) -> str:
    """The newest report of a tenure, and what it shows."""
    report = dossier.reports[tenure.report]
    return f"{report.name} ({report.published.isoformat()}) shows {tenure.words}"
