"""How right the times are on TimeBank, and how fast they are found."""

import re
import time
from datetime import date
from functools import cache
from html import unescape
from typing import NamedTuple

import pytest

from communique.language.document import Document
from communique.language.parsing import load, parse
from communique.language.times import find_times
from communique.model.report import Report
from tests.shared import SHARED, needs_shared

FLOORS = {"relaxed": 0.935, "strict": 0.865, "kind": 0.885, "value": 0.795}
"""A little under what docs/times.md reports for all of TimeBank."""

SLOWEST = 60_000
"""Words a second, generously: 200,000 on a quiet core; the test may share its core with others."""

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


@needs_shared
@pytest.mark.shared
def test_timebank() -> None:
    gold = got = 0
    right = dict.fromkeys(FLOORS, 0)
    for document, (_, marked) in zip(documents(), timebank(), strict=True):
        mine = find_times(document)
        gold, got, used = gold + len(marked), got + len(mine), set()
        for mark in marked:
            for at, found in enumerate(mine):
                if at in used or found.span.start >= mark.end or mark.start >= found.span.end:
                    continue
                used.add(at)
                right["relaxed"] += 1
                right["strict"] += found.span == (mark.start, mark.end)
                right["kind"] += found.kind == mark.kind
                right["value"] += found.value == mark.value
                break
    scores = {name: 2 * count / (gold + got) for name, count in right.items()}
    print(f"times on TimeBank: {scores}")
    for name, floor in FLOORS.items():
        assert scores[name] >= floor, f"{name} fell to {scores[name]:.3f}"


@needs_shared
@pytest.mark.shared
def test_speed() -> None:
    """Against spaCy's tokenizer in the same run, since a busy machine slows both."""
    read = documents()
    words = sum(len(document.parse) for document in read)
    began = time.process_time()
    for document in read:
        find_times(document)
    took = time.process_time() - began
    tokenizer = load().tokenizer
    began = time.process_time()
    for document in read:
        tokenizer(document.text)
    tokenizing = time.process_time() - began
    print(f"times: {words / took:,.0f} words a second, {took / tokenizing:.2f} of tokenizing")
    assert words / took >= SLOWEST
    assert took <= 4 * tokenizing
