"""What a form of the review asks for, done: confirm, reject, edit, undo."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request

from communique.amending import told, typed, values_of
from communique.model.findings import AnyFinding
from communique.reviewing import Reviewing, Shown
from communique.web.asking import AddressError

_ACTS: Final = ("confirm", "reject", "edit")
_MOST_WORDS: Final = 2000
"""Of a reason."""
_MOST_FIELDS: Final = 60


class EditField(msgspec.Struct, frozen=True, kw_only=True):
    """A field that a person may put right, as it is typed."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


def edit_fields(finding: AnyFinding) -> tuple[EditField, ...]:
    """The fields of a finding as a person types them."""
    hints = _types(finding)
    names = {f.encode_name: f.name for f in msgspec.structs.fields(finding)}
    return tuple(
        EditField(
            name=name,
            label=name.replace("_", " "),
            value=told(value),
            choices=tuple(_choices(hints[names[name]])),
        )
        for name, value in values_of(finding).items()
    )


def _types(finding: AnyFinding) -> dict[str, msgspec.inspect.Type]:
    described = msgspec.inspect.type_info(type(finding))
    assert isinstance(described, msgspec.inspect.StructType)
    return {field.name: field.type for field in described.fields}


def _choices(kind: msgspec.inspect.Type) -> Iterator[str]:
    if isinstance(kind, msgspec.inspect.EnumType):
        yield from (str(member.value) for member in kind.cls)


async def form_of(request: Request) -> dict[str, str]:
    """What a form sends, each field once. Its size was looked at before."""
    body = (await request.body()).decode("utf-8", "replace")
    return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))


def decide(reviewing: Reviewing, form: Mapping[str, str]) -> str:
    """Do what a form asks for; the decision's id. Raises `AddressError` where it asks nothing."""
    act, finding = form.get("act", ""), form.get("finding", "")
    because = form.get("because", "")[:_MOST_WORDS]
    if act == "undo":
        return reviewing.undo(form.get("decision", ""), because).id
    if act not in _ACTS:
        raise AddressError(f"{act!r} is nothing to do", remedy=f"one of {', '.join(_ACTS)}, undo")
    if act == "confirm":
        return reviewing.confirm(finding, because).id
    if act == "reject":
        return reviewing.reject(finding, because).id
    shown = reviewing.finding(finding)
    return reviewing.edit(finding, _changes(shown, form), because, spans=_spans(shown, form)).id


def _changes(shown: Shown, form: Mapping[str, str]) -> dict[str, object]:
    """The fields that were typed otherwise than they stood."""
    return {
        field.name: typed(shown.unnamed, field.name, given)
        for field in edit_fields(shown.unnamed)
        if (given := form.get(f"field-{field.name}")) is not None and given.strip() != field.value
    }


def _spans(shown: Shown, form: Mapping[str, str]) -> list[tuple[int, int]] | None:
    """The words that are to carry it, as `12-40, 60-88`; None where they stay.

    Raises `AddressError` for what is no span.
    """
    given = form.get("spans", "").strip()
    if not given or given == spans_told(shown.unnamed):
        return None
    found = []
    for one in given.split(","):
        start, _, end = one.strip().partition("-")
        if not (start.isdecimal() and end.isdecimal()):
            raise AddressError(f"{one!r} is no span", remedy="write them as 12-40, 60-88")
        found.append((int(start), int(end)))
    return found


def spans_told(finding: AnyFinding) -> str:
    """Where the words of a finding stand, as a person types it."""
    return ", ".join(f"{passage.start}-{passage.end}" for passage in finding.evidence)
