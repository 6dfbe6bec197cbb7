"""Checking: `verify` proves a record, `evaluate` measures the reader on the gold sets."""

import sys

import click

from communique import api
from communique.briefs.phrases import counted
from communique.cli.common import console, error_console, record_option
from communique.record.evidence import Fault


@click.command(short_help="Prove every entry of the record again.")
@record_option
def verify(location: str) -> None:
    """Prove again that every report, finding and decision is what its id says, that every word of
    evidence stands in its report, and that `search` has all of it as it is.

    \b
    Example:
      communique verify --record afghanistan.db
    """
    with api.open(location, create=False) as record:
        faults = record.verify()
        tally = record.tally()
    for fault in faults:
        error_console().print(f"fault: {_where(fault)}: {fault.problem}", markup=False)
    findings = sum(tally.findings.values())
    decided = [(tally.decisions, "decision")] if tally.decisions else []
    counts = [(tally.reports, "report"), (findings, "finding"), *decided, (len(faults), "fault")]
    console().print(", ".join(counted(number, noun, "0") for number, noun in counts))
    sys.exit(1 if faults else 0)


def _where(fault: Fault) -> str:
    if fault.decision is not None:
        return f"decision {fault.decision}"
    return f"{fault.report}{f', finding {fault.finding}' if fault.finding else ''}"
