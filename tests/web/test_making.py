"""What takes long is made beside the requests, and a page says so meanwhile."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from communique import api
from communique.model.findings import MeetingStatus
from communique.record.store import Store
from communique.web.app import application
from communique.web.desk import Desk
from communique.web.making import BeingMadeError, Making
from tests.building import a_report, meets, says
from tests.web.conftest import HOSTS, LONG
from tests.web.pages import at
from tests.web.stage import AS_OF, build


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_page_says_that_it_is_being_made_and_comes_when_it_is(
    own_desk: Desk, held: Event
) -> None:
    client = TestClient(application(own_desk, HOSTS, patience=0.05), base_url="http://127.0.0.1")
    address = at("/talks?about=Moscow&since=2021-03-01")
    waiting = client.get(address)
    assert waiting.status_code == 202
    assert "as of 1 June 2021" in waiting.text
    assert {"Refresh", "Retry-After"} <= {name.title() for name in waiting.headers}
    assert f'href="{address.replace("&", "&amp;")}"' in waiting.text, "it asks for the same again"
    assert client.get("/reports/nothing-such/at/all").status_code in (404, 202)
    held.set()
    _until(lambda: client.get(address).status_code == 200)
    assert "Moscow talks" in client.get(address).text


def test_data_is_waited_for(own_desk: Desk, held: Event) -> None:
    client = TestClient(application(own_desk, HOSTS, patience=0.05), base_url="http://127.0.0.1")
    assert client.get(at("/talks")).status_code == 202
    held.set()
    assert client.get(at("/api/talks")).status_code == 200
    assert client.get(at("/commitments.csv")).status_code == 200


def test_an_error_is_told_without_waiting_for_a_day(own_desk: Desk, held: Event) -> None:
    client = TestClient(application(own_desk, HOSTS), base_url="http://127.0.0.1")
    assert client.get("/no-such-page").status_code == 404
    held.set()


def test_one_thing_is_made_once_for_all_who_ask() -> None:
    making, let_go, made = Making(), Event(), []

    def make() -> int:
        assert let_go.wait(LONG)
        made.append(1)
        return len(made)

    for _ in range(3):
        with pytest.raises(BeingMadeError):
            making.wait("a day", make, 0.01)
    let_go.set()
    assert making.wait("a day", make, None) == len(made) == 1


def test_what_goes_wrong_is_told_to_whoever_asked_and_tried_again() -> None:
    making = Making()

    def fail() -> None:
        raise ValueError("no such day")

    with pytest.raises(ValueError, match="no such day"):
        making.wait("a day", fail, None)
    assert making.wait("a day", lambda: "made", None) == "made"


def test_a_record_that_another_process_writes_to_is_read_anew_for_today(tmp_path: Path) -> None:
    """Also for the day that was asked for last."""
    place = build(tmp_path / "grows.db")
    desk = Desk(place)
    before = len(desk.shelf(None).dossier.reports)
    late = a_report("Talks on the border are due in Bergen.", "2021-05-31", name="late")
    talks = meets(
        late, "Talks on the border", "Border talks", MeetingStatus.PLANNED, "2021-07", "NOR"
    )
    with Store(place) as store:
        store.write(says(late, talks), "another")
    assert len(desk.shelf(None).dossier.reports) == before + 1
    assert any(t.name == "Border talks" for t in desk.shelf(None).dossier.threads)
    desk.close()


def test_days_of_a_desk_are_the_days_of_the_record(own_desk: Desk) -> None:
    """The one with what was compared for another day, the other by itself."""
    for day in ("2021-12-31", AS_OF, "2021-04-01", "2021-03-19"):
        asked = date.fromisoformat(day)
        found = own_desk.shelf(asked).dossier
        with api.open(own_desk.place) as record:
            alone = record.dossier(asked)
            assert found.threads == alone.threads
            assert found.questions == alone.questions
            assert dict(found.copies) == dict(alone.copies)
            assert list(found.findings.items()) == list(alone.findings.items())
