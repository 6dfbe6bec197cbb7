"""Reading: `read` into a record, `annotate` and `link` without one."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from communique import api
from communique.briefs.phrases import counted
from communique.cli.common import (
    DAY,
    as_of_option,
    console,
    error_console,
    number_option,
    pipeline_option,
    record_option,
)
from communique.cli.progress import Reading
from communique.dossier import Dossier
from communique.errors import CommuniqueError
from communique.exports.contract import annotation_line, thread_lines
from communique.exports.findings_file import read_findings
from communique.exports.tabular import write_jsonl
from communique.intake import Summary
from communique.model.annotation import Annotation
from communique.model.report import Report
from communique.readers.files import Defaults, is_jsonlines, read_paths
from communique.record.store import Outcome

PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_published_option = click.option(
    "--published", type=DAY, help="The day of files that don't tell theirs."
)
_publisher_option = click.option(
    "--source", "publisher", help="The publisher of files that don't tell theirs."
)
_SHOWN_AT_MOST = 20


@click.command(short_help="Read reports into a record.")
@PATHS
@record_option
@_published_option
@_publisher_option
@pipeline_option
@number_option("--workers", 1, "How many processes read; one for each core is as fast as it gets.")
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Have a Dask cluster read, by its scheduler's address or file.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Read also what a first look would set aside as sport, markets and the like.",
)
def read(
    paths: tuple[str, ...],
    location: str,
    published: date | None,
    publisher: str | None,
    pipeline: str | None,
    workers: int,
    dask: str | None,
    everything: bool,
) -> None:
    """Read reports from files and folders into a record: plain text that begins `date YYYY-MM-DD`
    or has front matter, or JSON lines (`-` for standard input). What can't be read is told with
    its line and the remedy, and costs nothing else; a report read before changes nothing. Reports
    without diplomacy, as a first look has it, are kept unread: `communique reports --set-aside`.

    \b
    Example:
      communique read reports/ more.jsonl --record afghanistan.db
    """
    _warn_of_unused(paths, published, publisher)
    if dask is not None and workers > 1:
        raise click.UsageError("give --workers or --dask: a cluster has workers of its own")
    with api.open(location, pipeline=pipeline) as record, Reading(paths) as reading:
        summary = record.read(
            paths,
            published=published,
            publisher=publisher,
            told=reading.told,
            workers=workers,
            dask=dask,
            everything=everything,
        )
        place = record.place if record.is_there else None
    _tell(summary, place)
    sys.exit(1 if summary.refused else 0)


def _warn_of_unused(paths: Sequence[str], published: date | None, publisher: str | None) -> None:
    """Say so where an option has nothing to do: JSON lines tell day and publisher themselves."""
    if paths and all(is_jsonlines(path) for path in paths):
        for option, value in (("--published", published), ("--source", publisher)):
            if value is not None:
                error_console().print(
                    f"warning: {option} has no effect on JSON lines, which tell it themselves"
                )


def _tell(summary: Summary, location: str | None) -> None:
    """What was found, skipped and refused."""
    errors = error_console()
    for warning in summary.warnings[:_SHOWN_AT_MOST]:
        errors.print(f"warning: {warning}", markup=False)
    for error in summary.refused:
        errors.print(f"refused: {error}", markup=False)
    if not summary.refused and not any(summary.outcomes.values()):
        errors.print("warning: there is nothing to read there; see `communique read --help`")
    read_now = summary.outcomes[Outcome.NEW] + summary.outcomes[Outcome.REREAD]
    out = console()
    if aside := summary.outcomes[Outcome.SET_ASIDE]:
        errors.print(
            f"{counted(aside, 'report')} set aside unread, without diplomacy at first look; "
            "list them with `communique reports --set-aside`, read them with --all",
            soft_wrap=True,
        )
    where = f"the record is {location}" if location else "no record was made"
    out.print(
        f"{counted(read_now, 'report', '0')} read, {summary.outcomes[Outcome.KNOWN]} known before, "
        f"{len(summary.refused)} refused; {where}",
        soft_wrap=True,
    )
    if summary.findings:
        found = ", ".join(counted(number, kind) for kind, number in summary.findings.items())
        out.print(f"found {found}", soft_wrap=True)


@click.command(short_help="Print what reports say, as JSON lines.")
@PATHS
@_published_option
@_publisher_option
@pipeline_option
def annotate(
    paths: tuple[str, ...], published: date | None, publisher: str | None, pipeline: str | None
) -> None:
    """Print what each report says, one JSON object a line, without a record.

    \b
    Example:
      communique annotate reports.jsonl > findings.jsonl
    """
    _warn_of_unused(paths, published, publisher)
    day = None if published is None else published.isoformat()
    defaults = Defaults(today=date.today(), published=day, publisher=publisher)
    language, refused = api.reader(pipeline), False
    for arrival in read_paths(paths, defaults):
        if isinstance(arrival, CommuniqueError):
            error_console().print(f"refused: {arrival}", markup=False)
            refused = True
        else:
            line = annotation_line(language.read(arrival))
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.exit(1 if refused else 0)


@click.command(short_help="Link findings of several reports into threads.")
@click.argument("reports", type=click.Path(exists=True, dir_okay=False))
@click.argument("findings", type=click.Path(exists=True, dir_okay=False))
@as_of_option
def link(reports: str, findings: str, as_of: date | None) -> None:
    """Print the threads that findings make, one JSON object a line, without a record. FINDINGS is
    what `annotate` printed for REPORTS, or gold findings in that form.

    \b
    Example:
      communique link reports.jsonl findings.jsonl > threads.jsonl
    """
    arrivals = list(read_paths([reports], Defaults(today=date.today())))
    known = [arrival for arrival in arrivals if isinstance(arrival, Report)]
    found = list(read_findings(Path(findings), known))
    annotations = [one for one in found if isinstance(one, Annotation)]
    refused = [one for one in (*arrivals, *found) if isinstance(one, CommuniqueError)]
    for error in refused:
        error_console().print(f"refused: {error}", markup=False)
    dossier = Dossier.of_annotations(annotations, as_of or date.today())
    write_jsonl(thread_lines(dossier.threads, dossier.told.values()), sys.stdout)
    sys.exit(1 if refused else 0)
