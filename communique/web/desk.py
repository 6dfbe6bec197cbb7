"""The open record on the desk, and the dossiers that were asked for last."""

from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Final

from communique import api
from communique.views.changes import Changes, changes
from communique.web.questions_file import QuestionsFile
from communique.web.shelf import Shelf

_KEPT: Final = 8
"""Days kept ready: enough to go back and forth between two of them and a few more."""


class Desk:
    """A record that is open for reading, and what it says on the days last asked for.

    Putting a dossier together takes longer than everything else a page does, so it is kept until
    the record changes. A lock lets one be made at a time: two requests for one day would make it
    twice, and take longer both.
    """

    def __init__(self, location: str | Path, questions: Path | None = None) -> None:
        self._record = api.open(location, create=False)
        self.questions = QuestionsFile(questions)
        self._files = tuple(_files(str(location)))
        self._lock = RLock()
        self._state: object = None
        self._shelves: OrderedDict[date, Shelf] = OrderedDict()
        self._changes: dict[tuple[date, date], Changes] = {}
        self._every_day: Mapping[date, int] | None = None

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

    def shelf(self, as_of: date | None) -> Shelf:
        """What the record says on a day, today where none is named."""
        day = as_of or date.today()
        with self._lock:
            state = self._mark()
            if state != self._state:
                self._state = state
                self._shelves.clear()
                self._changes.clear()
                self._every_day = None
            if day not in self._shelves:
                self._shelves[day] = self._put_together(day)
            self._shelves.move_to_end(day)
            while len(self._shelves) > _KEPT:
                self._shelves.popitem(last=False)
            return self._shelves[day]

    def _put_together(self, day: date) -> Shelf:
        if self._every_day is None:
            whole = self._record.dossier(max(day, date.today()))
            self._every_day = Counter(report.published for report in whole.reports.values())
        dossier = self._record.dossier(day)
        return Shelf(dossier, self._record, self._every_day, self.questions.read).make_ready()

    def changes(self, since: date, shelf: Shelf) -> Changes:
        """What changed from a day to a shelf's."""
        key = since, shelf.as_of
        with self._lock:
            if key not in self._changes:
                earlier = self.shelf(since).dossier
                self._changes[key] = changes(earlier, shelf.dossier, self.questions.read())
            return self._changes[key]

    def forget(self) -> None:
        """Put everything together anew when it is next asked for: a decision was made."""
        with self._lock:
            self._state = None

    def _mark(self) -> object:
        """What changes when the record does: its files' times and sizes, or its tally; and when
        questions are named otherwise."""
        named = self.questions.mark()
        if not self._files:
            return self._record.tally(), named
        found = (path.stat() for path in self._files if path.exists())
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in found), named


def _files(location: str) -> Iterator[Path]:
    """The files of an SQLite record, its log of writings with them; none of a server's."""
    path = location.removeprefix("sqlite:///")
    if "://" not in path:
        yield Path(path)
        yield Path(f"{path}-wal")
