"""Findings' fields in a reader's words, with where each leads."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from communique.briefs.phrases import named, party_words, when_words
from communique.model.dates import When
from communique.model.evidence import Passage
from communique.model.findings import AnyFinding, Participant, Voice

_PLACES: Final = frozenset({"evidence", "cue", "source", "actor_spans", "recipient_spans"})
_UNSAID: Final = frozenset({"report", "confidence"})
_PARTIES: Final = frozenset({"party", "holder", "toward", "host", "by", "to", "actor", "recipient"})
_PEOPLE: Final = frozenset({"speaker", "person"})


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field, and the party or person that it leads to."""

    words: str
    party: str | None = None
    person: str | None = None
    more: str = ""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field that says something."""

    label: str
    values: tuple[Value, ...]


def fields(finding: AnyFinding, day: date) -> tuple[Field, ...]:
    """What a finding says beside its words, in the scheme's order."""
    found = []
    for field in msgspec.structs.fields(finding):
        given = getattr(finding, field.name)
        if field.name in _PLACES | _UNSAID or given in (None, (), ""):
            continue
        values = given if isinstance(given, tuple) and not _is_passage(given) else (given,)
        told = tuple(_value(field.name, value, day) for value in values)
        found.append(Field(label=field.encode_name.replace("_", " "), values=told))
    return tuple(found)


def _is_passage(given: object) -> bool:
    return isinstance(given, Passage)


def _value(name: str, value: object, day: date) -> Value:
    match value:
        case Participant():
            party = party_words(value.party, day, article=False)
            why = f", “{value.reason}”" if value.reason else ""
            return Value(words=party, party=value.party, more=f"{value.attendance.value}{why}")
        case Voice():
            return Value(words=value.speaker, person=value.speaker)
        case Passage():
            return Value(words=value.words)
        case When():
            return Value(words=when_words(value, preposition=False))
        case StrEnum():
            return Value(words=value.value.replace("_", " "))
    words = str(value)
    if name in _PARTIES:
        return Value(words=party_words(words, day, article=False), party=words)
    if name in _PEOPLE:
        return Value(words=words, person=words)
    return Value(words=named(words, day) if name == "name" else words)


def words_of(finding: AnyFinding) -> Iterator[str]:
    """The passages that carry a finding, their blanks folded."""
    return (" ".join(passage.words.split()) for passage in finding.evidence)
