"""The record as of a day: reports, findings and threads put together. The one way out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final, Self, TypeVar

import msgspec

from communique.errors import InvalidDateError
from communique.linking.copies import originals
from communique.linking.coverage import report_info
from communique.linking.learning import Learned, learned
from communique.linking.memory import Memory
from communique.linking.offices import Offices
from communique.linking.questions import Question
from communique.linking.questions import found as found_questions
from communique.linking.threads import thread
from communique.model.annotation import Annotation
from communique.model.decisions import Decision, Review
from communique.model.evidence import Passage
from communique.model.findings import AnyFinding, Finding, Statement
from communique.model.report import Report
from communique.model.threads import Link, Reason, ReportInfo, Thread, ThreadKind, Told
from communique.record.applying import Applied, apply
from communique.record.store import Store
from communique.retelling import retold
from communique.selection import Selection
from communique.world.asking import among, asked_party

F = TypeVar("F", bound=Finding)

DECIDED: Final = 10.0
"""What a person's word weighs beside the signals of the words: more than all of them together."""


@dataclass(frozen=True)
class Dossier:
    """What the record says on the day `as_of`, from reports published by then and nothing later."""

    as_of: date
    reports: Mapping[str, Report]
    """By content id, in the order of their days."""
    findings: Mapping[str, AnyFinding]
    """By id, in the order of their reports' days, then of their place; as people have decided."""
    applied: Applied = field(default_factory=Applied, repr=False)
    """What people's decisions made of the findings as read."""
    _read: tuple[tuple[AnyFinding, ...], tuple[Decision, ...]] = field(
        default=((), ()), repr=False, compare=False
    )
    """The findings as read, and what people have decided on them."""
    _memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    """What linking has compared, for this day or another."""
    _learned: dict[str, Learned | None] = field(default_factory=dict, repr=False, compare=False)
    """What has been asked of `learned` before."""

    @classmethod
    def of(
        cls,
        store: Store,
        as_of: date,
        decided_by: date | None = None,
        memory: Memory | None = None,
    ) -> Self:
        """The dossier of a store's reports up to `as_of`, with the decisions that people had made
        by the end of `decided_by`; with all of them where no day is given. A `memory` spares what
        was compared for another day."""
        reports = {report.id: report for report in store.reports(as_of)}
        read, decisions = tuple(store.findings(as_of)), store.decisions(decided_by)
        return cls._decided(as_of, reports, read, decisions, memory or Memory())

    @classmethod
    def _decided(
        cls,
        as_of: date,
        reports: Mapping[str, Report],
        read: tuple[AnyFinding, ...],
        decisions: tuple[Decision, ...],
        memory: Memory,
    ) -> Self:
        applied = apply(read, decisions)
        found = {f.id: f for f in applied.findings}
        return cls(as_of, reports, found, applied, _read=(read, decisions), _memory=memory)

    def up_to(self, day: date) -> Self:
        """The dossier of an earlier day, or of this one, without a look into the store. What was
        compared for the one is not compared again for the other.

        Raises `InvalidDateError` for a later day.
        """
        if day > self.as_of:
            raise InvalidDateError(
                f"what was read up to {self.as_of} can't tell of {day}",
                remedy="ask the record itself",
            )
        read, decisions = self._read
        reports = {id_: one for id_, one in self.reports.items() if one.published <= day}
        known = tuple(finding for finding in read if finding.report in reports)
        return self._decided(day, reports, known, decisions, self._memory)

    @classmethod
    def of_annotations(
        cls, annotations: Iterable[Annotation], as_of: date, decisions: Iterable[Decision] = ()
    ) -> Self:
        """The same from what `language/` or a reader's pen found, without a store."""
        known = sorted(
            (a for a in annotations if a.report.published <= as_of),
            key=lambda a: (a.report.published, a.report.id),
        )
        found = (sorted(a.findings(), key=lambda f: (f.start, f.id)) for a in known)
        reports = {a.report.id: a.report for a in known}
        read = tuple(chain.from_iterable(found))
        return cls._decided(as_of, reports, read, tuple(decisions), Memory())

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """What became of each meeting, commitment and question by `as_of`."""
        must, cannot = self.applied.must, self.applied.cannot
        found = thread(
            self.told.values(),
            self._infos,
            self.as_of,
            must=must,
            cannot=cannot,
            memory=self._memory,
        )
        return tuple(self._with_decided_links(one) for one in found) if must else found

    @cached_property
    def thread_of(self) -> Mapping[str, Thread]:
        """The thread in which each finding has a part, by the finding's id."""
        return {finding: thread for thread in self.threads for finding in thread.findings}

    def _with_decided_links(self, thread: Thread) -> Thread:
        """The thread's links, a person's in place of those that words alone spoke for."""
        decided = {
            link.right: link
            for pair, decision in self.applied.must.items()
            if pair[0] in thread.findings and pair[1] in thread.findings
            for link in [_decided_link(pair, decision, self.told)]
        }
        kept = (decided.get(link.right, link) for link in thread.links)
        return msgspec.structs.replace(thread, links=tuple(kept))

    def review_of(self, finding: Finding) -> Review | None:
        """Who confirmed or edited a finding, when and why; None where nobody has."""
        return self.applied.reviews.get(finding.id)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What positions are about, as their words tell it."""
        return found_questions(self.told.values(), self.as_of, self._memory)

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """For each report that is a wire copy, its id and the id of the report that it repeats."""
        return originals(self._memory.sources(self._infos))

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """The parties that each report names by its id, those of its wire copies with them."""
        named: dict[str, frozenset[str]] = {}
        for info in self._infos:
            original = self.copies.get(info.id, info.id)
            named[original] = named.get(original, frozenset()).union(info.parties)
        return named

    def party(self, name: str) -> str:
        """The id of the party that a reader means: one that a finding names, or any known one.

        Raises `UnknownIdError` where there is none of that name, or several.
        """
        return asked_party(name, self._parties)

    @cached_property
    def _parties(self) -> Callable[[str], str | None]:
        return among(p for finding in self.findings.values() for p in finding.parties())

    @cached_property
    def _infos(self) -> tuple[ReportInfo, ...]:
        said = self._by_report
        sketch = self._memory.sketch
        return tuple(report_info(report, said[id_], sketch) for id_, report in self.reports.items())

    @cached_property
    def _by_report(self) -> Mapping[str, list[AnyFinding]]:
        by_report: dict[str, list[AnyFinding]] = defaultdict(list)
        for finding in self.findings.values():
            by_report[finding.report].append(finding)
        return by_report

    @cached_property
    def _tellings(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements to be shown by id, each with all its tellings in its report."""
        found: dict[str, tuple[Statement, ...]] = {}
        for id_, findings in self._by_report.items():
            said = [finding for finding in findings if isinstance(finding, Statement)]
            found |= retold(said, self.reports[id_].parts)
        return found

    def tellings(self, statement: Statement) -> tuple[Statement, ...]:
        """A statement and its repetitions in the summary or headlines of the same report."""
        return self._tellings.get(statement.id, (statement,))

    def passages(self, finding: Finding) -> tuple[Passage, ...]:
        """All words that tell a finding, by place: a statement's repetitions with them."""
        told = self.tellings(finding) if isinstance(finding, Statement) else (finding,)
        return tuple(sorted({passage for one in told for passage in one.evidence}))

    def statements(self, selection: Selection) -> tuple[Statement, ...]:
        """The statements that are asked for, by their reports' days, one said twice in its report
        shown once."""
        return tuple(
            finding
            for id_, finding in self.findings.items()
            if isinstance(finding, Statement)
            and any(self.takes(telling, selection) for telling in self._tellings.get(id_, ()))
        )

    def takes(self, statement: Statement, selection: Selection) -> bool:
        """Whether a statement is asked for; its party may be known from other reports alone."""
        day = self.report_of(statement).published
        if selection.party is None or selection.party in statement.parties():
            return selection.takes(statement, day)
        told = self.learned(statement)
        if told is None or told.party != selection.party:
            return False
        return replace(selection, party=None).takes(statement, day)

    @cached_property
    def offices(self) -> Offices:
        """Who is shown in which office, for whom and since when, all reports together."""
        said = (
            (finding.speaker, self.report_of(finding).published)
            for finding in self.findings.values()
            if isinstance(finding, Statement)
        )
        return Offices(self.told.values(), self.as_of, said, self.copies)

    def learned(self, statement: Statement) -> Learned | None:
        """What other reports of the time tell of a speaker whose own report leaves it open."""
        if statement.id not in self._learned:
            day = self.report_of(statement).published
            self._learned[statement.id] = learned(statement, day, self.offices)
        return self._learned[statement.id]

    def original_of(self, finding: Finding) -> Report | None:
        """The report of which a finding's own is a wire copy; None where it is none."""
        original = self.copies.get(finding.report)
        return None if original is None else self.reports[original]

    def first_told(self, finding: F, among: Iterable[F]) -> F:
        """The finding of the original among those, where a finding is of a wire copy."""
        original = self.copies.get(finding.report)
        return next((one for one in among if one.report == original), finding)

    def independent(self, findings: Iterable[F]) -> tuple[F, ...]:
        """The findings without those of wire copies whose original is among them too."""
        listed = tuple(findings)
        told = {finding.report for finding in listed}
        return tuple(f for f in listed if self.copies.get(f.report) not in told)

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


def _decided_link(pair: tuple[str, str], decision: Decision, told: Mapping[str, Told]) -> Link:
    """The link that a person made between two findings, with the name and the reason."""
    left, right = sorted((told[id_] for id_ in pair), key=lambda one: one.order)
    because = f": {decision.because}" if decision.because else ""
    why = f"held to be one thing by {decision.by}{because}"
    return Link(
        left=left.finding.id,
        right=right.finding.id,
        score=1.0,
        reasons=(Reason(signal="decision", weight=DECIDED, why=why),),
        known_from=right.published,
    )
