"""The open record on the desk, and the dossiers that were asked for last."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final

from communique import api
from communique.dossier import Dossier
from communique.views.changes import Changes, changes
from communique.web.making import Making
from communique.web.questions_file import QuestionsFile
from communique.web.shelf import Shelf

_KEPT: Final = 8
"""Days kept ready: enough to go back and forth between two of them and a few more."""


class Desk:
    """A record that is open for reading, and what it says on the days last asked for.

    Putting a day together takes longer than everything else a page does, so it is kept until the
    record changes. The whole record is read once, and what was compared for one day is not compared
    again for another.
    """

    def __init__(self, location: str | Path, questions: Path | None = None) -> None:
        self._record = api.open(location, create=False)
        self.questions = QuestionsFile(questions)
        self._files = tuple(_files(str(location)))
        self._making = Making()
        self._lock = RLock()
        self._mark: object = None
        self._state = 0
        """How often the record was found changed."""
        self._whole: tuple[int, Dossier] | None = None
        self._made = _nothing()

    @property
    def place(self) -> str:
        """Where the record lies."""
        return self._record.place

    @property
    def record(self) -> api.Record:
        """The record itself, for what is asked of one report."""
        return self._record

    def close(self) -> None:
        """Let go of the record."""
        self._record.close()

    def shelf(self, as_of: date | None, patience: float | None = None) -> Shelf:
        """What the record says on a day, today where none is named.

        Raises `BeingMadeError` where that is not ready after `patience`, in seconds; where none is
        given, it waits.
        """
        day = as_of or date.today()
        found: Shelf = self._get(Shelf, day, partial(self._put_together, day), patience)
        return found

    def at_hand(self, as_of: date | None) -> Shelf | None:
        """The same where it is ready, or None."""
        with self._lock:
            self._look()
            found: Shelf | None = self._made[Shelf].get(as_of or date.today())
            return found

    def begin(self) -> None:
        """Put today together before it is asked for."""
        with self._lock:
            self._look()
            day, state = date.today(), self._state
            self._making.start((Shelf, day, state), partial(self._put_together, day, state))

    def changes(self, since: date, shelf: Shelf, patience: float | None = None) -> Changes:
        """What changed from a day to a shelf's. Raises as `shelf` does."""

        def make(state: int) -> Changes:
            earlier = self._dossier(since, state)
            return changes(earlier, shelf.dossier, self.questions.read())

        found: Changes = self._get(Changes, (since, shelf.as_of), make, patience)
        return found

    def _get(
        self, kind: type, key: Hashable, make: Callable[[int], Any], patience: float | None
    ) -> Any:  # noqa: ANN401 - of that kind
        """What was made before, or is made now, of the record as it is."""
        with self._lock:
            self._look()
            state = self._state
            kept = self._made[kind]
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = self._making.wait((kind, key, state), partial(make, state), patience)
        with self._lock:
            if self._state == state:
                kept[key] = made
                while len(kept) > _KEPT:
                    kept.popitem(last=False)
        return made

    def _look(self) -> None:
        """Let go of what was put together from the record as it was."""
        mark = self._marked()
        if mark != self._mark:
            self._mark = mark
            self._state += 1
            self._made = _nothing()

    def _put_together(self, day: date, state: int) -> Shelf:
        dossier, every_day = self._dossier(day, state), self._every_day(state)
        return Shelf(dossier, self._record, every_day, self.questions.read).make_ready()

    def _dossier(self, day: date, state: int) -> Dossier:
        return self._read(state).up_to(day)

    def _every_day(self, state: int) -> Mapping[date, int]:
        return Counter(report.published for report in self._read(state).reports.values())

    def _read(self, state: int) -> Dossier:
        """The whole record, read once for all days; one thing is made at a time, so that it is not
        read twice."""
        if self._whole is None or self._whole[0] != state:
            self._record.refresh()
            self._whole = state, self._record.dossier(date.max)
        return self._whole[1]

    def forget(self) -> None:
        """Put everything together anew when it is next asked for: a decision was made."""
        with self._lock:
            self._mark = None

    def _marked(self) -> object:
        """What changes when the record does: its files' times and sizes, or its tally; and when
        questions are named otherwise."""
        named = self.questions.mark()
        if not self._files:
            return self._record.tally(), named
        found = (path.stat() for path in self._files if path.exists())
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in found), named


def _nothing() -> dict[type, OrderedDict[Hashable, Any]]:
    """No shelf and no changes yet."""
    return {Shelf: OrderedDict(), Changes: OrderedDict()}


def _files(location: str) -> Iterator[Path]:
    """The files of an SQLite record, its log of writings with them; none of a server's."""
    path = location.removeprefix("sqlite:///")
    if "://" not in path:
        yield Path(path)
        yield Path(f"{path}-wal")
