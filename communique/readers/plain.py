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
"""

import re
from datetime import date
from pathlib import Path

from communique.errors import UnreadableReportError
from communique.model.report import Report
from communique.readers.checks import build_report

_DATE_HEAD = re.compile(r"\s*date[ \t]+(?P<date>\S+)[ \t]*(?P<end>\r\n|\r|\n)?")
_FIELD = re.compile(r"(?P<key>[a-z_]+):[ \t]+(?P<value>[^\r\n]*\S)[ \t]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
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
    given, at = {"date": head["date"]}, head.end()
    while head["end"] and (field := _FIELD.match(text, at)) and field["key"] in _KEYS:
        given[field["key"]] = field["value"]
        at = field.end()
    return given, text[at:].lstrip()


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
        given[field["key"]], at, line = field["value"], field.end(), line + 1
    return given, text[closing.end() :].lstrip()
