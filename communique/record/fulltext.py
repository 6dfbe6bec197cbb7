"""How each database is asked for words: the only place that knows its dialect.

SQLite has FTS5 (https://sqlite.org/fts5.html), with Porter's stemmer over words without accents.
Another database needs a class of the same form here and its index in a migration.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from sqlalchemy import ColumnElement, FromClause, column, func, literal_column, table

from communique.errors import RecordError
from communique.record.asked_words import Term

OPEN: Final = "\x02"
CLOSE: Final = "\x03"
"""Round each word found, in what `title` and `snippet` give: no text has these marks."""
AROUND: Final = 24
"""Words that a snippet has at most."""
_TITLE: Final = 0
_WORDS: Final = 1


class FullText(Protocol):
    """Words looked for in the rows of `entry`."""

    rows: FromClause
    """What is joined to `entry`."""
    number: ColumnElement[int]
    """Its key there."""
    title: ColumnElement[str]
    """The title with the words found between the marks."""
    snippet: ColumnElement[str]
    """The words around the best place, so too."""

    def matching(self, terms: Sequence[Term]) -> ColumnElement[bool]:
        """Whether a row has all that is wanted, and nothing that isn't."""


class Fts5:
    """SQLite's way."""

    def __init__(self) -> None:
        self.rows: FromClause = table("entry_text", column("rowid"), column("entry_text"))
        self.number: ColumnElement[int] = self.rows.c.rowid
        whole: ColumnElement[str] = literal_column("entry_text")
        self.title: ColumnElement[str] = func.highlight(whole, _TITLE, OPEN, CLOSE)
        self.snippet: ColumnElement[str] = func.snippet(whole, _WORDS, OPEN, CLOSE, " ... ", AROUND)

    def matching(self, terms: Sequence[Term]) -> ColumnElement[bool]:
        """Whether a row has all that is wanted, and nothing that isn't."""
        asked: ColumnElement[bool] = self.rows.c.entry_text.op("MATCH")(expression(terms))
        return asked


def expression(terms: Sequence[Term]) -> str:
    """The terms in the language of FTS5: every word in quotation marks, so that none is a sign.

    >>> expression([Term(("talks",)), Term(("grain deal",), False), Term(("Ist",), True, True)])
    '("talks") AND ("Ist" *) NOT ("grain deal")'
    """
    wanted = " AND ".join(_any(term) for term in terms if term.is_wanted)
    unwanted = "".join(f" NOT {_any(term)}" for term in terms if not term.is_wanted)
    return wanted + unwanted


def _any(term: Term) -> str:
    behind = " *" if term.is_beginning else ""
    quoted = (f'"{form.replace(chr(34), chr(34) * 2)}"{behind}' for form in term.forms)
    return f"({' OR '.join(quoted)})"


def full_text(dialect: str) -> FullText:
    """How the database called so is asked. Raises `RecordError` where that isn't known yet."""
    if dialect == "sqlite":
        return Fts5()
    raise RecordError(
        f"a record in {dialect} can't be searched", remedy="keep the record in SQLite for that"
    )
