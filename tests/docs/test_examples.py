"""The examples of the documentation are true: they run, and print what the page says they print."""

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.cli.main import main
from tests.docs.pages import DOCS, Block, blocks

COMMANDS = sorted((DOCS / "commands").glob("*.md"))
PAGES = [*COMMANDS, *sorted(DOCS.glob("*.md"))]
_CODE = re.compile(r"#\s*exit code (\d)")
_ID = re.compile(r"^([0-9a-f]{8})\b", re.MULTILINE)
_UNSEEN = frozenset({"bench", "evaluate", "serve"})
"""The first takes minutes, the second needs gold sets, which don't come with the project, the third
goes on until it is ended: only their options are looked at, and `tests/web` looks at the third."""


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_examples_run_and_print_what_the_page_shows(page: Path, desk: Path) -> None:
    printed, names = "", dict[str, Any]()
    for block in blocks(page):
        where = f"{page.name}:{block.line}"
        if block.file:
            (desk / block.file).parent.mkdir(exist_ok=True)
            (desk / block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            for line in _commands(block):
                printed = _run(line, printed, desk, where)
        elif block.language == "python":
            printed = _exec(block, names)
        elif block.language == "text":
            _compare(block, printed, where)


@pytest.mark.parametrize("page", COMMANDS, ids=lambda p: p.stem)
def test_the_page_of_a_command_has_an_example(page: Path) -> None:
    lines = [line for block in blocks(page) for line in _commands(block)]
    assert any(line.startswith(f"communique {page.stem}") for line in lines)


def _commands(block: Block) -> list[str]:
    return [line for line in block.text.splitlines() if line.startswith("communique ")]


def _run(line: str, before: str, desk: Path, where: str) -> str:
    """What the command prints on both streams; where it goes to a file, the file is written."""
    code = _CODE.search(line)
    command, _, target = line.split("#")[0].partition(">")
    arguments = shlex.split(command.replace("FINDING-ID", _first_id(before)))[1:]
    if arguments[0] in _UNSEEN:
        return ""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        ended = _ended(arguments)
    expected = int(code[1]) if code else 0
    assert ended == expected, f"{where}: {line}: {errors.getvalue()}"
    if target:
        assert out.getvalue(), f"{where}: {line} prints nothing"
        (desk / target.strip()).write_text(out.getvalue(), encoding="utf-8")
    return out.getvalue() + errors.getvalue()


def _ended(arguments: list[str]) -> object:
    try:
        main(arguments)
    except SystemExit as ended:
        return ended.code or 0
    return 0


def _first_id(printed: str) -> str:
    found = _ID.search(printed)
    return found[1] if found else "FINDING-ID"


def _exec(block: Block, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block.text, f"tutorial, line {block.line}", "exec"), names)
    return out.getvalue()


def _compare(block: Block, printed: str, where: str) -> None:
    """Each line of the excerpt is in the output, in its order; `...` stands for anything."""
    lines = iter([*_folded(printed.splitlines()), " ".join(printed.split())])
    for expected in _folded(block.text.splitlines()):
        pattern = ".*".join(map(re.escape, expected.split("...")))
        shown = any(re.search(pattern, line) for line in lines)
        assert shown, f"{where} shows {expected!r}; put the page right, it prints:\n{printed}"


def _folded(lines: list[str]) -> Iterator[str]:
    """Lines without what a terminal's width changes, the empty ones left out."""
    return (" ".join(line.split()) for line in lines if line.strip())
