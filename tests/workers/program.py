"""A reading as a process of its own, to be stopped or killed: RECORD REPORTS WORKERS SECONDS."""

import sys
from pathlib import Path

from communique import api
from communique.cli.progress import Reading
from communique.model.report import Report
from tests.workers.fast import FastReader


def main(record: str, reports: str, workers: str, seconds: str) -> None:
    """Read, and print the name of each report once it is kept."""
    with (
        api.Record(record, language=FastReader(float(seconds))) as opened,
        Reading([reports]) as reading,
    ):

        def told(report: Report) -> None:
            reading.told(report)
            sys.stdout.write(f"{report.name}\n")
            sys.stdout.flush()

        opened.read([Path(reports)], workers=int(workers), told=told)


if __name__ == "__main__":
    main(*sys.argv[1:])
