"""The desk: `serve` shows the record in a browser."""

import secrets
import socket
from contextlib import suppress
from getpass import getuser
from pathlib import Path
from typing import Final

import click
import uvicorn

from communique.cli.common import error_console, record_option
from communique.errors import CommuniqueError
from communique.views.named import FILE, read_questions
from communique.web.app import application
from communique.web.desk import Desk
from communique.web.gate import Gate
from communique.web.making import AT_ONCE
from communique.web.safety import MOST_ADDRESS

PORT: Final = 8321
_OWN: Final = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE: Final = ("0.0.0.0", "::", "")
_MOST_AT_ONCE: Final = 64
"""Requests: a desk is for one person, whose browser asks for a handful at a time."""


@click.command(short_help="The record in a browser.")
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port to answer at; 0 takes any that is free.",
)
@click.option(
    "--review", is_flag=True, help="Let whoever has the printed address put findings right."
)
@click.option(
    "--by", envvar="COMMUNIQUE_REVIEWER", metavar="NAME",
    help="Who reviews: your name.  [default: your name on this machine]",
)  # fmt: skip
@click.option(
    "--questions",
    envvar="COMMUNIQUE_QUESTIONS",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Questions as you name them.  [default: {FILE}, where there is one]",
)
def serve(
    location: str, host: str, port: int, review: bool, by: str | None, questions: Path | None
) -> None:
    """Show the record in a browser, until Ctrl+C: what changed, talks, commitments, questions,
    parties, people, each report with its findings marked, and search. It answers to this machine
    alone and changes nothing, unless told otherwise.

    \b
    Example:
      communique serve --record communique.db
    """
    named = questions or Path(FILE)
    if named.exists() or (questions and not review):  # with a review one may be made
        read_questions(named)
    desk = Desk(location, named.absolute())
    try:
        gate = Gate(secrets.token_urlsafe(24), by or getuser()) if review else None
        with _listening(host, port) as listener:
            _tell(host, listener.getsockname()[1], desk, gate)
            desk.begin()
            with suppress(KeyboardInterrupt):  # Ctrl+C is how a desk is ended
                _server(desk, host, gate).run(sockets=[listener])
    finally:
        desk.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises `CommuniqueError` where it can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as cause:
        raise CommuniqueError(
            f"can't answer at {host}, port {port}: {cause.strerror or cause}",
            remedy="another desk may be open; give another --port, or 0 for any that is free",
        ) from cause


def _server(desk: Desk, host: str, gate: Gate | None) -> uvicorn.Server:
    hosts = () if host in _EVERYWHERE else (*_OWN, host)
    return uvicorn.Server(
        uvicorn.Config(
            application(desk, hosts, gate, patience=AT_ONCE),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            h11_max_incomplete_event_size=4 * MOST_ADDRESS,
            timeout_graceful_shutdown=3,
        )
    )


def _tell(host: str, port: int, desk: Desk, gate: Gate | None) -> None:
    """Where the desk is, and what it may do."""
    shown = f"[{host}]" if ":" in host else host
    at = f"http://{shown}:{port}"
    click.echo(f"The desk of {desk.place} is at {at}/ (Ctrl+C ends it)")
    if gate is not None:
        click.echo(f"To review, as {gate.by}: {at}/enter?token={gate.token}")
    if host not in _OWN:
        error_console().print(
            f"warning: whoever can reach {host} can read the record", markup=False
        )
