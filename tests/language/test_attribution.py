"""Attributions sentence by sentence: the table beside this file names each construction."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.language.attribution import find_attributions
from communique.language.document import Document
from communique.language.parsing import parse
from communique.model.annotation import Attribution
from communique.model.report import Report

TABLE = tomllib.loads(Path(__file__).with_name("attributions.toml").read_text("utf-8"))["sentence"]
DAY = date(2019, 6, 14)


def read(text: str) -> Document:
    return parse(Report(published=DAY, text=text))


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def shown(text: str, found: Attribution) -> dict[str, Any]:
    return {
        "source": " ".join(words(text, found.source)),
        "cue": " ".join(words(text, found.cue)),
        "content": words(text, found.content),
        "kind": found.kind.value,
        "speech": found.speech,
    }


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["construction"]))
def test_attributed_as_told(row: dict[str, Any]) -> None:
    text = row["text"]
    found = [shown(text, a) for a in find_attributions(read(text))]
    for expected in row["say"]:
        wanted = {"speech": True, **expected}
        assert any(wanted.items() <= one.items() for one in found), found
    for source in row.get("absent", ()):
        assert source not in [one["source"] for one in found]


def test_every_construction_has_its_own_name() -> None:
    names = [row["construction"] for row in TABLE]
    assert len(names) == len(set(names))
    assert len(names) >= 120


def test_same_text_same_attributions() -> None:
    text = "\n\n".join(row["text"] for row in TABLE[:30])
    assert find_attributions(read(text)) == find_attributions(read(text))


def test_attributions_come_in_text_order() -> None:
    text = "\n\n".join(row["text"] for row in TABLE[:30])
    starts = [a.start for a in find_attributions(read(text))]
    assert starts == sorted(starts)


def test_empty_text_says_nothing() -> None:
    assert find_attributions(read("")) == ()
    assert find_attributions(read(" \n ")) == ()
