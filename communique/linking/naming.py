"""Which parties a phrase speaks of, so that "Afghan" and "Afghanistan" are one."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from communique.linking import words
from communique.world import parties as world
from communique.world.lexicon import Naming

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")
_PLACES: Final = frozenset({Naming.CAPITAL, Naming.METONYM})
"""Names of parties that are also places: they keep their own word beside the party."""


class Read(NamedTuple):
    """A phrase's stems, with ids in place of actors' names, and the parties that it names."""

    stems: words.Stems
    parties: frozenset[str]


@lru_cache(maxsize=65536)
def read(text: str, day: date) -> Read:
    """The phrase with its parties told apart.

    The name or demonym of a state or an armed group is replaced by its id; a capital keeps its word
    beside it; the names of other bodies stay words ("loya jirga" is like "peace jirga"), as does a
    name that may mean several parties.
    """
    tokens = _TOKEN.findall(text)
    kept: list[str] = []
    found: set[str] = set()
    at = 0
    for sighting in world.lexicon().find(tokens, day):
        party = sighting.party
        if party is None:
            continue
        found.add(party)
        if words.is_actor(party) and sighting.entries[0].naming not in _PLACES:
            kept += tokens[at : sighting.first]
            at = sighting.last
    kept += tokens[at:]
    actors = filter(words.is_actor, found)
    stems = words.stems(" ".join(kept)).union(actors)
    return Read(words.Stems(stems), frozenset(found))


@lru_cache(maxsize=65536)
def party(name: str) -> str:
    """The party's id where the world's lists have it, else its name in small letters.

    >>> party("WTO") == party("World Trade Organization")
    True
    """
    bare = name.strip()
    known = world.party_id(bare)
    return known if world.party(known) else bare.casefold().removeprefix("the ")
