"""The words by which two findings are compared: telling ones weigh more than common ones.

Weights are fixed by short lists rather than counted in the reports: counts would change with every
report read, and with them links that were known on an earlier day.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple, Self, TypeAlias

from communique.model.parties import PartyKind
from communique.world import parties as world

GENERAL_WEIGHT: Final = 0.3
"""What a common word counts beside a telling one."""
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_MANY_SIDED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten)[ -]+"
    r"(?:party|nation|way|power|country|sided)\b"
)
_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "al",
    "e",
    "y",
)
_SHORTEST_STEM = 4


Groups: TypeAlias = Mapping[str, str]
"""Stem to the group of words that stand for one another."""


class Lexicon(NamedTuple):
    """The word lists of `words.toml`, as stems."""

    empty: frozenset[str]
    general: frozenset[str]
    gatherings: Groups
    """Stem to the sort of gathering that it names."""
    acts: Groups
    """Stem to the act that it names."""
    undoing: frozenset[str]
    """Stems that turn what follows into its opposite."""


def stem(word: str) -> str:
    """The word without its commonest endings, so that "talks" and "talk" are one.

    After the S stemmer (Harman 1991, "How effective is suffixing?"), with participles and the
    commonest nouns made from verbs added; a stem keeps four letters at least.

    >>> stem("negotiations") == stem("negotiate") == stem("negotiating")
    True
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return _undoubled(word.removesuffix(suffix).removesuffix("at"))
    return word


def _undoubled(root: str) -> str:
    doubled = len(root) > _SHORTEST_STEM and root[-1] == root[-2] and root[-1] not in "ls"
    return root[:-1] if doubled else root


@lru_cache(maxsize=65536)
def stems(text: str) -> "Stems":
    """The stems of the words of `text` that carry content.

    Thousands lose their comma; a round of so many is one word, whatever its members are called.

    >>> stems("six-nation talks") == stems("the six-party talks")
    True
    """
    lexicon = load()
    plain = _MANY_SIDED.sub(r"\1sided", text.casefold())
    found = (token.replace(",", "") for token in _TOKEN.findall(plain))
    return Stems(stem(word) for word in found if word not in lexicon.empty)


@lru_cache(maxsize=65536)
def is_actor(word: str) -> bool:
    """Whether it is the id of a state or an armed group: one that takes part, in most titles."""
    party = world.party(word)
    return party is not None and party.kind in (PartyKind.STATE, PartyKind.ARMED_GROUP)


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """What a stem, or an actor's id among the stems, counts for."""
    return GENERAL_WEIGHT if word in load().general or is_actor(word) else 1.0


class Stems(frozenset[str]):
    """Stems of what is compared again and again, those that tell something known beforehand."""

    __slots__ = ("telling",)

    telling: frozenset[str]
    """Those that are not said of most talks and promises alike."""

    def __new__(cls, words: Iterable[str] = ()) -> Self:
        """The stems of one finding's words."""
        self = super().__new__(cls, words)
        self.telling = telling(self)
        return self


def mass(stems: frozenset[str]) -> float:
    """What several stems count for together; counted, not summed, so that no order shows."""
    return _mass(len(stems), len(telling(stems)))


def _mass(count: int, telling: int) -> float:
    return count - (count - telling) * (1.0 - GENERAL_WEIGHT)


def likeness(left: Stems, right: Stems) -> float:
    """The weighted Jaccard index of two sets of stems: 0 apart, 1 the same."""
    both, tell = len(left & right), len(left.telling & right.telling)
    every = len(left) + len(right) - both
    every_telling = len(left.telling) + len(right.telling) - tell
    return _share(_mass(both, tell), _mass(every, every_telling))


def containment(left: Stems, right: Stems) -> float:
    """How much of the shorter set of stems the other has too."""
    both = _mass(len(left & right), len(left.telling & right.telling))
    one, two = _mass(len(left), len(left.telling)), _mass(len(right), len(right.telling))
    return _share(both, min(one, two))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def telling(stems: Iterable[str]) -> frozenset[str]:
    """Those of the stems that are not said of most talks and promises alike."""
    return frozenset(word for word in stems if weight(word) == 1.0)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the lists that come with the package."""
    raw = tomllib.loads((files("communique.linking") / "words.toml").read_text("utf-8"))
    return Lexicon(
        frozenset(raw["empty"].split()),
        frozenset(map(stem, raw["general"].split())),
        _by_stem(raw["gatherings"]),
        _by_stem(raw["acts"]),
        frozenset(map(stem, raw["undoing"].split())),
    )


def _by_stem(groups: Mapping[str, str]) -> Groups:
    return {stem(word): group for group, words in sorted(groups.items()) for word in words.split()}
