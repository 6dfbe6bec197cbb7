"""What a person may call a party when asking for it."""

from functools import lru_cache

from communique.errors import UnknownIdError
from communique.world.parties import known


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    """Ids by every name that a party of the lists ever had, folded; an id goes before a name."""
    names: dict[str, str] = {}
    for id_, party in sorted(known().items()):
        for named in (*party.names, *party.governments):
            names.setdefault(_fold(named.name), id_)
    return names | {_fold(id_): id_ for id_ in known()}


def _fold(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def party_id(name: str, in_record: frozenset[str] = frozenset()) -> str:
    """The id of the party that `name` means: an id, or a name of the lists or of the record.

    Raises `UnknownIdError` where neither knows it.
    """
    own = {_fold(party): party for party in in_record}
    found = own.get(_fold(name)) or _ids().get(_fold(name))
    if found is None:
        raise UnknownIdError(
            f"no party is called {name!r}",
            remedy="`communique parties` lists those of the record; states go by ISO alpha-3 codes",
        )
    return found
