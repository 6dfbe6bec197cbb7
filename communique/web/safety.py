"""What keeps the desk safe: which hosts it answers to, how much it takes, what browsers may load.

Everything on the desk may have been written by a stranger: reports are. So no page runs a script
or style that is not a file of ours, no page is shown in another's frame, and no address of another
site learns which page its reader came from.
"""

from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY: Final = 64 * 1024
"""Bytes of a request's body: a correction of a finding is a thousand at most."""
MOST_ADDRESS: Final = 4096
_TOO_MUCH: Final = f"a request holds {MOST_BODY} bytes at most"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the desk: refuses what is too much or meant for another host, and puts the
    headers on every answer.

    A page elsewhere can have a name of its own point at this machine (DNS rebinding); its
    requests come with that name, so only the names given here are answered.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, _at_most(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = _host(headers.get("host", ""))
        if self._hosts and host not in self._hosts:
            return PlainTextResponse(f"This desk does not answer to {host!r}.\n", 421)
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > MOST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BODY:
            return _too_much()
        return None


def _host(given: str) -> str:
    """The name in a Host header, without the port."""
    if given.startswith("["):
        return given.partition("]")[0][1:]
    return given.rpartition(":")[0] or given if ":" in given else given


def _too_much() -> PlainTextResponse:
    return PlainTextResponse(f"{_TOO_MUCH}\n", 413)


def _at_most(receive: Receive) -> Receive:
    """The same, up to the limit: a body may come in pieces without saying how long it is."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY:
            raise HTTPException(413, _TOO_MUCH)
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
