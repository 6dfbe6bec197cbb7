"""Measuring: `evaluate` runs the reader on the gold sets, and tells how fast it is."""

import sys
from datetime import date
from pathlib import Path

import click
from rich.table import Table

from communique import api
from communique.cli.common import console, error_console
from communique.errors import CommuniqueError
from communique.evaluation.figures import put_figures
from communique.evaluation.measuring import measure
from communique.evaluation.scorers import Measures
from communique.evaluation.scores import Scores
from communique.evaluation.speed import measure_speed
from communique.model.report import Report
from communique.readers.files import Defaults, read_paths


@click.command(short_help="Measure the reader on the gold sets.")
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    default=Path("../shared/gold"),
    show_default=True,
    help="The folder that holds the gold sets and their scorers.",
)
@click.option(
    "--scores",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("scores.json"),
    show_default=True,
    help="Where the figures are kept, and the floors under them.",
)
@click.option(
    "--readme",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A page to put the table of figures into, between its two marks.",
)
@click.option("--speed", is_flag=True, help="Measure speed alone, on the bundled sample reports.")
def evaluate(gold: Path, path: Path, readme: Path | None, speed: bool) -> None:
    """Run the scorers that lie beside the gold sets, print their measures, and write them to
    `scores.json`. The exit status is 1 where a figure is under its floor. The gold sets don't come
    with Communique.

    \b
    Example:
      communique evaluate --gold ../shared/gold
    """
    if speed:
        _print_speed()
        return
    if not (gold / "score.py").exists():
        raise CommuniqueError(
            f"there are no gold sets at {gold}",
            remedy="name their folder with --gold; `--speed` needs none",
        )
    scores = Scores.load(path)
    for name, measures in measure(gold, lambda name: error_console().print(f"reading {name}")):
        scores.measures[name] = measures
        _print_measures(name, measures)
    scores.save(path)
    if readme is not None:
        put_figures(readme, scores)
    below = scores.below()
    for line in below:
        error_console().print(f"[bold red]below its floor:[/] {line}")
    sys.exit(1 if below else 0)


_COUNTS = ("rows", "told")
"""How the names of measures end that count things; others are shares."""


def _print_measures(name: str, measures: Measures) -> None:
    table = Table(box=None, title=name, title_justify="left", title_style="bold", show_header=False)
    for measure_name, value in measures.items():
        counted = measure_name.endswith(_COUNTS)
        table.add_row(measure_name, f"{value:.0f}" if counted else f"{value:.3f}")
    console().print(table)


def _print_speed() -> None:
    defaults = Defaults(today=date.today())
    reports = [r for r in read_paths([api.samples()], defaults) if isinstance(r, Report)]
    found = measure_speed(reports)
    console().print(
        f"{found.words} words: read {found.read:,.0f} words/s, "
        f"spaCy's full pipeline {found.spacy:,.0f} words/s; "
        f"read takes {found.ratio:.2f} times as long"
    )
