"""Questions named, merged, renamed and taken out on the desk; the file that holds them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from communique.errors import QuestionsError
from communique.views.named import NamedQuestion, read_questions
from communique.web.desk import Desk
from communique.web.questions_file import QuestionsFile, a_question
from tests.web.conftest import GATE
from tests.web.pages import Seen, at
from tests.web.stage import AS_OF, EVIL
from tests.web.test_hostile import is_tame

BY_HAND = """# Mine, since March.

[[question]]
name = "Crossing"
# as they say it in the north
words = [
  "the crossing",
]

# for later
[[question]]
name = "Other"   # to be sharpened
words = ["other"]
"""


def _form(desk: Desk, act: str = "name", **more: str) -> dict[str, str]:
    sent = {"secret": GATE.form_secret, "seen": desk.questions.print(), "act": act}
    return sent | {"as_of": AS_OF} | more


def _names(client: TestClient) -> list[str]:
    return [line["name"] for line in client.get(at("/questions.json")).json()["lines"]]


def _file(desk: Desk) -> Path:
    assert desk.questions.path is not None
    return desk.questions.path


def test_a_question_is_named_by_its_words(reviewer: TestClient, own_desk: Desk) -> None:
    form = _form(own_desk, name="Northern  council", words="northern coun; council", parties="RUS")
    done = reviewer.post("/review/questions", data=form)
    assert done.status_code == 303
    assert "See it" in reviewer.get(done.headers["location"]).text
    (named,) = read_questions(_file(own_desk))
    assert (named.name, named.words) == ("Northern council", ("northern coun", "council"))
    assert _names(reviewer)[0] == "Northern council"
    rows = reviewer.get(at("/review/questions.csv")).text.splitlines()
    assert rows[1].startswith("Northern council") or ",Northern council," in rows[1]


def test_found_ones_are_merged_renamed_and_as_found_again(
    reviewer: TestClient, own_desk: Desk
) -> None:
    before = reviewer.get(at("/review/questions.json")).json()["found"]
    assert len(before) > 1
    ticked = {f"ticked-{one['question']}": "on" for one in before}
    reviewer.post("/review/questions", data=_form(own_desk, name="All of it") | ticked)
    assert _names(reviewer) == ["All of it"]
    again = _form(own_desk, "change", which="all of it", name="Everything", found=before[0]["name"])
    assert reviewer.post("/review/questions", data=again).status_code == 303
    assert sorted(_names(reviewer)) == sorted(["Everything", *(q["name"] for q in before[1:])])
    more = _form(own_desk, name="everything") | {f"ticked-{before[1]['question']}": "on"}
    reviewer.post("/review/questions", data=more)
    (named,) = read_questions(_file(own_desk))
    assert named.name == "Everything", "what is named already takes in what is ticked"
    assert len(named.found) == 2
    reviewer.post("/review/questions", data=_form(own_desk, "remove", which="Everything"))
    assert reviewer.get(at("/review/questions.json")).json()["found"] == before
    assert not own_desk.record.review("").decisions(), "the file says it, not the record"


def test_all_pages_show_what_a_file_names(reviewer: TestClient, own_desk: Desk) -> None:
    text = '[[question]]\nname = "The council"\nwords = ["northern council"]\n'
    _file(own_desk).write_text(text, encoding="utf-8")
    assert "The council" in reviewer.get(at("/parties/RUS")).text
    assert "The council" in reviewer.get(at("/today")).text
    _file(own_desk).write_text("[[question]]\n", encoding="utf-8")
    wrong = reviewer.get(at("/questions"))
    assert wrong.status_code == 422
    assert "question has no name" in Seen(wrong.text).words
    assert reviewer.get(at("/talks")).status_code == 200


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"act": "burn"}, "nothing to do"),
        ({"name": " "}, "has no name"),
        ({"words": "", "name": "Empty"}, "neither words nor found"),
        ({"parties": "Zembla; Nobody"}, "No party is called 'Zembla'"),
        ({"name": "n" * 201}, "at most"),
        ({"act": "change", "which": "none"}, "question is named"),
        ({"seen": "of another text"}, "changed since"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    reviewer: TestClient, own_desk: Desk, change: dict[str, str], told: str
) -> None:
    form = _form(own_desk, name="Council", words="council") | change
    answer = reviewer.post("/review/questions", data=form)
    assert answer.status_code == 422
    assert told in Seen(answer.text).words
    assert not _file(own_desk).exists()
    assert list(_file(own_desk).parent.glob(".questions-*")) == []


def test_a_form_has_so_many_fields(reviewer: TestClient, own_desk: Desk) -> None:
    many = {f"ticked-{n}": "" for n in range(501)}
    answer = reviewer.post("/review/questions", data=_form(own_desk) | many)
    assert answer.status_code == 422


def test_only_who_came_with_the_token_names(review: TestClient, own_desk: Desk) -> None:
    form = _form(own_desk, name="Council", words="council")
    assert review.get("/review/questions").status_code == 403
    assert review.post("/review/questions", data=form).status_code == 403
    review.get(f"/enter?token={GATE.token}")
    forged = review.post("/review/questions", data=form | {"secret": "guessed"})
    assert forged.status_code == 403
    site = {"sec-fetch-site": "cross-site"}
    assert review.post("/review/questions", data=form, headers=site).status_code == 403
    assert not _file(own_desk).exists()


def test_hostile_names_are_names(reviewer: TestClient, own_desk: Desk) -> None:
    name = f'{EVIL} """ [[question]] \\ \x00\x7f \u2028 # = {{{{ 7*7 }}}}'
    form = _form(own_desk, name=name, words=f"talks; {EVIL}")
    done = reviewer.post("/review/questions", data=form)
    assert done.status_code == 303
    (named,) = read_questions(_file(own_desk))
    assert named.name == " ".join(name.split())
    for path in (done.headers["location"], at("/questions"), at("/review/questions")):
        page = Seen(reviewer.get(path).text)
        is_tame(page)
        assert "7*7" in page.words


