"""The words that tell of talks and visits, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from communique.language.tree import Token


class MeetingKind(StrEnum):
    """What sort of meeting a word tells of."""

    TALKS = "talks"
    VISIT = "visit"
    GATHERING = "gathering"
    CALL = "call"


@dataclass(frozen=True)
class Trigger:
    """A word that may tell of a meeting."""

    kind: MeetingKind
    weight: float
    """The share of its uses that do."""
    needs: str = "nothing"
    """What a verb must have beside it: "company", a "place", a "person", "together"."""


@dataclass(frozen=True)
class MeetingWords:
    """The lexicon of meetings."""

    nouns: Mapping[str, Trigger]
    verbs: Mapping[str, Trigger]
    words: Mapping[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        """Whether a word is in one of the lexicon's groups."""
        return word in self.words[group]


@lru_cache(maxsize=1)
def meeting_words() -> MeetingWords:
    """The lexicon, read once."""
    tables = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    nouns = {
        word: Trigger(MeetingKind(kind), weight)
        for kind, words in tables["nouns"].items()
        for word, weight in words.items()
    }
    verbs = {
        word: Trigger(MeetingKind(v["kind"]), v["weight"], v["needs"])
        for word, v in tables["verbs"].items()
    }
    return MeetingWords(nouns, verbs, {k: frozenset(v) for k, v in tables["words"].items()})


def phrase_of(verb: Token) -> str:
    """The verb's lemma with its particle: `call_off`."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma}_{particle}" if particle else lemma


def verb_above(token: Token) -> Token:
    """The verb in whose clause a token stands; the sentence's root where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token
