"""A person at work on the record: what is least certain, and each way of putting it right.

Every act makes a decision and appends it; nothing is ever overwritten. The command line and the
desk both speak through this.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec

from communique.amending import amended
from communique.dossier import Dossier
from communique.errors import UnknownIdError
from communique.model.decisions import (
    AnyRuling,
    Confirmed,
    Decision,
    Edited,
    Listed,
    OneThing,
    PartyCalled,
    PersonCalled,
    Rejected,
    Target,
    TwoThings,
    Undone,
)
from communique.model.findings import AnyFinding
from communique.model.report import Report
from communique.model.threads import Thread
from communique.record.matching import target_of
from communique.record.renaming import names_in
from communique.record.store import Store
from communique.reviewing.page import Page, Shown
from communique.selection import Selection
from communique.world.parties import party, party_id

T = TypeVar("T")

QUEUED: Final = ("statement", "position", "meeting", "commitment")
"""The kinds that a reader of the record sees, and that are worth a person's time."""


def _now() -> datetime:
    return datetime.now(UTC)


class Reviewing:
    """One person's corrections of a record.

    Each act returns the decision that it appended. `because` is the reason, in a person's words;
    `now` tells the time, `decided` is called after each act. Ids are those that lists show, or
    their beginnings. Raises `UnknownIdError` for an id that names nothing, or several things.
    """

    def __init__(
        self,
        store: Store,
        by: str,
        *,
        now: Callable[[], datetime] = _now,
        decided: Callable[[Decision], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._by = by
        self._now = now
        self._decided = decided
        self._dossier: Dossier | None = None

    @property
    def by(self) -> str:
        """Who decides."""
        return self._by

    @property
    def dossier(self) -> Dossier:
        """All of the record, with every decision made so far."""
        if self._dossier is None:
            self._dossier = Dossier.of(self._store, date.max)
        return self._dossier

    # ---- looking

    def queue(
        self,
        selection: Selection | None = None,
        kinds: Sequence[str] = QUEUED,
        limit: int | None = None,
    ) -> tuple[AnyFinding, ...]:
        """The findings that nobody has looked at, the least certain first."""
        return tuple(islice(self._waiting(selection or Selection(), kinds), limit))

    def _waiting(self, selection: Selection, kinds: Sequence[str]) -> Iterator[AnyFinding]:
        pages: dict[str, Page] = {}
        for id_, report in self._store.by_confidence(kinds):
            page = pages.setdefault(report, pages.get(report) or self._page(report))
            finding = page.waiting.get(id_)
            if finding is not None and selection.takes(finding, page.report.published):
                yield finding

    def decisions(self, decided_by: date | None = None) -> tuple[Listed, ...]:
        """Every decision made by a day, the oldest first, with what became of it by then."""
        return self._store.listed(decided_by)

    def report(self, name: str) -> Report:
        """The report with this id."""
        return self._store.report(name)

    def finding(self, name: str) -> Shown:
        """The finding with this id, as it stands or as it was read; a rejected one too."""
        reports = self._store.reports_with(name) if name else ()
        found = {
            shown.read.id: shown
            for report in reports
            for shown in self._page(report).shown()
            if shown.finding.id.startswith(name) or shown.read.id.startswith(name)
        }
        return _only_one(tuple(found.values()), name, "finding")

    def _page(self, report: str) -> Page:
        return Page(self._store.report(report), self._store.decided(report))

    def thread(self, name: str) -> Thread:
        """The thread with this id."""
        found = [one for one in self.dossier.threads if name and one.id.startswith(name)]
        return _only_one(found, name, "thread")

    # ---- deciding on a finding

    def confirm(self, finding: str, because: str = "") -> Decision:
        """Say that a finding tells what its words say, in all places where its report tells it."""
        told = self._tellings(finding)
        stands = tuple(_bare(one.unnamed) for one in told)
        return self._decide(Confirmed(targets=self._targets(told), stands=stands), because)

    def reject(self, finding: str, because: str = "") -> Decision:
        """Say that the words don't tell this: it is no more in the record."""
        return self._decide(Rejected(targets=self._targets(self._tellings(finding))), because)

    def edit(
        self,
        finding: str,
        changes: Mapping[str, Any],
        because: str = "",
        *,
        spans: Sequence[tuple[int, int]] | None = None,
    ) -> Decision:
        """Put right what a finding says: fields by the scheme's names, with plain values, and the
        words that carry it, as spans `[start, end)` of its report's text.

        Raises `FieldError` for a field that its kind doesn't have or a value that it can't take,
        `EvidenceError` for spans that are none.
        """
        told = self._tellings(finding)
        text = self._store.report(told[0].finding.report).text
        before = [one.unnamed for one in told]
        stands = [amended(before[0], changes, text, spans)]
        stands += [amended(other, changes, text) for other in before[1:]]
        ruling = Edited(targets=self._targets(told), stands=tuple(map(_bare, stands)))
        return self._decide(ruling, because)

    def _tellings(self, name: str) -> tuple[Shown, ...]:
        """The finding, with what its report repeats of it in the summary or in headlines."""
        shown = self.finding(name)
        page = self._page(shown.read.report)
        told = () if shown.is_rejected else page.tellings.get(shown.finding.id, ())
        others = [one for one in page.shown() if one.finding.id in {other.id for other in told[1:]}]
        return (shown, *others)

    def _targets(self, told: Iterable[Shown]) -> tuple[Target, ...]:
        return tuple(self._target(one.read) for one in told)

    def _target(self, read: AnyFinding) -> Target:
        return target_of(read, self._store.findings(report=read.report))

    # ---- deciding on threads

    def join(self, one: str, other: str, because: str = "") -> Decision:
        """Say that two threads are about one real thing."""
        left, right = self.thread(one), self.thread(other)
        if left.kind is not right.kind or left.id == right.id:
            what = "one thread" if left.id == right.id else f"a {left.kind} and a {right.kind}"
            raise UnknownIdError(f"{what} can't be merged", remedy="give two threads of one kind")
        return self._decide(
            OneThing(targets=self._told_in(left.findings + right.findings)), because
        )

    def split(self, thread: str, findings: Sequence[str], because: str = "") -> Decision:
        """Say that some findings of a thread are about another thing than its others."""
        known = self.thread(thread).findings
        named = [self.finding(name).finding.id for name in findings]
        others = tuple(id_ for id_ in known if id_ not in named)
        if not named or not others or not set(known).issuperset(named):
            raise UnknownIdError(
                "a thread is split into findings of it that are named and others that are not",
                remedy=f"its findings are {', '.join(id_[:8] for id_ in known)}",
            )
        ruling = TwoThings(targets=self._told_in(named), others=self._told_in(others))
        return self._decide(ruling, because)

    def _told_in(self, ids: Iterable[str]) -> tuple[Target, ...]:
        return tuple(self._target(self.finding(id_).read) for id_ in ids)

    # ---- deciding on names

    def call_party(self, name: str, called: str, because: str = "") -> Decision:
        """Say that a party is one with another, or is to be named otherwise.

        A party that the world's lists know can only be one with another that they know.
        """
        old, new = self._party(name), party_id(_name(called))
        if old == new:
            raise UnknownIdError(f"{name!r} is called so already", remedy="give another name")
        if party(old) is not None and party(new) is None:
            raise UnknownIdError(
                f"{old} is named by the lists of the world and can't be called {called!r}",
                remedy="merge it into a party of the lists, or name a party that they don't have",
            )
        return self._decide(PartyCalled(name=old, called=new), because)

    def _party(self, name: str) -> str:
        found = self._store.party_asked(name) or self._store.party_asked(party_id(name))
        if found is None:
            raise UnknownIdError(
                f"the record has no party {name!r}", remedy="`communique parties` lists its parties"
            )
        return found

    def call_person(self, name: str, called: str, because: str = "") -> Decision:
        """Say that a person is one with another, or is to be named otherwise."""
        called = _name(called)
        if name == called or not any(name in names_in(f) for f in self.dossier.findings.values()):
            raise UnknownIdError(
                f"the record has no person called {name!r} to be called {called!r}",
                remedy="`communique statements` lists who speaks, name by name",
            )
        return self._decide(PersonCalled(name=name, called=called), because)

    # ---- taking back

    def undo(self, decision: str, because: str = "") -> Decision:
        """Take a decision back; that is a decision too, and may be taken back."""
        listed = [
            one for one in self.decisions() if decision and one.decision.id.startswith(decision)
        ]
        found: Listed = _only_one(listed, decision, "decision")
        return self._decide(Undone(decision=found.decision.id), because)

    def _decide(self, ruling: AnyRuling, because: str) -> Decision:
        made = Decision.made(ruling, by=self._by, at=self._now(), because=because)
        self._store.decide(made)
        self._dossier = None
        self._decided(made)
        return made


def _name(called: str) -> str:
    """A name as it is kept. Raises `UnknownIdError` where there is none."""
    name = " ".join(called.split())
    if not name:
        raise UnknownIdError("nobody is called by no name", remedy="give a name")
    return name


def _bare(finding: AnyFinding) -> AnyFinding:
    return msgspec.structs.replace(finding, confidence=1.0)


def _only_one(found: Sequence[T], name: str, what: str) -> T:
    if len(found) != 1:
        problem = f"{len(found)} {what}s have" if found else f"no {what} has"
        raise UnknownIdError(
            f"{problem} an id that begins with {name!r}",
            remedy="the lists show ids; give enough of one to be the only one",
        )
    return found[0]
