"""Parties and persons merged and renamed on the desk, and what it refuses to call so."""

import pytest
from starlette.testclient import TestClient

from communique.web.desk import Desk
from tests.web.conftest import GATE
from tests.web.pages import Seen, at
from tests.web.stage import AS_OF, EVIL, EVIL_PARTY
from tests.web.test_hostile import is_tame

THEN = {"secret": GATE.form_secret, "as_of": AS_OF}
MERGE = THEN | {"act": "party", "called": "USA", "at": "parties", "then": "USA"}
CALL = THEN | {"act": "person", "name": "Ann Bell", "called": "  Anna  Bell ", "at": "people"}


def _parties(client: TestClient) -> set[str]:
    return {row["party"] for row in client.get(at("/parties.json")).json()["rows"]}


def test_parties_are_merged_and_taken_apart_again(reviewer: TestClient) -> None:
    form = MERGE | {f"ticked-{EVIL_PARTY}": "on", "ticked-TUR": "on", "because": "one delegation"}
    done = reviewer.post("/review", data=form)
    assert done.status_code == 303
    page = reviewer.get(done.headers["location"])
    assert "Done: 2 decisions" in page.text
    assert "one delegation" in page.text
    assert _parties(reviewer).isdisjoint({EVIL_PARTY, "TUR"})
    assert reviewer.get(at("/review/parties/TUR.json")).json()["own"]["name"] == "USA"
    decisions = done.headers["location"].partition("done=")[2].replace("%2C", ",")
    undo = THEN | {"act": "undo", "decision": decisions, "at": "parties", "then": "TUR"}
    again = reviewer.post("/review", data=undo)
    assert reviewer.get(again.headers["location"]).status_code == 200
    assert {EVIL_PARTY, "TUR"} <= _parties(reviewer)


def test_a_person_is_renamed(reviewer: TestClient) -> None:
    done = reviewer.post("/review", data=CALL | {"then": "Ann Bell"})
    page = reviewer.get(done.headers["location"])
    assert page.status_code == 200, "found by the old name too"
    assert 'href="/people/Anna%20Bell' in page.text
    assert reviewer.get(at("/people/Anna%20Bell")).status_code == 200
    assert reviewer.get(at("/people/Ann%20Bell")).status_code == 404


def test_names_alike_are_offered_and_words_find_others(reviewer: TestClient) -> None:
    path = f"/review/people/Eve%20{EVIL}"
    assert not reviewer.get(at("/review/people/Ann%20Bell.json")).json()["near"]
    found = reviewer.get(at("/review/people/Ann%20Bell.json?about=eve")).json()["near"]
    assert [one["name"] for one in found] == [f"Eve {EVIL}"]
    reviewer.post("/review", data=CALL | {"called": "Evelyn Bell", "then": ""})
    reviewer.post("/review", data=CALL | {"name": f"Eve {EVIL}", "called": "Evely B", "then": ""})
    near = reviewer.get(at("/review/people/Evely%20B.json")).json()["near"]
    assert [one["name"] for one in near] == ["Evelyn Bell"]
    assert reviewer.get(at(path)).status_code == 200


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"called": ""}, 404),
        ({"called": "Ann Bell"}, 404),
        ({"called": "x" * 201}, 422),
        ({"name": ""}, 422),
        ({"name": "Nobody"}, 404),
        ({"act": "party", "name": "RUS", "called": "Ruritania"}, 404),
    ],
)
def test_what_makes_no_sense_is_told_so(
    reviewer: TestClient, own_desk: Desk, change: dict[str, str], status: int
) -> None:
    assert reviewer.post("/review", data=CALL | change).status_code == status
    assert not own_desk.record.review("").decisions()


def test_only_who_came_with_the_token_names(review: TestClient, own_desk: Desk) -> None:
    for path in ("/review/parties/RUS", "/review/people/Ann%20Bell"):
        assert [review.get(f"{path}{end}").status_code for end in ("", ".json", ".csv")] == [
            403
        ] * 3
    assert review.post("/review", data=CALL).status_code == 403
    assert not own_desk.record.review("").decisions()


def test_pages_lead_there_where_one_may_decide(reviewer: TestClient, client: TestClient) -> None:
    for path in ("/parties/RUS", "/people/Ann%20Bell"):
        assert f"/review{path}" in reviewer.get(at(path)).text
        assert "merge or rename" not in client.get(at(path)).text
        assert reviewer.get(at(f"/review{path}.csv")).status_code == 200
    assert reviewer.get("/review/parties/Nobody").status_code == 404


def test_hostile_names_are_words_here_too(reviewer: TestClient) -> None:
    for path in (f"/review/people/Eve {EVIL}", f"/review/parties/{EVIL_PARTY}"):
        page = Seen(reviewer.get(at(f"{path}?about={EVIL}&done={EVIL}")).text)
        is_tame(page)
    forged = CALL | {"at": "//evil.example", "then": "x"}
    assert (
        reviewer.post("/review", data=forged).headers["location"].startswith("/review/threads/x?")
    )
