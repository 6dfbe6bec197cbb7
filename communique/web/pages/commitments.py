"""Commitments: a board with a column for each state."""

from collections import defaultdict
from datetime import date
from typing import Final

import msgspec

from communique.exports.rows import COMMITMENT_COLUMNS, Row, commitment_row
from communique.linking.fates import DUE, OVERDUE
from communique.model.findings import Commitment, CommitmentStatus
from communique.model.threads import Thread, ThreadKind
from communique.web.asking import Listed
from communique.web.sheets import Asking, Page, Sheet

STATES: Final = (
    *(OVERDUE, DUE),
    *(CommitmentStatus.OPEN.value, CommitmentStatus.DISPUTED.value),
    *(CommitmentStatus.FULFILLED.value, CommitmentStatus.BROKEN.value),
    CommitmentStatus.WITHDRAWN.value,
)
"""In the order in which a desk looks at them: what presses first."""
_CARDS: Final = 10
"""Cards of a column, where all columns are shown; one state alone is shown in pages."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """The commitments of one state."""

    state: str
    total: int
    rows: list[Row]


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by state."""

    as_of: date
    total: int
    columns: tuple[Column, ...]


def look(asking: Asking[Listed]) -> Sheet:
    """The commitments asked for, those with the newest word first in each column."""
    dossier, query = asking.shelf.dossier, asking.query
    found = asking.shelf.threads(ThreadKind.COMMITMENT, query)
    by_state: dict[str, list[Thread]] = defaultdict(list)
    for thread in found:
        by_state[thread.fate].append(thread)
    if query.status is None:
        shown = {state: by_state[state][:_CARDS] for state in STATES}
    else:
        shown = {state: by_state[state][query.part()] for state in STATES if by_state[state]}
    columns = tuple(
        Column(
            state=state,
            total=len(by_state[state]),
            rows=[commitment_row(thread, dossier) for thread in threads],
        )
        for state, threads in shown.items()
    )
    data = Board(as_of=asking.shelf.as_of, total=len(found), columns=columns)
    return Sheet(
        "Commitments",
        data,
        COMMITMENT_COLUMNS,
        lambda: [commitment_row(thread, dossier) for thread in found],
        {
            "threads": shown,
            "first": {t.id: _first(asking, t) for threads in shown.values() for t in threads},
            "states": STATES,
        },
    )


def _first(asking: Asking[Listed], thread: Thread) -> Commitment | None:
    """The finding that tells first who is bound to what."""
    told = asking.shelf.dossier.told_in(thread)
    return next((finding for finding in told if isinstance(finding, Commitment)), None)


PAGE = Page("commitments", "/commitments", "Commitments by state.", Listed, Board, look)
