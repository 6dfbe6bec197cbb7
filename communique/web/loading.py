"""How long the desk's pages take: a load run over all of them, as a reader goes through a record.

A day is put together first, and one a month before it: what that takes is told in seconds. Then
each page is asked for over HTTP at some twenty addresses, with other filters or of other things.
"""

import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Final, TypeVar
from urllib.parse import quote

import uvicorn

from communique.evaluation.bench import Figure, p95
from communique.evaluation.clocks import busy
from communique.web.app import application
from communique.web.asking import LATEST
from communique.web.desk import Desk
from communique.web.pages.everything import PAGES
from communique.web.shelf import Shelf

T = TypeVar("T")

MOST: Final = 150.0
"""Milliseconds that a page may take."""
_EARLIER: Final = timedelta(30)
_EACH: Final = 20
"""Addresses of each page."""
_SOUGHT: Final = ("talks", "minister", "president", "%22the+talks%22", "sanction*", "border+-talks")
_NARROWED: Final = ("about=talks", "about=peace", "about=peace+talks", "status=held")


def load(place: str | Path) -> Iterator[Figure]:
    """What the first day and another take, and the p95 of each page of that record as of its newest
    day."""
    desk = Desk(place)
    last = desk.record.tally().last
    day = min(last or date.today(), LATEST)
    first, another = (busy(partial(desk.shelf, one)) for one in (day, day - _EARLIER))
    shelf = desk.shelf(day)
    held = f"{len(shelf.dossier.findings):,} findings as of {day}"
    yield Figure("the first day asked for", first, "s", None, held)
    yield Figure("another day, a month before", another, "s", None, held)
    on = f"{held}, {{}} requests"
    with _served(desk) as site:
        for name, paths in _addresses(shelf).items():
            asked = [f"{site}{path}{'&' if '?' in path else '?'}as_of={day}" for path in paths]
            times = [busy(_get(url)) for url in asked]
            yield Figure(
                f"the page {name}, p95", p95(times) * 1000, "ms", MOST, on.format(len(times))
            )
    desk.close()


def _get(url: str) -> Callable[[], object]:
    def asked() -> bytes:
        with urllib.request.urlopen(url) as answer:
            body: bytes = answer.read()
        return body

    return asked


@contextmanager
def _served(desk: Desk) -> Iterator[str]:
    """The address at which the desk answers this process."""
    server = uvicorn.Server(uvicorn.Config(application(desk), port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _addresses(shelf: Shelf) -> Mapping[str, Sequence[str]]:
    """Addresses of each page by its name: lists narrowed and turned over, things of all sorts."""
    parties = [str(row["party"]) for row in shelf.parties]
    things: Mapping[str, Sequence[str]] = {
        "thread": [thread.id for thread in shelf.dossier.threads],
        "question": [view.question.id for view in shelf.questions],
        "party": parties[: 10 * _EACH],
        "person": list(shelf.said_by),
        "report": list(shelf.dossier.reports),
    }
    narrowed = [*(f"party={quote(party)}" for party in _some(parties[: 10 * _EACH], 8)), *_NARROWED]
    turned = [*(f"page={page}" for page in range(1, 8)), f"since={shelf.as_of.replace(day=1)}"]
    lists = [f"?{asked}" for asked in narrowed + turned]
    special = {"search": [f"?q={words}&page={page}" for words in _SOUGHT for page in (1, 2, 3)]}
    special["today"] = [""] * _EACH
    return {
        page.name: [
            page.path.replace("{name}", quote(name, safe=""))
            for name in _some(things[page.name], _EACH)
        ]
        if page.names_one
        else [f"{page.path}{asked}" for asked in special.get(page.name, lists)]
        for page in PAGES
    }


def _some(every: Sequence[T], most: int) -> list[T]:
    """So many of them, from all over."""
    return list(every[:: max(1, len(every) // most)][:most])
