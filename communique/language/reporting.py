"""The lexicon of reporting: which verbs and nouns tell what somebody says or thinks."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from communique.model.findings import Manner


class Frame(StrEnum):
    """What a reporting verb takes as its content."""

    CLAUSE = "clause"
    """A that-clause, an indirect question or a quotation: "said that"."""
    INFINITIVE = "infinitive"
    """The source's own deed: "promised to go"."""
    REQUEST = "request"
    """Somebody and what they are to do: "urged Iran to stop"."""
    OBJECT = "object"
    """A noun phrase that stands for what is said: "denied the charge"."""


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """Reporting words by lemma."""

    speech: Mapping[Frame, frozenset[str]]
    thought: Mapping[Frame, frozenset[str]]
    prepositions: Mapping[str, tuple[str, ...]]
    particles: Mapping[str, tuple[str, ...]]
    speech_nouns: frozenset[str]
    thought_nouns: frozenset[str]
    light: frozenset[str]
    documents: frozenset[str]
    stated: Mapping[Frame, frozenset[str]]
    """By frame, the verbs that put a saying on record in it."""
    evidential: frozenset[str]
    """Verbs that things may have for a subject: "the killing suggests that"."""
    things: tuple[str, ...]
    """How nouns for things and events end."""
    bodies: frozenset[str]
    """Nouns with such an ending that are bodies of people."""
    manners: Mapping[str, Manner]
    writings: frozenset[str]
    verbs: frozenset[str]
    """All that report, with whatever content."""

    def takes(self, lemma: str, frame: Frame) -> bool:
        """Whether a verb takes such a content, in speech or in thought."""
        return lemma in self.speech[frame] or lemma in self.thought[frame]

    def is_verb(self, lemma: str) -> bool:
        """Whether a verb reports at all."""
        return lemma in self.verbs

    def is_noun(self, lemma: str) -> bool:
        """Whether a noun reports: "claim", "fear"."""
        return lemma in self.speech_nouns or lemma in self.thought_nouns

    def is_speech(self, lemma: str, frame: Frame) -> bool:
        """Whether it tells of speech rather than of thought, in this frame."""
        if lemma in self.speech[frame]:
            return True
        if lemma in self.thought[frame]:
            return False
        spoken = any(lemma in verbs for verbs in self.speech.values())
        return spoken or not any(lemma in verbs for verbs in self.thought.values())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    data = tomllib.loads(files("communique.language").joinpath("reporting.toml").read_text("utf-8"))
    manner = data["manner"]
    nouns = data["nouns"]
    speech, thought = _frames(data["speech"]), _frames(data["thought"])
    return Lexicon(
        speech=speech,
        thought=thought,
        prepositions={verb: tuple(words) for verb, words in data["prepositions"].items()},
        particles={verb: tuple(words) for verb, words in data["particles"].items()},
        speech_nouns=_words(nouns["speech"]),
        thought_nouns=_words(nouns["thought"]),
        light=_words(nouns["light"]),
        documents=_words(nouns["documents"]),
        stated=_stated(data),
        evidential=_words(data["statement"]["evidential"]),
        things=tuple(data["statement"]["things"].split()),
        bodies=_words(data["statement"]["bodies"]),
        manners={
            lemma: Manner[name.upper()]
            for name in ("wrote", "told", "answered", "denied", "warned")
            for lemma in manner[name].split()
        },
        writings=_words(manner["wrote_nouns"]),
        verbs=frozenset(
            {*data["prepositions"], *data["particles"]}.union(*speech.values(), *thought.values())
        ),
    )


def _stated(data: Mapping[str, Any]) -> Mapping[Frame, frozenset[str]]:
    """By frame, the verbs that make a statement of their content."""
    told = data["statement"]
    return {
        Frame.CLAUSE: _words(data["speech"]["clause"]) - _words(told["weak"]),
        Frame.INFINITIVE: _words(told["infinitive"]),
        Frame.REQUEST: _words(told["request"]),
        Frame.OBJECT: _words(told["object"]),
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _frames(table: Mapping[str, Any]) -> Mapping[Frame, frozenset[str]]:
    return {frame: _words(table[frame.value]) for frame in Frame}
