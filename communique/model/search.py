"""What a search finds: a report or a finding, with the words that were asked for marked."""

from datetime import date
from typing import NamedTuple

import msgspec


class Piece(NamedTuple):
    """A stretch of text, and whether it is what was asked for."""

    text: str
    marked: bool = False


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report or a finding that has the words in it."""

    kind: str
    """`report`, or the finding's kind."""
    report: str
    """The report's content id."""
    report_name: str
    """The id that the report came with, or its own."""
    source: str | None = None
    published: date
    finding: str | None = None
    """The finding's id, as people have decided it; None for a report."""
    title: tuple[Piece, ...]
    """The report's title; who says or does what, for a finding."""
    snippet: tuple[Piece, ...]
    """The words around the best place; all of them where they are few."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The newest of what a search finds, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
