"""How a thread came to be: what each report added, who came, and where reports disagree."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from communique.linking.entries import Entry, runs_for_years
from communique.linking.periods import told_of
from communique.model.dates import When
from communique.model.findings import (
    AnyFinding,
    Attendance,
    Commitment,
    CommitmentStatus,
    Meeting,
    MeetingStatus,
    Participant,
    Position,
)
from communique.model.threads import PartyPart, Step, Told

_TOOK_PLACE: Final = frozenset({MeetingStatus.HELD, MeetingStatus.UNDER_WAY})
SETTLED: Final = (Attendance.ATTENDED, Attendance.DECLINED)
"""That one came or refused stands against a later report that merely expects it."""
_CONTRARY: Final = frozenset(
    {
        frozenset({CommitmentStatus.FULFILLED, CommitmentStatus.BROKEN}),
        frozenset({CommitmentStatus.FULFILLED, CommitmentStatus.WITHDRAWN}),
    }
)


_ROUND_DAYS: Final = 14
"""Reports of talks that last, told no further apart than this, speak of one round of them."""
_ONE_MATTER_DAYS: Final = 366
"""Talks called off so long after they were told as held are others, whatever they are called."""
_STAGES: Final = {
    status.value: stage
    for stages in (
        (
            MeetingStatus.PROPOSED,
            MeetingStatus.PLANNED,
            MeetingStatus.POSTPONED,
            MeetingStatus.UNDER_WAY,
            MeetingStatus.CANCELLED,
            MeetingStatus.HELD,
        ),
        (
            CommitmentStatus.OPEN,
            CommitmentStatus.DISPUTED,
            CommitmentStatus.WITHDRAWN,
            CommitmentStatus.BROKEN,
            CommitmentStatus.FULFILLED,
        ),
    )
    for stage, status in enumerate(stages)
}
"""How far along a thing is; of two reports of one day the one that has it further is the later."""


def place_in_time(entry: Entry) -> tuple[date, int, tuple[object, ...]]:
    """A thread's findings by day; those of one day by how far they have come, then by report."""
    return entry.told.published, _STAGES.get(entry.status, 0), entry.order


def status_of(finding: AnyFinding) -> str:
    """The scheme's word for how far it has come, or where its holder stands."""
    match finding:
        case Meeting() | Commitment():
            return finding.status.value
        case Position():
            return finding.stance.value
        case _:
            raise TypeError(f"a {finding.kind_name} makes no thread")


def time_of(finding: AnyFinding) -> When | None:
    """The time that a finding gives: when talks begin, by when a commitment is due."""
    match finding:
        case Meeting():
            return finding.start_on or finding.end_on
        case Commitment():
            return finding.due
        case _:
            return None


def steps(told: Sequence[Told], copy_of: dict[str, str]) -> tuple[Step, ...]:
    """What each report added, oldest first, with the change in words."""
    found: list[Step] = []
    time: When | None = None
    for one in told:
        status, new = status_of(one.finding), time_of(one.finding)
        found.append(
            Step(
                day=one.published,
                report=one.finding.report,
                report_name=one.report_name,
                finding=one.finding.id,
                status=status,
                due=new,
                asserted_by=one.finding.asserted_by,
                copy_of=copy_of.get(one.finding.report),
                note=_note(found[-1].status if found else None, status, time, new),
            )
        )
        time = new or time
    return tuple(found)


def _note(before: str | None, status: str, time: When | None, new: When | None) -> str:
    if before is None:
        return "first told"
    said = [] if before == status else [f"status {before} -> {status}"]
    if new is not None and new != time:
        said.append(f"time {new}" if time is None else f"time {time} -> {new}")
    return ", ".join(said) or "told again"


def attendance(told: Sequence[Told], meetings: Sequence[Meeting]) -> tuple[PartyPart, ...]:
    """What each party had to do with the talks by the latest word, with its reason.

    That a party came or refused is not unsaid by a later report that merely expects it.
    """
    latest: dict[str, PartyPart] = {}
    for one, meeting in zip(told, meetings, strict=True):
        for part in meeting.participants:
            latest[part.party] = _newer(latest.get(part.party), part, one.finding.id)
    return tuple(latest[party] for party in sorted(latest))


