"""A finding put right by hand: its fields by the scheme's names, its words by their places."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from communique.errors import EvidenceError, FieldError
from communique.model.codec import convert, plain
from communique.model.evidence import passages
from communique.model.findings import AnyFinding, Participant, Statement, Voice

_FIXED: Final = frozenset({"report", "evidence", "confidence"})
_PLACES: Final = frozenset({"cue", "source", "question", "actor_spans", "recipient_spans"})
"""Fields that are passages: they follow the reader, a person moves the evidence alone."""
_BETWEEN: Final = "; "
"""Between several values: parties have commas in their names, none has a semicolon."""


def values_of(finding: AnyFinding) -> dict[str, object]:
    """The fields of a finding that a person may put right, by the scheme's names, with values."""
    return {
        field.encode_name: getattr(finding, field.name)
        for field in msgspec.structs.fields(finding)
        if field.name not in _FIXED | _PLACES
    }


def amended(
    finding: AnyFinding,
    changes: Mapping[str, Any],
    text: str,
    spans: Sequence[tuple[int, int]] | None = None,
) -> AnyFinding:
    """The finding with fields set to plain values, and its evidence at `spans` of its report.

    Raises `FieldError` for a field that its kind doesn't have or a value that it can't take,
    `InvalidDateError` for a date that is none, and `EvidenceError` for a span that is none.
    """
    for name in changes:
        if name not in values_of(finding):
            raise FieldError(
                f"a {finding.kind_name} has no field {name!r}",
                remedy=f"its fields are {', '.join(values_of(finding))}",
            )
    told = plain(finding) | dict(changes)
    try:
        new: AnyFinding = convert(told, type(finding))
    except msgspec.ValidationError as cause:
        raise FieldError(
            f"a {finding.kind_name} can't be so: {cause}",
            remedy="give the value as the lists of the scheme have it",
        ) from cause
    if spans is not None:
        new = msgspec.structs.replace(new, evidence=passages(text, spans))
    return _decided(new, changes)


def _decided(finding: AnyFinding, changes: Mapping[str, Any]) -> AnyFinding:
    """A speaker whom a person has named is undecided no more."""
    named = changes.keys() & {"speaker", "party"} and "candidates" not in changes
    if isinstance(finding, Statement) and named:
        return msgspec.structs.replace(finding, candidates=())
    return finding


def nearest_span(text: str, words: str, near: int) -> tuple[int, int]:
    """Where `words` stand in a report's text, nearest to a place; line breaks count as blanks.

    Raises `EvidenceError` where they don't stand there.
    """
    asked = r"\s+".join(map(re.escape, words.split()))
    found = [one.span() for one in re.finditer(asked, text)] if asked else []
    if not found:
        raise EvidenceError(
            f"the report doesn't have the words {words!r}",
            remedy="give them exactly as they stand there, capitals and marks too",
        )
    return min(found, key=lambda span: (abs(span[0] - near), span))


def told(value: object) -> str:
    """A field's value as a person reads and types it."""
    match value:
        case None:
            return ""
        case Participant():
            why = f" ({value.reason})" if value.reason else ""
            return f"{value.party} {value.attendance.value}{why}"
        case Voice():
            return f"{value.speaker} ({value.party})" if value.party else value.speaker
        case tuple():
            return _BETWEEN.join(map(told, value))
        case _:
            return str(value)


def typed(finding: AnyFinding, field: str, words: str) -> object:
    """What a person typed for a field of a finding, as the plain value that `amended` takes.

    Nothing is none; several are set apart by semicolons; a participant is a party and its part
    (`TUR expected`), with a reason in brackets; whose word it is has the party in brackets.
    """
    given = words.strip()
    if field == "participants":
        return [_participant(one) for one in _several(given)]
    if field == "asserted_by":
        return _voice(given) if given else None
    if isinstance(values_of(finding).get(field), tuple):
        return _several(given)
    return given or None


def _several(given: str) -> list[str]:
    return [part.strip() for part in given.split(_BETWEEN.strip()) if part.strip()]


def _participant(given: str) -> dict[str, object]:
    """`TUR declined (no time)` taken apart: the part is the last word before the reason."""
    named, reason = _in_brackets(given)
    party, _, attendance = named.rpartition(" ")
    return {"party": party, "attendance": attendance, "reason": reason}


def _voice(given: str) -> dict[str, object]:
    speaker, party = _in_brackets(given)
    return {"speaker": speaker, "party": party}


def _in_brackets(given: str) -> tuple[str, str | None]:
    found = re.fullmatch(r"(?P<named>.*?)\s*\((?P<inner>.*)\)", given)
    return (given, None) if found is None else (found["named"], found["inner"])
