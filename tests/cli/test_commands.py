"""The commands, as a person types them."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique import api
from communique.cli.main import _COMMANDS, communique, main

GOOD = 'date 2021-03-12 Russia\'s foreign minister, Ivan Orlov, said: "The talks will go on."\n'


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(communique, list(arguments), input=stdin)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the bundled samples."""
    path = tmp_path_factory.mktemp("record") / "samples.db"
    with api.open(path) as opened:
        summary = opened.read([api.samples()])
    assert not summary.refused
    return str(path)


@pytest.mark.parametrize("command", _COMMANDS)
def test_each_command_tells_its_use_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"communique {command} " in result.output.split("Example:")[1]


def test_reading_tells_what_was_found_and_what_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text("no date at all")
    result = run("read", str(tmp_path), "--record", str(tmp_path / "r.db"))
    assert result.exit_code == 1
    assert "1 report read" in result.stdout
    assert "1 refused" in result.stdout
    assert "bad.txt:1: the report has no date of publication" in result.stderr
    again = run("read", str(tmp_path / "good.txt"), "--record", str(tmp_path / "r.db"))
    assert again.exit_code == 0
    assert "0 reports read, 1 known before" in again.stdout


@pytest.mark.parametrize("command", ["talks", "commitments", "positions", "statements", "threads"])
def test_lists_come_as_table_json_lines_and_csv(command: str, record: str) -> None:
    table = run(command, "--record", record, "--as-of", "2023-09-30")
    lines = run(command, "--record", record, "--as-of", "2023-09-30", "--format", "jsonl")
    sheet = run(command, "--record", record, "--as-of", "2023-09-30", "--format", "csv")
    objects = [json.loads(line) for line in lines.stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(sheet.stdout)))
    assert {table.exit_code, lines.exit_code, sheet.exit_code} == {0}
    assert len(objects) == len(rows) > 5
    assert len(table.stdout.splitlines()) > len(rows)


def test_a_list_of_the_parties(record: str) -> None:
    result = run("parties", "--record", record, "--format", "jsonl")
    parties = {row["party"]: row["name"] for row in map(json.loads, result.stdout.splitlines())}
    assert parties["RUS"] == "Russia"
    assert "Taliban" in parties


def test_filters_leave_out_what_was_not_asked_for(record: str) -> None:
    asked = ("--party", "Russia", "--about", "grain", "--since", "2023-01-01", "--format", "jsonl")
    result = run("positions", "--record", record, *asked)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all(row["published"] >= "2023-01-01" for row in rows)


def test_nothing_later_than_the_day_is_shown(record: str) -> None:
    result = run("statements", "--record", record, "--as-of", "2021-01-31", "--format", "jsonl")
    days = {json.loads(line)["published"] for line in result.stdout.splitlines()}
    assert days
    assert max(days) <= "2021-01-31"


def test_a_brief_proves_each_sentence(record: str) -> None:
    result = run("brief", "--record", record, "--as-of", "2023-09-30", "--format", "json")
    brief = json.loads(result.stdout)
    numbers = {note["number"] for note in brief["notes"]}
    sentences = [s for part in brief["sections"] for e in part["entries"] for s in e["sentences"]]
    assert sentences
    assert all(s["notes"] and set(s["notes"]) <= numbers for s in sentences)
    assert numbers == {n for s in sentences for n in s["notes"]}


def test_a_brief_for_reading(record: str) -> None:
    text = run("brief", "--record", record, "--as-of", "2021-04-01").stdout
    page = run("brief", "--record", record, "--as-of", "2021-04-01", "--format", "md").stdout
    assert text.startswith("The record as of 1 April 2021")
    assert page.startswith("# The record as of 1 April 2021")
    assert "[^1]: " in page


