"""How right the times are on TimeBank, and how fast they are found."""

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from html import unescape
from typing import NamedTuple

import pytest

from communique.language.document import Document
from communique.language.parsing import load, parse
from communique.language.times import find_times
from communique.model.annotation import TimeExpression
from communique.model.report import Report
from tests.shared import SHARED, needs_shared

MEASURES = ("relaxed", "strict", "kind", "value")
FLOORS = {
    "even": {"relaxed": 0.951, "strict": 0.904, "kind": 0.913, "value": 0.835},
    "odd": {"relaxed": 0.935, "strict": 0.864, "kind": 0.883, "value": 0.799},
    "all": {"relaxed": 0.944, "strict": 0.884, "kind": 0.899, "value": 0.820},
}
"""A little under what docs/times.md reports. Rules were developed on the texts at even places of
the sorted list; the texts of the odd half were never read."""

SLOWEST = 60_000
"""Words a second, generously: 200,000 on a quiet core; the test may share its core with others."""

SLOWEST_TO_TOKENIZER = 1.1
"""The floor on any machine. By turns on shared cores the rules took 0.6 to 0.8 of the tokenizer's
time."""

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


class Marked(NamedTuple):
    start: int
    end: int
    kind: str
    value: str


@cache
def timebank() -> tuple[tuple[Report, tuple[Marked, ...]], ...]:
    """TimeBank's texts with the expressions that its annotators marked."""
    return tuple(
        _read(path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted((SHARED / "gold" / "timebank").rglob("*.tml"))
    )


def _read(raw: str) -> tuple[Report, tuple[Marked, ...]]:
    day = re.search(r"<DCT>.*?value=\"([^\"]+)\"", raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    assert day is not None
    assert body is not None
    text, at, marked, opened = "", 0, [], None
    for tag in _TAG.finditer(body[1]):
        text += unescape(body[1][at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3" and tag[1] and opened is not None:
            marked.append(Marked(opened[0], len(text), opened[1], opened[2]))
        elif tag[2] == "TIMEX3":
            opened = (len(text), _attribute(tag[3], "type"), _attribute(tag[3], "value"))
    text += unescape(body[1][at:])
    return Report(published=date.fromisoformat(day[1][:10]), text=text), tuple(marked)


def _attribute(tag: str, name: str) -> str:
    found = re.search(name + r'="([^"]*)"', tag)
    return found[1] if found else ""


@cache
def documents() -> tuple[Document, ...]:
    return tuple(parse(report) for report, _ in timebank())


class Counts(NamedTuple):
    """How many expressions were marked and found, and how many agree."""

    marked: int
    found: int
    right: Counter[str]

    def scores(self) -> dict[str, float]:
        return {name: 2 * self.right[name] / (self.marked + self.found) for name in MEASURES}


def _agreement(places: slice) -> Counts:
    """How the times found in the texts at some places agree with those marked there."""
    marked_so_far = found_so_far = 0
    right: Counter[str] = Counter()
    for document, (_, marked) in list(zip(documents(), timebank(), strict=True))[places]:
        mine = find_times(document)
        marked_so_far, found_so_far = marked_so_far + len(marked), found_so_far + len(mine)
        right += _agreeing(marked, mine)
    return Counts(marked_so_far, found_so_far, right)


def _agreeing(marked: Sequence[Marked], mine: Sequence[TimeExpression]) -> Counter[str]:
    """What agrees in one text: each mark counts for the first expression that overlaps it."""
    right: Counter[str] = Counter()
    left = list(mine)
    for mark in marked:
        found = next((t for t in left if t.span.start < mark.end and mark.start < t.span.end), None)
        if found is None:
            continue
        left.remove(found)
        right["relaxed"] += 1
        right["strict"] += found.span == (mark.start, mark.end)
        right["kind"] += found.kind == mark.kind
        right["value"] += found.value == mark.value
    return right


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize(
    ("part", "places"),
    [("even", slice(0, None, 2)), ("odd", slice(1, None, 2)), ("all", slice(None))],
)
def test_timebank(part: str, places: slice) -> None:
    scores = _agreement(places).scores()
    shown = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
    print(f"times on TimeBank, {part}: {shown}")
    for name, floor in FLOORS[part].items():
        assert scores[name] >= floor, f"{name} on {part} fell to {scores[name]:.3f}"


def _seconds(work: Callable[[Document], object]) -> float:
    """The processor time of some work on all texts."""
    began = time.process_time()
    for document in documents():
        work(document)
    return time.process_time() - began


@needs_shared
@pytest.mark.shared
def test_speed() -> None:
    """Against spaCy's tokenizer by turns, the best of five each: a busy machine slows both."""
    tokenizer = load().tokenizer
    turns = [
        (_seconds(find_times), _seconds(lambda document: tokenizer(document.text)))
        for _ in range(5)
    ]
    took, tokenizing = (min(times) for times in zip(*turns, strict=True))
    words = sum(len(document.parse) for document in documents())
    print(f"times: {words / took:,.0f} words a second, {took / tokenizing:.2f} of tokenizing")
    assert words / took >= SLOWEST
    assert took <= SLOWEST_TO_TOKENIZER * tokenizing
