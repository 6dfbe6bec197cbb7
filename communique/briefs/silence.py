"""What calendar and silence make of a thread, in words: never more than was looked for.

Talks whose time passed without word did not fail, and a promise past its date is not broken: the
reports at hand don't tell. How many could have told is said beside it.
"""

from typing import Final

from communique.briefs.phrases import counted
from communique.linking.fates import DUE, OVERDUE, UNCONFIRMED
from communique.model.dates import day_words
from communique.model.threads import Coverage

_SAYS = {
    UNCONFIRMED: "whether it took place is not told",
    OVERDUE: "past its date without word of it",
    DUE: "due now",
}


SILENT: Final = frozenset(_SAYS)
"""Fates that calendar and silence give, not a report."""


def silence_words(fate: str, coverage: Coverage) -> str:
    """`whether it took place is not told (no report on these parties since 12 March 2021)`."""
    return f"{_SAYS[fate]} ({coverage_words(coverage)})"


def coverage_words(coverage: Coverage) -> str:
    """How many reports since the last word could have told, and that none of them does."""
    since = f"since {day_words(coverage.since)}"
    if not coverage.reports:
        return f"no report on these parties {since}"
    seen = f"{counted(coverage.reports, 'report')} on these parties {since}"
    return f"{seen}{_together(coverage)}; none tells of it"


def _together(coverage: Coverage) -> str:
    """How many of them come near the matter, where that is a part of them."""
    if len(coverage.parties) < 2 or coverage.reports == 1:
        return ""
    near = "none" if not coverage.together else str(coverage.together)
    return f", {near} naming several of them"
