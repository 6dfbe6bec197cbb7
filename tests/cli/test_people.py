"""What other reports tell of speakers, as a person who types sees it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli.main import communique
from communique.record.store import Store
from tests.linking.lessons import speaks, teaches

READ = (
    teaches("2021-03-01", "Jens Larsen", "prime minister", "NOR", name="lesson"),
    teaches("2021-05-01", "Jens Larsen", "prime minister", "NOR", name="again"),
    teaches("2021-04-01", "Eva Holm", "prime minister", "NOR", name="other"),
    speaks("2021-03-05", "Larsen"),
    speaks("2021-02-01", "Eva Holm", "envoy", "SWE"),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("people") / "people.db"
    with Store(path) as store:
        for annotation in READ:
            store.write(annotation, "by hand")
    return str(Path(path))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(communique, list(arguments))
    assert result.exit_code == 0, result.output
    return result


def test_a_table_marks_what_is_learned(record: str) -> None:
    told = run("statements", "--record", record, "--as-of", "2021-06-01")
    (line,) = (line for line in told.stdout.splitlines() if "Larsen" in line)
    assert "NOR*" in line
    assert "prime minister*" in line
    assert "* from other reports of the time" in told.stderr
    (own,) = (line for line in told.stdout.splitlines() if "Eva Holm" in line)
    assert "*" not in own


def test_on_a_day_before_the_lesson_nothing_is_learned(record: str) -> None:
    with_nothing = run("statements", "--record", record, "--as-of", "2021-02-28")
    assert "*" not in with_nothing.stdout + with_nothing.stderr


def test_json_lines_have_it_apart_and_the_party_finds_it(record: str) -> None:
    asked = ("--record", record, "--as-of", "2021-06-01", "--party", "Norway")
    (line,) = run("statements", *asked, "--format", "jsonl").stdout.splitlines()
    row = json.loads(line)
    assert (row["party"], row["learned_party"], row["learned_from"]) == (None, "NOR", ["lesson"])


def test_show_has_the_words_that_carry_it(record: str) -> None:
    rows = run("statements", "--record", record, "--as-of", "2021-06-01", "--format", "jsonl")
    ids = {row["speaker"]: row["id"] for row in map(json.loads, rows.stdout.splitlines())}
    shown = run("show", ids["Larsen"], "--record", record, "--as-of", "2021-06-01").stdout
    assert "learned role prime minister" in shown
    assert "learned party NOR" in shown
    assert "learned from “Jens Larsen, prime minister” (lesson, 2021-03-01, " in shown
    assert "learned" not in run("show", ids["Eva Holm"], "--record", record).stdout
    earlier = run("show", ids["Larsen"], "--record", record, "--as-of", "2021-02-01").stdout
    assert "learned" not in earlier


def test_people_tells_who_held_what_since_when_and_who_disagrees(record: str) -> None:
    asked = ("people", "--record", record, "--as-of", "2021-06-01", "--format", "jsonl")
    rows = [json.loads(line) for line in run(*asked).stdout.splitlines()]
    assert [(row["name"], row["since"], row["until"]) for row in rows] == [
        ("Eva Holm", "2021-04-01", "2021-04-01"),
        ("Jens Larsen", "2021-03-01", "2021-05-01"),
    ]
    assert all("shows Eva Holm" in row["contradictions"][0] for row in rows)
    assert len(run(*asked, "--about", "holm MINISTER").stdout.splitlines()) == 1
    assert not run(*asked, "--party", "Sweden").stdout
    assert "Jens Larsen" in run("people", "--record", record, "--as-of", "2021-06-01").stdout
