"""What the desk refuses: other hosts, too much, and decisions by anybody but one person."""

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from communique.web.desk import Desk
from communique.web.safety import MOST_ADDRESS, MOST_BODY
from tests.web.conftest import GATE
from tests.web.pages import LISTS, at

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"


def _form(client: TestClient, act: str = "confirm", **more: str) -> dict[str, str]:
    waiting = client.get("/review.json").json()
    return {"secret": GATE.form_secret, "act": act, "finding": waiting["id"], **more}


def test_every_answer_forbids_what_is_not_the_desks_own(client: TestClient) -> None:
    for path in (*(f"/{name}" for name in LISTS), "/none", "/api/talks", "/static/desk.js"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith(POLICY), path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_only_its_own_name_is_answered(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8321", ""):
        assert client.get("/today", headers={"host": host}).status_code == 421, host
    for host in ("127.0.0.1", "127.0.0.1:8321"):
        assert client.get("/today", headers={"host": host}).status_code == 200, host


def test_too_much_is_refused(client: TestClient, review: TestClient) -> None:
    assert client.get("/search?q=" + "a" * MOST_ADDRESS).status_code == 414
    assert client.get("/search?q=" + "a" * 300).status_code == 422
    assert review.post("/review", content=b"a" * (MOST_BODY + 1)).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(MOST_BODY // 1000 + 1):
            yield b"a" * 1000

    assert review.post("/review", content=pieces()).status_code == 413


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_desk_for_reading_takes_nothing(client: TestClient, method: str) -> None:
    for path in ("/review", "/today", "/talks", "/api/talks", "/enter"):
        assert client.request(method, path).status_code in (404, 405), path
    assert client.get("/review").status_code == 404
    assert "Review" not in client.get("/today").text


def test_without_the_token_nothing_is_decided(review: TestClient, own_desk: Desk) -> None:
    finding = own_desk.record.review("").queue()[0].id
    form = {"secret": GATE.form_secret, "act": "reject", "finding": finding}
    assert review.get("/review").status_code == 403
    assert review.get("/review.json").status_code == 403
    assert review.get("/enter?token=guessed").status_code == 403
    assert review.get("/enter").status_code == 403
    assert review.post("/review", data=form).status_code == 403
    assert not own_desk.record.review("").decisions()


@pytest.mark.parametrize(
    ("headers", "secret"),
    [
        ({"origin": "http://evil.example"}, GATE.form_secret),
        ({"origin": "null"}, GATE.form_secret),
        ({"sec-fetch-site": "cross-site"}, GATE.form_secret),
        ({"sec-fetch-site": "same-site"}, GATE.form_secret),
        ({}, "guessed"),
        ({}, ""),
    ],
)
def test_a_form_of_another_site_decides_nothing(
    reviewer: TestClient, own_desk: Desk, headers: dict[str, str], secret: str
) -> None:
    form = _form(reviewer) | {"secret": secret}
    assert reviewer.post("/review", data=form, headers=headers).status_code == 403
    assert not own_desk.record.review("").decisions()


def test_confirm_then_undo(reviewer: TestClient, own_desk: Desk) -> None:
    form = _form(reviewer)
    done = reviewer.post("/review", data=form, headers={"origin": "http://127.0.0.1"})
    assert done.status_code == 303
    assert reviewer.get("/review.json").json()["id"] != form["finding"], "the next one's turn"
    decision = done.headers["location"].partition("done=")[2]
    assert f'value="{decision}"' in reviewer.get(done.headers["location"]).text
    undo = {"secret": GATE.form_secret, "act": "undo", "decision": decision}
    assert reviewer.post("/review", data=undo).status_code == 303
    assert reviewer.get("/review.json").json()["id"] == form["finding"]
    assert [one.decision.by for one in own_desk.record.review("").decisions()] == [GATE.by] * 2


def test_what_is_rejected_is_on_no_page(reviewer: TestClient) -> None:
    before = reviewer.get(at("/statements.json")).json()["total"]
    first = reviewer.get("/review.json?kind=statement").json()["id"]
    reviewer.post("/review", data=_form(reviewer, "reject") | {"finding": first})
    assert reviewer.get(at("/statements.json")).json()["total"] == before - 1


def test_an_edit_changes_fields_and_words(reviewer: TestClient, own_desk: Desk) -> None:
    finding = reviewer.get("/review.json?kind=statement").json()
    form = _form(reviewer, "edit", spans="0-6") | {
        "finding": finding["id"],
        "field-speaker": "Ann Bell the Younger",
        "because": "the list of delegates",
    }
    assert reviewer.post("/review", data=form).status_code == 303
    edited = own_desk.record.review("").decisions()[0].decision
    assert edited.because == "the list of delegates"
    page = reviewer.get(at("/statements.json")).json()
    row = next(row for row in page["rows"] if row["speaker"] == "Ann Bell the Younger")
    assert row["spans"] == ["0-6"]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"act": "burn"}, 422),
        ({"act": "edit", "spans": "a-b"}, 422),
        ({"act": "edit", "spans": "5-999999"}, 422),
        ({"act": "confirm", "finding": "none"}, 404),
        ({"act": "undo", "decision": "none"}, 404),
    ],
)
def test_a_form_that_makes_no_sense_is_told_so(
    reviewer: TestClient, own_desk: Desk, form: dict[str, str], status: int
) -> None:
    assert reviewer.post("/review", data=_form(reviewer) | form).status_code == status
    assert not own_desk.record.review("").decisions()


def test_a_dossier_is_made_once_a_day_and_state(own_desk: Desk) -> None:
    shelf = own_desk.shelf(date(2021, 6, 1))
    assert own_desk.shelf(date(2021, 6, 1)) is shelf
    assert own_desk.shelf(date(2021, 5, 1)) is not shelf
    own_desk.forget()
    assert own_desk.shelf(date(2021, 6, 1)) is not shelf
