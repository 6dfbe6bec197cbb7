"""`review`, `search` and the second clock, as a person types them."""

import csv
import io
import json
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from communique import api
from communique.cli.deciding import ACTS
from communique.cli.main import communique, main
from communique.cli.queueing import KEYS, work_through
from tests.docs.pages import DOCS, keys, sections

BY = ("--by", "A. Clerk")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(communique, list(arguments))


def rows(*arguments: str) -> list[dict[str, str]]:
    result = run(*arguments, "--format", "csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "samples.db"
    with api.open(path) as opened:
        assert not opened.read([api.samples()]).refused
    return path


@pytest.fixture(autouse=True)
def record(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of the samples of one's own, named in the environment."""
    path = tmp_path / "samples.db"
    shutil.copy(samples, path)
    monkeypatch.setenv("COMMUNIQUE_RECORD", str(path))
    return path


def first(kind: str = "position") -> str:
    return rows("review", "--kind", kind, "--limit", "1")[0]["id"]


def test_what_waits_is_listed_the_least_certain_first() -> None:
    waiting = rows("review", "--limit", "30")
    certain = [float(row["confidence"]) for row in waiting]
    assert len(waiting) == 30
    assert certain == sorted(certain)
    assert {row["kind"] for row in rows("review", "--kind", "meeting")} == {"meeting"}
    grain = rows("review", "--about", "grain", "--limit", "500")
    assert grain
    assert all("grain" in (row["what"] + row["words"]).casefold() for row in grain)


def test_what_is_rejected_is_in_no_list_and_comes_back(record: Path) -> None:
    id_ = first()
    made = run("review", "reject", id_[:8], *BY, "--because", "a hope")
    assert made.exit_code == 0
    assert made.stdout.split()[1:5] == ["reject", "by", "A.", "Clerk:"]
    assert id_ not in {row["id"] for row in rows("positions")}
    assert run("review", "--undo", made.stdout[:8], *BY).exit_code == 0
    assert id_ in {row["id"] for row in rows("positions")}
    assert [row["standing"] for row in rows("review", "--decisions")] == ["undone", "stands"]
    assert "2 decisions, 0 faults" in run("verify").stdout


def test_an_edit_is_seen_everywhere_with_its_author() -> None:
    id_ = first()
    run("review", "edit", id_, "--set", "stance=withholds", "--set", "toward=", *BY)
    edited = [row for row in rows("positions") if row["review"]]
    assert [(row["review"], row["reviewed_by"]) for row in edited] == [("edited", "A. Clerk")]
    assert (edited[0]["stance"], edited[0]["toward"], edited[0]["confidence"]) == (
        "withholds",
        "",
        "1.0",
    )
    assert "edited by A. Clerk on " in run("show", id_[:8]).stdout
    threads = [row["reviews"] for row in rows("threads") if row["reviews"]]
    assert threads == [f"{edited[0]['id']} edited by A. Clerk"]
    lines = [json.loads(line) for line in run("threads", "--format", "jsonl").stdout.splitlines()]
    reviews = [one["review"] for line in lines for one in line["findings"] if one["review"]]
    assert reviews == [{"state": "edited", "by": "A. Clerk"}]


def test_the_second_clock_leaves_out_what_was_decided_later() -> None:
    id_ = first()
    run("review", "reject", id_, *BY)
    assert id_ in {row["id"] for row in rows("positions", "--decided-by-day", "2020-01-01")}
    assert rows("review", "--decided-by-day", "2020-01-01") == []
    assert run("show", id_, "--decided-by-day", "2020-01-01").exit_code == 0
    with pytest.raises(SystemExit):
        main(["show", id_])


def test_words_are_edited_as_the_report_has_them() -> None:
    id_ = first("statement")
    words = rows("review", "--kind", "statement", "--limit", "1")[0]["words"].split("; ")[0]
    part = " ".join(words.split()[:3])
    assert run("review", "edit", id_, "--words", part, *BY).exit_code == 0
    (edited,) = [row for row in rows("statements") if row["review"]]
    assert " ".join(edited["words"].split()) == part


def test_threads_are_merged_and_split() -> None:
    one, two = [row for row in rows("talks") if "; " not in row["findings"]][:2]
    run("review", "merge", one["thread"], two["thread"], *BY, "--because", "one round")
    (both,) = [
        row
        for row in rows("talks")
        if set(row["findings"].split("; ")) == {one["findings"], two["findings"]}
    ]
    shown = run("show", both["thread"])
    assert "held to be one thing by A. Clerk: one round" in " ".join(shown.stdout.split())
    run("review", "split", both["thread"], two["findings"], *BY)
    assert {one["findings"], two["findings"]} <= {row["findings"] for row in rows("talks")}
    assert [row["standing"] for row in rows("review", "--decisions")] == ["overruled", "stands"]


def test_parties_and_persons_are_called_otherwise() -> None:
    speaker = next(row["speaker"] for row in rows("statements") if row["party"])
    run("review", "person", speaker, "Somebody Else", *BY)
    assert speaker not in {row["speaker"] for row in rows("statements")}
    run("review", "party", "Taliban", "AFG", *BY)
    assert "Taliban" not in {row["party"] for row in rows("parties")}


def test_orphans_are_those_to_look_at_again(record: Path) -> None:
    run("review", "confirm", first(), *BY)
    assert rows("review", "--orphans") == []
    assert "No decision has lost its target" in run("review", "--orphans").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["review", "reject", "ffff"], "a decision needs a name"),
        (["review", "reject", "zzzz", *BY], "no finding has an id that begins with 'zzzz'"),
        (["review", "edit", "FIRST", *BY], "there is nothing to change"),
        (["review", "edit", "FIRST", "--set", "stance", *BY], "sets nothing"),
        (["review", "edit", "FIRST", "--set", "mood=grim", *BY], "has no field 'mood'"),
        (["review", "edit", "FIRST", "--set", "stance=grim", *BY], "can't be so"),
        (["review", "edit", "FIRST", "--words", "zebra", *BY], "doesn't have the words"),
        (["review", "--undo", "zzzz", *BY], "no decision has an id"),
        (["search", "talks", "--party", "Atlantis"], "no party is called 'Atlantis'"),
    ],
)
def test_wrong_use_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [first() if one == "FIRST" else one for one in arguments]
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert rows("review", "--decisions") == []


