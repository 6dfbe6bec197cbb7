"""What a person may call a party when asking for it."""

from collections.abc import Callable, Iterable

from communique.errors import UnknownIdError
from communique.model.parties import asked_as
from communique.world.parties import lexicon, party, party_id


def asked_party(name: str, in_record: Callable[[str], str | None]) -> str:
    """The id of the party that `name` means: one that the record has by that name, an id, or any
    name of the lists, capitals and seats of government too (`Moscow`, `the Kremlin`).

    Raises `UnknownIdError` where neither knows it, or where it may be several.
    """
    own = in_record(name)
    if own is not None:
        return own
    found = party_id(name)
    if party(found) is not None:
        return found
    meant = _several(name)
    raise UnknownIdError(
        f"{name!r} may be {' or '.join(meant)}" if meant else f"no party is called {name!r}",
        remedy="`communique parties` lists those of the record; states go by ISO alpha-3 codes",
    )


def among(parties: Iterable[str]) -> Callable[[str], str | None]:
    """Which of `parties` a name means, for `asked_party`."""
    own = {asked_as(party): party for party in sorted(parties)}
    return lambda name: own.get(asked_as(name))


def _several(name: str) -> list[str]:
    """The parties between which a name leaves it open."""
    entries = (*lexicon().named(name), *lexicon().named(asked_as(name)))
    return sorted({entry.party for entry in entries if entry.until is None} - {""})
