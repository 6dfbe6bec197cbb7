"""The house's one rule: imports run one way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "communique"

FLOORS = (
    {"errors"},
    {"model"},
    {"world"},
    {"readers", "language", "linking", "record"},
    {"selection", "retelling", "amending"},
    {"intake", "dossier"},
    {"views", "workers"},
    {"briefs", "exports", "reviewing"},
    {"api", "evaluation"},
    {"__init__"},
    {"web"},
    {"cli"},
    {"__main__"},
)
"""From the ground up. A module imports from floors below its own and from its own room."""

APART = {"readers", "language", "linking", "record"}
"""Rooms of one floor that never look into one another."""

LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}

FILES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """The rooms of the house that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name == "communique" and isinstance(node, ast.ImportFrom):
                yield from (a.name for a in node.names if a.name in LEVEL)
            elif name.startswith("communique."):
                yield name.split(".")[1]


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    assert here in LEVEL, f"{here} has no floor in the house: add it to FLOORS, or put it in a room"
    for there in imports(path):
        if there != here:
            assert LEVEL[there] < LEVEL[here], f"{path.name} ({here}) imports {there}"


@pytest.mark.parametrize("name", sorted(APART))
def test_each_room_stands_alone(name: str) -> None:
    seen = {there for path in (PACKAGE / name).rglob("*.py") for there in imports(path)}
    assert not seen & (APART - {name})


def test_only_language_knows_the_parser_and_only_record_knows_sql() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        outside = room(path)
        assert outside == "language" or "import spacy" not in text
        assert outside == "language" or "from spacy" not in text
        assert outside == "record" or "sqlalchemy" not in text.replace("SQLAlchemy", "")
