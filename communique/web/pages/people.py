"""People: who speaks, in which office, for whom, and what one person said."""

from datetime import date

import msgspec

from communique.errors import UnknownIdError
from communique.exports.people import PERSON_COLUMNS, person_rows
from communique.exports.rows import STATEMENT_COLUMNS, statement_row
from communique.model.findings import Statement
from communique.selection import Selection
from communique.views.people import PersonLine
from communique.web.asking import Listed
from communique.web.sheets import Asking, Listing, Page, Sheet, listing


class OnePerson(msgspec.Struct, frozen=True, kw_only=True):
    """One person with offices and statements."""

    as_of: date
    person: PersonLine
    statements: Listing


def look_at_list(asking: Asking[Listed]) -> Sheet:
    """The people, the most quoted first."""
    query, shelf = asking.query, asking.shelf
    party = None if query.party is None else shelf.party(query.party)
    found = [
        person
        for person in shelf.people
        if (party is None or party in person.parties)
        and (query.about is None or query.is_in(_words(person)))
        and query.meets(person.first, person.last)
    ]
    part = found[query.part()]
    rows = [row for person in part for row in person_rows(person, shelf.dossier)]
    data, shown = listing(asking, len(found), rows)
    return Sheet(
        "People",
        data,
        PERSON_COLUMNS,
        lambda: [row for person in found for row in person_rows(person, shelf.dossier)],
        {**shown, "people": part},
    )


def _words(person: PersonLine) -> str:
    return " ".join((person.name, *(office.title for office in person.offices)))


def look(asking: Asking[Listed]) -> Sheet:
    """One person: offices as reports show them, and statements, the newest first."""
    shelf, query, dossier = asking.shelf, asking.query, asking.shelf.dossier
    name = shelf.person_called.get(asking.name, asking.name)
    person = next((p for p in shelf.people if p.name == name), None)
    said = _said(asking, name)
    if person is None and not said:
        raise UnknownIdError(
            f"nobody in the record of {shelf.as_of} is called {asking.name!r}",
            remedy="the list of people has those of that day",
        )
    days = [dossier.report_of(statement).published for statement in said]
    person = person or PersonLine(
        name=name, names=(), parties=(), offices=(), clashes=(), statements=len(said),
        first=min(days), last=max(days),
    )  # fmt: skip
    part = said[query.part()]
    statements, shown = listing(asking, len(said), [statement_row(s, dossier) for s in part])
    data = OnePerson(as_of=shelf.as_of, person=person, statements=statements)
    return Sheet(
        person.name,
        data,
        STATEMENT_COLUMNS,
        lambda: [statement_row(statement, dossier) for statement in said],
        {**shown, "said": part},
    )


def _said(asking: Asking[Listed], name: str) -> list[Statement]:
    query, dossier = asking.query, asking.shelf.dossier
    selection = Selection(about=query.about, since=query.since, until=query.until)
    return [
        statement
        for statement in asking.shelf.said_by.get(name, ())
        if selection.takes(statement, dossier.report_of(statement).published)
    ]


LIST = Page("people", "/people", "Who speaks, and in which office.", Listed, Listing, look_at_list)
PAGE = Page(
    "person", "/people/{name}", "One person's offices and statements.", Listed, OnePerson, look
)
