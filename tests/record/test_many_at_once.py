"""Several who read and write one record at the same time."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from communique.model.annotation import Annotation
from communique.model.report import Delivery
from communique.record import rows
from communique.record.search import Asked
from communique.record.store import Outcome, Store
from tests.building import a_report, said, says

READER = "reader 1"
REPORTS = 12
WRITERS = 3


def annotation(number: int) -> Annotation:
    report = a_report(f"Ann Bell said that round {number} went on.", name=f"r{number}")
    return says(report, said(report, f"round {number} went on"))


def test_the_same_reports_from_many_hands_are_each_kept_once(location: str) -> None:
    """The record is made by whoever comes first; nobody sees a report without its findings."""

    def write(hand: int) -> list[Outcome]:
        with Store(location) as own:
            order = [(number + hand * 4) % REPORTS for number in range(REPORTS)]
            return [own.write(annotation(number), READER) for number in order]

    def look(_: int) -> bool:
        with Store(location) as own:
            return all(
                len(list(own.findings(report=report.id))) == 1
                for _ in range(8)
                for report in own.reports()
            )

    with ThreadPoolExecutor(WRITERS + 2) as hands:
        written = [hands.submit(write, hand) for hand in range(WRITERS)]
        looks = [hands.submit(look, hand) for hand in range(2)]
        outcomes = [outcome for one in written for outcome in one.result()]
        assert all(one.result() for one in looks)
    assert outcomes.count(Outcome.NEW) == REPORTS
    assert outcomes.count(Outcome.KNOWN) == REPORTS * (WRITERS - 1)
    with Store(location) as store:
        assert store.tally().reports == REPORTS
        assert store.search("round", Asked(kinds=("report",))).total == REPORTS
        assert list(store.faults()) == []


def test_what_comes_between_two_queries_of_one_reading_is_not_seen(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a report is told of whose delivery, asked for before, is not known."""
    delivery_of = rows.delivery_of
    with Store(location) as store, Store(location) as other:
        store.write(annotation(1), READER)

        def while_another_writes(row: object) -> Delivery:
            other.write(annotation(2), READER)
            return delivery_of(row)

        monkeypatch.setattr(rows, "delivery_of", while_another_writes)
        assert len(list(store.reports())) == 1
        assert len(list(store.reports())) == 2


def test_a_record_that_another_is_just_making_is_waited_for(tmp_path: Path) -> None:
    """SQLite refuses at once to switch to write-ahead logging while another writes."""
    path = tmp_path / "record.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as maker:
        maker.execute("BEGIN IMMEDIATE")
        done = Timer(0.3, maker.execute, ["COMMIT"])
        done.start()
        with Store(path) as store:
            assert store.tally().reports == 0
        done.join()
