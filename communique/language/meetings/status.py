"""How far talks have come by the day of the report: from how they are told, and when they are."""

from collections.abc import Sequence
from datetime import date, timedelta

from communique.language.meetings.lexicon import MeetingKind, verb_above
from communique.language.modality import Stage, Telling
from communique.language.tree import Token
from communique.model.dates import When
from communique.model.findings import MeetingStatus, Modality

_STAGES = {
    Stage.CANCELLED: MeetingStatus.CANCELLED,
    Stage.POSTPONED: MeetingStatus.POSTPONED,
    Stage.UNDER_WAY: MeetingStatus.UNDER_WAY,
    Stage.ENDED: MeetingStatus.HELD,
}


def status_of(
    head: Token, kind: MeetingKind, telling: Telling, when: When | None, published: date
) -> MeetingStatus | None:
    """The status that one telling gives; None where it leaves it open ("the talks")."""
    if telling.stage is not None:
        return _STAGES[telling.stage]
    if telling.modality is Modality.PROPOSED:
        talks = kind is MeetingKind.TALKS or kind is MeetingKind.CALL
        return MeetingStatus.PROPOSED if talks else MeetingStatus.PLANNED
    if telling.modality is Modality.PLANNED:
        return MeetingStatus.PLANNED
    if when is not None and when.first is not None and when.first > published:
        return MeetingStatus.PLANNED
    if kind is MeetingKind.VISIT and _has_just_come(head, telling, when, published):
        return MeetingStatus.UNDER_WAY
    if telling.modality is Modality.PAST:
        return (
            MeetingStatus.UNDER_WAY if _still_there(head, when, published) else MeetingStatus.HELD
        )
    if telling.modality is Modality.PRESENT and _goes_on(verb_above(head)):
        return MeetingStatus.UNDER_WAY
    if telling.modality is Modality.DENIED and _will(verb_above(head)):
        return MeetingStatus.PLANNED
    if when is not None and when.is_past(published):
        return MeetingStatus.HELD
    return None


def _has_just_come(head: Token, telling: Telling, when: When | None, published: date) -> bool:
    """A guest who came today or yesterday is still there, as visits go: "arrived on Monday".

    In the training and development sets all eleven arrivals so dated were under way, and ten of the
    twelve visits that somebody was told to be on.
    """
    if when is None or when.last is None or not 0 <= (published - when.last).days <= 1:
        return False
    there = head.pos_ != "VERB" and head.dep_ == "pobj" and head.head.lower_ == "on"
    goes_on = head.pos_ != "VERB" and telling.modality is Modality.PRESENT
    return head.lemma_ == "arrive" or there or goes_on


def _will(verb: Token) -> bool:
    """ "will not join": the talks themselves are still to come."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "wo", "would") for c in verb.children)


def _goes_on(verb: Token) -> bool:
    """ "is holding talks", "has been negotiating"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBG" and bool(helpers & {"is", "are", "been", "'s", "'re", "being"})


_DAYS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}


def _still_there(head: Token, when: When | None, published: date) -> bool:
    """ "arrived on Monday for a three-day visit", told within the three days."""
    if when is None or when.last is None:
        return False
    for token in head.sent:
        number, _, unit = token.lower_.partition("-")
        if token.lower_ == "-" and token.nbor(1).lower_ == "day" and token.i > head.sent.start:
            number, unit = token.nbor(-1).lower_, "day"
        if unit == "day" and number in _DAYS:
            return when.last + timedelta(_DAYS[number] - 1) >= published
    return False


_TOLD = {
    MeetingStatus.PROPOSED: Modality.PROPOSED,
    MeetingStatus.PLANNED: Modality.PLANNED,
    MeetingStatus.UNDER_WAY: Modality.PRESENT,
    MeetingStatus.HELD: Modality.PAST,
    MeetingStatus.POSTPONED: Modality.PLANNED,
    MeetingStatus.CANCELLED: Modality.DENIED,
}


def modality_under(status: MeetingStatus, told: Sequence[Modality]) -> Modality:
    """How the meeting is told: as its status has it, where the words don't contradict."""
    usual = _TOLD[status]
    return usual if usual in told or not told else _nearest(usual, told[0])


def _nearest(usual: Modality, told: Modality) -> Modality:
    """A refusal to come is told of a meeting that stands."""
    return usual if told in (Modality.DENIED, Modality.CONDITIONAL) else told


_DECISIVE = (
    MeetingStatus.CANCELLED,
    MeetingStatus.POSTPONED,
    MeetingStatus.UNDER_WAY,
)


def status_among(statuses: Sequence[MeetingStatus | None], *, over: bool = False) -> MeetingStatus:
    """What several tellings of one meeting come to: what broke or stopped it, else the first word.

    `over` is whether words such as "after the talks" tell that it has ended. Talks that are only
    named ("the talks") go on: those of the past and those to come are told so.
    """
    for status in _DECISIVE:
        if status in statuses and not (over and status is MeetingStatus.UNDER_WAY):
            return status
    told = [s for s in statuses if s is not None]
    return told[0] if told else MeetingStatus.UNDER_WAY
