"""Which states can have an office of a given name, by their form of government."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from communique.world.tables import read_table


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_table("constitutions")


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    return {name: frozenset(v) for name, v in _table().items() if isinstance(v, list)}


def only_state(title: str, is_named: Callable[[str], bool]) -> str | None:
    """The state that alone has an office called so; None where others have it too that are named.

    >>> only_state("the secretary of state", lambda state: False)
    'USA'
    """
    for office, state in _table()["titles"].items():
        if office in title and not any(map(is_named, _table()["shared"].get(office, ()))):
            return str(state)
    return None


def can_have(state: str, title: str) -> bool:
    """Whether the state has an office that a report would call `title`, told without its country.

    A federal chancellor, a foreign secretary, a king are found in few states, and presidents are
    not
    found in kingdoms. Anything else is possible everywhere.

    >>> can_have("USA", "prime minister"), can_have("JPN", "president")
    (False, False)
    """
    words, forms = title.casefold().replace("-", " ").split(), _forms()
    text = " ".join(words)
    if "prime minister" in text or "premier" in words:
        return state not in forms["no_prime_minister"]
    if "president" in words or "presidential" in words:
        return state not in forms["monarchies"]
    if {"king", "queen", "emir", "sultan"} & set(words):
        return state in forms["monarchies"] | forms["kings_once"]
    if "chancellor" in words:
        return state in forms["chancellors"]
    if "foreign minister" in text or "defence minister" in text or "defense minister" in text:
        return state != "USA"
    if "foreign secretary" in text or "defence secretary" in text or "defense secretary" in text:
        return state in forms["secretaries"]
    return True
