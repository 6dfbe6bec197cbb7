"""Reports set aside by the first look: kept unread, listed, and read when all is asked for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique import api
from communique.cli.main import communique
from communique.intake import take_in
from communique.language.glance import FirstLook
from communique.model.report import Report
from communique.record.store import Outcome, Store
from tests.building import a_report
from tests.workers.fast import FastReader, exported, jsonlines

SPORT = (
    "The striker scored twice and the captain added a goal five minutes from the end as the home "
    "side won the match to stay top of the league. Ann Bell said the players earned their win."
)
TALKS = "Ann Bell said the talks of the two governments would go on."
TEXTS = [TALKS, SPORT, f"{TALKS} Bo Carr said nothing.", f"{SPORT} It rained."]


def read(record: Path, reports: Path, *, everything: bool = False, workers: int = 1) -> list[int]:
    """How many were new, read again, known and set aside."""
    with api.Record(record, language=FastReader()) as opened:
        summary = opened.read([reports], everything=everything, workers=workers)
    outcomes = (Outcome.NEW, Outcome.REREAD, Outcome.KNOWN, Outcome.SET_ASIDE)
    return [summary.outcomes[outcome] for outcome in outcomes]


def aside(record: Path) -> list[str]:
    with api.open(record) as opened:
        return [report.name for report in opened.set_aside()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return jsonlines(tmp_path / "some.jsonl", TEXTS)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_set_aside_is_kept_listed_and_not_looked_at_again(
    tmp_path: Path, reports: Path, workers: int
) -> None:
    record = tmp_path / "r.db"
    assert read(record, reports, workers=workers) == [2, 0, 0, 2]
    assert aside(record) == ["r1", "r3"]
    assert read(record, reports, workers=workers) == [0, 0, 4, 0]
    with api.open(record) as opened:
        assert opened.tally().reports == 4
        assert opened.report("r1").text == SPORT
        assert opened.findings_of(opened.report("r1")) == ()
        unread = opened.report("r1").id
        assert opened.dossier().named[unread] == frozenset(), "it counts in nobody's coverage"
        assert [hit.report_name for hit in opened.search("striker").hits] == ["r3", "r1"]
        assert opened.verify() == ()


@pytest.mark.parametrize("workers", [1, 2])
def test_everything_read_later_is_everything_read_at_once(
    tmp_path: Path, reports: Path, workers: int
) -> None:
    record, at_once = tmp_path / "r.db", tmp_path / "all.db"
    read(record, reports)
    assert read(record, reports, everything=True, workers=workers) == [0, 2, 2, 0]
    assert aside(record) == []
    assert read(at_once, reports, everything=True, workers=workers) == [4, 0, 0, 0]
    assert exported(record) == exported(at_once)
    assert b"the players earned their win" in exported(record)


def test_what_was_read_once_is_never_set_aside(tmp_path: Path) -> None:
    report = a_report(SPORT, name="r1")
    with Store(tmp_path / "r.db") as store:
        take_in(report, store, FastReader())
        again = take_in(report, store, FastReader(version="2"), FirstLook())
        assert again.outcome is Outcome.REREAD
        assert store.set_aside(report, "some look") is Outcome.KNOWN
        assert list(store.findings())


class OtherLook:
    """Sets everything aside."""

    version = "other look"

    def sets_aside(self, _: Report) -> bool:
        return True


def test_another_look_looks_again(tmp_path: Path) -> None:
    sport, talks = a_report(SPORT), a_report(TALKS)
    with Store(tmp_path / "r.db") as store:
        looks = (OtherLook(), FirstLook(), FirstLook())
        seen = [[take_in(r, store, FastReader(), k).outcome for r in (sport, talks)] for k in looks]
        assert seen == [
            [Outcome.SET_ASIDE, Outcome.SET_ASIDE],
            [Outcome.SET_ASIDE, Outcome.REREAD],
            [Outcome.KNOWN, Outcome.KNOWN],
        ]
        assert [report.id for report in store.reports(unread=True)] == [sport.id]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(communique, list(arguments))


def test_read_says_how_many_are_set_aside_and_reports_lists_them(tmp_path: Path) -> None:
    (tmp_path / "sport.txt").write_text(f"date 2021-03-12 {SPORT}\n")
    (tmp_path / "talks.txt").write_text(f"date 2021-03-12 {TALKS}\n")
    record = ("--record", str(tmp_path / "r.db"))
    first = run("read", str(tmp_path), *record)
    assert first.exit_code == 0
    assert "1 report read" in first.stdout
    assert "1 report set aside unread" in first.stderr
    listed = run("reports", *record, "--set-aside", "--format", "jsonl").stdout.splitlines()
    (row,) = [json.loads(line) for line in listed]
    assert (row["report"], row["findings"], row["reading"]) == ("sport", 0, "set aside")
    both = run("reports", *record, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["reading"] for line in both].count("read") == 1
    assert run("reports", *record, "--set-aside", "--as-of", "2021-03-11").stdout == ""
    everything = run("read", str(tmp_path), *record, "--all")
    assert "1 report read, 1 known before" in everything.stdout
    assert "set aside" not in everything.stderr
    assert "Nothing" in run("reports", *record, "--set-aside").stderr


def test_annotate_never_sets_aside(tmp_path: Path) -> None:
    (tmp_path / "sport.txt").write_text(f"date 2021-03-12 {SPORT}\n")
    printed = json.loads(run("annotate", str(tmp_path / "sport.txt")).stdout)
    assert [time["value"] for time in printed["times"]] == ["PT5M"]
