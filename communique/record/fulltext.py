"""How each database is asked for words: the only place that knows its dialect.

SQLite has FTS5 (https://sqlite.org/fts5.html), with Porter's stemmer over words without accents;
PostgreSQL has text search (https://www.postgresql.org/docs/current/textsearch.html), set up in
migration 0004 to be the same. Another database needs a class of the same form here and its index
in a migration.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Any, Final, Protocol

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    cast,
    column,
    func,
    literal_column,
    table,
)
from sqlalchemy.dialects.postgresql import REGCONFIG

from communique.errors import RecordError
from communique.record import tables
from communique.record.asked_words import Term

OPEN: Final = "\x02"
CLOSE: Final = "\x03"
"""Round each word found, in what `title` and `snippet` give: no text has these marks."""
AROUND: Final = 24
"""Words that a snippet has at most."""
_TITLE: Final = 0
_WORDS: Final = 1
_CONFIGURED: Final = cast("communique", REGCONFIG)
"""The configuration of text search that migration 0004 makes."""


class FullText(Protocol):
    """Terms looked for in the rows of `entry`."""

    rows: FromClause
    """What is joined to `entry`."""
    number: ColumnElement[int]
    """Its key there."""
    matching: ColumnElement[bool]
    """Whether a row has all that is wanted, and nothing that isn't."""
    title: ColumnElement[str]
    """The title with the words found between the marks."""
    snippet: ColumnElement[str]
    """The words around the best place, so too."""


class Fts5:
    """SQLite's way."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.rows: FromClause = table(
            "entry_text", column("rowid", BigInteger), column("entry_text")
        )
        self.number: ColumnElement[int] = self.rows.c.rowid
        whole: ColumnElement[str] = literal_column("entry_text")
        self.matching: ColumnElement[bool] = self.rows.c.entry_text.op("MATCH")(expression(terms))
        self.title: ColumnElement[str] = func.highlight(whole, _TITLE, OPEN, CLOSE)
        self.snippet: ColumnElement[str] = func.snippet(whole, _WORDS, OPEN, CLOSE, " ... ", AROUND)


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


class TextSearch:
    """PostgreSQL's way. Words are split as the index splits them, by `communique_words`."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.rows: FromClause = table("entry_text", column("number", BigInteger), column("words"))
        self.number: ColumnElement[int] = self.rows.c.number
        query: ColumnElement[Any] = reduce(lambda one, two: one.op("&&")(two), map(_asked, terms))
        self.matching: ColumnElement[bool] = self.rows.c.words.bool_op("@@")(query)
        e, r = tables.entry.c, tables.report.c
        marks = f'StartSel="{OPEN}", StopSel="{CLOSE}"'
        self.title: ColumnElement[str] = func.ts_headline(
            _CONFIGURED, e.title, query, f"{marks}, HighlightAll=true"
        )
        self.snippet: ColumnElement[str] = func.ts_headline(
            _CONFIGURED,
            func.coalesce(e.words, r.text),
            query,
            f"{marks}, MaxWords={AROUND}, MinWords={AROUND // 2}",
        )


def _asked(term: Term) -> ColumnElement[Any]:
    """A term in PostgreSQL's operators: no sign that a person types is ever one."""
    forms = map(_begun if term.is_beginning else _phrase, term.forms)
    asked: ColumnElement[Any] = reduce(lambda one, two: one.op("||")(two), forms).self_group()
    return asked if term.is_wanted else func.tsquery_not(asked)


def _phrase(form: str) -> ColumnElement[Any]:
    return func.phraseto_tsquery(_CONFIGURED, func.communique_words(form))


def _begun(form: str) -> ColumnElement[Any]:
    *before, last = "".join(sign if sign.isalnum() else " " for sign in form).split()
    begun = func.to_tsquery(_CONFIGURED, func.concat("'", func.communique_words(last), "':*"))
    return reduce(lambda one, two: one.op("<->")(two), [*map(_phrase, before), begun])


def full_text(dialect: str, terms: Sequence[Term]) -> FullText:
    """How the database called so is asked. Raises `RecordError` where that isn't known yet."""
    if dialect == "sqlite":
        return Fts5(terms)
    if dialect == "postgresql":
        return TextSearch(terms)
    raise RecordError(
        f"a record in {dialect} can't be searched",
        remedy="keep the record in SQLite or PostgreSQL for that",
    )
