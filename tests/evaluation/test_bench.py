"""The worst regressions of size are caught; the figures themselves are `communique bench`'s."""

from datetime import date
from pathlib import Path

import pytest

from communique.errors import TooFewError
from communique.evaluation.bench import bench, bench_record, check_enough, machine
from communique.evaluation.enlarging import enlarged, moved
from communique.model.annotation import Annotation
from communique.model.findings import MeetingStatus
from communique.record.store import Store
from tests.building import a_report, meets, said, says

GENEROUS = 4.0
"""Times its bound that a figure may be: tests run beside others, on any machine."""


def annotations() -> list[Annotation]:
    found = []
    for number in range(10):
        text = f"Norland said talks on border {number} will be held on February 29, 2024."
        report = a_report(text, "2024-02-29")
        planned = meets(
            report, "talks on border", "talks", MeetingStatus.PLANNED, "2024-02-29", "X"
        )
        found.append(says(report, said(report, f"border {number}"), planned))
    return found


def test_a_copy_is_the_same_news_in_another_year_of_others(tmp_path: Path) -> None:
    copy = moved(annotations()[3], 2)
    assert copy.report.published == date(2026, 2, 28)
    (meeting,) = copy.meetings
    assert (meeting.start_on, meeting.participants[0].party) == ("2026-02-28", "X 2")
    assert copy.statements[0].evidence == annotations()[3].statements[0].evidence
    with Store(tmp_path / "record.db") as store:
        for _, one in zip(range(30), enlarged(annotations()), strict=False):
            store.write(one, "reader")
        assert store.tally().reports == 30
        assert list(store.faults()) == []


def test_a_large_record_is_hardly_slower_than_an_empty_one() -> None:
    figures = list(bench_record(annotations(), 2000))
    assert len(figures) == 10
    assert [f.name for f in figures if f.bound is None] == ["all threads"]
    assert [f for f in figures if f.bound and f.value > f.bound * GENEROUS] == []


def test_a_record_larger_than_the_calendar_allows_is_refused_at_once() -> None:
    with pytest.raises(TooFewError, match="have 79,740 findings at most"):
        check_enough(annotations(), 79_741)
    report = a_report("Norland welcomed the talks.", "2024-02-29")
    with pytest.raises(TooFewError):
        next(bench([report], 79_741_000, workers=1))


def test_the_machine_is_named() -> None:
    assert "Python 3." in machine()
    assert "cores" in machine()
