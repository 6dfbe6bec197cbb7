"""What a person types into a search, understood; whatever is typed, some question comes of it.

Words must all be there, in any order and any form; words in quotation marks stand together; a
word with `-` before it must not be there; one with `*` behind it is the beginning of a word.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

MOST_TERMS: Final = 32
"""More are not looked at: no question has so many, and a database's patience has an end."""
_TERM: Final = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_UNTYPABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""Control marks and halves of characters: no text has them, and databases choke on them."""
_ISE: Final = re.compile(r"(?<=[a-z]{3}[iy])([sz])(?=(?:e[drs]?|ing|ations?|ers?)$)")
_ENDINGS: Final = ("", "s", "es", "ed", "d", "ing")
_OWNED: Final = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)


class Term(NamedTuple):
    """One thing asked for."""

    forms: tuple[str, ...]
    """Words or phrases any of which will do."""
    is_wanted: bool = True
    is_beginning: bool = False


def asked_words(typed: str) -> tuple[Term, ...]:
    """The terms of a question; none where nothing is asked for that could be found."""
    terms = tuple(_terms(_UNTYPABLE.sub(" ", typed)))[:MOST_TERMS]
    return terms if any(term.is_wanted for term in terms) else ()


def _terms(typed: str) -> Iterator[Term]:
    for found in _TERM.finditer(typed):
        wanted = not found["without"]
        if found["phrase"] is not None:
            forms: tuple[str, ...] = (found["phrase"],)
        elif found["word"].endswith("*"):
            yield from _beginning(found["word"], wanted)
            continue
        else:
            forms = family(_OWNED.sub("", found["word"]))
        if any(map(str.isalnum, forms[0])):
            yield Term(forms, wanted)


def _beginning(word: str, wanted: bool) -> Iterator[Term]:
    bare = word.rstrip("*")
    if any(map(str.isalnum, bare)):
        yield Term((bare,), wanted, is_beginning=True)


def family(word: str) -> tuple[str, ...]:
    """The word, and what else is asked for by it: other spellings, forms that no stemmer knows.

    >>> family("recognised")
    ('recognised', 'recognized', 'recognise', 'recognize', 'recognition')
    """
    folded = word.casefold()
    spelt = _ISE.sub(lambda s: "z" if s[1] == "s" else "s", folded)
    kin = (kin for one in (folded, spelt) for kin in _kin(one))
    return tuple(dict.fromkeys((word, *([spelt] if spelt != folded else []), *kin)))


def _kin(word: str) -> tuple[str, ...]:
    for ending in _ENDINGS:
        if word.endswith(ending):
            bare = word.removesuffix(ending) if ending else word
            for tried in (bare, bare + "e"):
                if tried in _families():
                    return _families()[tried]
    return ()


@lru_cache(maxsize=1)
def _families() -> Mapping[str, tuple[str, ...]]:
    listed = tomllib.loads(Path(__file__).with_name("families.toml").read_text(encoding="utf-8"))
    return MappingProxyType({word: tuple(kin) for kin in listed["families"] for word in kin})
