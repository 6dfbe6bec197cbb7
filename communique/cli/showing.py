"""Showing: `brief` for the whole, `show` for one report or finding with its words."""

import sys
from datetime import date
from typing import Unpack

import click
from rich.text import Text

from communique import api
from communique.api import Asked, Record
from communique.briefs.rendering import as_json, as_markdown, as_text
from communique.cli.common import ALL_STATUSES, asked_options, console, record_option
from communique.errors import UnknownIdError
from communique.model.evidence import Span
from communique.model.findings import AnyFinding
from communique.model.report import PartKind, Report
from communique.selection import status_of, subject_of

_COLOURS = {
    "statement": "cyan",
    "position": "magenta",
    "meeting": "green",
    "commitment": "yellow",
    "event": "blue",
    "office": "white",
}
_QUIET = {PartKind.CREDIT, PartKind.DATELINE}
_UNLISTED = {"event", "office"}


@click.command(short_help="What the record says, in sentences with footnotes.")
@record_option
@asked_options(ALL_STATUSES)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="For the terminal, as Markdown, or as JSON.",
)
def brief(location: str, as_of: date | None, form: str, **asked: Unpack[Asked]) -> None:
    """What the record says to a reader: talks, where parties stand, commitments, who said what.
    Each sentence has the numbers of the words that carry it, which stand below.

    \b
    Example:
      communique brief --about Taliban --as-of 2021-10-20
    """
    with api.open(location, create=False) as record:
        written = record.brief(as_of=as_of, **asked)
    if form == "json":
        sys.stdout.write(as_json(written) + "\n")
    elif form == "md":
        sys.stdout.write(as_markdown(written))
    else:
        console().print(as_text(written))


@click.command(short_help="One report or finding, its words highlighted.")
@click.argument("name", metavar="ID")
@record_option
def show(name: str, location: str) -> None:
    """Show a report with the words of its findings highlighted and its dates explained, or one
    finding with its fields and its words in the report. ID is the beginning of an id that a list
    shows, or the id that a report came with.

    \b
    Example:
      communique show 2021-03-19-moscow-talks-end
    """
    with api.open(location, create=False) as record:
        try:
            report = record.report(name)
        except UnknownIdError:
            found = record.finding(name)
            _show_finding(record, found)
        else:
            _show_report(record, report)


def _show_report(record: Record, report: Report) -> None:
    out = console()
    findings = record.findings_of(report)
    out.print(_heading(report))
    out.print(_highlighted(report, findings))
    out.print()
    for finding in findings:
        if finding.kind_name not in _UNLISTED:
            out.print(_summary(finding))
    for time in record.times_of(report):
        words = report.text[time.span.start : time.span.end]
        out.print(Text.assemble((f"{time.value:12}", "bold"), f" {words!r}: {time.why}"))


def _show_finding(record: Record, finding: AnyFinding) -> None:
    out = console()
    report = record.report(finding.report)
    out.print(_summary(finding))
    for field, value in _fields(finding):
        out.print(Text.assemble((f"{field:>14} ", "dim"), value))
    out.print()
    out.print(_heading(report))
    out.print(_highlighted(report, [finding]))


def _fields(finding: AnyFinding) -> list[tuple[str, str]]:
    """The finding's own fields, those that say nothing left out."""
    passages = {"evidence", "cue", "source", "question", "actor_spans", "recipient_spans"}
    rows = []
    for field in finding.__struct_fields__:
        value = getattr(finding, field)
        if field in passages or value in (None, (), ""):
            continue
        if isinstance(value, tuple):
            value = ", ".join(str(getattr(item, "party", item)) for item in value)
        rows.append((field, str(getattr(value, "speaker", value))))
    return rows


def _heading(report: Report) -> Text:
    source = f", {report.source}" if report.source else ""
    heading = Text(f"{report.name} ({report.id}){source}, {report.published}", style="bold")
    for warning in report.warnings:
        heading.append(f"\nwarning: {warning}", style="red")
    return heading


def _summary(finding: AnyFinding) -> Text:
    status = status_of(finding)
    colour = _COLOURS[finding.kind_name]
    return Text.assemble(
        (finding.id[:8], "dim"),
        (f" {finding.kind_name}", f"bold {colour}"),
        f"{f' {status}' if status else ''}: ",
        " ".join(subject_of(finding).split()),
    )


def _highlighted(report: Report, findings: tuple[AnyFinding, ...] | list[AnyFinding]) -> Text:
    """The report's text, each finding's words in its kind's colour, the inner over the outer."""
    text = Text(report.text)
    for part in report.parts:
        if part.kind in _QUIET:
            text.stylize("dim", part.start, part.end)
    marked = [
        (Span(passage.start, passage.end), _COLOURS[finding.kind_name])
        for finding in findings
        if finding.kind_name not in _UNLISTED or len(findings) == 1
        for passage in finding.evidence
    ]
    for span, colour in sorted(marked, key=lambda m: (m[0].start - m[0].end, m[0].start, m[1])):
        text.stylize(f"bold {colour}", span.start, span.end)
    return text