def test_show_tells_a_report_and_a_finding(record: str) -> None:
    report = run("show", "2021-03-19-moscow-talks-end", "--record", record)
    assert "\nMOSCOW (Meridian Wire) - Russia, " in report.stdout.replace("⟦", "")
    assert re.search(r"⟦[^⟧]*called on Afghanistan's warring sides", report.stdout)
    assert "18 March 2021 " in report.stdout, "Thursday's date is explained"
    assert "⟦The four countries urged the Taliban not to pursue" in report.stdout
    first = run("statements", "--record", record, "--format", "jsonl").stdout.splitlines()[0]
    finding = run("show", json.loads(first)["id"], "--record", record)
    assert json.loads(first)["speaker"] in finding.stdout


def test_show_tells_a_finding_by_the_schemes_names(record: str) -> None:
    talks = run("talks", "--record", record, "--about", "Geneva", "--format", "jsonl").stdout
    (first, *_) = [json.loads(line) for line in talks.splitlines() if json.loads(line)["when"]]
    finding = run("show", first["findings"][0], "--record", record).stdout
    assert f"report {first['reports'][0]}" in finding
    assert " start 2" in finding
    assert "start_on" not in finding
    assert " attended" in finding


def test_show_tells_a_thread(record: str) -> None:
    listed = run("talks", "--record", record, "--as-of", "2023-09-30", "--format", "jsonl").stdout
    talks = [json.loads(line) for line in listed.splitlines()]
    talk = next(row for row in talks if len(row["reports"]) > 1 and row["participants"])
    shown = run("show", talk["thread"][:8], "--record", record, "--as-of", "2023-09-30")
    assert shown.exit_code == 0
    for expected in (talk["fate"], "what each report added", "who takes part", "coverage"):
        assert expected in shown.stdout
    assert all(report in shown.stdout for report in talk["reports"])
    assert "why these are one thing" in shown.stdout
    steps = shown.stdout.split("what each report added")[1].split("who takes part")[0]
    assert " ".join(talk["words"][0].split())[:40] in " ".join(steps.split())


def test_show_says_that_nothing_has_the_id(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["show", "zzz", "--record", record])
    assert ended.value.code == 2
    assert "no report, finding or thread has an id that begins with 'zzz'" in (
        capsys.readouterr().err
    )


def test_an_empty_list_is_a_header_in_csv_and_nothing_else(record: str) -> None:
    asked = ("--record", record, "--about", "zebra", "--format")
    assert run("talks", *asked, "csv").stdout.startswith("thread,kind,name,")
    assert run("talks", *asked, "jsonl").stdout == ""
    assert "Nothing in the record fits" in run("talks", *asked, "table").stderr


def test_a_brief_of_nothing_says_so_and_one_of_all_leaves_nothing_out(record: str) -> None:
    nothing = run("brief", "--record", record, "--about", "zebra").stdout
    assert "Nothing in the record fits." in nothing
    assert "NOTES" not in nothing
    whole = run("brief", "--record", record, "--length", "all").stdout
    assert " more: communique" not in whole
    short = run("brief", "--record", record, "--length", "short", "--party", "RUS").stdout
    assert " more: communique talks --party RUS --as-of " in short


def test_no_line_ends_in_blanks_where_no_terminal_is(record: str) -> None:
    for command in (["brief"], ["talks"], ["show", "2021-03-19-moscow-talks-end"]):
        printed = run(*command, "--record", record).stdout.splitlines()
        assert printed == [line.rstrip() for line in printed]


def test_verify_says_that_all_holds(record: str) -> None:
    result = run("verify", "--record", record)
    assert result.exit_code == 0
    assert "28 reports" in result.stdout
    assert "0 faults" in result.stdout


def test_annotate_and_link_need_no_record(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "published": "2021-03-12", "text": GOOD[16:]})
    result = run("annotate", "-", stdin=f"{line}\nno json\n")
    assert result.exit_code == 1
    assert "standard input:2" in result.stderr
    (found,) = map(json.loads, result.stdout.splitlines())
    assert (found["id"], found["statements"][0]["party"]) == ("a", "RUS")
    (tmp_path / "reports.jsonl").write_text(line)
    (tmp_path / "findings.jsonl").write_text(result.stdout)
    linked = run("link", str(tmp_path / "reports.jsonl"), str(tmp_path / "findings.jsonl"))
    assert linked.exit_code == 0


