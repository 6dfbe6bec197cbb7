"""What one report says: statements, positions, meetings, commitments, events, offices.

The fields are those of the annotation scheme; every finding carries the words that tell it, how
it is said, and whose word it is.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, TypeAlias

import msgspec

from communique.model.codec import decode, encode
from communique.model.dates import When
from communique.model.evidence import Passage
from communique.model.ids import content_id


class Modality(StrEnum):
    """How a fact is told: as done, going on, to come, or not a fact at all."""

    PAST = "past"
    PRESENT = "present"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Stance(StrEnum):
    """Where a party stands on a topic."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    DEMANDS = "demands"
    CONDITIONAL = "conditional"
    WITHHOLDS = "withholds"
    UNDECIDED = "undecided"


class MeetingStatus(StrEnum):
    """How far talks have come by the day of the report."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """What a party has to do with talks: asked to come, awaited, there, or staying away."""

    EXPECTED = "expected"
    ATTENDED = "attended"
    DECLINED = "declined"
    INVITED = "invited"
    PROPOSED = "proposed"


class CommitmentKind(StrEnum):
    """What binds: one's own word, an agreement with another, or a third party's order."""

    PROMISE = "promise"
    AGREEMENT = "agreement"
    ORDER = "order"


class CommitmentStatus(StrEnum):
    """What the report tells of its keeping."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"


class Manner(StrEnum):
    """How something was said."""

    SAID = "said"
    WROTE = "wrote"
    TOLD = "told"
    ANSWERED = "answered"
    DENIED = "denied"
    WARNED = "warned"


class EventMode(StrEnum):
    """Whether an event has happened, is to happen, or is said not to have."""

    PAST = "past"
    TODO = "todo"
    NEGATED = "negated"


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Whose word a finding is, where it isn't the reporter's own."""

    speaker: str
    party: str | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, tag_field="finding", dict=True):
    """One thing that one report says. Its id is a hash of report, words and fields."""

    kind_name: ClassVar[str]

    report: str
    """The report's content id."""
    evidence: tuple[Passage, ...]
    modality: Modality = Modality.PAST
    asserted_by: Voice | None = None
    confidence: float = 1.0

    @cached_property
    def id(self) -> str:
        """The content hash that names the finding everywhere; its confidence has no part in it.
        Kept once it is asked for: every view asks for it again and again."""
        return content_id("finding", encode(msgspec.structs.replace(self, confidence=1.0)))

    @property
    def start(self) -> int:
        """Where its first word stands, for putting findings in the report's order."""
        return min(passage.start for passage in self.evidence)

    def passages(self) -> Iterator[Passage]:
        """Every passage that the finding points at."""
        yield from self.evidence

    def parties(self) -> frozenset[str]:
        """The ids of the parties that it names, whatever their part in it."""
        named = set(self.named_parties())
        if self.asserted_by is not None:
            named.add(self.asserted_by.party)
        return frozenset(party for party in named if party is not None)

    def named_parties(self) -> Iterator[str | None]:
        """The parties in the finding's own fields; None where a field names nobody."""
        yield from ()


class Statement(Finding, frozen=True, kw_only=True, tag="statement"):
    """Speech, spoken or written, that the report attributes to a source.

    Its evidence is the content: what was said, with quotation marks where it is quoted.
    """

    kind_name: ClassVar[str] = "statement"

    speaker: str
    role: str | None = None
    party: str | None = None
    candidates: tuple[str, ...] = ()
    """Where the source stays undecided: the names between which the report leaves it."""
    cue: tuple[Passage, ...] = ()
    source: tuple[Passage, ...] = ()
    addressee: str | None = None
    said_on: When | None = None
    manner: Manner = Manner.SAID
    question: Passage | None = None

    def passages(self) -> Iterator[Passage]:
        """Every passage that the finding points at."""
        yield from self.evidence
        yield from self.cue
        yield from self.source
        if self.question is not None:
            yield self.question

    def named_parties(self) -> Iterator[str | None]:
        """The party spoken for; whom it was said to is a field of its own."""
        yield self.party


class Position(Finding, frozen=True, kw_only=True, tag="position"):
    """What a party is for, against, asks for or has not decided."""

    kind_name: ClassVar[str] = "position"

    holder: str
    stance: Stance
    topic: str
    toward: str | None = None
    condition: str | None = None

    def named_parties(self) -> Iterator[str | None]:
        """Its holder and whom it concerns."""
        yield from (self.holder, self.toward)


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A party's part in talks, with its reason where the report gives one."""

    party: str
    attendance: Attendance
    reason: str | None = None


class Meeting(Finding, frozen=True, kw_only=True, tag="meeting"):
    """Talks, a visit, a summit, a conference, a call: proposed, planned, held or refused."""

    kind_name: ClassVar[str] = "meeting"

    name: str
    status: MeetingStatus
    start_on: When | None = msgspec.field(default=None, name="start")
    end_on: When | None = msgspec.field(default=None, name="end")
    place: str | None = None
    host: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    outcome: str | None = None

    def named_parties(self) -> Iterator[str | None]:
        """Hosts and participants, those that stayed away too."""
        yield from self.host
        yield from (participant.party for participant in self.participants)


class Commitment(Finding, frozen=True, kw_only=True, tag="commitment"):
    """What a party has bound itself to do, or is bound to do."""

    kind_name: ClassVar[str] = "commitment"

    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    action: str
    kind: CommitmentKind
    status: CommitmentStatus = CommitmentStatus.OPEN
    due: When | None = None
    condition: str | None = None

    def named_parties(self) -> Iterator[str | None]:
        """Who is bound, and to whom."""
        yield from self.by
        yield from self.to


class Event(Finding, frozen=True, kw_only=True, tag="event"):
    """Who did what to whom, by PLOVER's types (Political Language Ontology, Open Event Data
    Alliance)."""

    kind_name: ClassVar[str] = "event"

    event: str
    mode: EventMode
    actor: tuple[str, ...] = ()
    actor_spans: tuple[Passage, ...] = ()
    recipient: tuple[str, ...] = ()
    recipient_spans: tuple[Passage, ...] = ()
    date: When | None = None

    def passages(self) -> Iterator[Passage]:
        """Every passage that the finding points at."""
        yield from self.evidence
        yield from self.actor_spans
        yield from self.recipient_spans

    def named_parties(self) -> Iterator[str | None]:
        """Who did it, and to whom."""
        yield from self.actor
        yield from self.recipient


class OfficeHeld(Finding, frozen=True, kw_only=True, tag="office"):
    """A person shown in an office: "Russian Foreign Minister Sergei Lavrov"."""

    kind_name: ClassVar[str] = "office"

    person: str
    title: str
    party: str | None = None

    def named_parties(self) -> Iterator[str | None]:
        """For whom the office is held."""
        yield self.party


AnyFinding: TypeAlias = Statement | Position | Meeting | Commitment | Event | OfficeHeld


def decode_finding(text: str | bytes) -> AnyFinding:
    """Read back a finding that `encode` wrote."""
    finding: AnyFinding = decode(text, AnyFinding)  # type: ignore[arg-type]  # a union of types
    return finding
