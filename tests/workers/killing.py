"""A reading that is killed at random moments, and what must hold after each."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from communique.record.store import Store

ROOT = Path(__file__).resolve().parents[2]
TEXTS_EACH = 12
"""Reports for each time that the reading is killed: it must not be done before."""


def start(record: Path, reports: Path, workers: int, seconds: float) -> subprocess.Popen[str]:
    """The reading, in a process group of its own as in a terminal."""
    arguments = [str(record), str(reports), str(workers), str(seconds)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.workers.program", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | _compiled_once(record.parent / "compiled"),
    )


def _compiled_once(folder: Path) -> dict[str, str]:
    """Settings under which Python keeps what it compiles, here: else each start costs seconds."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder)}


def offspring(process: subprocess.Popen[str]) -> Sequence[psutil.Process]:
    """The workers of a reading, and what else it has started."""
    found: Sequence[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
    return found


def are_gone(processes: Sequence[psutil.Process], seconds: float = 20.0) -> bool:
    """Whether they end by themselves in time."""
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return not alive


def kill_often(record: Path, reports: Path, times: int, seed: int) -> set[str]:
    """Kill a reading that many times, each after some reports and a moment more, and start it
    again; the names that any of them told."""
    chance = random.Random(seed)
    told: set[str] = set()
    for _ in range(times):
        process = start(record, reports, 2, 0.01)
        assert process.stdout is not None
        for _ in range(chance.randint(1, TEXTS_EACH - 6)):
            told.add(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.03))
        workers = offspring(process)
        process.send_signal(signal.SIGKILL)
        rest, errors = process.communicate()
        assert process.returncode == -signal.SIGKILL, errors
        told.update(name for name in rest.split("\n")[:-1])
        assert are_gone(workers)
        _holds(record, told)
    return told - {""}


def _holds(record: Path, told: set[str]) -> None:
    """Nothing that was told is lost, nothing is there by halves."""
    with Store(record, create=False) as store:
        assert list(store.faults()) == []
        kept = list(store.reports())
        read = {report for report in kept if store.has_read(report, "fast reader 1")}
        assert len(read) == len(kept)
        assert told - {""} <= {report.name for report in kept}
        for report in kept:
            assert len(list(store.findings(report=report.id))) == 4