def _newer(before: PartyPart | None, part: Participant, finding: str) -> PartyPart:
    if before is None:
        return PartyPart(
            party=part.party, attendance=part.attendance, reason=part.reason, finding=finding
        )
    if before.attendance in SETTLED and part.attendance not in SETTLED:
        return before
    same = before.attendance is part.attendance
    return PartyPart(
        party=part.party,
        attendance=part.attendance,
        reason=part.reason or (before.reason if same else None),
        finding=finding,
        before=before.before if same else (*before.before, before.attendance),
    )


class Clash(NamedTuple):
    """Two reports that can't both be right; both are kept."""

    one: Told
    one_says: str
    two: Told
    two_says: str

    def __str__(self) -> str:
        return f"{_by(self.one)} {self.one_says}; {_by(self.two)} {self.two_says}"


def clashes(told: Sequence[Told]) -> tuple[Clash, ...]:
    """Every two reports that can't both be right, each with what it says."""
    return tuple(
        Clash(one, one_says, two, two_says)
        for one, two in combinations(told, 2)
        if one.finding.report != two.finding.report
        for one_says, two_says in _disagreements(one, two)
    )


def contradictions(told: Sequence[Told]) -> tuple[str, ...]:
    """The same in words."""
    return tuple(map(str, clashes(told)))


def _by(told: Told) -> str:
    return f"{told.report_name} ({told.published.isoformat()})"


def _disagreements(one: Told, two: Told) -> Iterator[tuple[str, str]]:
    match one.finding, two.finding:
        case Meeting() as left, Meeting() as right:
            yield from _of_meetings(left, right, one, two)
        case Commitment() as left, Commitment() as right:
            yield from _of_commitments(left, right)


def _of_meetings(left: Meeting, right: Meeting, one: Told, two: Told) -> Iterator[tuple[str, str]]:
    """Held and cancelled; held at two times; there and not there.

    Talks that last have rounds: begun in March and in June, or under way in spring and called off
    a year later, is their course and no contradiction.
    """
    lasting = _is_lasting(one) or _is_lasting(two)
    apart = (two.published - one.published).days
    both = frozenset({left.status, right.status})
    undone = left.status in _TOOK_PLACE or one.published == two.published
    one_matter = apart <= (_ROUND_DAYS if lasting else _ONE_MATTER_DAYS)
    contrary = both & _TOOK_PLACE and MeetingStatus.CANCELLED in both
    if undone and one_matter and contrary:
        yield f"says {left.status.value}", f"says {right.status.value}"
    if both <= _TOOK_PLACE and not (lasting and apart > _ROUND_DAYS):
        here, there = told_of(left, one.published), told_of(right, two.published)
        if here and there and not here.meets(there):
            yield f"says {time_of(left)}", f"says {time_of(right)}"
        yield from _of_presence(left, right)


def _is_lasting(told: Told) -> bool:
    """Whether they are of a sort that runs for years, with breaks."""
    finding = told.finding
    return isinstance(finding, Meeting) and runs_for_years(finding.name, told.published)


def _of_presence(left: Meeting, right: Meeting) -> Iterator[tuple[str, str]]:
    there = {p.party: p.attendance for p in left.participants}
    for part in right.participants:
        if frozenset({there.get(part.party), part.attendance}) == frozenset(SETTLED):
            before = there[part.party].value
            yield f"says {part.party} {before}", f"says {part.party} {part.attendance.value}"


def _of_commitments(left: Commitment, right: Commitment) -> Iterator[tuple[str, str]]:
    """Kept and not kept. A due date that moves is history, not contradiction."""
    if frozenset({left.status, right.status}) in _CONTRARY:
        yield f"says {left.status.value}", f"says {right.status.value}"
