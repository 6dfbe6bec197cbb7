"""What a position is about: the marks by which two topics are told to be one question."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from communique.linking import naming, words
from communique.model.findings import Position
from communique.world import parties as world

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEAD_WORDS: Final = 2
"""Where a thing's undoing stands: "lifting of sanctions"; "by the end of May" undoes nothing."""
_MOST_COUNTED: Final = 4
_ROUNDING: Final = 1e-6
"""Sums in another order differ by less."""


class Topic(NamedTuple):
    """What a position is about, as far as it can be compared."""

    telling: frozenset[str]
    """Its matters and the stems of its telling words: what it is about."""
    named: frozenset[str]
    """Parties' ids and other names in it: whom it is about."""
    toward: str | None
    undone: bool
    """Whether it is the undoing of the thing: "lifting sanctions", not "sanctions"."""

    @property
    def says_something(self) -> bool:
        """Whether another report could be about the same: a matter, and a second mark or party."""
        others = self.named.union([self.toward] if self.toward else [])
        return bool(self.telling) and len(self.telling) + len(others) > 1


class Lexicon(NamedTuple):
    """The word lists of `topics.toml`."""

    pointing: frozenset[str]
    matters: Mapping[str, str]
    """A word in small letters to the matter that it names."""
    verbs: frozenset[str]
    """Those of the words that are bare verbs: a name takes the matter in their place."""
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the lists that come with the package."""
    raw = tomllib.loads((files("communique.linking") / "topics.toml").read_text("utf-8"))
    return Lexicon(
        frozenset(map(words.stem, raw["pointing"].split())),
        {word: matter for matter, said in raw["matters"].items() for word in said.split()},
        frozenset(raw["verbs"].split()),
        raw["weights"],
    )


def topic(position: Position, published: date) -> Topic:
    """What a position is about."""
    telling, named, undone = _read(position.topic, published)
    toward = None if position.toward is None else naming.party(position.toward)
    return Topic(telling, named, toward, undone)


@lru_cache(maxsize=65536)
def _read(text: str, day: date) -> tuple[frozenset[str], frozenset[str], bool]:
    """Telling marks, names, and whether its head undoes what follows."""
    tokens = _TOKEN.findall(text)
    parties, rest = _without_parties(tokens, day)
    named = {token.casefold() for token in rest if _is_name(token)}
    plain = [token for token in rest if not _is_name(token)]
    head = [words.stem(word.casefold()) for word in plain if _says(word)][:_HEAD_WORDS]
    telling = frozenset(mark for word in plain for mark in _marks(word))
    return telling, parties | named, _undoes(head)


def _undoes(head: Sequence[str]) -> bool:
    return not words.load().undoing.isdisjoint(head)


def _without_parties(tokens: Sequence[str], day: date) -> tuple[frozenset[str], list[str]]:
    """The parties that the tokens name, and the other tokens."""
    bare = [re.sub(r"['’]s$", "", token) for token in tokens]
    found = world.lexicon().find(bare, day)
    taken = {at for sighting in found for at in range(sighting.first, sighting.last)}
    parties = frozenset(party for sighting in found for party in sighting.parties)
    return parties, [token for at, token in enumerate(bare) if at not in taken]


def _is_name(token: str) -> bool:
    """Whether a word is somebody's or some place's name: it has a capital, and is no abbreviation.

    The first word of a sentence is taken for one too, unless it is a matter: the cost is a mark.
    """
    short = token.isupper() and len(token) > 1
    return token[0].isupper() and not short and token.casefold() not in load().matters


def _says(word: str) -> bool:
    return word.casefold() not in words.load().empty


def _marks(word: str) -> Iterator[str]:
    """The matter that a word names, or its stem where it tells something."""
    lexicon = load()
    small = word.casefold()
    if small in lexicon.matters:
        yield lexicon.matters[small]
        return
    for stem in words.stems(small):
        common = stem in lexicon.pointing or words.weight(stem) < 1.0
        if not common and stem.isalpha() and len(stem) > 1 and not small.endswith("ly"):
            yield stem


def log_odds(left: Topic, right: Topic) -> float:
    """How much speaks for two topics being one question."""
    weigh = load().weights
    one, two = left.telling, right.telling
    common = one & two
    if not common or left.undone != right.undone:
        return weigh["nothing_common"]
    whom, others = left.named, right.named
    light = words.GENERAL_WEIGHT
    both = len(common) + light * len(whom & others)
    total = len(one | two) + light * len(whom | others)
    smaller = min(len(one) + light * len(whom), len(two) + light * len(others))
    return (
        weigh["bias"]
        + weigh["likeness"] * both / total
        + weigh["containment"] * both / smaller
        + weigh["telling"] * (min(len(common), _MOST_COUNTED) - 1)
        + (weigh["lone_word"] if len(common) == 1 and not common & _matters() else 0.0)
        + _toward(left.toward, right.toward)
    )


def may_be_one(left: Topic, right: Topic) -> bool:
    """Whether two topics can be one question at all, at a glance: by how many marks they share if
    every name that one has were the other's, toward whomever they are. Of the pairs that share a
    mark it leaves a few in a hundred to be weighed, and none out that would speak for one."""
    weigh, light = load().weights, words.GENERAL_WEIGHT
    one, two = len(left.telling), len(right.telling)
    names = sorted((light * len(left.named), light * len(right.named)))
    common = len(left.telling & right.telling)
    both = common + names[0]
    smaller = min(one + light * len(left.named), two + light * len(right.named))
    at_most = (
        weigh["bias"]
        + weigh["likeness"] * both / (one + two - common + names[1])
        + weigh["containment"] * both / smaller
        + weigh["telling"] * (min(common, _MOST_COUNTED) - 1)
        + weigh["same_toward"]
    )
    return common > 0 and at_most > -_ROUNDING


def common_marks(left: Topic, right: Topic) -> int:
    """How many telling marks and names two topics share; for a lone matter toward whom counts."""
    telling = left.telling & right.telling
    named = set(left.named & right.named)
    if left.toward is not None and left.toward == right.toward and telling & _matters():
        named.add(left.toward)
    return len(telling) + len(named) if telling else 0


@lru_cache(maxsize=1)
def _matters() -> frozenset[str]:
    return frozenset(load().matters.values())


def _toward(left: str | None, right: str | None) -> float:
    weigh = load().weights
    if left == right:
        return weigh["same_toward"] if left is not None else 0.0
    return weigh["one_toward"] if None in (left, right) else weigh["other_toward"]
