"""A brief: sections of sentences, each sentence with the numbers of its footnotes."""

import msgspec


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote: the words of a report that carry a sentence."""

    number: int
    report: str
    """The id that the report came with, or its own."""
    published: str
    publisher: str | None
    finding: str
    """The finding's id, which `communique show` takes."""
    words: str
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the record says, and the notes that prove it."""

    text: str
    notes: tuple[int, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences about one thing, under its name."""

    title: str
    sentences: tuple[Sentence, ...]
    left_out: int = 0
    """How many sentences are not in the brief for their number: earlier ones."""
    command: str = ""
    """The command that lists them all."""
    party: str = ""
    """The id of the party, where it says how one stands."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one kind; `left_out` of them are not in the brief for their number."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0
    command: str = ""
    """The command that lists them all."""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says to a reader on a day."""

    title: str
    basis: str
    """What it rests on: how many reports, from when to when."""
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
