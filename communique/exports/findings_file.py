"""A file of findings, as `annotate` prints it, put beside the reports that it is about."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from communique.errors import CommuniqueError, UnreadableReportError
from communique.exports.contract_reading import findings_from
from communique.model.annotation import Annotation
from communique.model.report import Report

_DECODER = msgspec.json.Decoder(dict[str, object])


def read_findings(path: Path, reports: Iterable[Report]) -> Iterator[Annotation | CommuniqueError]:
    """Each report's findings, or what is wrong with a line; a report without a line has none."""
    known = {report.name: report for report in reports}
    seen = set()
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                annotation = _read_line(line, known, path, number)
            except CommuniqueError as error:
                yield error
            else:
                seen.add(annotation.report.name)
                yield annotation
    yield from (Annotation(report=known[name]) for name in sorted(known.keys() - seen))


def _read_line(line: bytes, known: dict[str, Report], path: Path, number: int) -> Annotation:
    try:
        given = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        raise UnreadableReportError(
            f"the line is no JSON object: {cause}",
            remedy="give findings as `communique annotate` prints them",
            source=path,
            line=number,
        ) from cause
    report = known.get(str(given.get("id")))
    if report is None:
        raise UnreadableReportError(
            f"the findings are of {given.get('id')!r}, which is not among the reports",
            remedy="give the reports that the findings were made from",
            source=path,
            line=number,
        )
    return findings_from(given, report, source=str(path), number=number)
