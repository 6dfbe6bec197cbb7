"""A finding put right by hand: its fields by the scheme's names, its words by their places."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_type_hints

import msgspec

from communique.errors import FieldError
from communique.model.codec import convert, plain
from communique.model.evidence import passages
from communique.model.findings import AnyFinding, Statement

_FIXED: Final = frozenset({"report", "evidence", "confidence"})
_PLACES: Final = frozenset({"cue", "source", "question", "actor_spans", "recipient_spans"})
"""Fields that are passages: they follow the reader, a person moves the evidence alone."""


def fields_of(finding: AnyFinding) -> tuple[str, ...]:
    """The fields of a finding that a person may put right, by the scheme's names."""
    named = (field.encode_name for field in msgspec.structs.fields(finding))
    return tuple(name for name in named if name not in _FIXED | _PLACES)


def amended(
    finding: AnyFinding,
    changes: Mapping[str, Any],
    text: str,
    spans: Sequence[tuple[int, int]] | None = None,
) -> AnyFinding:
    """The finding with fields set to plain values, and its evidence at `spans` of its report.

    Raises `FieldError` for a field that its kind doesn't have or a value that it can't take, and
    `EvidenceError` for a span that is none.
    """
    for name in changes:
        if name not in fields_of(finding):
            raise FieldError(
                f"a {finding.kind_name} has no field {name!r}",
                remedy=f"its fields are {', '.join(fields_of(finding))}",
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


_MANY: Final = "tuple"


def value_of(kind: type[AnyFinding], field: str, words: str) -> object:
    """What a person types for a field, as a plain value: nothing for none, JSON where it begins
    so, names between commas where the field takes several."""
    if not words.strip():
        return () if _takes_many(kind, field) else None
    if words.lstrip()[0] in "[{":
        return msgspec.json.decode(words)
    if _takes_many(kind, field):
        return [part.strip() for part in words.split(",") if part.strip()]
    return words


def _takes_many(kind: type[AnyFinding], field: str) -> bool:
    hints = get_type_hints(kind)
    names = {one.encode_name: one.name for one in msgspec.structs.fields(kind)}
    return str(hints.get(names.get(field, field), "")).startswith(_MANY)
