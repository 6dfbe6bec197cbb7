"""What the record says on one day that it did not say on another: new, changed, fallen silent."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from communique.dossier import Dossier
from communique.errors import InvalidDateError
from communique.linking.fates import DUE, OVERDUE, UNCONFIRMED
from communique.model.dates import When
from communique.model.threads import Coverage, PartyPart, Step, Thread, ThreadKind
from communique.views.named import NamedQuestion
from communique.views.shifts import Shift, shifts
from communique.views.sources import Source, sources
from communique.views.story import disagreements


class ChangeKind(StrEnum):
    """What about a thread is not as it was."""

    NEW = "new"
    """Nobody had told of it."""
    STATUS = "status"
    TIME = "time"
    """When talks are to begin, by when a commitment is due."""
    ATTENDANCE = "attendance"
    ON_TIME = "on time"
    """Whether what was done was done by its due date."""
    SILENCE = "silence"
    """By calendar and silence it has become unconfirmed, due or overdue."""
    DISAGREEMENT = "disagreement"
    """Reports contradict one another that did not before."""
    JOINED = "joined"
    """What seemed two things is told as one."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed in one thread between two days."""

    kind: ChangeKind
    thread: str
    """The thread's id on the later day."""
    thread_kind: ThreadKind
    name: str
    parties: tuple[str, ...]
    """Everyone whom the thread names."""
    day: date
    """The day of the report that tells it, or from which on silence does."""
    party: str | None = None
    """Whose attendance."""
    before: str | None = None
    """What was said before, in the scheme's words; None where nothing was."""
    after: str
    sources: tuple[Source, ...]
    """Who tells it; the last word on it, where it is silence."""
    coverage: Coverage | None = None
    """What the reports at hand could have shown, where it is silence."""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that changed between two days."""

    earlier: date
    later: date
    reports: tuple[str, ...]
    """The content ids of the reports published between them, by day."""
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    silent: tuple[Change, ...]
    """What has become unconfirmed, due or overdue."""
    shifts: tuple[Shift, ...]


_BY_CALENDAR = (UNCONFIRMED, OVERDUE, DUE)


def changes(earlier: Dossier, later: Dossier, named: Sequence[NamedQuestion] = ()) -> Changes:
    """What is new, what changed, what fell silent between two days of one record.

    Raises `InvalidDateError` where the days are the wrong way round.
    """
    if later.as_of < earlier.as_of:
        raise InvalidDateError(
            f"{later.as_of} is not after {earlier.as_of}", remedy="give the earlier day first"
        )
    found = [change for thread in later.threads for change in _of(thread, earlier, later)]
    known = {_turn(shift) for shift in shifts(earlier, named=named).shifts}
    told = sorted(found, key=_by_day)
    new = tuple(c for c in told if c.kind is ChangeKind.NEW)
    silent = tuple(c for c in told if c.kind is ChangeKind.SILENCE)
    return Changes(
        earlier=earlier.as_of,
        later=later.as_of,
        reports=tuple(id_ for id_ in later.reports if id_ not in earlier.reports),
        new=new,
        changed=tuple(c for c in told if c not in new and c not in silent),
        silent=silent,
        shifts=tuple(s for s in shifts(later, named=named).shifts if _turn(s) not in known),
    )


def of_party(found: Changes, party: str) -> Changes:
    """The changes in what names one party."""

    def kept(among: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(change for change in among if party in change.parties)

    return msgspec.structs.replace(
        found,
        new=kept(found.new),
        changed=kept(found.changed),
        silent=kept(found.silent),
        shifts=tuple(s for s in found.shifts if party in (s.holder, s.after.toward)),
    )


def _by_day(change: Change) -> tuple[date, str, str, str]:
    return change.day, change.thread, change.kind.value, change.party or ""


def _turn(shift: Shift) -> tuple[str, str]:
    return shift.before.source.finding, shift.after.source.finding


def _of(thread: Thread, earlier: Dossier, later: Dossier) -> Iterator[Change]:
    """Everything that changed in one thread."""
    before = _before(thread, earlier)
    writer = _Writer(thread, before, later)
    if not before and not writer.is_repeated(earlier):
        yield writer.new()
    elif len(before) > 1:
        yield writer.joined()
    if before:
        yield from writer.steps()
        yield from writer.attendance()
        yield from writer.rest()
    yield from writer.silence()


def _before(thread: Thread, earlier: Dossier) -> list[Thread]:
    """The earlier day's threads with findings of this one, the one with the newest word last."""
    known = earlier.thread_of
    shared = {known[id_].id: known[id_] for id_ in thread.findings if id_ in known}
    return sorted(shared.values(), key=lambda t: (t.steps[-1].day, t.id))


def _is_news(time: When, before: When | None) -> bool:
    """Whether a time says more than the one before: "March" after "17 March" does not."""
    return before is None or not time.includes(before)


