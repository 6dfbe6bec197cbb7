"""The positions of the two seeds (SEED_FACTS 1, 6, 7, 12, 13, 14), by the general rules."""

import json
from datetime import date
from functools import lru_cache

import pytest

from communique.language.attribution import find_attributions
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions import find_positions
from communique.language.statements import find_statements
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.model.findings import Position
from communique.model.report import Report
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]

FACTS = [
    ("seed-2021-03-12", "RUS", "supports", "Taliban", "integration into"),
    ("seed-2021-03-12", "USA", "demands", "AFG", "inclusive government"),
    ("seed-2021-03-12", "USA", "undecided", "Taliban", "agreement"),
    ("seed-2021-10-19", "RUS", "withholds", "Taliban", "recognise"),
    ("seed-2021-10-19", "RUS", "demands", "Taliban", "make good on promises"),
    ("seed-2021-10-19", "USA", "supports", "Troika-plus", "Troika-plus"),
]


@lru_cache(maxsize=2)
def positions(name: str) -> tuple[Position, ...]:
    lines = (SHARED / "gold" / "seeds" / "reports.jsonl").read_text("utf-8").splitlines()
    (line,) = (told for told in map(json.loads, lines) if told["id"] == name)
    day = date.fromisoformat(line["published"])
    document = parse(Report(published=day, text=line["text"]))
    cast, times = find_cast(document), find_times(document)
    statements = find_statements(document, find_attributions(document), cast, times)
    return find_positions(document, cast, statements, tag(document).sight)


@pytest.mark.parametrize(("report", "holder", "stance", "toward", "about"), FACTS)
def test_seed(report: str, holder: str, stance: str, toward: str, about: str) -> None:
    found = [
        p
        for p in positions(report)
        if (p.holder, p.stance.value, p.toward) == (holder, stance, toward) and about in p.topic
    ]
    assert found, [(p.holder, p.stance.value, p.toward, p.topic) for p in positions(report)]


def test_what_is_withheld_waits_for_the_promises() -> None:
    (withheld,) = (p for p in positions("seed-2021-10-19") if p.stance.value == "withholds")
    assert withheld.condition is not None
    assert withheld.condition.startswith("wants the group to make good on promises")


def test_the_demand_is_told_once_with_its_places() -> None:
    demands = [
        p for p in positions("seed-2021-10-19") if p.holder == "RUS" and "promises" in p.topic
    ]
    assert len(demands) == 1
    assert len(demands[0].evidence) >= 2