def test_link_refuses_findings_of_an_unknown_report(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text('{"id": "a", "published": "2021-03-12", "text": "x"}')
    (tmp_path / "findings.jsonl").write_text('{"id": "b"}\n')
    result = run("link", str(tmp_path / "reports.jsonl"), str(tmp_path / "findings.jsonl"))
    assert result.exit_code == 1
    assert "not among the reports" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["brief", "--record", "nowhere.db"], "there is no record at nowhere.db"),
        (["talks", "--as-of", "lately"], "write it as YYYY-MM-DD"),
        (["statements", "--min-confidence", "2"], "0<=x<=1"),
        (["talks", "--status", "hled"], "'hled' is not one of 'proposed'"),
        (["statements", "--status", "held"], "No such option"),
        (["dance"], "No such command"),
        (["evaluate", "--gold", "nowhere"], "no gold sets at nowhere"),
    ],
)
def test_wrong_use_is_told_and_ends_with_two(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_a_server_without_its_driver_is_told_and_its_password_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["talks", "--record", "postgresql+nosuchdriver://ann:secret@host/db"])
    assert ended.value.code == 2
    with pytest.raises(SystemExit) as ended:
        main(["talks", "--record", "oracle://ann:secret@host/db"])
    assert ended.value.code == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "needs a driver that is not installed" in told
    assert "secret" not in told


def test_where_all_is_refused_no_record_is_left(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("no date at all")
    result = run("read", str(tmp_path), "--record", str(tmp_path / "r.db"))
    assert result.exit_code == 1
    assert "no record was made" in result.stdout
    assert not (tmp_path / "r.db").exists()


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("read", str(tmp_path / "empty"), "--record", str(tmp_path / "r.db"))
    assert result.exit_code == 0
    assert "there is nothing to read there" in result.stderr


def test_a_record_that_is_there_keeps_what_it_has_where_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text("no date at all")
    place = ("--record", str(tmp_path / "r.db"))
    run("read", str(tmp_path / "good.txt"), *place)
    refused = run("read", str(tmp_path / "bad.txt"), *place)
    assert "the record is " in refused.stdout
    assert "1 report, " in run("verify", *place).stdout


def test_options_without_effect_and_days_to_come_are_told(tmp_path: Path, record: str) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text(json.dumps({"id": "a", "published": "2021-03-12", "text": GOOD[16:]}))
    result = run("annotate", str(lines), "--published", "2021-03-13", "--source", "Wire")
    assert "--published has no effect on JSON lines" in result.stderr
    assert "--source has no effect on JSON lines" in result.stderr
    later = run("talks", "--record", record, "--as-of", "2999-01-01")
    assert "2999-01-01 is still to come" in later.stderr


def test_days_the_wrong_way_round_are_wrong_use(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["talks", "--record", record, "--since", "2022-01-01", "--until", "2021-01-01"])
    assert ended.value.code == 2
    assert "no day is since 2022-01-01 and until 2021-01-01" in capsys.readouterr().err


def test_another_pipeline_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    for command in (["annotate"], ["read", "--record", str(tmp_path / "r.db")]):
        with pytest.raises(SystemExit) as ended:
            main([*command, str(tmp_path / "good.txt"), "--pipeline", "en_no_such"])
        assert ended.value.code == 2
        assert "there is no spaCy pipeline 'en_no_such'" in capsys.readouterr().err


def test_a_party_goes_by_the_names_that_reports_use(record: str) -> None:
    by_id = run("positions", "--record", record, "--party", "RUS", "--format", "csv").stdout
    assert len(by_id.splitlines()) > 5
    for name in ("Moscow", "the Kremlin"):
        assert (
            run("positions", "--record", record, "--party", name, "--format", "csv").stdout == by_id
        )


def test_an_unknown_party_is_told(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["talks", "--record", record, "--party", "Ruritania"])
    assert ended.value.code == 2
    assert "no party is called 'Ruritania'" in capsys.readouterr().err
