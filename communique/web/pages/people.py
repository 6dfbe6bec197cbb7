"""People: who speaks, in which office, for whom, and what one person said."""

from datetime import date

import msgspec

from communique.errors import UnknownIdError
from communique.exports.rows import STATEMENT_COLUMNS, Row, statement_row
from communique.model.findings import Statement
from communique.selection import Selection
from communique.web.asking import Listed
from communique.web.people import PersonLine
from communique.web.sheets import Asking, Listing, Page, Sheet, listing

COLUMNS = ("name", "title", "party", "since", "until", "statements")


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
        and query.is_in(_words(person))
        and query.meets(person.first, person.last)
    ]
    part = found[query.part()]
    data, shown = listing(asking, len(found), [row for person in part for row in _rows(person)])
    return Sheet(
        "People",
        data,
        COLUMNS,
        lambda: [row for person in found for row in _rows(person)],
        {**shown, "people": part},
    )


def _words(person: PersonLine) -> str:
    return " ".join((person.name, *(office.title for office in person.offices)))


def _rows(person: PersonLine) -> list[Row]:
    """One row an office."""
    return [
        {
            "name": person.name,
            "title": office.title,
            "party": office.party,
            "since": office.since.isoformat(),
            "until": office.until.isoformat(),
            "statements": person.statements,
        }
        for office in person.offices
    ]


def look(asking: Asking[Listed]) -> Sheet:
    """One person: offices as reports show them, and statements, the newest first."""
    shelf, query, dossier = asking.shelf, asking.query, asking.shelf.dossier
    person = next((p for p in shelf.people if p.name == asking.name), None)
    said = _said(asking)
    if person is None and not said:
        raise UnknownIdError(
            f"nobody in the record of {shelf.as_of} is called {asking.name!r}",
            remedy="the list of people has those of that day",
        )
    days = [dossier.report_of(statement).published for statement in said]
    person = person or PersonLine(
        name=asking.name, parties=(), offices=(), statements=len(said), first=min(days),
        last=max(days),
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


def _said(asking: Asking[Listed]) -> list[Statement]:
    query, dossier = asking.query, asking.shelf.dossier
    selection = Selection(about=query.about, since=query.since, until=query.until)
    return [
        statement
        for statement in asking.shelf.said_by.get(asking.name, ())
        if selection.takes(statement, dossier.report_of(statement).published)
    ]


LIST = Page("people", "/people", "Who speaks, and in which office.", Listed, Listing, look_at_list)
PAGE = Page(
    "person", "/people/{name}", "One person's offices and statements.", Listed, OnePerson, look
)
