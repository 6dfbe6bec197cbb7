"""What the first look would lose: findings that people entered for reports that it sets aside."""

import json
from collections.abc import Iterable
from pathlib import Path

from communique.evaluation.scorers import Measures
from communique.language.glance import sets_aside


def measure_first_look(folders: Iterable[Path]) -> Measures:
    """The share of the sets' findings that stand in reports which are read."""
    entered = kept = 0
    for folder in folders:
        for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            answers = json.loads((folder / "gold" / f"{report['id']}.json").read_text("utf-8"))
            number = sum(len(found) for found in answers.values() if isinstance(found, list))
            entered += number
            kept += 0 if sets_aside(report["text"]) else number
    return {"findings kept": kept / entered}
