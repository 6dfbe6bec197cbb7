"""What the reports at hand could have shown: silence counts for as much as somebody was looking."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date

from communique.linking.copies import Sources, independent, originals, sketch
from communique.model.annotation import Annotation
from communique.model.findings import AnyFinding
from communique.model.report import Report
from communique.model.threads import Coverage, ReportInfo, Told


def named_in(finding: AnyFinding) -> frozenset[str]:
    """The parties that a finding names in its own fields; whose word it is doesn't count."""
    return frozenset(party for party in finding.named_parties() if party is not None)


def report_info(
    report: Report,
    findings: Iterable[AnyFinding],
    sketched: Callable[[Report], tuple[int, ...]] = lambda report: sketch(report.text),
) -> ReportInfo:
    """A report as linking counts it; its sketch may be at hand."""
    parties = frozenset[str]().union(*map(named_in, findings))
    return ReportInfo(
        id=report.id,
        name=report.name,
        published=report.published,
        publisher=report.source,
        parties=tuple(sorted(parties)),
        sketch=sketched(report),
    )


def told_in(annotation: Annotation) -> tuple[Told, ...]:
    """The findings of one report from which threads are made."""
    report = annotation.report
    kinds: tuple[tuple[AnyFinding, ...], ...] = (
        annotation.positions,
        annotation.meetings,
        annotation.commitments,
    )
    return tuple(
        Told(
            finding=finding,
            published=report.published,
            report_name=report.name,
            publisher=report.source,
            rank=rank,
        )
        for found in kinds
        for rank, finding in enumerate(found)
    )


class Library:
    """The reports published by a day, each text once, ready for counting by party and time."""

    def __init__(
        self,
        reports: Iterable[ReportInfo],
        as_of: date,
        sources: Callable[[Iterable[ReportInfo]], Sources] = independent,
    ) -> None:
        known = {r.id: r for r in sorted(reports, key=lambda r: (r.published, r.id, r.name))}
        groups = sources(r for r in known.values() if r.published <= as_of)
        self.copy_of = originals(groups)
        """Copy to original, by id."""
        self._days: dict[str, list[date]] = defaultdict(list)
        self._sources: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(groups):
            for party in sorted(frozenset(p for report in group for p in report.parties)):
                self._days[party].append(group[0].published)
                self._sources[party].append(at)

    def coverage(self, parties: Collection[str], since: date) -> Coverage:
        """How many sources on these parties are younger than `since`, copies of older ones not."""
        times: dict[int, int] = defaultdict(int)
        for party in parties:
            for source in self._sources.get(party, ())[self._first_after(party, since) :]:
                times[source] += 1
        return Coverage(
            reports=len(times),
            since=since,
            parties=tuple(sorted(parties)),
            together=sum(count > 1 for count in times.values()),
        )

    def _first_after(self, party: str, day: date) -> int:
        return bisect_right(self._days.get(party, ()), day)
