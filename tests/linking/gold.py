"""Gold findings as linking takes them."""

import json
from datetime import date

from communique.exports.contract import findings_from
from communique.model.report import Delivery, Report
from communique.model.threads import ReportInfo, Told
from tests.linking.telling import put
from tests.shared import SHARED


def gold_of(name: str) -> tuple[list[Told], list[ReportInfo]]:
    """The findings of a gold set and its reports."""
    folder = SHARED / "gold" / name
    within = folder / "gold" if (folder / "gold").is_dir() else folder
    annotations = []
    for line in (folder / "reports.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        report = Report(
            published=date.fromisoformat(raw["published"]),
            text=raw["text"],
            source=raw.get("source"),
            delivery=Delivery(given_id=raw["id"]),
        )
        gold = json.loads((within / f"{report.name}.json").read_text("utf-8"))
        annotations.append(findings_from(gold, report, source=f"{report.name}.json"))
    return put(annotations)