def test_what_is_named_before_the_act_counts_too(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(record, other)
    id_ = first()
    before = ("review", "--record", str(other), *BY, "--because", "so")
    assert run(*before, "reject", id_).exit_code == 0
    assert rows("review", "--decisions") == []
    (row,) = rows("review", "--record", str(other), "--decisions")
    assert (row["decided_by"], row["because"]) == ("A. Clerk", "so")


def test_the_queue_is_worked_through_key_by_key(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pressed, lines = iter("c?rsuebcq"), iter(["stance=opposes", "", "seen"])
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(lines))
    with api.open(record, create=False) as opened:
        desk = opened.review("A. Clerk")
        work_through(desk, desk.queue(kinds=("position",), limit=5))
        made = desk.decisions()
    acts = [(one.decision.act, one.standing.value, one.decision.because) for one in made]
    assert acts == [
        ("confirm", "stands", ""),
        ("reject", "undone", ""),
        ("undo", "stands", ""),
        ("edit", "stands", ""),
        ("confirm", "stands", "seen"),
    ]
    said = capsys.readouterr().out
    assert "1 of 5: position" in said
    assert "3 decided; 2 still wait." in said


def test_an_edit_that_can_not_be_leaves_the_queue_where_it_is(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pressed, lines = iter("eq"), iter(["stance=grim", ""])
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(lines))
    with api.open(record, create=False) as opened:
        desk = opened.review("A. Clerk")
        work_through(desk, desk.queue(kinds=("position",), limit=2))
        assert desk.decisions() == ()
    assert "not done: a position can't be so" in capsys.readouterr().out


def test_search_marks_the_words_and_tells_the_rest() -> None:
    found = run("search", "recognised", "--limit", "2", "--as-of", "2023-09-30")
    assert found.exit_code == 0
    assert "⟦recognition⟧" in found.stdout
    assert "older ones not shown" in found.stderr
    lines = run("search", "recognised", "--format", "jsonl").stdout.splitlines()
    assert all("recogni" in " ".join(json.loads(line)["found"]).casefold() for line in lines)
    assert {row["kind"] for row in rows("search", "talks", "--kind", "meeting")} == {"meeting"}
    days = [
        row["published"]
        for row in rows("search", "talks", "--from", "2021-03-01", "--to", "2021-03-31")
    ]
    assert days == sorted(days, reverse=True)
    assert {day[:7] for day in days} == {"2021-03"}
    nothing = run("search", "zebra")
    assert (nothing.stdout, nothing.exit_code) == ("", 0)
    assert "Nothing in the record has these words" in nothing.stderr


@pytest.mark.parametrize("act", ACTS, ids=lambda act: str(act.name))
def test_every_act_tells_its_use_and_is_on_the_page(act: click.Command) -> None:
    helped = run("review", str(act.name), "--help")
    assert f"communique review {act.name} " in helped.output.split("Example:")[1]
    page = sections(DOCS / "commands" / "review.md")
    assert str(act.name) in [key.split()[0] for key in keys(page["Acts"])]
    text = page["Acts"]
    own = {one.opts[0] for one in act.params if isinstance(one, click.Option)}
    assert all(f"`{option}" in text for option in own)


def test_every_key_is_on_the_page() -> None:
    assert keys(sections(DOCS / "commands" / "review.md")["Keys"]) == list(KEYS)
