"""The record as of a day: reports, findings and threads put together. The one way out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self, TypeVar

from communique.linking.coverage import report_info
from communique.linking.threads import thread
from communique.model.annotation import Annotation
from communique.model.findings import AnyFinding, Finding
from communique.model.report import Report
from communique.model.threads import Thread, ThreadKind, Told
from communique.record.store import Store
from communique.selection import Selection

F = TypeVar("F", bound=Finding)


@dataclass(frozen=True)
class Dossier:
    """What the record says on the day `as_of`, from reports published by then and nothing later."""

    as_of: date
    reports: Mapping[str, Report]
    """By content id, in the order of their days."""
    findings: Mapping[str, AnyFinding]
    """By id, in the order of their reports' days, then of their place."""

    @classmethod
    def of(cls, store: Store, as_of: date) -> Self:
        """The dossier of a store's reports up to `as_of`."""
        return cls(
            as_of,
            {report.id: report for report in store.reports(as_of)},
            {finding.id: finding for finding in store.findings(as_of)},
        )

    @classmethod
    def of_annotations(cls, annotations: Iterable[Annotation], as_of: date) -> Self:
        """The same from what `language/` or a reader's pen found, without a store."""
        known = sorted(
            (a for a in annotations if a.report.published <= as_of),
            key=lambda a: (a.report.published, a.report.id),
        )
        found = (sorted(a.findings(), key=lambda f: (f.start, f.id)) for a in known)
        return cls(
            as_of,
            {a.report.id: a.report for a in known},
            {finding.id: finding for findings in found for finding in findings},
        )

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """What became of each meeting, commitment and question by `as_of`."""
        by_report: dict[str, list[AnyFinding]] = defaultdict(list)
        for finding in self.findings.values():
            by_report[finding.report].append(finding)
        infos = [report_info(report, by_report[id_]) for id_, report in self.reports.items()]
        return thread(self.told.values(), infos, self.as_of)

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """Each finding by id, with what linking and exports need to know of its report."""
        return {id_: self._told(finding) for id_, finding in self.findings.items()}

    def _told(self, finding: AnyFinding) -> Told:
        report = self.report_of(finding)
        return Told(
            finding=finding,
            published=report.published,
            report_name=report.name,
            publisher=report.source,
        )

    def report_of(self, finding: Finding) -> Report:
        """The report that tells a finding."""
        return self.reports[finding.report]

    def told_in(self, thread: Thread) -> tuple[AnyFinding, ...]:
        """A thread's findings, by their reports' days."""
        return tuple(self.findings[id_] for id_ in thread.findings)

    def select(self, kind: type[F], selection: Selection) -> tuple[F, ...]:
        """The findings of one kind that are asked for, by their reports' days."""
        return tuple(
            finding
            for finding in self.findings.values()
            if isinstance(finding, kind)
            and selection.takes(finding, self.report_of(finding).published)
        )

    def select_threads(self, kind: ThreadKind | None, selection: Selection) -> tuple[Thread, ...]:
        """The threads of one kind, or of all, that are asked for."""
        return tuple(
            thread
            for thread in self.threads
            if kind in (None, thread.kind) and selection.takes_thread(thread, self.told_in(thread))
        )
