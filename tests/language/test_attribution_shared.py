"""The rules on PolNeAR's reports: a floor under what they find of what is said."""

from datetime import date
from pathlib import Path

import pytest

from communique.language.attribution import find_attributions
from communique.language.parsing import parse
from communique.model.report import Report
from tests.shared import SHARED, needs_shared

FOLDER = SHARED / "gold" / "polnear" / "dev"
REPORTS = 12
FLOOR = 0.75


def gold_contents(annotation: Path) -> set[int]:
    """The characters that a brat file marks as content."""
    found: set[int] = set()
    for line in annotation.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and cells[1].startswith("Content "):
            for part in cells[1].removeprefix("Content ").split(";"):
                start, end = map(int, part.split())
                found.update(range(start, end))
    return found


@needs_shared
@pytest.mark.shared
def test_contents_on_unseen_reports() -> None:
    hit = mine = gold = 0
    for path in sorted((FOLDER / "text").glob("*.txt"))[:REPORTS]:
        annotation = sorted((FOLDER / "attributions").glob(f"{path.stem}_*.ann"))[0]
        report = Report(published=date(2016, 6, 1), text=path.read_text("utf-8"))
        spans = [s for a in find_attributions(parse(report)) for s in a.content]
        found = {c for start, end in spans for c in range(start, end)}
        told = gold_contents(annotation)
        hit, mine, gold = hit + len(found & told), mine + len(found), gold + len(told)
    assert 2 * hit / (mine + gold) >= FLOOR
