"""Whether two names may be one person's: "Lavrov", "Sergei Lavrov", "Sergey V. Lavrov".

Reports spell foreign names by different rules, so given names that are nearly alike count as one
where the family name is the same (the usual practice in record linkage; Christen 2012, "Data
Matching", ch. 5). Nothing is known of who is who: it is the forms alone that are compared.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from communique.linking.office_titles import table
from communique.world.lexicon import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_SHORT: Final = 5
"""Letters under which two given names that differ are two: "Jon" and "Jan"."""
_LONG: Final = 7
"""Letters from which they may differ in two: "Mikhail" and "Mikheil"."""
_MOST_WORDS: Final = 5


class PersonName(NamedTuple):
    """A name in parts that can be compared: folded, without forms of address and particles."""

    family: str
    given: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether it tells more than a family name."""
        return bool(self.given)


class _Parts(NamedTuple):
    address: frozenset[str]
    particles: frozenset[str]
    first: frozenset[str]
    first_before_two: frozenset[str]


@lru_cache(maxsize=1)
def _parts() -> _Parts:
    return _Parts(**{key: frozenset(said.split()) for key, said in table()["names"].items()})


@lru_cache(maxsize=1 << 16)
def person_name(words: str) -> PersonName | None:
    """The name in its parts; None for words that no person is called by: "US officials".

    >>> person_name("Mr Hu Jintao"), person_name("the Kremlin")
    (PersonName(family='hu', given=('jintao',)), None)
    """
    told = _WORD.findall(words)
    parts = _parts()
    while len(told) > 1 and fold(told[0]) in parts.address:
        told = told[1:]
    if not told or len(told) > _MOST_WORDS or not all(_is_name(word) for word in told):
        return None
    plain = [_bare(word) for word in told if fold(word) not in parts.particles]
    if not plain:
        return None
    if len(plain) > 1 and _comes_first(plain):
        return PersonName(plain[0], ("".join(plain[1:]).replace("-", ""),))
    return PersonName(plain[-1], tuple(plain[:-1]))


def _is_name(word: str) -> bool:
    return word[0].isupper() or _bare(word) != fold(word) or fold(word) in _parts().particles


def _bare(word: str) -> str:
    """A word of a name without an article that is written with it: "al-Faisal"."""
    plain = fold(word)
    for particle in ("al-", "el-", "ul-"):
        plain = plain.removeprefix(particle)
    return plain


def _comes_first(plain: list[str]) -> bool:
    """Whether the family name stands first, as in Chinese, Korean and Vietnamese."""
    parts = _parts()
    two = len(plain) == 3 or (len(plain) == 2 and "-" in plain[1])
    return plain[0] in parts.first or (two and plain[0] in parts.first_before_two)


def may_be_one(left: PersonName, right: PersonName) -> bool:
    """Whether two names may be one person's: a family name alone fits all who bear it."""
    if left.family != right.family:
        return False
    if not left.given or not right.given:
        return True
    return _alike(left.given[0], right.given[0]) and _middle_fits(left.given[1:], right.given[1:])


def are_one(names: Iterable[PersonName]) -> bool:
    """Whether each two of the names may be one person's."""
    return all(may_be_one(one, other) for one, other in combinations(names, 2))


def _middle_fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Middle names may be left out or shortened; two that differ are two persons'."""
    if not left or not right:
        return True
    return len(left) == len(right) and all(
        _alike(one, other) for one, other in zip(left, right, strict=True)
    )


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> bool:
    """Whether two given names are one in two spellings, or one the other's first letter."""
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    shorter = min(len(one), len(other))
    if one[0] != other[0] or shorter < _SHORT:
        return False
    return _distance(one, other) <= (2 if shorter >= _LONG else 1)


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added or left out (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        above, row = row, [n]
        for m, against in enumerate(other, start=1):
            row.append(min(row[-1] + 1, above[m] + 1, above[m - 1] + (letter != against)))
    return row[-1]
