"""One record and one desk for all tests that only look; a fresh one for those that decide."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from communique.web.app import application
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.safety import Guard
from communique.web.shelf import Shelf
from tests.web.chromium import chromium
from tests.web.pages import Seen, at, every_path, seen
from tests.web.stage import build

HOSTS = ("127.0.0.1",)
LONG = 20.0
"""Seconds after which what a test waits for will not come."""
GATE = Gate("a-token-for-tests", "A. Clerk")


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("web") / "stage.db")


@pytest.fixture(scope="session")
def desk(record: Path) -> Iterator[Desk]:
    opened = Desk(record)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(desk: Desk) -> TestClient:
    """A browser's part played without one."""
    return TestClient(application(desk, HOSTS), base_url="http://127.0.0.1")


@pytest.fixture(scope="session")
def every_page(client: TestClient, desk: Desk) -> dict[str, Seen]:
    """Every page of the record by its path, asked for and taken apart once."""
    return {path: seen(client, at(path)) for path in every_path(desk)}


@pytest.fixture
def own_desk(record: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a record of the test's own: a copy of the one that nobody writes to, as making it
    anew takes ten times as long."""
    opened = Desk(shutil.copy(record, tmp_path / "own.db"), tmp_path / "questions.toml")
    yield opened
    opened.close()


@pytest.fixture
def review(own_desk: Desk) -> TestClient:
    """A browser before a desk that can be decided on, without the token."""
    app = application(own_desk, HOSTS, GATE)
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def reviewer(review: TestClient) -> TestClient:
    """The same after the printed address was opened."""
    entered = review.get(f"/enter?token={GATE.token}")
    assert entered.status_code == 303
    assert {"HttpOnly", "SameSite=strict"} <= set(entered.headers["set-cookie"].split("; "))
    return review


@contextmanager
def serving(app: Guard) -> Iterator[str]:
    """The address at which the desk answers, for real."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def site(desk: Desk) -> Iterator[str]:
    with serving(application(desk, HOSTS)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, installed if that can be done, else a skip with the reason."""
    path = chromium()
    with sync_playwright() as playwright:
        # Without a graphics card, drawing as if there were one only takes longer.
        arguments = ["--no-sandbox", "--disable-gpu"]
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Days are not ready before this is set."""
    let_go = Event()
    ready = Shelf.make_ready

    def late(shelf: Shelf) -> Shelf:
        assert let_go.wait(LONG)
        return ready(shelf)

    monkeypatch.setattr(Shelf, "make_ready", late)
    return let_go
