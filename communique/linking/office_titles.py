"""Which office a title names, whatever words stand round it: "the new Russian president" is one.

Compared are the words that tell offices apart, by the lists of `offices.toml`; the party is told
beside them and left out, and so is what a reporter thinks of the holder.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from communique.world.lexicon import fold
from communique.world.parties import lexicon

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_OWNED: Final = ("'s", "’s")
_BEHIND: Final = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
_WHERE: Final = frozenset({"to", "in", "on", "at", "for"})
_EMPTY: Final = frozenset({"the", "a", "an", "and", "its", "his", "her", "their", *_BEHIND})


class OfficeTitle(NamedTuple):
    """An office, as far as a title tells which."""

    words: tuple[str, ...]
    """The words that tell it from others, sorted; none where the title names no office."""
    held: bool
    """False for a former or a future holder."""
    alone: bool
    """Whether one person holds it at a time."""

    @property
    def is_loose(self) -> bool:
        """Whether it fits many offices: "the Russian leader"."""
        return frozenset(self.words) <= _words().loose

    @property
    def is_office(self) -> bool:
        """Whether it can be held, and is."""
        return bool(self.words) and self.held


class _Words(NamedTuple):
    heads: frozenset[str]
    kinds: frozenset[str]
    past: frozenset[str]
    none: frozenset[str]
    loose: frozenset[str]
    sent: frozenset[str]
    same: tuple[tuple[str, str], ...]
    alone: frozenset[str]
    departments: frozenset[str]
    several: frozenset[str]


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The lists as they stand in the file."""
    return tomllib.loads((files("communique.linking") / "offices.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = table()

    def listed(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return _Words(
        heads=listed(raw["heads"]),
        kinds=listed(raw["kinds"]),
        past=listed(raw["past"]),
        none=listed(raw["none"]),
        loose=listed(raw["loose"]),
        sent=listed(raw["sent"]),
        same=tuple(raw["same"].items()),
        alone=listed(raw["sole"]["alone"]),
        departments=listed(raw["sole"]["departments"]),
        several=listed(raw["sole"]["several"]),
    )


@lru_cache(maxsize=1 << 16)
def office_title(title: str, party: str | None, day: date) -> OfficeTitle:
    """The office that a title names for a party, as of a day.

    >>> from datetime import date
    >>> office_title("the new Russian president", "RUS", date(2009, 1, 1)).words
    ('president',)
    """
    known = _words()
    every = _tokens(title)
    hidden = _naming(every, party, day)
    tokens = [word for at, word in enumerate(every) if at not in hidden]
    plain = {_plain(word) for word in tokens}
    elsewhere = bool(hidden and plain & known.sent) and _is_where(every, min(hidden))
    names_one = bool(plain & known.heads) and not plain & known.none and not elsewhere
    told = tuple(sorted(_telling(tokens))) if names_one else ()
    held = not plain & known.past
    return OfficeTitle(told, held, _is_alone(frozenset(told)))


def _tokens(title: str) -> list[str]:
    """The title's words, one form for those that have several."""
    text = " ".join(_WORD.findall(title.replace("-", " ")))
    for form, one in _words().same:
        text = re.sub(rf"(?i)\b{re.escape(form)}\b(?!['’])", one, text)
    return text.split()


def _naming(tokens: Sequence[str], party: str | None, day: date) -> set[int]:
    """The places of words that name the party: "Russian", "the Republic of Poland". What tells one
    of its bodies is none: "commission" of "European Commission"."""
    bare = [word.removesuffix(_OWNED[0]).removesuffix(_OWNED[1]) for word in tokens]
    kept = _words().kinds
    hidden: set[int] = set()
    for sighting in lexicon().find(bare, day):
        if party in sighting.parties:
            own = range(sighting.first, sighting.last)
            hidden.update(at for at in own if _plain(bare[at]) not in kept)
    return hidden


def _is_where(tokens: Sequence[str], first: int) -> bool:
    """Whether a party named first at this place is where somebody is sent: "envoy to Chile"."""
    before = [word for word in tokens[:first] if word.casefold() != "the"]
    return bool(before) and before[-1].casefold() in _WHERE


def _telling(tokens: Sequence[str]) -> set[str]:
    """The words that tell the office, and the names in it: "Kandahar governor" is one of many."""
    known = _words()
    found = set()
    for at, word in enumerate(tokens):
        small = _plain(word)
        owner = word.endswith(_OWNED) and small not in known.kinds
        if small in known.heads | known.kinds or (
            word[:1].isupper() and not owner and at > 0 and small not in _EMPTY
        ):
            found.add(small)
    return found


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s")


def _is_alone(told: frozenset[str]) -> bool:
    """Whether several persons can't hold it at once."""
    known = _words()
    if told & known.several:
        return False
    heads = told & known.heads
    if heads == {"minister"}:
        return len(told) > 1 and "state" not in told
    if heads and heads <= {"secretary", "general"} and "secretary" in told:
        return len(told) > 1
    return len(heads) == 1 and heads <= known.alone and len(told) == 1
