"""One report through the house: the one way in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique.errors import CommuniqueError
from communique.language.pipeline import Language
from communique.model.report import Report
from communique.record.store import Outcome, Store


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


def take_in(report: Report, store: Store, language: Language) -> Taken:
    """Read one report and keep what it says; nothing is done for one that was read before."""
    if store.deliver(report, language.version):
        return Taken(report, Outcome.KNOWN)
    annotation = language.read(report)
    outcome = store.write(annotation, language.version)
    counts: dict[str, int] = {}
    for finding in annotation.findings():
        counts[finding.kind_name] = counts.get(finding.kind_name, 0) + 1
    return Taken(report, outcome, counts)


def take_in_all(
    arrivals: Iterable[Report | CommuniqueError],
    store: Store,
    language: Language,
    told: Callable[[Report], None] = lambda _: None,
) -> Summary:
    """Take in every report; what could not be read is in the summary and costs nothing else.

    `told` is called with each report once it is done.
    """
    summary = Summary()
    for arrival in arrivals:
        if isinstance(arrival, CommuniqueError):
            summary.refused.append(arrival)
        else:
            summary.add(take_in(arrival, store, language))
            told(arrival)
    return summary
