"""The pages on exports name every key of the real output, and none that is not in it."""

import csv
import io
import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from communique import api
from communique.cli.main import communique
from communique.model.annotation import AttributionKind, TimeKind
from communique.model.findings import (
    Attendance,
    CommitmentKind,
    CommitmentStatus,
    EventMode,
    Manner,
    MeetingStatus,
    Modality,
    Stance,
)
from tests.docs.pages import DOCS, keys, sections

AS_OF = ("--as-of", "2023-09-30")
_ALL = "Every finding"

Line = dict[str, Any]


def _told(page: str, heading: str) -> list[str]:
    return keys(sections(DOCS / "exports" / f"{page}.md")[heading])


def _prints(*arguments: str) -> str:
    result = CliRunner().invoke(communique, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def _lines(*arguments: str) -> list[Line]:
    return [json.loads(line) for line in _prints(*arguments).splitlines()]


def _keys(objects: Iterable[Line]) -> set[str]:
    found = {key for each in objects for key in each}
    assert found, "the samples show none of these"
    return found


@pytest.fixture(scope="module")
def annotated() -> list[Line]:
    """What two samples say that have every kind of finding between them."""
    names = ("2021-03-19-moscow-talks-end", "2022-03-26-schools-closed")
    return _lines("annotate", *(str(api.samples() / f"{name}.txt") for name in names))


def test_annotate(annotated: list[Line]) -> None:
    assert set(_told("annotate", "One line")) == _keys(annotated)


@pytest.mark.parametrize(
    "kind",
    ["attributions", "times", "events", "statements", "positions", "meetings", "commitments"],
)
def test_each_kind_of_annotate(kind: str, annotated: list[Line]) -> None:
    found = _keys(entry for line in annotated for entry in line[kind])
    common = set() if kind in {"attributions", "times"} else set(_told("annotate", _ALL))
    assert set(_told("annotate", kind)) | common == found


def test_participants_of_annotate(annotated: list[Line]) -> None:
    meetings = [meeting for line in annotated for meeting in line["meetings"]]
    found = _keys(part for meeting in meetings for part in meeting["participants"])
    assert set(_told("annotate", "participants")) == found


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        (_ALL, Modality),
        ("attributions", AttributionKind),
        ("times", TimeKind),
        ("events", EventMode),
        ("statements", Manner),
        ("positions", Stance),
        ("meetings", MeetingStatus),
        ("participants", Attendance),
        ("commitments", CommitmentKind),
        ("commitments", CommitmentStatus),
    ],
)
def test_every_value_of_a_closed_list_is_told(heading: str, values: type[StrEnum]) -> None:
    section = sections(DOCS / "exports" / "annotate.md")[heading]
    assert not [value for value in values if f"`{value}`" not in section]


def test_threads(desk: Path) -> None:
    found = _lines("threads", "--format", "jsonl", *AS_OF)
    assert _told("threads", "One line") == list(found[0])
    assert _told("threads", "findings") == list(found[0]["findings"][0])


@pytest.mark.parametrize(
    ("command", "headings"),
    [
        ("statements", ["statements"]),
        ("positions", ["positions"]),
        ("commitments", ["threads", "commitments"]),
        ("threads", ["threads"]),
        ("talks", ["threads", "talks"]),
        ("parties", ["parties"]),
        ("people", ["people"]),
    ],
)
def test_rows_of_the_lists(command: str, headings: list[str], desk: Path) -> None:
    told = [key for heading in headings for key in _told("lists", heading)]
    sheet = _prints(command, "--format", "csv", *AS_OF)
    assert next(csv.reader(io.StringIO(sheet))) == told
    if command != "threads":
        assert list(_lines(command, "--format", "jsonl", *AS_OF)[0]) == told


def test_brief(desk: Path) -> None:
    brief = json.loads(_prints("brief", "--format", "json", *AS_OF))
    parts = brief["sections"]
    entries = [entry for part in parts for entry in part["entries"]]
    assert set(_told("brief", "JSON")) == _keys([brief])
    assert set(_told("brief", "sections")) == _keys(parts)
    assert set(_told("brief", "entries")) == _keys(entries)
    assert set(_told("brief", "sentences")) == _keys(s for e in entries for s in e["sentences"])
    assert set(_told("brief", "notes")) == _keys(brief["notes"])
