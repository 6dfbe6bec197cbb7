"""Who exists: parties by id, what they were called on a day, and the lexicon of their names."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from communique.model.parties import Party, PartyKind
from communique.world import tables
from communique.world.lexicon import Lexicon

_OPPOSITION = " opposition"


@lru_cache(maxsize=1)
def known() -> Mapping[str, Party]:
    """All parties of the lists by id."""
    return MappingProxyType(tables.parties())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All names of all parties, for finding them in a report's words."""
    return Lexicon(tables.entries())


@lru_cache(maxsize=1)
def _states_of_factions() -> Mapping[str, str]:
    return MappingProxyType({id_: row["of"] for id_, _, row in tables.rows() if "of" in row})


def party(id_: str) -> Party | None:
    """The party with this id; None where the lists have none."""
    return known().get(id_)


def known_ids() -> tuple[str, ...]:
    """The ids of all parties of the lists, sorted."""
    return tuple(sorted(known()))


def name_on(id_: str, day: date) -> str:
    """What the party was called on `day`; its id where the lists don't have it.

    >>> name_on("COD", date(1996, 5, 1)), name_on("RUS", date(2021, 3, 12))
    ('Zaire', 'Russia')
    """
    found = party(id_)
    return id_ if found is None else found.name_on(day)


def is_state(id_: str | None) -> bool:
    """Whether it is a state, or a place that acts as one."""
    found = None if id_ is None else party(id_)
    return found is not None and found.kind is PartyKind.STATE


def state_of(id_: str) -> str | None:
    """The state in whose politics a faction stands (the US Congress: `USA`)."""
    return _states_of_factions().get(id_)


def rules_alone(id_: str) -> bool:
    """Whether the party is by its state's constitution the one that rules: its organs are the
    state's."""
    return id_ in _ruling()


@lru_cache(maxsize=1)
def _ruling() -> frozenset[str]:
    return frozenset(id_ for id_, _, row in tables.rows() if row.get("rules_alone"))


def demonym(id_: str) -> str | None:
    """The adjective of a state or place: `Iranian` of `IRN`."""
    return _demonyms().get(id_)


def parliament_of(state: str) -> str:
    """What a state's parliament is called, as a party beside its government.

    >>> parliament_of("IRN"), parliament_of("USA")
    ('Iranian parliament', 'US Congress')
    """
    own = _parliaments().get(state)
    return f"{demonym(state) or state} parliament" if own is None else own


def opposition_of(state: str) -> str:
    """What those who oppose a state's government are called, as a party beside it.

    >>> opposition_of("IRN")
    'Iranian opposition'
    """
    return f"{demonym(state) or state}{_OPPOSITION}"


def is_opposition(party: str) -> bool:
    """Whether it is a state's opposition, no one faction of it."""
    return party.endswith(_OPPOSITION)


@lru_cache(maxsize=1)
def _parliaments() -> Mapping[str, str]:
    found: Mapping[str, str] = tables.read_table("constitutions")["parliaments"]
    return MappingProxyType(dict(found))


@lru_cache(maxsize=1)
def _demonyms() -> Mapping[str, str]:
    first = {id_: row["demonyms"][0] for id_, _, row in tables.rows() if row.get("demonyms")}
    return MappingProxyType(first)


def party_id(words: str) -> str:
    """The id of the party that a person's words name, or the words where the lists have none.

    An id stands for itself. Words that may name several parties are left as they are.

    >>> party_id("Russia"), party_id("rus"), party_id("the Taliban"), party_id("Congo")
    ('RUS', 'RUS', 'Taliban', 'Congo')
    """
    bare = words.strip()
    if bare in known() or bare.upper() in known():
        return bare if bare in known() else bare.upper()
    for tried in (bare, bare.removeprefix("the ").removeprefix("The ")):
        entries = lexicon().named(tried)
        named = {entry.party for entry in entries if entry.until is None} - {""}
        if len(named) == 1:
            return named.pop()
    return words
