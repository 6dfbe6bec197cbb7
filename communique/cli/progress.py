"""What a person sees of a long reading: how far it is, how fast, how long still; and its stop."""

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from communique.briefs.phrases import counted
from communique.cli.common import error_console
from communique.model.report import Report
from communique.readers.files import count_reports

STOPPED: Final = 130
"""The exit code of what Ctrl-C has stopped, as shells have it: 128 and the signal's number."""


class _Rate(ProgressColumn):
    """Reports a second, of late."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="progress.data.speed")


class Reading:
    """A bar on a terminal's standard error, nothing elsewhere; Ctrl-C ends it with a word on what
    is kept."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._is_seen = sys.stderr.isatty()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=error_console(),
            transient=True,
            disable=not self._is_seen,
        )
        total = count_reports(paths) if self._is_seen else None
        self._task = self._bar.add_task("reading", total=total)
        self._done = 0

    def told(self, _: Report) -> None:
        """One more report is kept."""
        self._done += 1
        self._bar.advance(self._task)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self._bar.stop()
        if kind is KeyboardInterrupt:
            error_console().print(
                f"stopped: {counted(self._done, 'report', '0')} done and kept; "
                "the same command goes on from there",
                soft_wrap=True,
            )
            sys.exit(STOPPED)