class _Writer:
    """Tells the changes of one thread."""

    def __init__(self, thread: Thread, before: Sequence[Thread], dossier: Dossier) -> None:
        self._thread, self._dossier, self._all_before = thread, dossier, before
        self._before = before[-1] if before else None
        """The one with the newest word, from which on changes are told."""
        self._known = frozenset(id_ for one in before for id_ in one.findings)

    def _change(
        self,
        kind: ChangeKind,
        findings: Sequence[str],
        after: str,
        before: str | None = None,
        party: str | None = None,
        day: date | None = None,
        coverage: Coverage | None = None,
    ) -> Change:
        told = sources(self._dossier, self._firsthand(findings))
        return Change(
            kind=kind,
            thread=self._thread.id,
            thread_kind=self._thread.kind,
            name=self._thread.name,
            parties=self._thread.parties,
            day=day or told[-1].published,
            party=party,
            before=before,
            after=after,
            sources=told,
            coverage=coverage,
        )

    def _firsthand(self, findings: Sequence[str]) -> list[str]:
        """The findings, a wire copy's by its original, each once."""
        every = self._dossier.told_in(self._thread)
        own = (self._dossier.findings[id_] for id_ in findings)
        return list(dict.fromkeys(self._dossier.first_told(one, every).id for one in own))

    def is_repeated(self, earlier: Dossier) -> bool:
        """Whether wire copies alone tell it, in words that their originals had said before."""
        return all(
            (original := self._dossier.original_of(finding)) is not None
            and original.id in earlier.reports
            and all(words in original.text for _, _, words in finding.evidence)
            for finding in self._dossier.told_in(self._thread)
        )

    def new(self) -> Change:
        """A thing of which nobody had told."""
        return self._change(ChangeKind.NEW, self._thread.findings, self._thread.status)

    def joined(self) -> Change:
        """Two things that a later report shows to be one, each by its last word."""
        names = dict.fromkeys(one.name for one in self._all_before)
        last = [one.findings[-1] for one in self._all_before]
        return self._change(ChangeKind.JOINED, last, self._thread.name, "; ".join(names))

    def steps(self) -> Iterator[Change]:
        """Each new report's change of status and time."""
        old = self._before
        if self._thread.kind is ThreadKind.POSITION:
            return  # a change of stance is a shift, which is more carefully told
        status = None if old is None else old.status
        time = None if old is None else old.when
        for step in self._new_steps():
            if step.status != status:
                yield self._change(ChangeKind.STATUS, [step.finding], step.status, status)
            if step.due is not None and _is_news(step.due, time):
                yield self._change(ChangeKind.TIME, [step.finding], step.due, time)
            status, time = step.status, step.due or time

    def _new_steps(self) -> list[Step]:
        return [step for step in self._thread.steps if step.finding not in self._known]

    def attendance(self) -> Iterator[Change]:
        """Who is now told as invited, expected, there or staying away."""
        old = {part.party: part for one in self._all_before for part in one.attendance}
        for part in self._thread.attendance:
            before: PartyPart | None = old.get(part.party)
            if before is None or before.attendance is not part.attendance:
                yield self._change(
                    ChangeKind.ATTENDANCE,
                    [part.finding],
                    part.attendance.value,
                    None if before is None else before.attendance.value,
                    party=part.party,
                )

    def rest(self) -> Iterator[Change]:
        """Reports that newly disagree, and whether a thing done was done on time."""
        thread, old = self._thread, self._before
        for clash in disagreements(self._dossier, thread):
            both = (clash.one, clash.two)
            if not self._known.issuperset(side.finding for side in both):
                told = self._change(
                    ChangeKind.DISAGREEMENT,
                    [clash.two.finding],
                    clash.two_says,
                    clash.one_says,
                )
                yield msgspec.structs.replace(told, sources=both)
        if thread.on_time is not None and (old is None or old.on_time is not thread.on_time):
            after = "on time" if thread.on_time else "late"
            yield self._change(ChangeKind.ON_TIME, thread.findings, after)

    def silence(self) -> Iterator[Change]:
        """What calendar and silence have made of it."""
        thread, old = self._thread, self._before
        before = thread.status if old is None else old.fate
        if thread.fate in _BY_CALENDAR and thread.fate != before:
            yield self._change(
                ChangeKind.SILENCE,
                thread.findings[-1:],
                thread.fate,
                before,
                day=_from_when(thread),
                coverage=thread.coverage,
            )


def _from_when(thread: Thread) -> date:
    """The first day on which the calendar says so; the day asked for, where no date does."""
    when = thread.when
    if when is None or when.first is None or when.last is None:
        return thread.as_of
    begun = when.first if thread.fate == DUE else when.last + timedelta(1)
    return max(begun, thread.steps[-1].day)
