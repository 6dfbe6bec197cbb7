"""Our own readings: places without text, kept apart from one another and from what is measured."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from training.labels import FIRST, KEPT_BACK, MEASURED, SECOND, THIRD, read_labels

FILES = (FIRST, SECOND, THIRD, KEPT_BACK, MEASURED)


def ids(path: Path) -> set[str]:
    return {json.loads(line)["report"] for line in path.read_text("utf-8").splitlines()}


@pytest.mark.parametrize(("one", "other"), list(combinations(FILES, 2)))
def test_no_report_is_in_two_files(one: Path, other: Path) -> None:
    assert ids(one)
    assert not ids(one) & ids(other)


@needs_shared
def test_no_report_of_the_gold_is_read_again() -> None:
    gold = {
        json.loads(line)["id"]
        for path in (SHARED / "gold").glob("*/reports.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }
    assert len(gold) > 400
    assert not gold & set().union(*map(ids, FILES))


@needs_shared
def test_places_become_the_words_of_the_report() -> None:
    reports = read_labels(SHARED / "corpora", KEPT_BACK)
    for report, entries in (next(reports) for _ in range(20)):
        for entry in (*entries["positions"], *entries["meetings"], *entries["commitments"]):
            told = entry["evidence"]
            words = [told] if isinstance(told, str) else told
            assert words
            assert all(each in report["text"] and each == each.strip() for each in words)


def test_what_is_not_in_the_corpora_is_told(tmp_path: Path) -> None:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    (corpora / "wire.jsonl").write_text('{"id": "a", "text": "Nothing."}\n', encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    row = {"corpus": "wire", "report": "b", "positions": [], "meetings": [], "commitments": []}
    labels.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="b"):
        list(read_labels(corpora, labels))
