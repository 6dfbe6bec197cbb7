"""Paths to reports: which reader reads what, and what could not be read."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.errors import CommuniqueError, UnreadableReportError
from communique.model.report import Report
from communique.readers.decoding import decode
from communique.readers.jsonlines import read_jsonlines
from communique.readers.plain import read_plain

JSON_LINES = frozenset({".jsonl", ".ndjson"})
PLAIN = frozenset({"", ".txt", ".text", ".md"})
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a person says about files that don't tell it themselves, and the day it is."""

    today: date
    published: str | None = None
    publisher: str | None = None


def read_paths(
    paths: Iterable[str | Path], defaults: Defaults
) -> Iterator[Report | CommuniqueError]:
    """Every report of `paths`, in their order, and an error for each piece that is none.

    A folder is read with all below it, by name; a hidden file in it, or one of another form (and
    a README) is passed over. `-` is JSON lines on standard input. What can't be read costs
    nothing else.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from read_jsonlines(sys.stdin.buffer, "standard input", today=defaults.today)
            continue
        for file in _files(Path(path)):
            yield from _read_file(file, defaults)


def is_jsonlines(path: str | Path) -> bool:
    """Whether a path is read as JSON lines: by its ending, or as standard input."""
    return str(path) == STANDARD_INPUT or Path(path).suffix.lower() in JSON_LINES


def count_reports(paths: Iterable[str | Path]) -> int | None:
    """About how many reports there are, without reading them: a line of JSON lines is one, any
    other file is one. None where that can't be known beforehand, as of standard input."""
    count = 0
    for path in paths:
        if str(path) == STANDARD_INPUT:
            return None
        for file in _files(Path(path)):
            try:
                count += _lines(file) if is_jsonlines(file) else 1
            except OSError:
                return None  # `read_paths` tells what is wrong with it
    return count


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if not line.isspace())


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or those in a folder that may hold reports."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        readable = file.suffix.lower() in JSON_LINES | PLAIN and file.stem.lower() != "readme"
        if file.is_file() and readable and not hidden:
            yield file


def _read_file(file: Path, defaults: Defaults) -> Iterator[Report | CommuniqueError]:
    try:
        if is_jsonlines(file):
            with file.open("rb") as lines:  # never all at once: an archive may be one file
                yield from read_jsonlines(lines, file, today=defaults.today)
        else:
            yield read_plain(
                decode(file.read_bytes(), file),
                file,
                today=defaults.today,
                published=defaults.published,
                publisher=defaults.publisher,
            )
    except OSError as cause:
        yield UnreadableReportError(
            f"the file can't be opened: {cause.strerror}",
            remedy="check the path and your right to read it",
            source=file,
        )
    except CommuniqueError as error:
        yield error
