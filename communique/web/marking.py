"""A report's text cut where findings begin and end, so that overlapping ones can all be shown."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from communique.model.annotation import TimeExpression
from communique.model.findings import AnyFinding
from communique.model.report import Part, PartKind, Report


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that the same findings carry from its first letter to its last."""

    start: int
    text: str
    part: str
    """The kind of part that it stands in."""
    findings: tuple[str, ...]
    """The ids of the findings told here, the one with the fewest words first."""
    kinds: tuple[str, ...]
    begins: tuple[str, ...]
    """The ids of those whose first word this is."""
    time: str = ""
    """What a time named here means and why."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, a headline, a credit line."""

    kind: str
    pieces: tuple[Piece, ...]


def blocks(
    report: Report, findings: Sequence[AnyFinding], times: Sequence[TimeExpression]
) -> tuple[Block, ...]:
    """The whole text, block by block: not a letter is lost but the blanks between blocks."""
    marked = _Marked(report, findings, times)
    return tuple(
        Block(kind=kind, pieces=tuple(pieces))
        for kind, parts in _paragraphs(report)
        if (pieces := [piece for part in parts for piece in marked.pieces(part)])
    )


def _paragraphs(report: Report) -> Iterator[tuple[str, list[Part]]]:
    """The parts that make one block each: a dateline stands at the head of its paragraph."""
    waiting: list[Part] = []
    for part in _all_parts(report):
        waiting.append(part)
        if part.kind is not PartKind.DATELINE:
            yield part.kind.value, waiting
            waiting = []
    if waiting:
        yield waiting[-1].kind.value, waiting


def _all_parts(report: Report) -> Iterator[Part]:
    """The report's parts, and what text stands in none of them as parts of its prose."""
    at = 0
    for part in (*report.parts, Part(PartKind.BODY, len(report.text), len(report.text))):
        if report.text[at : part.start].strip():
            yield Part(PartKind.BODY, at, part.start)
        elif at < part.start and part.kind is PartKind.BODY and at > 0:
            part = Part(part.kind, at, part.end) if _same_line(report, at, part.start) else part
        if part.end > part.start:
            yield part
        at = part.end


def _same_line(report: Report, start: int, end: int) -> bool:
    """Whether only a blank stands between two parts, as after a dateline."""
    return "\n" not in report.text[start:end]


class _Marked:
    """Cuts any stretch of one report's text."""

    def __init__(
        self, report: Report, findings: Sequence[AnyFinding], times: Sequence[TimeExpression]
    ) -> None:
        self._text = report.text
        self._times = times
        self._spans = sorted(
            (passage.start, passage.end, finding.id, finding.kind_name)
            for finding in findings
            for passage in finding.evidence
        )
        self._first = {finding.id: finding.start for finding in findings}
        self._length = {f.id: sum(p.end - p.start for p in f.evidence) for f in findings}
        self._cuts = sorted(
            {edge for start, end, _, _ in self._spans for edge in (start, end)}
            | {edge for time in times for edge in time.span}
        )

    def pieces(self, part: Part) -> Iterator[Piece]:
        """The part's text, piece by piece."""
        inside = [cut for cut in self._cuts if part.start < cut < part.end]
        edges = [part.start, *inside, part.end]
        for start, end in pairwise(edges):
            yield self._piece(part, start, end)

    def _piece(self, part: Part, start: int, end: int) -> Piece:
        over = {id_: kind for first, last, id_, kind in self._spans if first <= start < last}
        time = next((t for t in self._times if t.span.start <= start < t.span.end), None)
        return Piece(
            start=start,
            text=self._text[start:end],
            part=part.kind.value,
            findings=tuple(sorted(over, key=lambda id_: (self._length[id_], id_))),
            kinds=tuple(sorted(set(over.values()))),
            begins=tuple(id_ for id_ in over if self._first[id_] == start),
            time="" if time is None else f"{time.value}: {time.why}",
        )
