"""A report: one dated text of one publisher."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec

from communique.model.evidence import Span
from communique.model.ids import content_id


class PartKind(StrEnum):
    """What a stretch of a report's text is to its reader."""

    CREDIT = "credit"
    """Who supplied the text or picture: "Reuters/File"."""
    SUMMARY = "summary"
    """What stands above the text and says it in short."""
    HEADLINE = "headline"
    """A line above a paragraph or the whole, in a headline's grammar."""
    DATELINE = "dateline"
    """Where it was written, at the head of a paragraph: "MOSCOW:"."""
    BODY = "body"
    """A paragraph of the report's own prose."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of a report's text and what it is; parts are in text order and don't overlap."""

    kind: PartKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Delivery(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """How a report came: the name it came with and what was said beside its text.

    The same report may come more than once; all its deliveries are kept, and the first in
    their order is shown, so that the order of reading doesn't matter.
    """

    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    extra: str = "{}"
    """Further keys of the input, as JSON with sorted keys."""


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One dated text of one publisher, exactly as given.

    Its id is a hash of day, publisher and text: two publishers' identical texts are two
    reports, the same text read twice is one.
    """

    published: date
    text: str
    source: str | None = None
    parts: tuple[Part, ...] = ()
    delivery: Delivery = Delivery()
    warnings: tuple[str, ...] = ()
    """What a reader found odd and kept: a dateline that contradicts the date, say."""

    @cached_property
    def id(self) -> str:
        """The content hash that names the report everywhere; kept, as hashing a text takes time."""
        return content_id("report", self.published.isoformat(), self.source, self.text)

    @property
    def name(self) -> str:
        """The id it came with, or its own."""
        return self.delivery.given_id or self.id

    @property
    def extra(self) -> Mapping[str, Any]:
        """Keys that the report came with and that Communique gives no meaning."""
        value: Mapping[str, Any] = msgspec.json.decode(self.delivery.extra)
        return value