def _change(file: QuestionsFile, before: NamedQuestion | None, after: NamedQuestion | None) -> str:
    assert file.path is not None
    file.change(file.print(), before, after, lambda _: None)
    return file.path.read_text(encoding="utf-8")


def test_what_a_person_wrote_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    path.chmod(0o600)
    file = QuestionsFile(path)
    added = _change(file, None, a_question("New", ["new"], ["RUS"], []))
    assert added.startswith(BY_HAND)
    crossing = file.read()[0]
    changed = _change(file, crossing, a_question("The crossing", ["crossing"], [], []))
    assert changed.startswith("# Mine, since March.\n\n[[question]]\n")
    assert "# as they say it in the north\n" in changed
    assert '\n\n# for later\n[[question]]\nname = "Other"   # to be sharpened\n' in changed
    without = _change(file, file.read()[0], None)
    assert [q.name for q in file.read()] == ["Other", "New"]
    assert "# for later" in without
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_written_otherwise_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    text = '[[question]]\nname = "One"\nwords = ["""\n[not a head]\n# no comment\n"""]\n'
    path.write_text(text, encoding="utf-8")
    file = QuestionsFile(path)
    other = a_question("Two", ["two"], [], [])
    with pytest.raises(QuestionsError, match="named twice"):
        _change(file, None, a_question("ONE", ["two"], [], []))
    assert path.read_text(encoding="utf-8") == text
    assert _change(file, None, other).startswith(text)


WORDS = st.text(min_size=1, max_size=20).map(lambda words: " ".join(words.split())).filter(bool)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, max_size=2))
def test_whatever_is_named_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: list[str], found: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "named.toml"
    path.unlink(missing_ok=True)
    file = QuestionsFile(path)
    asked = a_question(name, words, [], found)
    _change(file, None, asked)
    (read,) = read_questions(path)
    assert (read.name, read.words, read.found) == (asked.name, asked.words, asked.found)
