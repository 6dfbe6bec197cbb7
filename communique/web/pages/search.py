"""Search: the reports and findings with words in them, and how many there are of each sort."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Final, Literal

import msgspec

from communique.api import Sought
from communique.exports.rows import Row
from communique.model.search import Found, Hit
from communique.web.asking import Listed, Pages, Words
from communique.web.sheets import Asking, Page, Sheet

Kind = Literal["report", "statement", "position", "meeting", "commitment", "event", "office"]
_COUNTED: Final = ("report", "statement", "position", "meeting", "commitment")
_MOST: Final = 1000
"""Hits that can be leafed through: whoever has more narrows the search."""
_YEARS: Final = 12
_PARTIES: Final = 10
COLUMNS = ("kind", "published", "report", "source", "finding", "title", "words")


class Asked(Listed, frozen=True, kw_only=True):
    """What to look for."""

    q: Words | None = None
    """Words; in quotation marks together; `-` before one to leave out; `*` behind a beginning."""
    kind: Kind | None = None


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """One way to narrow a search, with how many hits it leaves."""

    value: str
    total: int


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what a search finds, the newest first."""

    as_of: date
    total: int
    page: int
    pages: int
    kinds: tuple[Facet, ...]
    years: tuple[Facet, ...]
    parties: tuple[Facet, ...]
    hits: tuple[Hit, ...]


def look(asking: Asking[Asked]) -> Sheet:
    """What has the words asked for."""
    query = asking.query
    found = _found(asking, limit=min(_MOST, query.page * query.size)) if query.q else None
    part = found.hits[query.part(0)] if found else ()
    total = min(_MOST, found.total) if found else 0
    pages = Pages.of(query, total)
    data = Hits(
        as_of=asking.shelf.as_of,
        total=found.total if found else 0,
        page=pages.number,
        pages=pages.last,
        kinds=_kinds(asking) if found else (),
        years=_years(asking) if found else (),
        parties=_parties(asking) if found else (),
        hits=part,
    )
    return Sheet(
        "Search",
        data,
        COLUMNS,
        lambda: [_row(hit) for hit in _found(asking, limit=_MOST).hits] if query.q else [],
        {"pages": pages, "most": _MOST},
    )


def _found(asking: Asking[Asked], limit: int = 0, **changed: object) -> Found:
    query = msgspec.structs.replace(asking.query, **changed)
    asked: Sought = {"since": query.since, "until": query.until}
    if query.kind is not None:
        asked["kinds"] = [query.kind]
    if query.party is not None:
        asked["party"] = asking.shelf.party(query.party)
    words = " ".join(filter(None, (query.q, query.about)))
    return asking.desk.record.search(words, as_of=asking.shelf.as_of, limit=limit, **asked)


def _facets(found: Mapping[str, Found]) -> tuple[Facet, ...]:
    return tuple(Facet(value=value, total=one.total) for value, one in found.items() if one.total)


def _kinds(asking: Asking[Asked]) -> tuple[Facet, ...]:
    return _facets({kind: _found(asking, kind=kind) for kind in _COUNTED})


def _years(asking: Asking[Asked]) -> tuple[Facet, ...]:
    """The years of the record up to the day, the newest of them."""
    days = [report.published for report in asking.shelf.dossier.reports.values()]
    if not days:
        return ()
    years = range(days[-1].year, max(days[0].year, days[-1].year - _YEARS) - 1, -1)
    return _facets(
        {
            str(year): _found(asking, since=date(year, 1, 1), until=date(year, 12, 31))
            for year in years
        }
    )


def _parties(asking: Asking[Asked]) -> tuple[Facet, ...]:
    named = [str(row["party"]) for row in asking.shelf.parties[:_PARTIES]]
    return _facets({party: _found(asking, party=party) for party in named})


def _row(hit: Hit) -> Row:
    return {
        "kind": hit.kind,
        "published": hit.published.isoformat(),
        "report": hit.report_name,
        "source": hit.source,
        "finding": hit.finding,
        "title": "".join(piece.text for piece in hit.title),
        "words": "".join(chain.from_iterable(p.text for p in hit.snippet)),
    }


PAGE = Page("search", "/search", "Reports and findings with words in them.", Asked, Hits, look)
