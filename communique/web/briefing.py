"""What the desk's briefs are written from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.briefs.material import Material
from communique.model.findings import Statement
from communique.model.threads import Thread, ThreadKind
from communique.selection import Selection
from communique.views.named import NamedQuestion
from communique.views.shifts import Shifts

if TYPE_CHECKING:
    from communique.web.shelf import Shelf


class Indexed(Material):
    """What briefs are written from, its entries found by the shelf's indexes."""

    def __init__(self, shelf: "Shelf", named: Sequence[NamedQuestion]) -> None:
        super().__init__(shelf.dossier, named)
        self._shelf = shelf
        self._place = {thread.id: at for at, thread in enumerate(shelf.dossier.threads)}

    def threads(self, kind: ThreadKind, selection: Selection) -> Sequence[Thread]:
        """In the dossier's order."""
        return sorted(self.newest(kind, selection), key=lambda thread: self._place[thread.id])

    def newest(self, kind: ThreadKind, selection: Selection) -> Sequence[Thread]:
        """As lists show them."""
        return self._shelf.chosen(kind, selection)

    def statements(self, selection: Selection) -> Sequence[Statement]:
        """By their reports' days."""
        return self._shelf.said(selection)[::-1]

    def shifts(self) -> Shifts:
        """Those that other pages show."""
        return self._shelf.shifts
