"""What linking has read off and compared, kept while a process runs: another day asks for less.

Nothing in it depends on a day, nor on what else was read: an entry is read off one finding, a
sketch off one text, a score off two findings or two topics. So what is made with a memory is what
is made without, and one memory serves all days of a record, and the record as it grows.
"""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from communique.linking import blocking, scoring, topics
from communique.linking.comparing import Compared, Likeness
from communique.linking.copies import Sources, independent, sketch, up_to
from communique.linking.entries import Entry, entry
from communique.linking.topics import Topic
from communique.model.report import Report
from communique.model.threads import Link, ReportInfo, Thread, ThreadKind, Told

Ids: TypeAlias = tuple[str, ...]
"""Of findings."""

_ENTRIES: Final[Likeness[Entry]] = Likeness(
    name=lambda one: one.id,
    blocks=blocking.keys,
    may_be_one=blocking.may_be_one,
    odds=scoring.log_odds,
    asked=scoring.asked,
)
_TOPICS: Final[Likeness[Topic]] = Likeness(
    name=lambda one: one,
    blocks=lambda one: one.telling,
    may_be_one=topics.may_be_one,
    odds=topics.log_odds,
    asked=lambda one, other: 0.0,
)


class Memory:
    """One for each record that is asked again and again; a fresh one remembers nothing."""

    def __init__(self) -> None:
        self.topics = Compared(_TOPICS)
        self.links: dict[Ids, tuple[Link, ...]] = {}
        """By the findings that are one thing, in order."""
        self.threads: dict[Ids, tuple[object, Thread]] = {}
        """The same with what each rests on, as of the day for which it was made."""
        self._findings = {kind: Compared(_ENTRIES) for kind in ThreadKind}
        self._entries: dict[str, Entry | None] = {}
        self._told: dict[str, Told] = {}
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._reports: Sequence[ReportInfo] = ()
        self._sources: Sources = ()

    def findings(self, kind: ThreadKind) -> Compared[Entry]:
        """The findings of one kind, as they were compared."""
        return self._findings[kind]

    def entry(self, told: Told) -> Entry | None:
        """The finding made ready, once, or None where its kind makes no threads."""
        id_ = told.finding.id
        if self._told.get(id_) != told:
            self._told[id_], self._entries[id_] = told, entry(told)
        return self._entries[id_]

    def sketch(self, report: Report) -> tuple[int, ...]:
        """A sample of a report's text, by which copies are told."""
        if report.id not in self._sketches:
            self._sketches[report.id] = sketch(report.text)
        return self._sketches[report.id]

    def sources(self, reports: Iterable[ReportInfo]) -> Sources:
        """The reports in groups of one source each; those of an earlier day are a part of those of
        a later one."""
        listed = sorted(reports, key=lambda r: (r.published, r.id))
        if list(self._reports[: len(listed)]) != listed:
            self._reports, self._sources = listed, independent(listed)
        return up_to(self._sources, listed[-1]) if listed else ()
