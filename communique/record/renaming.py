"""Parties and persons as people have decided to call them, put into findings in place of the old.

A name that is merged into another is one with it everywhere; words of evidence are never touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from communique.model.decisions import Decision, PartyCalled, PersonCalled
from communique.model.findings import AnyFinding, Participant, Statement, Voice

_PARTIES: Final = frozenset({"party", "holder", "toward", "host", "by", "to", "actor", "recipient"})
_PERSONS: Final = frozenset({"speaker", "person", "candidates"})
_EITHER: Final = frozenset({"addressee"})
"""Words may be said to a party or to a person."""


@dataclass(frozen=True, slots=True)
class Names:
    """What parties and persons are to be called, old name to new, chains followed to their end."""

    parties: Mapping[str, str]
    persons: Mapping[str, str]
    overruled: Mapping[str, str]
    """Decisions in whose place a later one stands, each with that one's id."""

    def __bool__(self) -> bool:
        return bool(self.parties or self.persons)


def names_by(decisions: Iterable[Decision]) -> Names:
    """The names that hold after all decisions: of two on one name the later, and where names would
    go round in a circle the later."""
    overruled: dict[str, str] = {}
    parties: dict[str, tuple[str, str]] = {}
    persons: dict[str, tuple[str, str]] = {}
    for decision in sorted(decisions, key=lambda d: d.order, reverse=True):
        ruling = decision.ruling
        if isinstance(ruling, PartyCalled | PersonCalled):
            held = parties if isinstance(ruling, PartyCalled) else persons
            against = _against(ruling.name, ruling.called, held)
            if against is None:
                held[ruling.name] = (ruling.called, decision.id)
            else:
                overruled[decision.id] = against
    return Names(_followed(parties), _followed(persons), overruled)


def _against(name: str, called: str, held: Mapping[str, tuple[str, str]]) -> str | None:
    """The id of the later decision that leaves this one no room; None where there is none."""
    if name in held:
        return held[name][1]
    while called in held:
        called, by = held[called]
        if called == name:
            return by
    return None


def _followed(held: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    ends: dict[str, str] = {}
    for name in sorted(held):
        end = name
        while end in held:
            end = held[end][0]
        ends[name] = end
    return ends


def names_in(finding: AnyFinding) -> frozenset[str]:
    """Every name that a decision could change in a finding, of parties and persons alike."""
    found: set[str] = set(finding.parties())
    for field in _PERSONS | _EITHER:
        value = getattr(finding, field, None)
        found.update((value,) if isinstance(value, str) else value or ())
    if finding.asserted_by is not None:
        found.add(finding.asserted_by.speaker)
    return frozenset(found)


def renamed(finding: AnyFinding, names: Names) -> AnyFinding:
    """The finding with parties and persons called as decided."""
    changes: dict[str, Any] = {}
    for field in finding.__struct_fields__:
        value = getattr(finding, field)
        new = _new(field, value, names)
        if new != value:
            changes[field] = new
    if not changes:
        return finding
    return _settled(msgspec.structs.replace(finding, **changes))


def _new(field: str, value: Any, names: Names) -> Any:  # noqa: ANN401 - a field of any finding
    """A field's value with its names replaced."""
    if isinstance(value, Voice):
        party = None if value.party is None else _one(value.party, names.parties)
        return Voice(speaker=_one(value.speaker, names.persons), party=party)
    if field == "participants":
        return _once(
            Participant(
                party=_one(p.party, names.parties), attendance=p.attendance, reason=p.reason
            )
            for p in value
        )
    for fields, called in ((_PARTIES, names.parties), (_PERSONS, names.persons)):
        if field in fields and value is not None:
            return _one(value, called) if isinstance(value, str) else _each(value, called)
    if field in _EITHER and value is not None:
        return _one(_one(value, names.parties), names.persons)
    return value


def _one(name: str, called: Mapping[str, str]) -> str:
    return called.get(name, name)


def _each(values: tuple[str, ...], called: Mapping[str, str]) -> tuple[str, ...]:
    return _once(_one(name, called) for name in values)


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _settled(finding: AnyFinding) -> AnyFinding:
    """A speaker between two candidates who are one person is that person."""
    if isinstance(finding, Statement) and len(finding.candidates) == 1:
        return msgspec.structs.replace(finding, speaker=finding.candidates[0], candidates=())
    return finding
