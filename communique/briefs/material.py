"""What the briefs of one day are written from, put together once, however many are asked for."""

from collections.abc import Sequence
from functools import cached_property

from communique.briefs.choosing import Takes
from communique.briefs.moves import Move, moves
from communique.briefs.speech import Said, quoted_in
from communique.briefs.stands import Joint, jointly, latest_of_each_stance
from communique.dossier import Dossier
from communique.model.findings import Position, Statement
from communique.model.threads import Thread, ThreadKind
from communique.selection import Selection
from communique.views.named import NamedQuestion
from communique.views.shifts import Shifts, shifts


class Material:
    """A dossier, with what every brief asks of it.

    This one goes through the whole dossier for each brief, which is right for one. Where many are
    asked for, the desk finds the entries by its indexes.
    """

    def __init__(self, dossier: Dossier, named: Sequence[NamedQuestion] = ()) -> None:
        self.dossier, self.named = dossier, named
        self._stances: dict[str, tuple[Position, ...]] = {}
        self._quoted: dict[str, Said | None] = {}

    def threads(self, kind: ThreadKind, selection: Selection) -> Sequence[Thread]:
        """The threads of a kind that are asked for, in the dossier's order."""
        return self.dossier.select_threads(kind, selection)

    def newest(self, kind: ThreadKind, selection: Selection) -> Sequence[Thread]:
        """The same by the day of the last word on them, the newest first; those of several reports
        before those of one."""
        found = self.threads(kind, selection)
        return sorted(found, key=lambda t: (t.steps[-1].day, len(t.findings)), reverse=True)

    def statements(self, selection: Selection) -> Sequence[Statement]:
        """The statements that are asked for, by their reports' days."""
        return self.dossier.statements(selection)

    def takes(self, selection: Selection) -> Takes:
        """What says whether a finding is asked for."""
        dossier = self.dossier
        return lambda finding: selection.takes(finding, dossier.report_of(finding).published)

    def shifts(self) -> Shifts:
        """What moved by the day."""
        return shifts(self.dossier, named=self.named)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What moved and is told well enough to be read."""
        return moves(self.shifts(), self.dossier)

    @cached_property
    def joint(self) -> Joint:
        """Who takes which stance in the same words."""
        return jointly(self.dossier)

    def stances(self, thread: Thread) -> Sequence[Position]:
        """The newest word on each stance that a thread tells of."""
        if thread.id not in self._stances:
            self._stances[thread.id] = latest_of_each_stance(thread, self.dossier)
        return self._stances[thread.id]

    def quoted(self, statement: Statement) -> Said | None:
        """Whose quotation a statement is; None where it is none."""
        if statement.id not in self._quoted:
            self._quoted[statement.id] = quoted_in(statement, self.dossier)
        return self._quoted[statement.id]
