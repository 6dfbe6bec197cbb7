"""The brief: what the record says in sentences with footnotes, made for printing too."""

from typing import Final, Literal

from communique.briefs.brief import Brief
from communique.briefs.writing import Length
from communique.exports.rows import Row
from communique.web.asking import Listed
from communique.web.sheets import Asking, Page, Sheet

COLUMNS = ("section", "entry", "sentence", "notes")


_LONGEST: Final = Length(
    talks=200, parties=100, positions=60, commitments=200, statements=200, moves=100
)
"""All that a small record holds. Of a large one what is left out is counted, and its list a click
away: a page of ten thousand sentences is none."""


class Asked(Listed, frozen=True, kw_only=True):
    """What a brief is to be about, and how long."""

    length: Literal["short", "normal", "all"] = "normal"


def look(asking: Asking[Asked]) -> Sheet:
    """The brief asked for."""
    lengths = {"short": Length.short(), "normal": Length(), "all": _LONGEST}
    selection = asking.shelf.selection(asking.query)
    data = asking.shelf.brief(selection, lengths[asking.query.length])
    return Sheet(data.title, data, COLUMNS, lambda: _rows(data))


def _rows(brief: Brief) -> list[Row]:
    words = {note.number: note.words for note in brief.notes}
    return [
        {
            "section": section.title,
            "entry": entry.title,
            "sentence": sentence.text,
            "notes": [words[number] for number in sentence.notes],
        }
        for section in brief.sections
        for entry in section.entries
        for sentence in entry.sentences
    ]


PAGE = Page("brief", "/brief", "What the record says, in sentences.", Asked, Brief, look)
