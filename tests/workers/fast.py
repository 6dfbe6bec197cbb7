"""A reader that is quick and sometimes deadly; reports for it; and all that a record says."""

import json
import os
import re
import signal
import time
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner

from communique.cli.main import communique
from communique.model.annotation import Annotation
from communique.model.findings import AnyFinding, Stance
from communique.model.report import Report
from tests.building import said, says, stands

_SAID = re.compile(r"(?P<who>[A-Z]\w+ [A-Z]\w+) said (?P<what>[^.]+)\.")
DEADLY = "The ground opened."
"""Words at which the process that reads them is killed, each time."""
DEADLY_ONCE = "The lights went out."
"""Words at which it is killed when nobody has been before."""
FAULTY = "Nobody understood it."
"""Words at which the reader itself fails."""


class FastReader:
    """Finds what is said in sentences of one form, in as long as it is told to take."""

    def __init__(self, seconds: float = 0.0, seen: Path | None = None, version: str = "1") -> None:
        self.version = f"fast reader {version}"
        self._seconds = seconds
        self._seen = seen
        """A file that tells that a deadly report was read already."""

    def read(self, report: Report) -> Annotation:
        time.sleep(self._seconds)
        self._mind(report.text)
        findings: list[AnyFinding] = []
        for found in _SAID.finditer(report.text):
            what = found["what"]
            findings.append(said(report, what, speaker=found["who"]))
            findings.append(stands(report, what, "RUS", Stance.SUPPORTS, "talks"))
        return says(report, *findings)

    def _mind(self, text: str) -> None:
        if FAULTY in text:
            raise ValueError("nothing is understood")
        once = DEADLY_ONCE in text and self._seen is not None and not self._seen.exists()
        if once and self._seen is not None:
            self._seen.touch()
        if once or DEADLY in text:
            os.kill(os.getpid(), signal.SIGKILL)


def texts(number: int) -> list[str]:
    """That many small reports, each another."""
    return [
        f"Ann Bell said round {n} of talks would go on.\n\nBo Carr said seat {n * 7} stayed empty."
        for n in range(number)
    ]


def jsonlines(path: Path, contents: list[str]) -> Path:
    """A file of reports with those texts, a day after another."""
    first = date(2021, 1, 1)
    lines = [
        json.dumps({"id": f"r{n}", "published": str(first + timedelta(n % 300)), "text": text})
        for n, text in enumerate(contents)
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def exported(record: Path | str) -> bytes:
    """Every list of a record and its brief, as a program gets them."""
    lists = ("statements", "positions", "talks", "commitments", "threads", "parties")
    asked = [(name, "--format", form) for name in lists for form in ("jsonl", "csv")]
    asked.append(("brief", "--format", "json"))
    day = ("--record", str(record), "--as-of", "2024-12-31")
    results = [CliRunner().invoke(communique, [*one, *day]) for one in asked]
    assert {result.exit_code for result in results} == {0}, [r.output for r in results]
    return b"\n".join(result.stdout_bytes for result in results)
