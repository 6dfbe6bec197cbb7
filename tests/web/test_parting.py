"""Threads merged and split on the desk, and what it refuses to merge and split."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from communique.model.threads import Thread
from communique.web.desk import Desk
from tests.web.conftest import GATE
from tests.web.pages import Seen, at
from tests.web.stage import AS_OF, EVIL, LONG
from tests.web.test_hostile import is_tame

THEN = {"secret": GATE.form_secret, "as_of": AS_OF}


def _thread(desk: Desk, name: str) -> Thread:
    threads = desk.shelf(date.fromisoformat(AS_OF)).dossier.threads
    return next(t for t in threads if t.name == name)


def _split(desk: Desk) -> dict[str, str]:
    """The form that takes the first report's word out of the Moscow talks."""
    moscow = _thread(desk, "Moscow talks")
    asked = {"act": "split", "thread": moscow.id, "then": moscow.findings[0]}
    return THEN | asked | {f"ticked-{moscow.findings[0]}": "on"}


def test_a_thread_is_split_and_put_together_again(reviewer: TestClient, own_desk: Desk) -> None:
    form = _split(own_desk)
    first, second, _ = _thread(own_desk, "Moscow talks").findings
    done = reviewer.post("/review", data=form | {"because": "a visit"})
    assert done.status_code == 303
    page = reviewer.get(done.headers["location"])
    assert page.status_code == 200
    assert "a visit" in page.text
    now = own_desk.shelf(date.fromisoformat(AS_OF)).dossier.thread_of
    assert now[first].id != now[second].id
    decision = done.headers["location"].partition("done=")[2]
    undo = THEN | {"act": "undo", "decision": decision, "then": first}
    assert reviewer.post("/review", data=undo).status_code == 303
    now = own_desk.shelf(date.fromisoformat(AS_OF)).dossier.thread_of
    assert now[first].id == now[second].id


def test_two_threads_are_merged(reviewer: TestClient, own_desk: Desk) -> None:
    one, other = _thread(own_desk, f"Talks {EVIL}"), _thread(own_desk, LONG)
    moscow = _thread(own_desk, "Moscow talks")
    offered = reviewer.get(at(f"/review/threads/{moscow.id}.json")).json()["near"]
    assert {near["thread"]: near["shared"] for near in offered}[other.id] == ["USA"]
    merge = THEN | {"act": "merge", "thread": one.id, "other": other.id, "then": one.findings[0]}
    done = reviewer.post("/review", data=merge)
    page = reviewer.get(done.headers["location"])
    assert page.status_code == 200, "found again by a finding, whatever the thread's id is now"
    now = own_desk.shelf(date.fromisoformat(AS_OF)).dossier.thread_of
    assert now[one.findings[0]].findings == (*other.findings, *one.findings)


def test_words_find_what_else_may_be_one_with_it(reviewer: TestClient, own_desk: Desk) -> None:
    path = f"/review/threads/{_thread(own_desk, 'Moscow talks').id}.json"
    found = reviewer.get(at(f"{path}?about=consultative")).json()["near"]
    assert [near["name"] for near in found] == [LONG]
    assert not reviewer.get(at(f"{path}?about=nowhere")).json()["near"]


def test_what_later_reports_tell_is_told(reviewer: TestClient, own_desk: Desk) -> None:
    path = f"/review/threads/{_thread(own_desk, 'Moscow talks').id}"
    early = reviewer.get(at(path, "2021-03-12"))
    assert "2 findings of it are of reports after 12 March 2021" in early.text
    assert "of reports after" not in reviewer.get(at(path)).text


@pytest.mark.parametrize(
    "change",
    [
        {"thread": "none"},
        {"thread": ""},
        {"act": "merge", "other": ""},
        {"act": "merge", "other": "none"},
        {"act": "split", "ticked-none": "on"},
    ],
)
def test_what_makes_no_sense_is_told_so(
    reviewer: TestClient, own_desk: Desk, change: dict[str, str]
) -> None:
    assert reviewer.post("/review", data=_split(own_desk) | change).status_code == 404
    assert not own_desk.record.review("").decisions()


def test_what_is_one_or_of_two_kinds_is_not_merged(reviewer: TestClient, own_desk: Desk) -> None:
    moscow, promise = _thread(own_desk, "Moscow talks"), _thread(own_desk, "open the crossing")
    for other in (moscow.id, promise.id):
        form = THEN | {"act": "merge", "thread": moscow.id, "other": other}
        assert reviewer.post("/review", data=form).status_code == 404
    none = {key: value for key, value in _split(own_desk).items() if key[:7] != "ticked-"}
    assert reviewer.post("/review", data=none).status_code == 404
    assert not own_desk.record.review("").decisions()


def test_only_who_came_with_the_token_splits(review: TestClient, own_desk: Desk) -> None:
    form = _split(own_desk)
    path = f"/review/threads/{form['thread']}"
    assert [review.get(f"{path}{end}").status_code for end in ("", ".json", ".csv")] == [403] * 3
    assert review.post("/review", data=form).status_code == 403
    review.get(f"/enter?token={GATE.token}")
    assert review.post("/review", data=form | {"secret": "guessed"}).status_code == 403
    elsewhere = {"origin": "http://evil.example"}
    assert review.post("/review", data=form, headers=elsewhere).status_code == 403
    assert not own_desk.record.review("").decisions()


def test_a_desk_for_reading_offers_nothing(client: TestClient, desk: Desk) -> None:
    path = f"/threads/{_thread(desk, 'Moscow talks').id}"
    assert "merge or split" not in client.get(at(path)).text
    for hidden in (f"/review{path}", "/review/questions"):
        assert client.get(hidden).status_code == 404
        assert client.post(hidden).status_code in (404, 405)


def test_hostile_words_are_words_here_too(reviewer: TestClient, own_desk: Desk) -> None:
    path = f"/review/threads/{_thread(own_desk, f'Talks {EVIL}').id}"
    for address in (at(path), at(f"{path}?about={EVIL}&done={EVIL}")):
        page = Seen(reviewer.get(address).text)
        is_tame(page)
        assert "onerror" in page.words
    forged = _split(own_desk) | {"then": "../../evil?x=//evil.example", "as_of": "1\r\nX: y"}
    sent = reviewer.post("/review", data=forged).headers
    assert sent["location"].startswith("/review/threads/..%2F..%2Fevil%3F")
    assert "x" not in sent
