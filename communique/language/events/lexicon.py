"""Which words name which PLOVER event: `lexicon.toml`, read once."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from communique.language.tree import Token


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@lru_cache(maxsize=32)
def words(section: str, name: str) -> frozenset[str]:
    """One list of the lexicon."""
    return frozenset(_tables()[section][name].split())


@lru_cache(maxsize=2)
def plain(section: str = "verbs") -> Mapping[str, str]:
    """What a verb, or a noun, names by itself; the first type that lists it."""
    found: dict[str, str] = {}
    for kind, listed in _tables()[section].items():
        for word in listed.split():
            found.setdefault(word, kind)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def framed() -> Mapping[tuple[str, str], str]:
    """What a verb names together with its object; the first frame that has both."""
    found: dict[tuple[str, str], str] = {}
    for frame in _tables()["frames"]:
        for verb in frame["verbs"].split():
            for noun in frame["nouns"].split():
                found.setdefault((verb, noun), frame["type"])
    return MappingProxyType(found)


def type_of(verb: Token) -> tuple[str, Token | None, int] | None:
    """The type of a verb with its object (2), particle (1) or alone (0), and that object."""
    for noun in objects_under(verb):
        kind = framed().get((verb.lemma_, noun.lemma_.lower()))
        if kind is not None:
            return kind, noun, 2
    for child in verb.children:
        if child.dep_ in {"prep", "prt", "advmod"} and not _is_of_time(child):
            kind = plain().get(f"{verb.lemma_}_{child.lower_}")
            if kind is not None:
                return kind, None, 1
    kind = plain().get(verb.lemma_)
    return None if kind is None else (kind, None, 0)


def _is_of_time(preposition: Token) -> bool:
    """ "called him on Friday" is no call on anybody."""
    return any(c.is_dated for c in preposition.children)


def objects_under(verb: Token) -> list[Token]:
    """The nouns that a verb acts with: its objects and those of its prepositions."""
    direct = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "dative", "oprd", "attr"}]
    under = [
        o
        for c in verb.children
        if c.dep_ in {"prep", "dative"}
        for o in c.children
        if o.dep_ == "pobj"
    ]
    found = [n for head in (*direct, *under) for n in (head, *head.conjuncts)]
    inner = [
        o
        for n in direct
        for c in n.children
        if c.dep_ in {"prep", "compound", "nmod"}
        for o in ((c,) if c.dep_ != "prep" else c.children)
    ]
    return found + inner
