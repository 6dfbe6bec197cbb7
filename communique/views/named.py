"""Questions as a person names them, in `questions.toml`, and what they make of the found ones.

[[question]]
name = "Recognition of the Taliban"
words = ["recogni", "legitimacy of the Taliban"]
parties = ["Taliban"]
found = ["14f05d17"]
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from communique.errors import QuestionsError

FILE: Final = "questions.toml"
_TABLE: Final = "question"
_LISTS: Final = ("words", "parties", "found")
_HEADER: Final = re.compile(r"^\s*\[\[\s*question\s*\]\]", re.MULTILINE)
_AT_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")


class NamedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a person has named: what it is about, between whom, and what it takes in."""

    name: str
    words: tuple[str, ...] = ()
    """Ways of saying it: a position is on it that has all words of one of them, each as the
    beginning of a word."""
    parties: tuple[str, ...] = ()
    """Ids: a position is on it only if its holder or whom it concerns is among them; none: all."""
    found: tuple[str, ...] = ()
    """Beginnings of ids, or names, of found questions that are one with it."""
    source: str = FILE
    line: int = 1


def read_questions(path: Path) -> tuple[NamedQuestion, ...]:
    """The questions that a file names, in its order.

    Raises `QuestionsError`, with file, line and remedy, for anything that can't be meant.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as cause:
        raise QuestionsError(
            f"can't be read: {cause.strerror}", remedy="give the path of a TOML file", source=path
        ) from cause
    except UnicodeDecodeError as cause:
        raise QuestionsError("is not UTF-8", remedy="save it as UTF-8 text", source=path) from cause
    return parse_questions(text, path)


def parse_questions(text: str, path: Path) -> tuple[NamedQuestion, ...]:
    """The questions that the text of such a file names, in its order. Raises `QuestionsError`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise _no_toml(cause, text, path) from cause
    return tuple(_Reader(path, text).questions(raw))


def _no_toml(cause: tomllib.TOMLDecodeError, text: str, path: Path) -> QuestionsError:
    at = _AT_LINE.search(str(cause))
    problem = _AT_LINE.sub("", str(cause)).strip().removesuffix("(at end of document)").strip()
    return QuestionsError(
        f"is no TOML: {problem[:1].lower()}{problem[1:]}",
        remedy='write [[question]], then lines such as name = "Recognition"',
        source=path,
        line=int(at[1]) if at else len(text.splitlines()) or 1,
    )


class _Reader:
    """Reads a file's tables; every complaint has its line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()
        self._heads = [text.count("\n", 0, m.end()) + 1 for m in _HEADER.finditer(text)]

    def questions(self, raw: dict[str, Any]) -> Iterator[NamedQuestion]:
        """Each table's question; names are used once."""
        for key in raw:
            if key != _TABLE:
                line = self._first(key, range(1, len(self._lines) + 1)) or 1
                raise self._error(f"{key!r} is not known here", "write [[question]]", line)
        tables = raw.get(_TABLE, [])
        if not isinstance(tables, list) or len(tables) != len(self._heads):
            line = self._first(_TABLE, range(1, len(self._lines) + 1)) or 1
            raise self._error("a question is no such value", "write [[question]] above each", line)
        taken: dict[str, int] = {}
        for at, table in enumerate(tables):
            question = self._question(table, at)
            before = taken.setdefault(question.name.casefold(), question.line)
            if before != question.line:
                raise self._error(
                    f"{question.name!r} is named twice, first in line {before}",
                    "put both into one question",
                    question.line,
                )
            yield question

    def _question(self, table: dict[str, Any], at: int) -> NamedQuestion:
        for key in table:
            if key not in ("name", *_LISTS):
                raise self._error(
                    f"{key!r} is no key of a question",
                    "it has name, words, parties and found",
                    self._line(at, key),
                )
        name = table.get("name")
        if not isinstance(name, str) or not name.strip():
            problem = (
                "the question has no name" if name is None else "a name is text, and not empty"
            )
            raise self._error(problem, 'write name = "Recognition"', self._line(at, "name"))
        lists = {key: self._list(table, key, at) for key in _LISTS}
        if not lists["words"] and not lists["found"]:
            raise self._error(
                f"{name!r} has neither words nor found questions",
                'write words = ["..."], or found = ["..."] with ids from `communique questions`',
                self._line(at, "name"),
            )
        return NamedQuestion(
            name=" ".join(name.split()), source=str(self._path), line=self._line(at), **lists
        )

    def _list(self, table: dict[str, Any], key: str, at: int) -> tuple[str, ...]:
        value = table.get(key, [])
        good = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
        if not good:
            remedy = f'write {key} = ["...", "..."]'
            raise self._error(f"{key} is no list of texts", remedy, self._line(at, key))
        return tuple(" ".join(v.split()) for v in value)

    def _line(self, at: int, key: str = "") -> int:
        """The line of a key in the table at this place, or the table's own where it has none."""
        start = self._heads[at]
        end = self._heads[at + 1] if at + 1 < len(self._heads) else len(self._lines) + 1
        return self._first(key, range(start, end)) or start

    def _first(self, key: str, among: range) -> int | None:
        """The first of these lines that gives a key its value."""
        pattern = re.compile(rf'\s*\[*\s*["\']?{re.escape(key)}["\']?\s*[]=]')
        return next((n for n in among if key and pattern.match(self._lines[n - 1])), None)

    def _error(self, problem: str, remedy: str, line: int) -> QuestionsError:
        return QuestionsError(problem, remedy=remedy, source=self._path, line=line)
