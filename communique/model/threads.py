"""What several reports say about one real thing, and what became of it by a day."""

from datetime import date
from enum import StrEnum

import msgspec

from communique.model.dates import When
from communique.model.findings import AnyFinding, Attendance, Voice


class ThreadKind(StrEnum):
    """What a thread is about."""

    MEETING = "meeting"
    COMMITMENT = "commitment"
    POSITION = "position"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with what linking needs to know of its report."""

    finding: AnyFinding
    published: date
    report_name: str
    """The id that the report came with, or its own."""
    publisher: str | None = None
    copy_of: str | None = None
    """The id of the report of which this one is a wire copy, or None."""
    rank: int = 0
    """Which of its report's findings of one kind it is, in the order in which they were told."""

    @property
    def order(self) -> tuple[date, str, int, int, str]:
        """By day, then report, then place: the same for any order of reading."""
        return (
            self.published,
            self.finding.report,
            self.finding.start,
            self.rank,
            self.finding.id,
        )


class ReportInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What linking needs to know of a report: when, by whom, on whom, and whose copy it may be."""

    id: str
    name: str
    """The id that the report came with, or its own."""
    published: date
    publisher: str | None = None
    parties: tuple[str, ...] = ()
    """Every party that its findings name, in order."""
    sketch: tuple[int, ...] = ()
    """A sample of its five-word shingles (`linking.copies.sketch`), for telling wire copies."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One signal for or against two findings being about one thing, and what it weighs."""

    signal: str
    weight: float
    why: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that two findings are about one real thing, with its reasons."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    known_from: date
    """The later of the two reports' days: before it, nobody could have made the link."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports at hand could have shown: those on a thread's parties since a day."""

    reports: int
    """Independent reports that name one of the parties; a text and its copies count once."""
    since: date
    """The day of the thread's last word; reports of that day don't count."""
    parties: tuple[str, ...]
    together: int = 0
    """Those of them that name two of the parties at least, and so come nearest to the matter."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one report added to a thread."""

    day: date
    report: str
    report_name: str
    finding: str
    status: str
    """The scheme's status or stance that it reports."""
    due: When | None = None
    """The time that it gives: a meeting's start, a commitment's due date."""
    asserted_by: Voice | None = None
    copy_of: str | None = None
    """The id of an earlier report of which this one is a wire copy: it adds no second source."""
    note: str = ""
    """What is new in it, in words: "status planned -> held", "due 2021-05 -> 2021-09-11"."""


class PartyPart(msgspec.Struct, frozen=True, kw_only=True):
    """What a thread tells of one party: its attendance at talks, last and before."""

    party: str
    attendance: Attendance
    reason: str | None = None
    finding: str
    """The finding that tells it."""
    before: tuple[Attendance, ...] = ()
    """What was told of it before, oldest first: invited, then expected."""


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """Findings about one real thing, and its fate as of a day."""

    id: str
    kind: ThreadKind
    name: str
    findings: tuple[str, ...]
    """Finding ids in the order of their reports' days."""
    status: str
    """The status last reported, in the scheme's words."""
    fate: str
    """What follows from the calendar on the day asked for: the status, `unconfirmed`, `overdue`,
    `due`."""
    as_of: date
    when: When | None = None
    """When the talks are or were, by when the commitment is due: the newest word on it."""
    parties: tuple[str, ...] = ()
    coverage: Coverage
    steps: tuple[Step, ...] = ()
    attendance: tuple[PartyPart, ...] = ()
    contradictions: tuple[str, ...] = ()
    """Where reports disagree, both sides named."""
    links: tuple[Link, ...] = ()
    on_time: bool | None = None
    """For a commitment fulfilled: whether by its due date; None where that is not told."""
