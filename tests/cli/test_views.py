"""The commands that look at the record from one day to another, as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from communique import api
from communique.cli.main import communique, main

READ = (
    "2021-03-10-blinken-letter",
    "2021-03-19-moscow-talks-end",
    "2021-03-20-moscow-talks-end-copy",
    "2021-04-14-istanbul-conference",
    "2021-04-21-istanbul-postponed",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("views") / "five.db"
    with api.open(path) as opened:
        assert not opened.read([api.samples() / f"{name}.txt" for name in READ]).refused
    return str(path)


_BETWEEN = {"diff": ("--from", "2021-03-01", "--to", "2021-04-25")}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(communique, list(arguments))
    assert result.exit_code == 0, result.output
    assert result.stdout == "\n".join(map(str.rstrip, result.stdout.split("\n")))
    return result.stdout


def test_diff_tells_what_changed_with_its_words(record: str) -> None:
    asked = ("diff", "--record", record, "--from", "2021-03-15", "--to", "2021-04-25")
    told = run(*asked)
    assert told.startswith("What changed from 15 March 2021 to 25 April 2021\n4 new reports\n")
    assert "held, before that planned\n" in told
    assert "2021-03-19-moscow-talks-end, 2021-03-19" in told
    found = json.loads(run(*asked, "--format", "json"))
    assert "moscow-talks-end" in json.dumps(found["changed"])
    assert "moscow-talks-end-copy" not in json.dumps(found["changed"])
    assert {change["kind"] for change in found["changed"]} >= {"status", "attendance"}
    assert json.loads(run(*asked, "--party", "BRA", "--format", "json"))["changed"] == []


def test_a_wire_copy_brings_nothing_new_but_what_it_adds(record: str, tmp_path: Path) -> None:
    asked = ("--from", "2021-03-19", "--to", "2021-03-21")
    told = run("diff", "--record", record, *asked)
    assert "1 new report\n" in told
    assert "Nothing changed in what the record tells." in told
    added = "\nIndia's foreign minister will visit Kenya on 2 April for talks on fishing.\n"
    copy = api.samples() / f"{READ[2]}.txt"
    longer = tmp_path / "longer.txt"
    longer.write_text(copy.read_text(encoding="utf-8") + added, encoding="utf-8")
    with api.open(tmp_path / "longer.db") as opened:
        assert not opened.read([api.samples() / f"{READ[1]}.txt", longer]).refused
    told = run("diff", "--record", str(tmp_path / "longer.db"), *asked)
    assert "visit Kenya" in told
    assert "Lavrov" not in told


def test_a_diff_of_nothing_says_so(record: str) -> None:
    told = run("diff", "--record", record, "--from", "2021-04-25", "--to", "2021-04-25")
    assert "Nothing changed in what the record tells." in told


def test_calendar_tells_what_is_ahead_and_what_passed_in_silence(record: str) -> None:
    told = run("calendar", "--record", record, "--as-of", "2021-04-25")
    assert "Their time has passed; no report tells" in told
    assert "whether it took place is not told (" in told
    text = CliRunner().invoke(
        communique, ["calendar", "--record", record, "--as-of", "2021-03-12", "--ics"]
    )
    events = Calendar.from_ical(text.stdout_bytes).walk("VEVENT")
    found = json.loads(
        run("calendar", "--record", record, "--as-of", "2021-03-12", "--format", "json")
    )
    assert len(events) == len(found["ahead"]) > 0


def test_explain_tells_the_chain(record: str) -> None:
    told = run("explain", "Moscow", "talks", "--record", record, "--as-of", "2021-04-25")
    assert "\nWhat each report added\n" in told
    assert "held, before that planned" in told
    assert "a wire copy: no second source" in told
    assert "\nStretches without word\n" in told


def test_explain_names_the_candidates(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain", "Istanbul", "--record", record, "--as-of", "2021-04-25"])
    assert ended.value.code == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "threads fit 'Istanbul':" in told
    assert "give the beginning of an id, or more words" in told


def test_questions_and_shifts_take_the_names_of_a_file(record: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[question]]\nname = "Peace"\nwords = ["peace agreement"]\n')
    asked = ("--record", record, "--as-of", "2021-04-25", "--questions", str(file))
    told = run("questions", *asked)
    assert "Peace, as you name it" in told
    assert "China, Pakistan, Russia and United States: asks" in told, "one joint statement"
    assert "Developments: related questions toward one party" in run("shifts", *asked)
    found = json.loads(run("questions", *asked, "--about", "peace", "--format", "json"))
    assert found[0]["question"]["named_by_hand"]


@pytest.mark.parametrize("name", ["questions", "shifts", "diff", "brief"])
def test_a_file_that_cannot_be_meant_is_told(
    name: str, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[question]]\nnmae = "Peace"\n')
    with pytest.raises(SystemExit) as ended:
        main([name, "--record", record, "--questions", str(file), *_BETWEEN.get(name, ())])
    assert ended.value.code == 2
    assert "mine.toml:2: 'nmae' is no key of a question" in capsys.readouterr().err
