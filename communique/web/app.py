"""The desk as a web application: each page as HTML, as JSON, as CSV, and under /api."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from communique.errors import (
    CommuniqueError,
    EvidenceError,
    FieldError,
    InvalidDateError,
    QuestionsError,
    UnknownIdError,
)
from communique.web import faces, openapi
from communique.web.addresses import Addresses
from communique.web.asking import AddressError, AsOf, read_query, written
from communique.web.desk import Desk
from communique.web.gate import Gate, NotAllowedError
from communique.web.making import BeingMadeError
from communique.web.pages.everything import PAGES
from communique.web.rendering import environment, render
from communique.web.review import Review
from communique.web.safety import Guard
from communique.web.sheets import Asking, Page, Sheet
from communique.web.shelf import Shelf

_STATUS: Final = {
    UnknownIdError: 404,
    NotAllowedError: 403,
    AddressError: 422,
    FieldError: 422,
    EvidenceError: 422,
    InvalidDateError: 422,
    QuestionsError: 422,
}
_AGAIN: Final = 3
"""Seconds after which a page that waits asks again."""
_STATIC: Final = Path(__file__).parent / "static"


def application(
    desk: Desk,
    hosts: Collection[str] = (),
    gate: Gate | None = None,
    patience: float | None = None,
) -> Guard:
    """The desk, answering to these hosts (to any, where none is named); for reading only, unless
    there is a gate through which one comes to the review. A page that has to be put together first
    waits for so many seconds, then says so; for as long as it takes, where none are given."""
    environment()
    review = None if gate is None else Review(desk, gate)
    inner = Starlette(
        routes=[*_review_routes(desk, review), *_routes(desk)],
        exception_handlers={
            BeingMadeError: _on_being_made,
            CommuniqueError: _on_known_error,
            HTTPException: _on_http_error,
        },
    )
    inner.state.desk = desk
    inner.state.review = review
    inner.state.patience = patience
    return Guard(inner, hosts)


def _routes(desk: Desk) -> Iterator[BaseRoute]:
    yield Route("/", lambda request: RedirectResponse(_start(request)))
    yield Mount("/static", StaticFiles(directory=_STATIC))
    yield Route("/api/openapi.json", lambda _: faces.as_json(openapi.describe(PAGES)))
    for form, answer in (("json", _json), ("csv", _csv)):
        for page in PAGES:
            yield Route(f"{_path(page)}.{form}", _asked(page, desk, answer))
    for page in PAGES:
        yield Route(f"/api{_path(page)}", _asked(page, desk, _json))
    for page in PAGES:
        yield Route(_path(page), _asked(page, desk, _html))


def _review_routes(desk: Desk, review: Review | None) -> Iterator[BaseRoute]:
    """The review behind its gate; none where the desk is for reading only."""
    if review is None:
        return
    yield from review.routes()
    for ending, answer in ((".json", _json), (".csv", _csv), ("", _html)):
        for page in review.pages():
            yield Route(f"{_path(page)}{ending}", _guarded(_asked(page, desk, answer), review.gate))


def _guarded(endpoint: Callable[[Request], Response], gate: Gate) -> Callable[[Request], Response]:
    def guarded(request: Request) -> Response:
        gate.check_known(request)
        return endpoint(request)

    return guarded


def _path(page: Page[Any]) -> str:
    """A name may hold slashes: parties are called what reports call them."""
    return page.path.replace("{name}", "{name:path}")


def _start(request: Request) -> str:
    return f"/today?{request.url.query}" if request.url.query else "/today"


Answer = Callable[[Request, Page[Any], "Asking[Any]"], Response]


def _asked(page: Page[Any], desk: Desk, answer: Answer) -> Callable[[Request], Response]:
    """What answers an address: its filters read, its day's shelf at hand."""

    def endpoint(request: Request) -> Response:
        strictly = request.url.path.startswith("/api/")
        query = read_query(page.query, request.query_params.multi_items(), strictly=strictly)
        patience = request.app.state.patience if answer is _html else None
        shelf = desk.shelf(query.as_of, patience)
        name = request.path_params.get("name", "")
        return answer(request, page, Asking(desk, shelf, query, name, patience))

    return endpoint


def _json(_: Request, page: Page[Any], asking: Asking[Any]) -> Response:
    return faces.as_json(page.look(asking).data)


def _csv(_: Request, page: Page[Any], asking: Asking[Any]) -> Response:
    return faces.as_csv(page.look(asking))


def _html(request: Request, page: Page[Any], asking: Asking[Any]) -> Response:
    sheet = page.look(asking)
    links = Addresses(request.url.path, written(asking.query))
    return _page(request, page.name, sheet, asking.shelf, links, asking.query)


def _page(
    request: Request,
    template: str,
    sheet: Sheet,
    shelf: Shelf | None,
    links: Addresses,
    query: AsOf,
    status: int = 200,
) -> Response:
    shown = {
        "title": sheet.title,
        "data": sheet.data,
        "query": query,
        "link": links,
        "here": template,
        "shelf": shelf,
        "strip": None if shelf is None else shelf.strip,
        "reviewing": request.app.state.review is not None,
        **sheet.shown,
    }
    day = query.as_of or date.today()
    return HTMLResponse(render(template, day, shown), status)


def _on_known_error(request: Request, error: Exception) -> Response:
    """What Communique knows to go wrong, told with its remedy."""
    assert isinstance(error, CommuniqueError)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return _told(request, status, error.problem, error.remedy)


def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _told(request, error.status_code, error.detail, "look at the address")
    answer.headers.update(error.headers or {})
    return answer


def _told(request: Request, status: int, title: str, remedy: str) -> Response:
    """An error as a page, or as data where data was asked for."""
    path = request.url.path
    if path.startswith("/api") or path.endswith((".json", ".csv")):
        return faces.as_problem(status, title, remedy)
    desk: Desk = request.app.state.desk
    sheet = Sheet(str(status), AsOf(), (), list, {"problem": title, "remedy": remedy})
    return _page(request, "error", sheet, desk.at_hand(None), Addresses(path, {}), AsOf(), status)


def _on_being_made(request: Request, error: Exception) -> Response:
    """A page that says what is being done, and asks again by itself."""
    assert isinstance(error, BeingMadeError)
    asked = request.query_params.get("as_of")
    query = AsOf(as_of=date.fromisoformat(asked) if asked else None)
    path = request.url.path
    here = f"{path}?{request.url.query}" if request.url.query else path
    shown = {"seconds": round(error.seconds), "again": _AGAIN, "address": here}
    sheet = Sheet("One moment", AsOf(), (), list, shown)
    answer = _page(request, "waiting", sheet, None, Addresses(path, written(query)), query, 202)
    answer.headers.update({"Retry-After": str(_AGAIN), "Refresh": str(_AGAIN)})
    return answer
