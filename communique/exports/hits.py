"""What a search finds as flat rows."""

from collections.abc import Iterable

from communique.exports.rows import Row
from communique.model.search import Hit, Piece

HIT_COLUMNS = ("kind", "id", "published", "report", "source", "title", "snippet", "found")


def hit_row(hit: Hit) -> Row:
    """A report or finding, the words around the best place, and which of them were found."""
    return {
        "kind": hit.kind,
        "id": hit.report if hit.finding is None else hit.finding,
        "published": hit.published.isoformat(),
        "report": hit.report_name,
        "source": hit.source,
        "title": _text(hit.title),
        "snippet": _text(hit.snippet),
        "found": list(dict.fromkeys(p.text for p in (*hit.title, *hit.snippet) if p.marked)),
    }


def _text(pieces: Iterable[Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())
