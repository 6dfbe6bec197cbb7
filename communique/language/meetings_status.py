"""How far talks have come by the day of the report: from how they are told, and when they are."""

from collections.abc import Sequence
from datetime import date

from communique.language.modality import Stage, Telling
from communique.model.dates import When
from communique.model.findings import MeetingStatus, Modality

_STAGES = {
    Stage.CANCELLED: MeetingStatus.CANCELLED,
    Stage.POSTPONED: MeetingStatus.POSTPONED,
    Stage.UNDER_WAY: MeetingStatus.UNDER_WAY,
    Stage.ENDED: MeetingStatus.HELD,
}


def status_of(telling: Telling, when: When | None, published: date) -> MeetingStatus | None:
    """The status that one telling gives; None where it leaves it open ("the talks")."""
    if telling.stage is not None:
        return _STAGES[telling.stage]
    if telling.modality is Modality.PROPOSED:
        return MeetingStatus.PROPOSED
    if telling.modality is Modality.PLANNED:
        return MeetingStatus.PLANNED
    if when is not None and when.first is not None and when.first > published:
        return MeetingStatus.PLANNED
    if telling.modality is Modality.PAST:
        return MeetingStatus.HELD
    if when is not None and when.is_past(published):
        return MeetingStatus.HELD
    return None


_DECISIVE = (
    MeetingStatus.CANCELLED,
    MeetingStatus.POSTPONED,
    MeetingStatus.UNDER_WAY,
)


def status_among(statuses: Sequence[MeetingStatus | None]) -> MeetingStatus:
    """What several tellings of one meeting come to: what broke or stopped it, else the first word.

    Talks that are only named ("the talks") are taken as held: a report names what has been.
    """
    for status in _DECISIVE:
        if status in statuses:
            return status
    told = [s for s in statuses if s is not None]
    return told[0] if told else MeetingStatus.HELD
