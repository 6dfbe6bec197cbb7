"""Search: the reports and findings with words in them, and how many there are of each sort."""

from collections import Counter
from collections.abc import Iterable
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
_COUNTED: Final = 300
"""The newest hits, of which it is counted how many there are of each sort."""
_MOST: Final = 1000
"""Hits that can be leafed through: whoever has more narrows the search."""
_FACETS: Final = 12
"""Values of each sort that are offered."""
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
    counted: int
    """The newest hits that the facets count."""
    kinds: tuple[Facet, ...]
    years: tuple[Facet, ...]
    parties: tuple[Facet, ...]
    hits: tuple[Hit, ...]


def look(asking: Asking[Asked]) -> Sheet:
    """What has the words asked for."""
    query = asking.query
    found = _found(asking, max(_COUNTED, min(_MOST, query.page * query.size)))
    pages = Pages.of(query, min(_MOST, found.total))
    counted = found.hits[:_COUNTED]
    data = Hits(
        as_of=asking.shelf.as_of,
        total=found.total,
        page=pages.number,
        pages=pages.last,
        counted=len(counted),
        kinds=_facets(hit.kind for hit in counted),
        years=_facets(str(hit.published.year) for hit in counted),
        parties=_facets(chain.from_iterable(_parties(asking, hit) for hit in counted)),
        hits=found.hits[query.part()],
    )
    return Sheet(
        "Search",
        data,
        COLUMNS,
        lambda: [_row(hit) for hit in _found(asking, _MOST).hits],
        {"pages": pages, "most": _MOST},
    )


def _found(asking: Asking[Asked], limit: int) -> Found:
    query = asking.query
    asked: Sought = {"since": query.since, "until": query.until}
    if query.kind is not None:
        asked["kinds"] = [query.kind]
    if query.party is not None:
        asked["party"] = asking.shelf.party(query.party)
    words = " ".join(filter(None, (query.q, query.about)))
    if not words:
        return Found(hits=(), total=0)
    return asking.desk.record.search(words, as_of=asking.shelf.as_of, limit=limit, **asked)


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    """The values that most hits have, with how many."""
    counts = Counter(values)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return tuple(Facet(value=value, total=counts[value]) for value in ranked[:_FACETS])


def _parties(asking: Asking[Asked], hit: Hit) -> frozenset[str]:
    """The parties that a hit names: a finding's own, or all that a report's findings name."""
    shelf = asking.shelf
    if hit.finding is not None:
        finding = shelf.dossier.findings.get(hit.finding)
        return frozenset() if finding is None else finding.parties()
    told = shelf.findings_of.get(hit.report, ())
    return frozenset(party for finding in told for party in finding.parties())


def _row(hit: Hit) -> Row:
    return {
        "kind": hit.kind,
        "published": hit.published.isoformat(),
        "report": hit.report_name,
        "source": hit.source,
        "finding": hit.finding,
        "title": "".join(piece.text for piece in hit.title),
        "words": "".join(piece.text for piece in hit.snippet),
    }


PAGE = Page("search", "/search", "Reports and findings with words in them.", Asked, Hits, look)
