"""`--questions`: the file in which a person names questions."""

from pathlib import Path
from typing import Any

import click

from communique.cli.common import F
from communique.views.named import FILE, NamedQuestion, read_questions


def questions_option(command: F) -> F:
    """`--questions`, the file with a person's own names for questions."""
    return click.option(
        "--questions",
        "named",
        envvar="COMMUNIQUE_QUESTIONS",
        metavar="PATH",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_read,
        help=f"Questions as you name them.  [default: {FILE}, where there is one]",
    )(command)


def _read(_: click.Context, __: click.Parameter, path: Any) -> tuple[NamedQuestion, ...]:  # noqa: ANN401 - click's
    """Read the file that is named, or the usual one where it lies there."""
    if path is None:
        usual = Path(FILE)
        return read_questions(usual) if usual.is_file() else ()
    return read_questions(path)
