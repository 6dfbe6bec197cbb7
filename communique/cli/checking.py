"""Checking: `verify` proves a record, `evaluate` measures the reader on the gold sets."""

import sys

import click

from communique import api
from communique.briefs.phrases import counted
from communique.cli.common import console, error_console, record_option


@click.command(short_help="Prove every entry of the record again.")
@record_option
def verify(location: str) -> None:
    """Prove again that every report and finding is what its id says, and that every word of
    evidence stands in its report.

    \b
    Example:
      communique verify --record afghanistan.db
    """
    with api.open(location, create=False) as record:
        faults = record.verify()
        tally = record.tally()
    for fault in faults:
        where = f"{fault.report}{f', finding {fault.finding}' if fault.finding else ''}"
        error_console().print(f"fault: {where}: {fault.problem}", markup=False)
    findings = sum(tally.findings.values())
    counts = ((tally.reports, "report"), (findings, "finding"), (len(faults), "fault"))
    console().print(", ".join(counted(number, noun, "0") for number, noun in counts))
    sys.exit(1 if faults else 0)
