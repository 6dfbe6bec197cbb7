"""Decisions made by hand on small reports, for tests."""

from datetime import UTC, datetime, timedelta

import msgspec

from communique.model.annotation import Annotation
from communique.model.decisions import (
    AnyRuling,
    Confirmed,
    Decision,
    Edited,
    OneThing,
    Rejected,
    Target,
    TwoThings,
    Undone,
)
from communique.model.findings import AnyFinding, MeetingStatus, Position, Stance
from communique.record.matching import target_of
from tests.building import a_report, meets, says, stands

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = (
    "Norland rejected the border plan on Friday. The envoys met in Port Ellen in May. "
    "Suda backed the border plan, and Norland rejected the border plan again."
)


def at(hours: int) -> datetime:
    """Some hours after noon."""
    return NOON + timedelta(hours=hours)


def decided(ruling: AnyRuling, hours: int = 0, by: str = "Ann") -> Decision:
    """The ruling as a decision of that hour."""
    return Decision.made(ruling, by=by, at=at(hours), because="seen")


def target(finding: AnyFinding, *among: AnyFinding) -> Target:
    """The finding as a target, what is among the rest beside it."""
    return target_of(finding, [finding, *among])


def confirm(finding: AnyFinding, hours: int = 0, by: str = "Ann") -> Decision:
    """It stands as it is."""
    return decided(Confirmed(targets=(target(finding),), stands=(finding,)), hours, by)


def reject(finding: AnyFinding, hours: int = 0, by: str = "Ann", *among: AnyFinding) -> Decision:
    """It is not said."""
    return decided(Rejected(targets=(target(finding, *among),)), hours, by)


def edit(
    finding: AnyFinding, hours: int = 0, by: str = "Ann", **changes: object
) -> tuple[Decision, AnyFinding]:
    """It stands with other fields; the decision and what stands."""
    new: AnyFinding = msgspec.structs.replace(finding, **changes)
    return decided(Edited(targets=(target(finding),), stands=(new,)), hours, by), new


def join(*findings: AnyFinding, hours: int = 0) -> Decision:
    """They are one thing."""
    return decided(OneThing(targets=tuple(map(target, findings))), hours)


def split(one: AnyFinding, two: AnyFinding, hours: int = 0) -> Decision:
    """They are two things."""
    return decided(TwoThings(targets=(target(one),), others=(target(two),)), hours)


def undo(decision: Decision, hours: int = 0, by: str = "Ann") -> Decision:
    """It is taken back."""
    return decided(Undone(decision=decision.id), hours, by)


def against(
    words: str = "Norland rejected the border plan on Friday",
    day: str = "2021-05-07",
    holder: str = "Norland",
    stance: Stance = Stance.OPPOSES,
) -> Position:
    """A position on the border plan in a report of that day."""
    return stands(a_report(TEXT, day), words, holder, stance, "border plan")


def met(day: str = "2021-05-07", start: str = "2021-05") -> AnyFinding:
    """A meeting in a report of that day."""
    report = a_report(TEXT, day)
    words = "The envoys met in Port Ellen in May"
    return meets(report, words, "envoys' meeting", MeetingStatus.HELD, start, "Norland", "Suda")


def page(*findings: AnyFinding, day: str = "2021-05-07") -> Annotation:
    """The report of that day with those findings."""
    return says(a_report(TEXT, day), *findings)
