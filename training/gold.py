"""Reading what people marked: PolNeAR's brat files and our own gold, as spans of characters."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from communique.world.parties import party_id
from training.labels import FIRST, KEPT_BACK, MEASURED, SECOND, THIRD, read_labels

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as a person marked it."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] | None
    """None where the set doesn't mark sources; empty where the text names none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place of a position, meeting or commitment, and what a person called it."""

    kind: str
    span: Span
    names: tuple[tuple[str, str], ...]
    """Pairs of class head and label."""
    parties: frozenset[str]
    """Who holds it, takes part or is bound, folded (`rus`)."""


@dataclass(frozen=True, slots=True)
class Report:
    """One text and all that was marked in it; `ours` where it was read by our scheme, else
    PolNeAR's."""

    name: str
    text: str
    ours: bool
    sayings: tuple[Saying, ...] | None
    """None where the set doesn't mark what is said."""
    evidence: tuple[Evidence, ...] = field(default=())
    published: date | None = None
    """None for PolNeAR, of whose parties nothing is taught."""


def read_polnear(folder: Path) -> Iterator[Report]:
    """PolNeAR's texts in name order, each with its first annotator's attributions."""
    for path in sorted((folder / "text").glob("*.txt")):
        for marked in sorted((folder / "attributions").glob(path.stem + "_*.ann"))[:1]:
            sayings = tuple(_brat(marked.read_text(encoding="utf-8")))
            yield Report(path.stem, path.read_text(encoding="utf-8"), False, sayings)


def _brat(standoff: str) -> Iterator[Saying]:
    spans: dict[str, tuple[Span, ...]] = {}
    for line in standoff.splitlines():
        cells = line.split("\t")
        if len(cells) < 2:
            continue  # the tail of a quoted text with a line break in it
        if cells[0].startswith("T"):
            parts = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = tuple((int(p.split()[0]), int(p.split()[1])) for p in parts)
        elif cells[0].startswith("E"):
            roles: dict[str, tuple[Span, ...]] = {"Source": (), "Cue": (), "Content": ()}
            for pair in cells[1].split():
                role, target = pair.split(":")
                role = role.rstrip("0123456789")
                if role in roles:
                    roles[role] += spans.get(target, ())
            yield Saying(*(tuple(sorted(roles[r])) for r in ("Cue", "Content", "Source")))


def read_ours(folder: Path) -> Iterator[Report]:
    """The reports of one of our sets in their order, with statements and evidence."""
    with (folder / "reports.jsonl").open(encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    for report in reports:
        marked = folder / "gold" / f"{report['id']}.json"
        if marked.exists():
            entries = json.loads(marked.read_text(encoding="utf-8"))
            text = report["text"]
            sayings = tuple(_statement(entry, text) for entry in entries["statements"])
            yield _ours(report, sayings, entries)


def read_labelled(corpora: Path) -> Iterator[Report]:
    """The reports of `training/labels`, with evidence alone."""
    for report, entries in read_labels(corpora, FIRST, SECOND, THIRD):
        yield _ours(report, None, entries)


def read_unseen(corpora: Path) -> Iterator[Report]:
    """The reports of `training/labels` of which the tagger is taught nothing."""
    for report, entries in read_labels(corpora, KEPT_BACK, MEASURED):
        yield _ours(report, None, entries)


def _ours(
    report: dict[str, str],
    sayings: tuple[Saying, ...] | None,
    entries: dict[str, list[dict[str, object]]],
) -> Report:
    text, day = report["text"], date.fromisoformat(report["published"])
    return Report(report["id"], text, True, sayings, tuple(_evidence(entries, text)), day)


def places(value: str | list[str] | None, text: str) -> list[Span]:
    """Where exact substrings stand in a text: the first three of each, as the scorer counts
    them."""
    found: list[Span] = []
    for part in [value] if isinstance(value, str) else value or []:
        at = text.find(part)
        for _ in range(3):
            if part and at >= 0:
                found.append((at, at + len(part)))
                at = text.find(part, at + 1)
    return found


def _statement(entry: dict[str, object], text: str) -> Saying:
    content = sorted(places(entry["content"], text))  # type: ignore[arg-type]
    cue = str(entry["cue"] or "")
    nearest = min(
        _whole(cue, text), key=lambda c: min((_gap(c, s) for s in content), default=0), default=None
    )
    if nearest is None or min((_gap(nearest, s) for s in content), default=999) > 250:
        return Saying((), tuple(content), None)
    return Saying((nearest,), tuple(content), None)


def _whole(cue: str, text: str) -> Iterator[Span]:
    """Where a cue stands as whole words."""
    at = text.find(cue) if cue else -1
    while at >= 0:
        end = at + len(cue)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(cue, at + 1)


def _gap(cue: Span, content: Span) -> int:
    """Characters between a cue and a content; a cue inside the content counts as far from it."""
    if cue[0] < content[1] and content[0] < cue[1]:
        return 200
    return max(content[0] - cue[1], cue[0] - content[1])


def _evidence(entries: dict[str, list[dict[str, object]]], text: str) -> Iterator[Evidence]:
    names = {
        "position": (("stance", "stance"),),
        "meeting": (("meeting_status", "status"),),
        "commitment": (("commitment_kind", "kind"), ("commitment_status", "status")),
    }
    for kind, fields in names.items():
        for entry in entries[kind + "s"]:
            told = tuple((head, str(entry[key])) for head, key in fields)
            for span in places(entry["evidence"], text):  # type: ignore[arg-type]
                yield Evidence(kind, span, told, _parties(entry))


def _parties(entry: dict[str, object]) -> frozenset[str]:
    """Whose an entry is: holder, all who take part or stay away, or who is bound."""
    named = entry.get("holder"), *entry.get("by", ())  # type: ignore[misc]
    present = entry.get("participants", ())
    named = *named, *(someone["party"] for someone in present)  # type: ignore[attr-defined]
    return frozenset(party_id(str(name)).casefold() for name in named if name is not None)
