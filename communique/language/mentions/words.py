"""The words of `lexicon.toml` as sets: what tells an office, a role, a group, an institution."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from communique.language.tree import Token


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@lru_cache(maxsize=64)
def words(table: str, *keys: str) -> frozenset[str]:
    """The words under `table` in small letters; those of `keys` alone where some are given."""
    lists = _table()[table]
    return frozenset(w.casefold() for key in keys or sorted(lists) for w in lists[key])


OFFICES = words("offices")
"""Functions in which a person speaks for a body."""
STATE_OFFICES = words("offices", "state")
PRIVATE = words("roles", "private") - OFFICES
"""What people are who speak for themselves."""
GROUPS = words("groups", "people")
_ONE = OFFICES | PRIVATE
"""What one person may be."""
INSTITUTIONS = words("institutions", "own")
PARLIAMENTS = words("institutions", "parliaments")
OPPOSITION = words("institutions", "opposition")
HONORIFICS = words("honorifics", "male", "female", "either")
RANKS = words("honorifics", "ranks")
ADDRESSES = HONORIFICS | RANKS
"""Forms of address that are an office of their own, with no body named beside them."""
BARE = words("institutions", "bare")
PRESS = words("press")
"""What organs of the press are called."""
INDEPENDENT = words("institutions", "independent")
ARMED = words("armed")
WESTERN = words("marks", "western")
"""Words that make officials nobody's in particular: "a western diplomat"."""
DEPARTMENTS = words("marks", "departments")
PAST = words("marks", "past")
TOWARD = words("marks", "toward")
PARTICLES = words("marks", "particles")
ORGANISATIONAL = words("marks", "organisational")
ALSO_NAMES = words("marks", "also_names")
"""Such words that are names of people as well: "Bill", "Park"."""
LOCATIVE = words("marks", "locative")

_GIVEN = words("gender", "given_female")
_FEMALE = words("honorifics", "female") | words("gender", "female")
_MALE = words("honorifics", "male") | words("gender", "male")


def low(token: Token) -> str:
    """The word in small letters."""
    return token.text.casefold()


def is_office(token: Token) -> bool:
    """Whether the word alone names a function in the singular: "minister", "spokesman"."""
    return low(token) in OFFICES


def is_role(token: Token) -> bool:
    """Whether it says what one person is: a function or an occupation."""
    return low(token) in OFFICES or low(token) in PRIVATE


def singulars(token: Token) -> set[str]:
    """What the singular of the word would be, if it is a plural."""
    return _singulars(low(token))


def _singulars(word: str) -> set[str]:
    return {word.removesuffix("s"), word.removesuffix("es")} - {word}


def is_private(token: Token) -> bool:
    """Whether it says what people are who speak for themselves: "analyst", "manufacturers"."""
    forms = {low(token)} | singulars(token)
    return bool(forms & PRIVATE) and not forms & OFFICES


def is_group(token: Token) -> bool:
    """Whether it names several people together: "officials", "rebels"."""
    return _is_group(low(token))


@lru_cache(maxsize=1 << 15)
def _is_group(word: str) -> bool:
    return word in GROUPS or bool(_singulars(word) & _ONE)


def gender_named(name: str) -> str | None:
    """`f` where a full name's first word is a woman's given name, else None: who is not told to be
    a woman may be one all the same."""
    first, *rest = name.casefold().split() or [""]
    return "f" if rest and first in _GIVEN else None


def gender_told(text: str) -> str | None:
    """`f` or `m` where a title or role tells it, else None."""
    told = set(text.casefold().replace(",", " ").split())
    if told & _FEMALE:
        return "f"
    return "m" if told & _MALE else None


CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "gmt",
        "am",
        "pm",
    ]
)

DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})
"""Days told by where they lie, no part of a name or title."""

SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "warn",
        "insist",
        "argue",
        "note",
        "explain",
        "claim",
        "reply",
        "write",
        "declare",
        "acknowledge",
        "stress",
        "comment",
        "remark",
        "observe",
        "admit",
        "suggest",
        "recall",
        "continue",
        "confirm",
        "urge",
        "vow",
        "pledge",
    ]
)
"""Verbs whose subject is somebody: they show names that the parser took for things, and
speakers."""
