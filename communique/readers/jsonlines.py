"""Many reports a file: one JSON object a line, with `id`, `published` and `text`."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from communique.errors import CommuniqueError, UnreadableReportError
from communique.model.report import Report
from communique.readers.checks import build_report

_DECODER = msgspec.json.Decoder(dict[str, object])


def read_jsonlines(
    lines: Iterable[str | bytes], source: str | Path, *, today: date
) -> Iterator[Report | CommuniqueError]:
    """Each line's report, or what is wrong with the line; blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _read_line(line, source, number, today)
            except CommuniqueError as error:
                yield error


def _read_line(line: str | bytes, source: str | Path, number: int, today: date) -> Report:
    try:
        given = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        raise UnreadableReportError(
            f"the line is no JSON object: {cause}",
            remedy="write one object a line, in UTF-8",
            source=source,
            line=number,
        ) from cause
    missing = [key for key in ("id", "published", "text") if key not in given]
    if missing:
        raise UnreadableReportError(
            f"the line lacks {', '.join(f'`{key}`' for key in missing)}",
            remedy='a report is {"id": ..., "published": "YYYY-MM-DD", "text": ...}',
            source=source,
            line=number,
        )
    text = given["text"]
    if not isinstance(text, str):
        raise UnreadableReportError(
            "`text` is no text", remedy="put it in quotation marks", source=source, line=number
        )
    return build_report(text, given, today=today, source=source, line=number)
