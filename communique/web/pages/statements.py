"""Statements: who said what, the newest first."""

from communique.exports.rows import STATEMENT_COLUMNS, statement_row
from communique.web.asking import Listed
from communique.web.sheets import Asking, Listing, Page, Sheet, listing


def look(asking: Asking[Listed]) -> Sheet:
    """The statements asked for."""
    dossier = asking.shelf.dossier
    found = asking.shelf.statements(asking.query)
    part = found[asking.query.part()]
    data, shown = listing(asking, len(found), [statement_row(s, dossier) for s in part])
    return Sheet(
        "Statements",
        data,
        STATEMENT_COLUMNS,
        lambda: [statement_row(statement, dossier) for statement in found],
        {**shown, "said": part},
    )


PAGE = Page("statements", "/statements", "Who said what.", Listed, Listing, look)
