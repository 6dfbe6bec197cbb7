"""What a person may call a party when asking for it."""

from communique.errors import UnknownIdError
from communique.world.parties import lexicon, party, party_id


def asked_party(name: str, in_record: frozenset[str] = frozenset()) -> str:
    """The id of the party that `name` means: one of the record, an id, or any name of the lists,
    capitals and seats of government too (`Moscow`, `the Kremlin`).

    Raises `UnknownIdError` where neither knows it, or where it may be several.
    """
    own = {_fold(party): party for party in sorted(in_record)}
    if _fold(name) in own:
        return own[_fold(name)]
    found = party_id(name)
    if party(found) is not None:
        return found
    meant = _several(name)
    raise UnknownIdError(
        f"{name!r} may be {' or '.join(meant)}" if meant else f"no party is called {name!r}",
        remedy="`communique parties` lists those of the record; states go by ISO alpha-3 codes",
    )


def _fold(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _several(name: str) -> list[str]:
    """The parties between which a name leaves it open."""
    entries = (*lexicon().named(name), *lexicon().named(_fold(name)))
    return sorted({entry.party for entry in entries if entry.until is None} - {""})
