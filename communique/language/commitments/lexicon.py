"""The words by which parties bind themselves or are bound, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from communique.model.findings import CommitmentKind


@dataclass(frozen=True)
class Binding:
    """A word that may tell of a commitment, and the share of its uses that do."""

    kind: CommitmentKind
    weight: float


@dataclass(frozen=True)
class CommitmentWords:
    """The lexicon of commitments."""

    verbs: Mapping[str, Binding]
    nouns: Mapping[str, Binding]
    words: Mapping[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        """Whether a word is in one of the lexicon's groups."""
        return word in self.words[group]


@lru_cache(maxsize=1)
def commitment_words() -> CommitmentWords:
    """The lexicon, read once."""
    path = Path(__file__).with_name("lexicon.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))

    def bindings(table: str) -> dict[str, Binding]:
        return {
            word: Binding(CommitmentKind(kind), weight)
            for kind, words in tables[table].items()
            for word, weight in words.items()
        }

    words = {group: frozenset(entries) for group, entries in tables["words"].items()}
    return CommitmentWords(bindings("verbs"), bindings("nouns"), words)
