"""The queue at a terminal: one finding after another, one key a decision."""

from collections.abc import Sequence

import click
from rich.console import Console
from rich.text import Text

from communique.amending import nearest_span, told, typed, values_of
from communique.cli.common import console
from communique.errors import CommuniqueError
from communique.model.decisions import Decision
from communique.model.findings import AnyFinding
from communique.reviewing import Reviewing

KEYS = {
    "c": "confirm",
    "r": "reject",
    "e": "edit",
    "s": "skip",
    "u": "undo the last",
    "b": "because (a reason for what follows)",
    "q": "quit",
}
AROUND = 240
"""Characters of the report shown before and behind the words."""
_WORDS = "words"


def work_through(desk: Reviewing, queue: Sequence[AnyFinding], because: str = "") -> None:
    """Show each finding of the queue with its words in the report, and do what a key says."""
    out = console()
    if not queue:
        out.print("Nothing waits for a person.")
        return
    session = _Session(desk, queue, because, out)
    while session.goes_on:
        session.show()
        session.take(click.getchar().lower())
    out.print(f"{session.count} decided; {len(queue) - session.at} still wait.")


class _Session:
    """Where a person is in the queue, and what was decided on the way."""

    def __init__(
        self, desk: Reviewing, queue: Sequence[AnyFinding], because: str, out: Console
    ) -> None:
        self._desk = desk
        self._queue = queue
        self._because = because
        self._out = out
        self._made: list[tuple[int, Decision]] = []
        self.at = 0
        self._quit = False

    @property
    def goes_on(self) -> bool:
        """Whether there is something to show, and the person has not had enough."""
        return not self._quit and self.at < len(self._queue)

    @property
    def count(self) -> int:
        """How many decisions were made and not taken back."""
        return len(self._made)

    @property
    def _finding(self) -> AnyFinding:
        return self._queue[self.at]

    def show(self) -> None:
        """The finding with its fields, its words in the report, and the keys."""
        report = self._desk.report(self._finding.report)
        sure = f"{self._finding.confidence:.0%} sure"
        place = f"{self.at + 1} of {len(self._queue)}"
        head = f"\n{place}: {self._finding.kind_name}, {sure}; {report.name}, {report.published}"
        self._out.print(Text(f"{head}, {report.source}" if report.source else head, style="bold"))
        for name, value in values_of(self._finding).items():
            if told(value):
                self._out.print(Text.assemble((f"{name:>14} ", "dim"), told(value)))
        self._out.print(_in_context(report.text, self._finding))
        keys = (f"[bold]{key}[/] {what}" for key, what in KEYS.items())
        self._out.print(", ".join(keys), style="dim")

    def take(self, key: str) -> None:
        """Do what a key says; a key without a meaning does nothing."""
        acts = {
            "c": self._confirm,
            "r": self._reject,
            "e": self._edit,
            "s": self._skip,
            "u": self._undo,
            "b": self._reason,
            "q": self._stop,
        }
        try:
            acts.get(key, lambda: None)()
        except CommuniqueError as error:
            self._out.print(f"not done: {error}", markup=False, style="red")

    def _confirm(self) -> None:
        self._decided(self._desk.confirm(self._finding.id, self._because))

    def _reject(self) -> None:
        self._decided(self._desk.reject(self._finding.id, self._because))

    def _edit(self) -> None:
        """Ask for fields until nothing is typed, then decide."""
        self._out.print(
            "FIELD=VALUE, or words=TEXT from the report; an empty line ends", style="dim"
        )
        changes: dict[str, object] = {}
        spans: list[tuple[int, int]] = []
        while line := click.prompt("", default="", show_default=False, prompt_suffix="> ").strip():
            name, _, value = line.partition("=")
            if name.strip() == _WORDS:
                text = self._desk.report(self._finding.report).text
                spans.append(nearest_span(text, value, self._finding.start))
            else:
                changes[name.strip()] = typed(self._finding, name.strip(), value)
        if changes or spans:
            made = self._desk.edit(self._finding.id, changes, self._because, spans=spans or None)
            self._decided(made)

    def _decided(self, made: Decision) -> None:
        self._out.print(f"{made.act}: {made.id[:8]}", style="green")
        self._made.append((self.at, made))
        self.at += 1

    def _skip(self) -> None:
        self.at += 1

    def _undo(self) -> None:
        """Take back the last decision of this sitting, and show its finding again."""
        if not self._made:
            self._out.print("nothing was decided in this sitting", style="dim")
            return
        self.at, made = self._made.pop()
        self._desk.undo(made.id, self._because)
        self._out.print(f"undone: {made.id[:8]}", style="green")

    def _reason(self) -> None:
        self._because = click.prompt("because", default="", show_default=False)

    def _stop(self) -> None:
        self._quit = True


def _in_context(text: str, finding: AnyFinding) -> Text:
    """The words of a finding with what stands before and behind them."""
    first = min(passage.start for passage in finding.evidence)
    last = max(passage.end for passage in finding.evidence)
    start = 0 if first <= AROUND else text.find(" ", first - AROUND, first) + 1 or first
    end = (
        len(text) if last + AROUND >= len(text) else max(text.rfind(" ", last, last + AROUND), last)
    )
    shown = Text(text[start:end])
    for passage in finding.evidence:
        shown.stylize("bold reverse", passage.start - start, passage.end - start)
    return shown
