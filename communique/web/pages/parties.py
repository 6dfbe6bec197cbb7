"""Parties: the list of them, and one party's board."""

from collections import defaultdict
from datetime import date
from itertools import chain
from typing import Final

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import (
    PARTY_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    commitment_row,
    statement_row,
    talk_row,
)
from communique.model.findings import Attendance, Commitment, Statement
from communique.model.threads import PartyPart, Thread, ThreadKind
from communique.views.people import PersonLine
from communique.views.questions import Series
from communique.views.shifts import Development, Shift
from communique.web.asking import Listed
from communique.web.pages.questions import in_period
from communique.web.sheets import Asking, Listing, Page, Sheet, listing
from communique.web.stances import chart
from communique.world.parties import name_on

_QUESTIONS: Final = 15
_THREADS: Final = 20
_PEOPLE: Final = 20


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the record says of one party on a day."""

    as_of: date
    party: Row
    stands: tuple[Series, ...]
    """Where it stands on each question, the one most told of first."""
    shifts: tuple[Shift, ...]
    developments: tuple[Development, ...]
    talks: list[Row]
    owing: list[Row]
    """Commitments by which it is bound."""
    owed: list[Row]
    """Commitments to it."""
    speakers: tuple[PersonLine, ...]
    statements: Listing


def look_at_list(asking: Asking[Listed]) -> Sheet:
    """The parties, the most named first."""
    query, day = asking.query, asking.shelf.as_of
    words = (query.about or query.party or "").casefold()
    found = [
        row
        for row in asking.shelf.parties
        if words in f"{row['party']} {row['name']} {row['kind']}".casefold()
    ]
    part = found[query.part()]
    data, shown = listing(asking, len(found), part)
    most = max((_weight(row) for row in asking.shelf.parties), default=1)
    return Sheet("Parties", data, PARTY_COLUMNS, lambda: found, {**shown, "most": most, "day": day})


def _weight(row: Row) -> int:
    kinds = ("statements", "positions", "meetings", "commitments", "events")
    return sum(int(str(row[kind])) for kind in kinds)


def look(asking: Asking[Listed]) -> Sheet:
    """The board of one party."""
    shelf, dossier = asking.shelf, asking.shelf.dossier
    party = shelf.party(asking.name)
    row = next((row for row in shelf.parties if row["party"] == party), None)
    if row is None:
        raise UnknownIdError(
            f"no report published by {shelf.as_of} names {name_on(party, shelf.as_of)}",
            remedy="the list of parties has those of that day",
        )
    query = msgspec.structs.replace(asking.query, party=party)
    talks = shelf.threads(ThreadKind.MEETING, query)
    owing, owed = _duties(asking, query, party)
    said = shelf.statements(query)
    spoken = [one for one in said if party in (one.party, _learned_party(asking, one))]
    part = spoken[query.part()]
    statements, shown = listing(asking, len(spoken), [statement_row(s, dossier) for s in part])
    stands = _stands(asking, party)
    data = Board(
        as_of=shelf.as_of,
        party=row,
        stands=stands,
        shifts=tuple(s for s in shelf.shifts.shifts if s.holder == party),
        developments=tuple(d for d in shelf.shifts.developments if d.holder == party),
        talks=[talk_row(thread, dossier) for thread in talks[:_THREADS]],
        owing=[commitment_row(thread, dossier) for thread in owing[:_THREADS]],
        owed=[commitment_row(thread, dossier) for thread in owed[:_THREADS]],
        speakers=tuple(p for p in shelf.people if party in p.parties)[:_PEOPLE],
        statements=statements,
    )
    names = {view.question.id: view.question.name for view in shelf.questions}
    line, drawn = chart(
        [(s.question, s.stands) for s in stands[:_QUESTIONS]],
        shelf.as_of,
    )
    return Sheet(
        name_on(party, shelf.as_of),
        data,
        STATEMENT_COLUMNS,
        lambda: [statement_row(statement, dossier) for statement in spoken],
        {
            **shown,
            "line": line,
            "chart": drawn,
            "names": names,
            "parts": _parts(talks, party),
            "owing": owing[:_THREADS],
            "owed": owed[:_THREADS],
            "totals": {"talks": len(talks), "owing": len(owing), "owed": len(owed)},
            "said": part,
        },
    )


def _learned_party(asking: Asking[Listed], statement: Statement) -> str | None:
    found = asking.shelf.dossier.learned(statement)
    return None if found is None else found.party


def _stands(asking: Asking[Listed], party: str) -> tuple[Series, ...]:
    query = asking.query
    every = chain.from_iterable(view.series for view in asking.shelf.questions_of.get(party, ()))
    found = in_period((series for series in every if series.holder == party), query)
    return tuple(sorted(found, key=lambda s: (-len(s.stands), s.question)))


def _duties(asking: Asking[Listed], query: Listed, party: str) -> tuple[list[Thread], list[Thread]]:
    """What it owes, and what it is owed."""
    owing, owed = [], []
    for thread in asking.shelf.threads(ThreadKind.COMMITMENT, query):
        told = [f for f in asking.shelf.dossier.told_in(thread) if isinstance(f, Commitment)]
        if any(party in commitment.by for commitment in told):
            owing.append(thread)
        elif any(party in commitment.to for commitment in told):
            owed.append(thread)
    return owing, owed


def _parts(
    talks: tuple[Thread, ...], party: str
) -> dict[str, list[tuple[Thread, PartyPart | None]]]:
    """Its talks by its part in them: attended, expected, declined, and those it has another in."""
    found: dict[str, list[tuple[Thread, PartyPart | None]]] = defaultdict(list)
    for thread in talks:
        part = next((p for p in thread.attendance if p.party == party), None)
        found["other" if part is None else part.attendance.value].append((thread, part))
    order = [attendance.value for attendance in Attendance] + ["other"]
    return {part: found[part] for part in order if found[part]}


LIST = Page("parties", "/parties", "The parties of the record.", Listed, Listing, look_at_list)
PAGE = Page(
    "party", "/parties/{name}", "Where one party stands, what it said, owes and is owed.",
    Listed, Board, look,
)  # fmt: skip
