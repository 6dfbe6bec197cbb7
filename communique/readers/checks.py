"""From a text and what was said beside it to a report, or to the reason why it is none."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from communique.errors import InvalidDateError, UnreadableReportError
from communique.model.report import Delivery, Part, PartKind, Report
from communique.readers.parts import find_parts

EARLIEST = date(1900, 1, 1)
_KNOWN = frozenset({"id", "published", "date", "text", "source", "url", "title", "author"})
_TEXT_KEYS = ("id", "source", "url", "title", "author")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_DAY = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s(?P<month2>[A-Z][a-z]{2,8}))\b"
)
_DATELINE_SLACK = timedelta(days=4)
"""A report may stand in the paper some days after it was filed."""


def build_report(
    text: str, given: Mapping[str, Any], *, today: date, source: str | Path, line: int | None = None
) -> Report:
    """The report of `text`, published and delivered as `given` says.

    `given` has the contract's keys (`published`, or `date`; `id`, `source`, `url`, `title`,
    `author`), any other key is kept. Raises `UnreadableReportError` or `InvalidDateError`, which
    name `source` and `line`, where there is no text or no day that a report can be from.
    """
    if not text.strip():
        raise UnreadableReportError(
            "the report has no text",
            remedy="give its text after the date, or under `text`",
            source=source,
            line=line,
        )
    if "\0" in text:
        raise UnreadableReportError(
            "the text holds a NUL character, which no newspaper prints",
            remedy="look whether the file is what it should be, and take the character out",
            source=source,
            line=line,
        )
    for key in _TEXT_KEYS:
        if not isinstance(given.get(key), str | None):
            raise UnreadableReportError(
                f"`{key}` is no text", remedy="put it in quotation marks", source=source, line=line
            )
        if "\0" in (given.get(key) or ""):
            raise UnreadableReportError(
                f"`{key}` holds a NUL character", remedy="take it out", source=source, line=line
            )
    value = given.get("published", given.get("date"))
    published = publication_day(value, today=today, source=source, line=line)
    parts = find_parts(text)
    delivery = Delivery(
        given_id=given.get("id"),
        url=given.get("url"),
        title=given.get("title"),
        author=given.get("author"),
        extra=_extra(given),
    )
    return Report(
        published=published,
        text=text,
        source=given.get("source"),
        parts=parts,
        delivery=delivery,
        warnings=tuple(_contradictions(text, parts, published)),
    )


def _extra(given: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in given.items() if key not in _KNOWN}
    return msgspec.json.encode(rest, order="deterministic").decode()


def publication_day(
    value: object, *, today: date, source: str | Path, line: int | None = None
) -> date:
    """The day of publication, checked: a day of the calendar, from 1900 to tomorrow."""
    problem = None
    if value is None or value == "":
        problem = "the report has no date of publication"
    elif not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        problem = f"{value!r} is no date of publication"
    else:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            problem = f"{value!r} is no day of the calendar"
        else:
            if day > today + timedelta(days=1):
                problem = f"the report is dated {value}, which is still to come"
            elif day < EARLIEST:
                problem = f"the report is dated {value}, before 1900"
            else:
                return day
    raise InvalidDateError(
        problem,
        remedy="write the day as YYYY-MM-DD: `date 2021-03-12` before the text, `published` in "
        "JSON lines, or --published",
        source=source,
        line=line,
    )


def _contradictions(text: str, parts: tuple[Part, ...], published: date) -> list[str]:
    """What the datelines say against the date of publication."""
    found = []
    for part in parts:
        if part.kind is not PartKind.DATELINE:
            continue
        words = text[part.start : part.end]
        days = [_nearest(match, published) for match in _MONTH_DAY.finditer(words)]
        found += [
            f"the dateline {words!r} is of {day}, the report of {published}"
            for day in days
            if day is not None and abs(day - published) > _DATELINE_SLACK
        ]
    return found


def _nearest(match: re.Match[str], published: date) -> date | None:
    """The day that a month and day name, in the year that brings it nearest to `published`."""
    month = (match["month"] or match["month2"])[:3].lower()
    if month not in _MONTHS:
        return None
    number, day = _MONTHS.index(month) + 1, int(match["day"] or match["day2"])
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, number, day))
        except ValueError:
            continue
    return min(candidates, key=lambda d: (abs(d - published), d), default=None)
