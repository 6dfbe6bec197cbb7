"""What a form of the review asks for, done: confirm, reject, edit, merge, split, call, undo."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request

from communique.amending import told, typed, values_of
from communique.model.decisions import Decision
from communique.model.findings import AnyFinding
from communique.reviewing import Reviewing, Shown
from communique.web.asking import AddressError

_ACTS: Final = ("confirm", "reject", "edit", "merge", "split", "party", "person", "undo")
TICKED: Final = "ticked-"
"""How the name of a box that may be ticked begins; what it stands for follows."""
_MOST_WORDS: Final = 2000
"""Of a reason."""
_MOST_FIELDS: Final = 500
_MOST_LETTERS: Final = 200
"""Of a name."""


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
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as cause:
        raise AddressError(
            f"a form has {_MOST_FIELDS} fields at most", remedy="tick fewer at a time"
        ) from cause


def ticked(form: Mapping[str, str]) -> tuple[str, ...]:
    """What the boxes that are ticked stand for, in the order of the page."""
    return tuple(name.removeprefix(TICKED) for name in form if name.startswith(TICKED))


def decide(reviewing: Reviewing, form: Mapping[str, str]) -> str:
    """Do what a form asks for; the decision's id, or the ids of several with commas between them.

    Raises `AddressError` where it asks nothing.
    """
    act, finding = form.get("act", ""), form.get("finding", "")
    because = form.get("because", "")[:_MOST_WORDS]
    match act:
        case "confirm":
            return reviewing.confirm(finding, because).id
        case "reject":
            return reviewing.reject(finding, because).id
        case "edit":
            shown = reviewing.finding(finding)
            changes, spans = _changes(shown, form), _spans(shown, form)
            return reviewing.edit(finding, changes, because, spans=spans).id
        case "merge":
            return reviewing.join(form.get("thread", ""), form.get("other", ""), because).id
        case "split":
            return reviewing.split(form.get("thread", ""), ticked(form), because).id
        case "party":
            return _call(form, lambda name, called: reviewing.call_party(name, called, because))
        case "person":
            return _call(form, lambda name, called: reviewing.call_person(name, called, because))
        case "undo":
            ids = form.get("decision", "").split(",")
            return ",".join(reviewing.undo(id_, because).id for id_ in ids)
    raise AddressError(f"{act!r} is nothing to do", remedy=f"one of {', '.join(_ACTS)}")


def _call(form: Mapping[str, str], call: Callable[[str, str], Decision]) -> str:
    """One name for what is ticked, or for the one that is named."""
    called = form.get("called", "")
    if len(called) > _MOST_LETTERS:
        raise AddressError(f"a name has {_MOST_LETTERS} letters at most", remedy="shorten it")
    names = ticked(form) or tuple(filter(None, [form.get("name")]))
    if not names:
        raise AddressError("nothing is ticked", remedy="tick what is the same")
    return ",".join(call(name, called).id for name in names)


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
