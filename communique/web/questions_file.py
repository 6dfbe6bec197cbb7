"""`questions.toml` as the desk rewrites it: one question at a time, all else left as it is.

A person's file has a person's comments and order. So no file is written anew from its values, as a
TOML library would: the lines of one question are put in, replaced or taken out, and what comes of
it is read again before it takes the old file's place.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Final

import msgspec

from communique.errors import QuestionsError
from communique.views.named import NamedQuestion, parse_questions, read_questions

_LISTS: Final = ("words", "parties", "found")
_HEAD: Final = "[[question]]"
Said = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What a question says, wherever in the file it stands."""


class QuestionsFile:
    """The file in which a person names questions; perhaps none, perhaps not there yet."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        self._read: tuple[object, tuple[NamedQuestion, ...]] = (None, ())

    def mark(self) -> object:
        """What changes when the file does; None where there is none."""
        try:
            stat = self.path.stat() if self.path is not None else None
        except OSError:  # not there: questions may be named later
            return None
        return None if stat is None else (stat.st_mtime_ns, stat.st_size, stat.st_ino)

    def read(self) -> tuple[NamedQuestion, ...]:
        """The questions that are named by now. Raises `QuestionsError` for what can't be meant."""
        mark = self.mark()
        if self.path is None or mark is None:
            return ()
        with self._lock:
            if self._read[0] != mark:
                self._read = mark, read_questions(self.path)
            return self._read[1]

    def print(self) -> str:
        """A short sign of the file's text, by which a form tells which text it was made for."""
        return sha256(self._text().encode()).hexdigest()[:16]

    def _text(self) -> str:
        here = self.path is not None and self.path.exists()
        return self.path.read_text(encoding="utf-8") if self.path and here else ""

    def change(
        self,
        seen: str,
        before: NamedQuestion | None,
        after: NamedQuestion | None,
        check: Callable[[Sequence[NamedQuestion]], object],
    ) -> None:
        """Put one question in the place of another; at the end where there was none, out where
        there is to be none. `check` is given what the file would then name.

        Raises `QuestionsError` where the file is no more the one that the form was made for, or
        would say what can't be meant; it then stays as it was.
        """
        with self._lock:
            if self.path is None:
                raise QuestionsError("no file of questions was named", remedy="give --questions")
            named, text = self.read(), self._text()
            if self.print() != seen:
                raise QuestionsError(
                    "the questions have been changed since the page was made",
                    remedy="look at the page again, then decide",
                    source=self.path,
                )
            changed = _edited(text, named, before, after)
            there = parse_questions(changed, self.path)
            expected = [_said(q) for q in _replaced(named, before, after) if q is not None]
            if [_said(q) for q in there] != expected:
                raise QuestionsError(
                    "the file is written in a way that can't be changed here",
                    remedy="change it by hand",
                    source=self.path,
                )
            check(there)
            _write(self.path.resolve(), changed)


def _replaced(
    named: Sequence[NamedQuestion], before: NamedQuestion | None, after: NamedQuestion | None
) -> list[NamedQuestion | None]:
    return [*named, after] if before is None else [after if q is before else q for q in named]


def _said(question: NamedQuestion) -> Said:
    return question.name, question.words, question.parties, question.found


def _edited(
    text: str,
    named: Sequence[NamedQuestion],
    before: NamedQuestion | None,
    after: NamedQuestion | None,
) -> str:
    """The text with one question's lines replaced, comments among them kept."""
    lines = text.splitlines()
    new = [] if after is None else _written(after)
    if before is None:
        return "\n".join([*lines, *([""] if lines else []), *new, ""])
    start = before.line - 1
    later = [q.line - 1 for q in named if q.line > before.line]
    end = min(later, default=len(lines))
    while end > start and (not lines[end - 1].strip() or lines[end - 1].lstrip()[:1] == "#"):
        end -= 1  # what stands above the next question is the next one's
    kept = [line for line in lines[start:end] if line.lstrip()[:1] == "#"] if new else []
    return "\n".join([*lines[:start], *new[:1], *kept, *new[1:], *lines[end:], ""]).lstrip("\n")


def _written(question: NamedQuestion) -> list[str]:
    """A question as TOML, whose texts are written as JSON's are."""
    lists = {key: ", ".join(map(_text_of, getattr(question, key))) for key in _LISTS}
    given = (f"{key} = [{told}]" for key, told in lists.items() if told)
    return [_HEAD, f"name = {_text_of(question.name)}", *given]


def _text_of(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, text: str) -> None:
    """The whole file at once: whoever reads it meanwhile has the old one or the new."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".questions-", delete=False
    ) as made:
        made.write(text)
    try:
        if path.exists():
            shutil.copymode(path, made.name)
        else:
            os.chmod(made.name, 0o644)
        os.replace(made.name, path)
    except OSError as cause:
        os.unlink(made.name)
        raise QuestionsError(
            f"can't be written: {cause.strerror}", remedy="look who may write there", source=path
        ) from cause


def a_question(
    name: str, words: Sequence[str], parties: Sequence[str], found: Sequence[str]
) -> NamedQuestion:
    """A question as a form gives it."""
    return NamedQuestion(name=name, words=tuple(words), parties=tuple(parties), found=tuple(found))


def with_more(question: NamedQuestion, more: NamedQuestion) -> NamedQuestion:
    """A question that takes in what another has; each thing once."""
    return msgspec.structs.replace(
        question,
        words=tuple(dict.fromkeys((*question.words, *more.words))),
        parties=tuple(dict.fromkeys((*question.parties, *more.parties))),
        found=tuple(dict.fromkeys((*question.found, *more.found))),
    )
