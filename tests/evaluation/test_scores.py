"""The figures: how they are read from the scorers, kept, and held above their floors."""

from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.evaluation import scorers
from communique.evaluation.figures import confidence_table, figures_table, put_figures
from communique.evaluation.scores import Scores

ROOT = Path(__file__).resolve().parents[2]


def test_the_record_scorers_lines_are_read() -> None:
    lines = [
        "2 of 88 gold reports have no prediction: counted as empty",
        "meetings    gold  291 predicted  100  found P 0.500 R 0.172 F1 0.256  status 0.700 "
        "start 0.600 place 0.500 parties 0.400 attendance 0.300  whole F1 0.123",
        "record score (mean whole F1) 0.042",
    ]
    assert scorers.record_measures(lines) == {
        "meetings precision": 0.5,
        "meetings recall": 0.172,
        "meetings found F1": 0.256,
        "meetings status": 0.7,
        "meetings start": 0.6,
        "meetings place": 0.5,
        "meetings parties": 0.4,
        "meetings attendance": 0.3,
        "meetings whole F1": 0.123,
        "record score": 0.042,
    }


def test_the_other_scorers_lines_are_read() -> None:
    attribution = ["content characters   P 0.800 R 0.700 F1 0.747", "3 reports have no prediction"]
    times = ["times: gold 10 predicted 9", "F1 relaxed 0.900 strict 0.800 type 0.850 value 0.700"]
    events = [
        "rows 1050 answered 0.500 right 0.300 right of answered 0.600 macro-F1 0.250  "
        "events a sentence 1.50"
    ]
    threads = [
        "meeting    entries 2 covered 2; links to find 1: P 1.000 R 0.500 F1 0.667; "
        "threads 1, fate right 0.900"
    ]
    assert scorers.attribution_measures(attribution) == {"content characters F1": 0.747}
    assert scorers.time_measures(times)["value F1"] == 0.7
    assert scorers.event_measures(events)["macro-F1"] == 0.25
    assert scorers.thread_measures(threads) == {
        "meeting links P": 1.0,
        "meeting links R": 0.5,
        "meeting links F1": 0.667,
        "meeting fates right": 0.9,
    }


def test_a_figure_under_its_floor_is_told_and_so_is_one_not_measured(tmp_path: Path) -> None:
    scores = Scores({"dev": {"a": 0.5, "b": 0.5}}, {"dev: a": 0.6, "dev: b": 0.5, "x: y": 0.1})
    scores.save(tmp_path / "scores.json")
    assert Scores.load(tmp_path / "scores.json").below() == [
        "dev: a is 0.5, its floor 0.6",
        "x: y is None, its floor 0.1",
    ]


def test_a_spoilt_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "scores.json").write_text("[]")
    with pytest.raises(CommuniqueError, match="no scores"):
        Scores.load(tmp_path / "scores.json")


def test_the_committed_figures_are_above_their_floors() -> None:
    scores = Scores.load(ROOT / "scores.json")
    assert scores.floors
    assert scores.below() == []


def test_the_readme_has_the_figures_of_scores_json() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- figures:begin -->")[1].split("<!-- figures:end -->")[0]
    assert table.strip() == figures_table(Scores.load(ROOT / "scores.json"))


def test_the_docs_have_the_confidence_of_scores_json() -> None:
    page = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
    assert confidence_table(Scores.load(ROOT / "scores.json")) in page


def test_the_figures_are_put_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- figures:begin -->\nold\n<!-- figures:end -->\nb\n")
    put_figures(page, Scores.load(ROOT / "scores.json"))
    assert "\nold\n" not in page.read_text()
    assert page.read_text().startswith("a\n<!-- figures:begin -->\n| what |")
    assert page.read_text().endswith("|\n<!-- figures:end -->\nb\n")
    page.write_text("no marks")
    with pytest.raises(CommuniqueError, match="no place for the figures"):
        put_figures(page, Scores.load(ROOT / "scores.json"))
