"""What people decide about findings: confirmed, rejected, edited, one thing or two, called so.

A decision is never changed, only followed by another. It holds the findings as its author saw
them, with report, kind and words, so that it outlives a newer reader's findings and their ids.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, Self, TypeAlias

import msgspec

from communique.model.codec import decode, encode
from communique.model.findings import AnyFinding
from communique.model.ids import content_id


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that a decision is about, as the reader of that day had read it."""

    read: AnyFinding
    beside: tuple[AnyFinding, ...] = ()
    """The other findings of its kind in the same or overlapping words: which were not meant."""


class Ruling(msgspec.Struct, frozen=True, kw_only=True, tag_field="ruling"):
    """What is decided."""

    act: ClassVar[str]

    def about(self) -> tuple[Target, ...]:
        """The findings that it is about."""
        return ()


class Confirmed(Ruling, frozen=True, kw_only=True, tag="confirm"):
    """A person has read the words and found that the finding tells what they say."""

    act: ClassVar[str] = "confirm"

    targets: tuple[Target, ...]
    stands: tuple[AnyFinding, ...]
    """Each as it was shown, and so shall stand whatever a later reader makes of the words."""

    def about(self) -> tuple[Target, ...]:
        """The findings confirmed: several where a report tells one thing twice."""
        return self.targets


class Rejected(Ruling, frozen=True, kw_only=True, tag="reject"):
    """A person has read the words and found that they don't tell this."""

    act: ClassVar[str] = "reject"

    targets: tuple[Target, ...]

    def about(self) -> tuple[Target, ...]:
        """The findings rejected."""
        return self.targets


class Edited(Ruling, frozen=True, kw_only=True, tag="edit"):
    """A person has put right what a finding says, or which words carry it."""

    act: ClassVar[str] = "edit"

    targets: tuple[Target, ...]
    stands: tuple[AnyFinding, ...]
    """Each as it shall stand."""

    def about(self) -> tuple[Target, ...]:
        """The findings as they were read."""
        return self.targets


class OneThing(Ruling, frozen=True, kw_only=True, tag="join"):
    """Findings that a person holds to be about one real meeting, commitment or question."""

    act: ClassVar[str] = "join"

    targets: tuple[Target, ...]

    def about(self) -> tuple[Target, ...]:
        """The findings, of one kind."""
        return self.targets


class TwoThings(Ruling, frozen=True, kw_only=True, tag="split"):
    """Findings that a person holds to be about another thing than others are."""

    act: ClassVar[str] = "split"

    targets: tuple[Target, ...]
    others: tuple[Target, ...]

    def about(self) -> tuple[Target, ...]:
        """The findings of both sides."""
        return self.targets + self.others


class PartyCalled(Ruling, frozen=True, kw_only=True, tag="party"):
    """A party that goes by another name in the record: one with that one, or named so."""

    act: ClassVar[str] = "party"

    name: str
    """Its id as findings have it."""
    called: str
    """The id that it shall have."""


class PersonCalled(Ruling, frozen=True, kw_only=True, tag="person"):
    """A person who goes by another name in the record."""

    act: ClassVar[str] = "person"

    name: str
    called: str


class Undone(Ruling, frozen=True, kw_only=True, tag="undo"):
    """A decision that a person takes back; itself a decision, which may be taken back."""

    act: ClassVar[str] = "undo"

    decision: str
    """The id of the decision undone: ids of decisions never change."""


AnyRuling: TypeAlias = (
    Confirmed | Rejected | Edited | OneThing | TwoThings | PartyCalled | PersonCalled | Undone
)


def decode_ruling(text: str) -> AnyRuling:
    """Read back a ruling that `encode` wrote."""
    ruling: AnyRuling = decode(text, AnyRuling)  # type: ignore[arg-type]  # a union of types
    return ruling


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided, when, and why."""

    id: str
    """A hash of all the rest as it was first written: the same in every later version."""
    at: datetime
    """When it was decided, in universal time: the record's second clock."""
    by: str
    because: str = ""
    ruling: AnyRuling

    @classmethod
    def made(cls, ruling: AnyRuling, *, by: str, at: datetime, because: str = "") -> Self:
        """A new decision. Raises `ValueError` for a time without its zone."""
        when = in_universal_time(at)
        id_ = decision_id(when, by, because, encode(ruling))
        return cls(id=id_, at=when, by=by, because=because, ruling=ruling)

    @property
    def act(self) -> str:
        """What sort of decision it is, in one word: confirm, reject, edit, join, split, party,
        person, undo."""
        return self.ruling.act

    @property
    def order(self) -> tuple[datetime, str]:
        """By time; of two at the same instant the id tells, so that no order of writing shows."""
        return self.at, self.id


def in_universal_time(at: datetime) -> datetime:
    """The instant as universal time. Raises `ValueError` where its zone isn't told."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC)


def decision_id(at: datetime, by: str, because: str, ruling: str) -> str:
    """The id of a decision, its ruling given in the JSON in which it was first written."""
    return content_id("decision", at.isoformat(timespec="microseconds"), by, because, ruling)


class Standing(StrEnum):
    """What has become of a decision."""

    STANDS = "stands"
    CHANGED = "read otherwise"
    """It stands, but its words are read otherwise now than when it was made."""
    PARTLY = "partly gone"
    """It stands for those of its findings that are still there."""
    UNSURE = "may mean several"
    """Several findings fit alike now; it is applied to none."""
    GONE = "target gone"
    """What it is about is no longer found; it waits until it is."""
    OVERRULED = "overruled"
    """A later decision on the same finding, pair or name stands in its place."""
    UNDONE = "undone"

    @property
    def asks_for_a_look(self) -> bool:
        """Whether a person should see what has become of it."""
        return self in (Standing.CHANGED, Standing.PARTLY, Standing.UNSURE, Standing.GONE)


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with what has become of it."""

    decision: Decision
    standing: Standing
    overruled_by: str | None = None
    """The id of the decision that stands in its place, or that undid it."""
    now: tuple[str, ...] = ()
    """The ids, as read, of the findings that it means now."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """That a person has looked at a finding, and what for."""

    decision: str
    """The decision's id."""
    act: str
    """`confirm`, `edit` or `reject`."""
    by: str
    at: datetime
    because: str = ""

    @property
    def state(self) -> str:
        """In a word for readers: confirmed, edited, rejected."""
        return {"confirm": "confirmed", "edit": "edited", "reject": "rejected"}[self.act]


def review_of(decision: Decision) -> Review:
    """The decision as its finding carries it."""
    return Review(
        decision=decision.id,
        act=decision.act,
        by=decision.by,
        at=decision.at,
        because=decision.because,
    )
