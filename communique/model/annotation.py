"""All that one report says, as `language/` returns it."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import (
    AnyFinding,
    Commitment,
    Event,
    Meeting,
    OfficeHeld,
    Position,
    Statement,
)
from communique.model.report import Report


class TimeKind(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a time, with their TIMEX3 type and value, and why they have it."""

    span: Span
    kind: TimeKind
    value: str
    """A TIMEX3 value: `2021-W11`, `P2D`, `PRESENT_REF`, `2021-03-12TMO`, `XXXX-WXX-5`."""
    when: When | None = None
    """The same as days, where it means days: never more exact than the words."""
    why: str = ""
    """How the value follows from words and anchor, for a reader: "the week after 2021-03-12"."""


class AttributionKind(StrEnum):
    """How a content is told: quoted, paraphrased, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the report attributes to a source, as PolNeAR annotates them."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    kind: AttributionKind
    speech: bool = True
    """False where it is thought, hoped or felt rather than said."""
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where its content begins."""
        return min(self.content).start


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says, and nothing that another report knows."""

    report: Report
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()

    def findings(self) -> Iterator[AnyFinding]:
        """Everything that goes into the record, by kind, then in the report's order."""
        yield from self.statements
        yield from self.positions
        yield from self.meetings
        yield from self.commitments
        yield from self.events
        yield from self.offices
