"""What a position's topic is about: the marks by which two are one question, and its name."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from communique.linking import naming, words
from communique.model.findings import Position

_MOST_WORDS: Final = 9
"""A name is read at a glance; topics run to thirty words."""
_CLAUSE: Final = re.compile(
    r",|;|:| -|\s(?:when|before|after|until|unless|if|because|as soon as|so that|in order|which"
    r"|who|whom|whose|while|although|since|that (?:it|they|he|she|the|a|an))\b"
)
_LEADING: Final = re.compile(
    r"^(?:(?:the|a|an|any|its|their|his|her|to|on|of|for|still|also|only)\s+)+", re.IGNORECASE
)
_ADVERB: Final = re.compile(r"^(?:[a-z]+ly|not|never)\s+", re.IGNORECASE)
_LOOSE_END: Final = re.compile(
    r"(?:\s+(?:the|a|an|and|or|of|in|on|at|to|by|for|from|with|without|into|its|their|his|her|it"
    r"|this|that|as|be|is|are|was|were))+$",
    re.IGNORECASE,
)


class Topic(NamedTuple):
    """What a position is about, as far as it can be compared."""

    marks: tuple[str, ...]
    """Its matters, telling stems and actors' ids, sorted."""
    toward: str | None
    undone: bool
    """Whether it is the undoing of the thing: "lifting sanctions", not "sanctions"."""

    @property
    def told(self) -> frozenset[str]:
        """The marks as a set."""
        return frozenset(self.marks)

    @property
    def telling(self) -> frozenset[str]:
        """The marks that are no actors: what it is about rather than whom."""
        return frozenset(mark for mark in self.marks if not words.is_actor(mark))

    @property
    def says_something(self) -> bool:
        """Whether another report could be about the same: a matter, and a second mark or party."""
        marks = len(self.marks) + (self.toward is not None and self.toward not in self.marks)
        return bool(self.telling) and marks > 1


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
    matters = {word: matter for matter, said in raw["matters"].items() for word in said.split()}
    return Lexicon(
        frozenset(map(words.stem, raw["pointing"].split())),
        matters,
        frozenset(raw["verbs"].split()),
        raw["weights"],
    )


@lru_cache(maxsize=65536)
def _marks(text: str, day: date) -> tuple[str, ...]:
    lexicon = load()
    plain = re.sub(
        r"[^\W\d_]+(?:-[^\W\d_]+)*",
        lambda found: lexicon.matters.get(found[0].casefold(), found[0]),
        text,
    )
    read = naming.read(plain, day)
    matters = {words.stem(matter): matter for matter in lexicon.matters.values()}
    kept = (
        matters.get(stem, stem)
        for stem in read.stems
        if stem in matters
        or words.is_actor(stem)
        or (stem not in lexicon.pointing and words.weight(stem) == 1.0 and not stem.isdigit())
    )
    return tuple(sorted(frozenset(kept)))


def topic(position: Position, published: date) -> Topic:
    """What a position is about."""
    undoing = words.load().undoing
    stems = naming.read(position.topic, published).stems
    toward = None if position.toward is None else naming.party(position.toward)
    return Topic(_marks(position.topic, published), toward, bool(stems & undoing))


def log_odds(left: Topic, right: Topic) -> float:
    """How much speaks for two topics being one question."""
    weigh = load().weights
    one, two = left.told, right.told
    common = left.telling & right.telling
    return (
        weigh["bias"]
        + weigh["likeness"] * words.likeness(one, two)
        + weigh["containment"] * words.containment(one, two)
        + (weigh["two_telling"] * min(len(common), 4) / 4 if len(common) > 1 else 0.0)
        + (0.0 if common else weigh["no_telling"])
        + _toward(left.toward, right.toward)
    )


def _toward(left: str | None, right: str | None) -> float:
    weigh = load().weights
    if left == right:
        return weigh["same_toward"] if left is not None else 0.0
    return weigh["one_toward"] if None in (left, right) else weigh["other_toward"]


def name(text: str) -> str:
    """A topic as a question is called: short, a verb at its head made a noun where it has one.

    >>> name("officially recognise the Taliban")
    'recognition of the Taliban'
    >>> name("make good on promises it made when it came to power")
    'make good on promises it made'
    """
    plain = " ".join(text.split())
    head = _CLAUSE.split(plain)[0].strip() or plain
    bare = _ADVERB.sub("", _LEADING.sub("", head)) or head
    kept = " ".join(bare.split()[:_MOST_WORDS])
    short = _LOOSE_END.sub("", kept) or kept
    first, _, rest = short.partition(" ")
    matter = load().matters.get(first.casefold())
    if matter is None or not rest or first.casefold() not in load().verbs:
        return short
    return f"{matter} of {rest}" if not rest.startswith("of ") else f"{matter} {rest}"
