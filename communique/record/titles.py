"""A finding in a line of names and words, as it can be searched for: who says or does what."""

from collections.abc import Iterable, Iterator
from datetime import date

from communique.model.findings import (
    AnyFinding,
    Commitment,
    Event,
    Meeting,
    OfficeHeld,
    Position,
    Statement,
)
from communique.world.parties import name_on


def title_of(finding: AnyFinding, day: date) -> str:
    """The names and the subject of a finding, parties called as they were on the day."""

    def named(parties: Iterable[str | None]) -> str:
        return ", ".join(name_on(party, day) for party in parties if party)

    match finding:
        case Statement():
            parts = [
                finding.speaker,
                *finding.candidates,
                finding.role or "",
                named([finding.party]),
            ]
        case Position():
            toward = named([finding.toward])
            parts = [named([finding.holder]), finding.stance.value, finding.topic, toward]
            parts.append(finding.condition or "")
        case Meeting():
            parties = (*finding.host, *(part.party for part in finding.participants))
            parts = [finding.name, finding.status.value, finding.place or "", named(parties)]
            parts.append(finding.outcome or "")
        case Commitment():
            parts = [named(finding.by), finding.action, named(finding.to), finding.condition or ""]
        case Event():
            parts = [named(finding.actor), finding.event.casefold(), named(finding.recipient)]
        case OfficeHeld():
            parts = [finding.person, finding.title, named([finding.party])]
    return "; ".join(_told_once(parts))


def _told_once(parts: Iterable[str]) -> Iterator[str]:
    """Each part that says something, without the line breaks of the report, once."""
    yield from dict.fromkeys(flat for part in parts if (flat := " ".join(part.split())))
