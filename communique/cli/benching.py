"""Benchmarks: `bench` prints how fast reading, keeping and asking are, as ratios."""

import sys
from collections.abc import Iterable
from datetime import date

import click
from rich.table import Table

from communique import api
from communique.cli.common import console, error_console, number_option
from communique.evaluation.bench import Figure, machine, no_more
from communique.evaluation.bench import bench as measured
from communique.model.report import Report
from communique.readers.files import Defaults, read_paths
from communique.web.loading import load


@click.command(short_help="Measure how fast it is, as ratios.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@number_option("--findings", 5000, "How many findings the large record has.")
@number_option("--workers", 2, "How many processes read, against one.")
@number_option("--reports", 300, "How many reports are read, of those that PATH has.")
@click.option("--pages", is_flag=True, help="Ask for the pages of the desk too, on that record.")
@click.option(
    "--pages-of",
    "location",
    metavar="RECORD",
    help="Ask for the pages of a record that is there, and measure nothing else.",
)
def bench(
    paths: tuple[str, ...],
    findings: int,
    workers: int,
    reports: int,
    pages: bool,
    location: str | None,
) -> None:
    """Read the reports of PATH (the bundled samples where none is given) and tell how long that
    takes against spaCy's own pipeline, how much faster several processes are, what one more report
    costs in a large record, and how long its queries take. The exit status is 1 where a figure is
    over its bound.

    \b
    Example:
      communique bench reports.jsonl --reports 300 --findings 100000
      communique bench --pages-of communique.db
    """
    if location is not None:
        sys.exit(_print(load(location)))
    arrivals = read_paths(paths or [api.samples()], Defaults(today=date.today()))
    some = [arrival for arrival in arrivals if isinstance(arrival, Report)][:reports]
    if not some:
        raise click.UsageError("there are no reports there to read")
    error_console().print(f"measuring on {len(some)} reports ...")
    sys.exit(_print(measured(some, findings, workers, load if pages else no_more)))


def _print(figures: Iterable[Figure]) -> int:
    """The table, and 1 where a figure is over its bound."""
    table = Table(box=None, title=machine(), title_justify="left")
    for column in ("what", "is", "of", "at most", "measured on"):
        table.add_column(column, justify="right" if column in {"is", "at most"} else "left")
    is_over = False
    for figure in figures:
        over = figure.bound is not None and figure.value > figure.bound
        is_over |= over
        bound = "" if figure.bound is None else f"{figure.bound:g}{' (over)' if over else ''}"
        table.add_row(figure.name, f"{figure.value:.2f}", figure.unit, bound, figure.on)
    console().print(table)
    return 1 if is_over else 0
