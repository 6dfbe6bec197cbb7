"""The `communique` command and its subcommands."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from communique import __version__
from communique.cli.common import error_console
from communique.errors import CommuniqueError

REFUSED = 1
WRONG_USE = 2

_COMMANDS = {
    "read": "reading",
    "annotate": "reading",
    "link": "reading",
    "brief": "showing",
    "show": "showing",
    "talks": "lists",
    "commitments": "lists",
    "positions": "lists",
    "statements": "lists",
    "threads": "lists",
    "parties": "lists",
    "people": "people",
    "reports": "shelving",
    "diff": "changes",
    "calendar": "agenda",
    "explain": "explaining",
    "questions": "stances",
    "shifts": "stances",
    "search": "searching",
    "review": "reviewing",
    "serve": "serving",
    "verify": "checking",
    "evaluate": "measuring",
    "bench": "benching",
}
"""Each command and the module that holds it: only that one is loaded, for a quick start."""


class _Commands(click.Group):
    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = import_module(f"communique.cli.{_COMMANDS[name]}")
        command: click.Command = getattr(module, name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def communique() -> None:
    """Reads dated news reports and keeps the record of the diplomacy in them: who said what,
    where each party stands, which talks are proposed, planned, held or refused, what has been
    promised and by when. Every entry shows the words that carry it.

    \b
    Example:
      communique read reports/ && communique brief --about Taliban
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a failure that Communique knows is told in one line."""
    try:
        communique.main(args=None if arguments is None else list(arguments), prog_name="communique")
    except CommuniqueError as error:
        error_console().print(f"[bold red]error:[/] {_escaped(error)}", highlight=False)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `head` does


def _escaped(error: CommuniqueError) -> str:
    return str(error).replace("[", r"\[")
