"""What tests by construction share: their tables, and a text with its cast and its times."""

from datetime import date
from pathlib import Path

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings import find_meetings
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.model.annotation import TimeExpression
from communique.model.findings import Meeting
from communique.model.report import Report

DAY = date(2018, 5, 8)


def rows(table: str) -> list[tuple[str, str, str, str]]:
    """The rows of a table beside this file, its comments left out."""
    lines = Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.split(" | ")] for line in lines if line and line[0] != "#"]
    return [(row[0], row[1], row[2], row[3]) for row in cells]


def read(text: str, published: date = DAY) -> tuple[Document, Cast, tuple[TimeExpression, ...]]:
    """A report of that text, parsed."""
    document = parse(Report(published=published, text=text))
    return document, find_cast(document), find_times(document)


def meetings_in(text: str, published: date = DAY) -> tuple[Meeting, ...]:
    """The meetings that rules and tagger find there."""
    document, cast, times = read(text, published)
    return find_meetings(document, cast, times, (), tag(document).sight)
