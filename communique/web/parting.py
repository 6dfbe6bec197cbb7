"""One thread before a person: which findings are about another thing, what else is one with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import Row
from communique.model.decisions import Listed
from communique.model.findings import AnyFinding
from communique.model.threads import Thread, ThreadKind
from communique.selection import Selection, status_of, subject_of
from communique.web.asking import AsOf, Words
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.sheets import Asking, Page, Sheet
from communique.web.shelf import Shelf

COLUMNS = ("id", "report", "published", "status", "subject", "words")
_NEAR: Final = 20
"""Threads offered to be merged with it; words find the others."""
_LATEST: Final = 5
_TELLING: Final = 4
"""Letters of a word of a name that may tell something."""


class Asked(AsOf, frozen=True, kw_only=True):
    """Which threads may be one with it, and what was decided last."""

    about: Words | None = None
    """Words that they must have in them."""
    done: str | None = None
    """The decision that was made last."""


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A thread that may be one with another."""

    thread: str
    name: str
    fate: str
    reports: int
    first: date
    last: date
    shared: tuple[str, ...]
    """The parties that both have."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """A thread with its findings, and what else may be one with it."""

    as_of: date
    thread: str
    kind: ThreadKind
    name: str
    findings: tuple[AnyFinding, ...]
    near: tuple[Near, ...]
    told_later: int
    """How many of its findings are of reports after the day."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Merging and splitting the threads of one desk."""

    desk: Desk
    gate: Gate

    def page(self) -> Page[Asked]:
        """A thread, by its id or that of one of its findings; forms go to the review."""
        words = "A thread's findings, to be parted, and threads that may be one with it."
        return Page("review_thread", "/review/threads/{name}", words, Asked, Parts, self._look)

    def _look(self, asking: Asking[Asked]) -> Sheet:
        shelf = asking.shelf
        thread = _thread(shelf, asking.name)
        told = shelf.dossier.told_in(thread)
        data = Parts(
            as_of=shelf.as_of,
            thread=thread.id,
            kind=thread.kind,
            name=thread.name,
            findings=told,
            near=tuple(_near(shelf, thread, asking.query.about)),
            told_later=self._later(thread),
        )
        shown = {
            "thread": thread,
            "secret": self.gate.form_secret,
            "by": self.gate.by,
            "latest": list(islice(self._decided(thread), _LATEST)),
            "subject": subject_of,
            "status": status_of,
        }
        rows = lambda: [_row(shelf, finding) for finding in told]  # noqa: E731 - made if asked for
        return Sheet(f"Merge or split: {thread.name}", data, COLUMNS, rows, shown)

    def _later(self, thread: Thread) -> int:
        """How many more findings the same thread has today."""
        now = self.desk.shelf(None).dossier.thread_of.get(thread.findings[0])
        return 0 if now is None else len(set(now.findings) - set(thread.findings))

    def _decided(self, thread: Thread) -> Iterator[Listed]:
        """What was decided on its findings' being one thing or two, the newest first."""
        dossier = self.desk.shelf(None).dossier
        reports = {dossier.findings[id_].report for id_ in thread.findings}
        for one in reversed(self.desk.record.review(self.gate.by).decisions()):
            targets = {target.read.report for target in one.decision.ruling.about()}
            if one.decision.act in ("join", "split") and targets & reports:
                yield one


def _thread(shelf: Shelf, name: str) -> Thread:
    """By its id, or that of a finding of it: a thread that was merged has another's id."""
    thread = shelf.threads_by_id.get(name) or shelf.dossier.thread_of.get(name)
    if thread is None:
        raise UnknownIdError(
            f"no thread of {shelf.as_of} has the id {name!r}, or a finding that has",
            remedy="look for it in the lists, or as of a later day",
        )
    return thread


def _near(shelf: Shelf, thread: Thread, about: str | None) -> Iterator[Near]:
    """Threads of its kind with those words; where none are given, those that share a party or a
    word of the name. Those that share most come first, then the nearest in time."""
    own = _words(thread)
    ranked = []
    for other in shelf.dossier.select_threads(thread.kind, Selection(about=about)):
        shared = tuple(party for party in thread.parties if party in other.parties)
        alike = len(own & _words(other))
        if other.id != thread.id and (about or shared or alike):
            rank = (-len(shared) - alike, abs(_last(other) - _last(thread)), other.id)
            ranked.append((rank, other, shared))
    for _, other, shared in sorted(ranked, key=lambda one: one[0])[:_NEAR]:
        yield Near(
            thread=other.id,
            name=other.name,
            fate=other.fate,
            reports=len({step.report for step in other.steps}),
            first=other.steps[0].day,
            last=other.steps[-1].day,
            shared=shared,
        )


def _words(thread: Thread) -> frozenset[str]:
    return frozenset(word for word in thread.name.casefold().split() if len(word) >= _TELLING)


def _last(thread: Thread) -> int:
    return thread.steps[-1].day.toordinal()


def _row(shelf: Shelf, finding: AnyFinding) -> Row:
    report = shelf.dossier.report_of(finding)
    return {
        "id": finding.id,
        "report": report.name,
        "published": report.published.isoformat(),
        "status": status_of(finding),
        "subject": subject_of(finding),
        "words": [passage.words for passage in finding.evidence],
    }
