"""One report through the house: the one way in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from communique.errors import CommuniqueError
from communique.model.annotation import Annotation
from communique.model.report import Report
from communique.record.store import Outcome, Store

Arrival: TypeAlias = Report | CommuniqueError
"""A report, or why a piece of what came is none."""


class Reader(Protocol):
    """Whoever can tell what a report says: `language/`, or one who has it read elsewhere."""

    @property
    def version(self) -> str:
        """Names what reads; a record reads again what another version has read."""

    def read(self, report: Report) -> Annotation:
        """Everything that `report` says."""


class Look(Protocol):
    """A first look at reports, which leaves unread those with nothing to record."""

    @property
    def version(self) -> str:
        """Names what looks; a record looks again at what another version has set aside."""

    def sets_aside(self, report: Report) -> bool:
        """Whether there is nothing in the report to record, as far as that can be seen."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one report, and how many findings of each kind it gave."""

    report: Report
    outcome: Outcome
    findings: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Summary:
    """What came of reading many reports."""

    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    findings: dict[str, int] = field(default_factory=dict)
    refused: list[CommuniqueError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, taken: Taken) -> None:
        """Count one report that was taken in."""
        self.outcomes[taken.outcome] += 1
        for kind, number in taken.findings.items():
            self.findings[kind] = self.findings.get(kind, 0) + number
        self.warnings += [f"{taken.report.name}: {text}" for text in taken.report.warnings]


def is_left(report: Report, store: Store, look: Look | None) -> bool:
    """Whether a report stays unread: the first look sets it aside, and nobody has read it before.

    What was read once is never set aside: the record would lose what it told.
    """
    return look is not None and not store.is_read(report) and look.sets_aside(report)


def needs_no_reading(report: Report, version: str, *, store: Store, look: Look | None) -> bool:
    """Whether nobody need read a report: `version` has, or it stays unread."""
    return store.has_read(report, version) or is_left(report, store, look)


def take_in(report: Report, store: Store, reader: Reader, look: Look | None = None) -> Taken:
    """Read one report and keep what it says; nothing is done for one that was read before. With a
    first `look`, a report that it sets aside is kept unread."""
    if look is not None and is_left(report, store, look):
        return Taken(report, store.set_aside(report, look.version))
    if store.deliver(report, reader.version):
        return Taken(report, Outcome.KNOWN)
    annotation = reader.read(report)
    outcome = store.write(annotation, reader.version)
    counts: dict[str, int] = {}
    for finding in annotation.findings():
        counts[finding.kind_name] = counts.get(finding.kind_name, 0) + 1
    return Taken(report, outcome, counts)


def take_in_all(
    arrivals: Iterable[tuple[Arrival, Reader]],
    store: Store,
    told: Callable[[Report], None] = lambda _: None,
    look: Look | None = None,
) -> Summary:
    """Take in every report, each with its reader; what could not be read is in the summary and
    costs nothing else.

    `told` is called with each report once it is kept. A first `look` sets aside what it finds
    nothing in; without one all is read.
    """
    summary = Summary()
    for arrival, reader in arrivals:
        if isinstance(arrival, CommuniqueError):
            summary.refused.append(arrival)
        else:
            summary.add(take_in(arrival, store, reader, look))
            told(arrival)
    return summary
