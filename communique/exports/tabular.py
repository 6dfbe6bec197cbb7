"""Rows as JSON lines or CSV, written as they come."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from communique.exports.rows import Row

_LIST_MARK = "; "


def write_jsonl(rows: Iterable[Row], out: TextIO) -> None:
    """One JSON object a line, its keys the row's columns."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    """Comma-separated values with a header line (RFC 4180); lists are joined by `; `.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)


def _cell(value: object) -> object:
    text = _LIST_MARK.join(value) if isinstance(value, list) else value
    if isinstance(text, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{text}"
    return text
