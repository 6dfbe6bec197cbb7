"""Words that colour what stands under them: planned, wished for, denied, called off. As data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from communique.model.findings import Modality


class Stage(StrEnum):
    """What has become of an act that was planned or begun, where the words tell."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    UNDER_WAY = "under_way"
    ENDED = "ended"


class Telling(NamedTuple):
    """How an act is told, and at what stage it is said to be."""

    modality: Modality
    stage: Stage | None = None


@dataclass(frozen=True)
class ModalityWords:
    """Words by their effect on what they govern."""

    verbs: Mapping[str, Telling]
    adjectives: Mapping[str, Telling]
    nouns: Mapping[str, Telling]
    prepositions: Mapping[str, Telling]
    marks: Mapping[str, frozenset[str]]


_EFFECTS = {
    "past": Telling(Modality.PAST),
    "planned": Telling(Modality.PLANNED),
    "proposed": Telling(Modality.PROPOSED),
    "denied": Telling(Modality.DENIED),
    "conditional": Telling(Modality.CONDITIONAL),
    "cancelled": Telling(Modality.DENIED, Stage.CANCELLED),
    "postponed": Telling(Modality.PLANNED, Stage.POSTPONED),
    "under_way": Telling(Modality.PRESENT, Stage.UNDER_WAY),
    "ended": Telling(Modality.PAST, Stage.ENDED),
}


@lru_cache(maxsize=1)
def modality_words() -> ModalityWords:
    """The lexicon, read once."""
    tables = tomllib.loads(Path(__file__).with_name("modality.toml").read_text(encoding="utf-8"))

    def effects(name: str) -> dict[str, Telling]:
        return {word: _EFFECTS[kind] for kind, words in tables[name].items() for word in words}

    marks = {kind: frozenset(words) for kind, words in tables["marks"].items()}
    return ModalityWords(
        verbs=effects("verbs"),
        adjectives=effects("adjectives"),
        nouns=effects("nouns"),
        prepositions=effects("prepositions"),
        marks=marks,
    )
