"""The lists of parties, read once from the TOML files beside this module."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from communique.model.parties import DatedName, Party, PartyKind
from communique.world.lexicon import Entry, Naming

Row = Mapping[str, Any]

_LISTS = {
    "names": Naming.NAME,
    "abbreviations": Naming.ABBREVIATION,
    "demonyms": Naming.DEMONYM,
    "people": Naming.PEOPLE,
    "capitals": Naming.CAPITAL,
    "metonyms": Naming.METONYM,
    "organs": Naming.ORGAN,
}


def read_table(name: str) -> dict[str, Any]:
    """One of the lists as it stands in its TOML file."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def rows() -> tuple[tuple[str, PartyKind, Row], ...]:
    """Every party of the lists: its id, what sort of body it is, and its row."""
    return tuple(_rows())


def _rows() -> Iterator[tuple[str, PartyKind, Row]]:
    official = read_table("official_names")
    for party, row in sorted(read_table("states").items()):
        names = [*official.get(party, ()), *row.get("names", ())]
        yield party, PartyKind.STATE, {**row, "names": list(dict.fromkeys(names))}
    for party, row in read_table("places").items():
        yield party, PartyKind.STATE, _with_own_name(party, row)
    for kind, table in read_table("organisations").items():
        for party, row in table.items():
            yield party, PartyKind(kind), _with_own_name(party, row)
    for party, row in read_table("armed_groups").items():
        yield party, PartyKind.ARMED_GROUP, _with_own_name(party, row)
    for party, row in read_table("factions").items():
        yield party, PartyKind.FACTION, _with_own_name(party, row)


def _with_own_name(party: str, row: Row) -> Row:
    if any(dated["name"] == party for dated in row.get("dated", ())):
        return row
    return {**row, "names": [party, *row.get("names", ())]}


def parties() -> dict[str, Party]:
    """The parties of the lists by id."""
    return {id_: _party(id_, kind, row) for id_, kind, row in rows() if "party" not in row}


def _party(id_: str, kind: PartyKind, row: Row) -> Party:
    names = _dated(row.get("called", ()))
    if not names:
        own = row["names"][0] if kind is PartyKind.STATE and row.get("names") else id_
        names = (DatedName(name=own),)
    return Party(
        id=id_,
        kind=kind,
        names=names,
        governments=_dated(row.get("governments", ())),
        rivals=_dated(row.get("rivals", ())),
    )


def _dated(listed: list[dict[str, Any]] | tuple[()]) -> tuple[DatedName, ...]:
    return tuple(DatedName(**each) for each in listed)


def entries() -> Iterator[Entry]:
    """Every name of every party, with how it names it and from when to when."""
    otherwise = {name: tuple(senses) for name, senses in read_table("ambiguous").items()}
    for id_, _, row in rows():
        party, state = row.get("party", id_), row.get("of")
        for words, naming, since, until in _named(row):
            yield Entry(
                words=words,
                party=party,
                naming=naming,
                since=since,
                until=until,
                state=state,
                otherwise=otherwise.get(words, ()),
            )
    yield from _agencies()
    for listed in read_table("shadows").values():
        for words in listed:
            yield Entry(words=words, party="", naming=Naming.SHADOW)


def _named(row: Row) -> Iterator[tuple[str, Naming, date | None, date | None]]:
    for key, naming in _LISTS.items():
        for words in dict.fromkeys(row.get(key, ())):
            yield words, naming, None, None
    for dated in row.get("dated", ()):
        naming = Naming(dated.get("naming", Naming.NAME))
        yield dated["name"], naming, dated.get("since"), dated.get("until")


def _agencies() -> Iterator[Entry]:
    for party, listed in read_table("agencies").items():
        for words in listed:
            yield Entry(words=words, party=party, naming=Naming.AGENCY)
