"""One report a file: the form `date YYYY-MM-DD text`, front matter, or bare text.

date 2021-03-12 On Friday, Russia announced ...

date 2021-03-12
source: Reuters
title: Moscow's offer

On Friday, ...

---
published: 2021-03-12
source: Reuters
---
On Friday, ...

`publisher` says the same as `source`. Keys with no meaning here are kept with the report.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

from communique.errors import UnreadableReportError
from communique.model.report import Report
from communique.readers.checks import build_report

_DATE_HEAD = re.compile(r"\s*date[ \t]+(?P<date>\S+)[ \t]*(?P<end>\r\n|\r|\n)?")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]+(?P<value>[^\r\n]*\S)[ \t]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_KEYS = frozenset({"id", "date", "published", "source", "url", "title", "author"})


def read_plain(
    text: str,
    source: str | Path,
    *,
    today: date,
    published: str | None = None,
    publisher: str | None = None,
) -> Report:
    """The report that a file's text is.

    `published`, `publisher` and the file's name as id stand in where the file doesn't tell its
    own. Raises `UnreadableReportError` or `InvalidDateError`.
    """
    if opening := _FENCE.match(text):
        given, body = _front_matter(text, opening.end(), source)
    else:
        given, body = _date_form(text)
    if published is not None and "date" not in given and "published" not in given:
        given["published"] = published
    if publisher is not None:
        given.setdefault("source", publisher)
    given.setdefault("id", Path(source).stem)
    return build_report(body, given, today=today, source=source, line=1)


def _date_form(text: str) -> tuple[dict[str, str], str]:
    """What stands before the text after `date`, and the text, its beginning without white space."""
    head = _DATE_HEAD.match(text)
    if head is None:
        return {}, text
    fields, at = _header(text, head.end()) if head["end"] else ({}, head.end())
    return fields | {"date": head["date"]}, text[at:].lstrip()


def _header(text: str, at: int) -> tuple[dict[str, str], int]:
    """The `key: value` lines from `at`, and where the text begins.

    Any key is taken where an empty line ends them. Without one, a sentence that begins "Ankara:"
    can't be told from a header, so only the keys that mean something here are taken.
    """
    lines = list(_fields(text, at))
    after = lines[-1][2] if lines else at
    if not _BLANK_LINE.match(text, after):
        lines = list(takewhile(lambda line: line[0] in _KEYS, lines))
    return {key: value for key, value, _ in lines}, lines[-1][2] if lines else at


def _fields(text: str, at: int) -> Iterator[tuple[str, str, int]]:
    """Each `key: value` line from `at` on, with the place behind it."""
    while (field := _FIELD.match(text, at)) and field["key"] != "text":
        at = field.end()
        yield _key(field["key"]), field["value"], at


def _key(written: str) -> str:
    """The key as the rest of the house calls it."""
    key = written.lower()
    return "source" if key == "publisher" else key


def _front_matter(text: str, at: int, source: str | Path) -> tuple[dict[str, str], str]:
    """The keys from `at` to a line of three hyphens, and the text below."""
    given, line = {}, 2
    while (closing := _FENCE.match(text, at)) is None:
        field = _FIELD.match(text, at)
        if field is None:
            raise UnreadableReportError(
                "the front matter is not `key: value` lines closed by ---",
                remedy="write `published: YYYY-MM-DD`, one key a line, then a line ---",
                source=source,
                line=line,
            )
        given[_key(field["key"])], at, line = field["value"], field.end(), line + 1
    return given, text[closing.end() :].lstrip()
