"""The first look loses no more than one gold finding in a hundred; the measure counts findings."""

import json
from pathlib import Path

import pytest

from communique.evaluation.first_look import measure_first_look
from communique.evaluation.measuring import DEV_SETS
from tests.shared import SHARED, needs_shared

SPORT = "The striker scored twice and the captain added a goal as the home side won the match."


def test_findings_of_reports_set_aside_are_lost(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    lines = []
    for name, text, number in (("a", "The two governments meet.", 3), ("b", SPORT, 1)):
        lines.append(json.dumps({"id": name, "text": text}))
        answers = {"id": name, "statements": [{}] * number, "meetings": []}
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(answers))
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    assert measure_first_look([tmp_path]) == {"findings kept": 0.75}


@pytest.mark.shared
@needs_shared
def test_no_more_than_one_gold_finding_in_a_hundred_is_lost() -> None:
    measured = measure_first_look(SHARED / "gold" / name for name in DEV_SETS)
    assert measured["findings kept"] >= 0.99
