"""The Python interface, which the command line itself uses: a record, and what it says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from communique.briefs.brief import Brief
from communique.briefs.writing import Length, write_brief
from communique.dossier import Dossier
from communique.errors import CommuniqueError, InvalidDateError, UnknownIdError
from communique.intake import Arrival, Look, Reader, Summary, needs_no_reading, take_in_all
from communique.language.glance import FirstLook
from communique.linking.memory import Memory
from communique.model.annotation import TimeExpression
from communique.model.decisions import Review
from communique.model.findings import AnyFinding, Position, Statement
from communique.model.report import Report
from communique.model.search import Found
from communique.model.threads import Thread, ThreadKind
from communique.readers.files import Defaults, read_paths
from communique.record.engine import exists, shown
from communique.record.evidence import Fault
from communique.record.search import SHOWN as SEARCHED
from communique.record.search import Asked as SearchedFor
from communique.record.store import Store, Tally
from communique.reviewing import Reviewing
from communique.selection import Asked, Selection, Sought
from communique.views.named import NamedQuestion
from communique.workers import hands, itself
from communique.workers.ahead import ahead
from communique.world.asking import asked_party

if TYPE_CHECKING:
    from communique.language.pipeline import Language

__all__ = [
    "DEFAULT_RECORD",
    "MOST_HITS",
    "Asked",
    "Record",
    "Sought",
    "open",
    "reader",
    "samples",
]

DEFAULT_RECORD = "communique.db"
"""Where a record is kept when nobody says where."""

MOST_HITS = 50
"""How many hits a search gives when nobody says how many."""


def samples() -> Path:
    """The folder of sample reports that comes with Communique."""
    return Path(__file__).parent / "samples"


class Record:
    """A record of reports and of what they say.

    Every question takes `as_of`, a day: the answer is what the record would have said then, from
    reports published by that day and nothing later. Without it, it is today. `pipeline` names
    the spaCy pipeline that reads reports, `language` brings a reader that is loaded. `decided_by`
    is the second clock: people's decisions count that were made by the end of that day, all of them
    where it isn't given. Raises `RecordError` where the record can't be opened.
    """

    def __init__(
        self,
        location: str | Path = DEFAULT_RECORD,
        *,
        create: bool = True,
        pipeline: str | None = None,
        language: Reader | None = None,
        decided_by: date | None = None,
    ) -> None:
        self._location = location
        self._decided_by = decided_by
        self._opened = Store(location, create=False) if exists(location) or not create else None
        self._pipeline = pipeline
        self._language = language
        self._dossier: Dossier | None = None
        self._memory = Memory()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if self._opened is not None:
            self._opened.close()

    @property
    def _store(self) -> Store:
        """The database, made when it is first needed: reading nothing leaves nothing behind."""
        if self._opened is None:
            self._opened = Store(self._location)
        return self._opened

    @property
    def place(self) -> str:
        """Where the record lies, as it may be printed: without the password of a URL."""
        return shown(self._location)

    @property
    def is_there(self) -> bool:
        """Whether the record has a database yet: it gets one with its first report."""
        return self._opened is not None

    # ---- in

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        published: date | None = None,
        publisher: str | None = None,
        told: Callable[[Report], None] = lambda _: None,
        workers: int = 1,
        dask: str | None = None,
        everything: bool = False,
    ) -> Summary:
        """Read reports from files and folders, keep what they say, and tell what came of it.

        `published` and `publisher` stand in for files that don't tell theirs; `told` is called with
        each report that is kept; what can't be read is `refused` in the summary. What a first look
        finds nothing to record in is kept unread, unless `everything` is to be read.

        Several `workers` are as many processes; `dask` is the address of a scheduler, whose cluster
        reads. This process keeps what they find, and the record is the same.
        """
        day = None if published is None else published.isoformat()
        defaults = Defaults(today=date.today(), published=day, publisher=publisher)
        self._dossier = None
        arrivals = read_paths(paths, defaults)
        refused: list[CommuniqueError] = []
        for arrival in arrivals:
            if not isinstance(arrival, CommuniqueError):
                rest = chain(refused, [arrival], arrivals)
                look = None if everything else FirstLook()
                with self._read_by(rest, workers, dask, look) as read:
                    return take_in_all(read, self._store, told, look)
            refused.append(arrival)
        return Summary(refused=refused)

    @contextmanager
    def _read_by(
        self, arrivals: Iterable[Arrival], workers: int, dask: str | None, look: Look | None
    ) -> Iterator[Iterable[tuple[Arrival, Reader]]]:
        """Arrivals with those who read them: this process, others, or a cluster."""
        if dask is None and workers == 1:
            yield zip(arrivals, repeat(self._reader()))
            return
        make: Callable[[], Reader] = partial(reader, self._pipeline)
        if self._language is not None:
            make = partial(itself, self._language)
        with hands(make, workers, dask) as many:
            yield ahead(arrivals, many, partial(needs_no_reading, store=self._store, look=look))

    def _reader(self) -> Reader:
        if self._language is None:
            self._language = reader(self._pipeline)
        return self._language

    # ---- out

    def dossier(self, as_of: date | None = None) -> Dossier:
        """The record as of a day, for everything that has no method of its own here."""
        day = as_of or date.today()
        if self._dossier is None or self._dossier.as_of != day:
            self._dossier = Dossier.of(self._store, day, self._decided_by, self._memory)
        return self._dossier

    def refresh(self) -> None:
        """Look at the record anew: another process may have written to it."""
        self._dossier = None

    def talks(self, *, as_of: date | None = None, **asked: Unpack[Asked]) -> tuple[Thread, ...]:
        """The meetings of the record, each with its fate on the day."""
        return self._threads(ThreadKind.MEETING, as_of, asked)

    def commitments(
        self, *, as_of: date | None = None, **asked: Unpack[Asked]
    ) -> tuple[Thread, ...]:
        """The commitments of the record, each with its fate on the day."""
        return self._threads(ThreadKind.COMMITMENT, as_of, asked)

    def threads(self, *, as_of: date | None = None, **asked: Unpack[Asked]) -> tuple[Thread, ...]:
        """All threads: meetings, commitments, and each party's position on each question."""
        return self._threads(None, as_of, asked)

    def statements(
        self, *, as_of: date | None = None, **asked: Unpack[Asked]
    ) -> tuple[Statement, ...]:
        """What was said, by the days of the reports. What a report says in its summary and again
        below is one statement here; `dossier().passages` gives all its places."""
        dossier = self.dossier(as_of)
        return dossier.statements(self.selection(dossier, asked))

    def positions(
        self, *, as_of: date | None = None, **asked: Unpack[Asked]
    ) -> tuple[Position, ...]:
        """Where parties stand, by the days of the reports."""
        dossier = self.dossier(as_of)
        return dossier.select(Position, self.selection(dossier, asked))

    def brief(
        self,
        *,
        as_of: date | None = None,
        length: Length | None = None,
        named: Sequence[NamedQuestion] = (),
        **asked: Unpack[Asked],
    ) -> Brief:
        """What the record says to a reader, each sentence with the words that carry it; what moved
        on questions as they are `named` (`communique.views.named.read_questions`)."""
        dossier = self.dossier(as_of)
        return write_brief(dossier, self.selection(dossier, asked), length, named)

    def search(
        self,
        words: str,
        *,
        as_of: date | None = None,
        limit: int = MOST_HITS,
        **asked: Unpack[Sought],
    ) -> Found:
        """The reports and findings with these words in them, the newest first.

        All words must be there, in any form (`recognised` finds `recognition`); those in quotation
        marks stand together, one with `-` before it is absent, one with `*` behind it begins so.
        """
        party = asked.get("party")
        meant = None if party is None else self.party(party)
        return self._store.search(
            words,
            SearchedFor(
                kinds=asked.get("kinds") or SEARCHED,
                party=meant,
                since=asked.get("since"),
                until=asked.get("until"),
                limit=limit,
            ),
            as_of or date.today(),
        )

    def report(self, name: str) -> Report:
        """The report with this id (or the beginning of it, or the id that it came with)."""
        return self._store.report(name)

    def thread(self, name: str, *, as_of: date | None = None) -> Thread:
        """The thread with this id, or the beginning of it, with its fate on the day."""
        found = [one for one in self.dossier(as_of).threads if name and one.id.startswith(name)]
        if len(found) != 1:
            problem = f"{len(found)} threads have" if found else "no thread has"
            raise UnknownIdError(
                f"{problem} an id that begins with {name!r}",
                remedy="the lists show ids; give enough of one to be the only one",
            )
        return found[0]

    def review(self, by: str = "") -> Reviewing:
        """The record before a person, called `by`, who puts it right; to look needs no name."""
        return Reviewing(self._store, by, decided=self._forget)

    def _forget(self, _: object) -> None:
        """What was put together before a decision holds no more."""
        self.refresh()

    def finding(self, name: str) -> AnyFinding:
        """The finding with this id, or the beginning of it, as people have decided it.

        The id under which it was read will do too. Raises `UnknownIdError` for one that is
        rejected: it is in `review` alone.
        """
        return self._store.finding(name, self._decided_by)

    def review_of(self, finding: AnyFinding) -> Review | None:
        """Who has confirmed or edited a finding, when and why; None where nobody has."""
        applied = self._store.decided(finding.report, self._decided_by)
        return applied.reviews.get(finding.id)

    def findings_of(self, report: Report) -> tuple[AnyFinding, ...]:
        """What one report says, by place, as people have decided it."""
        return self._store.decided(report.id, self._decided_by).findings

    def set_aside(self, as_of: date | None = None) -> tuple[Report, ...]:
        """The reports that a first look left unread, by day."""
        return tuple(self._store.reports(as_of or date.today(), unread=True))

    def parties(self) -> frozenset[str]:
        """The ids of all parties that the record names, as people call them."""
        return self._store.parties()

    def party(self, name: str) -> str:
        """The id of the party that a person means by `name`: one that the record names, or any
        known one. Raises `UnknownIdError` where there is none of that name, or several."""
        return asked_party(name, self._store.party_asked)

    def times_of(self, report: Report) -> tuple[TimeExpression, ...]:
        """The times that a report names, each with its value and why it has it."""
        return self._store.times(report.id)

    def tally(self, as_of: date | None = None) -> Tally:
        """How many reports and findings the record holds, and from when to when."""
        return self._store.tally(as_of)

    def verify(self) -> tuple[Fault, ...]:
        """Everything in the record that doesn't hold: each span and id is proved again."""
        return tuple(self._store.faults())

    def selection(self, dossier: Dossier, asked: Asked) -> Selection:
        """What was asked for, the party by its id.

        Raises `UnknownIdError` for an unknown party, `InvalidDateError` for days the wrong way
        round.
        """
        since, until = asked.get("since"), asked.get("until")
        if since is not None and until is not None and since > until:
            raise InvalidDateError(
                f"no day is since {since} and until {until}", remedy="give the earlier day first"
            )
        party = asked.get("party")
        if party is None:
            return Selection(**asked)
        return Selection(**(asked | {"party": dossier.party(party)}))

    def _threads(
        self, kind: ThreadKind | None, as_of: date | None, asked: Asked
    ) -> tuple[Thread, ...]:
        dossier = self.dossier(as_of)
        return dossier.select_threads(kind, self.selection(dossier, asked))


def reader(pipeline: str | None = None) -> "Language":
    """The reader of reports, with the spaCy pipeline called `pipeline`, or with its own.

    Raises `ModelError` where there is no pipeline of that name.
    """
    from communique.language.pipeline import Language  # the parser takes a second to load

    return Language() if pipeline is None else Language(pipeline)


def open(  # noqa: A001
    location: str | Path = DEFAULT_RECORD,
    *,
    create: bool = True,
    pipeline: str | None = None,
    decided_by: date | None = None,
) -> Record:
    """Open the record at `location`, a path or an SQLAlchemy URL; make it where there is none.

    `pipeline` is the spaCy pipeline that reads reports, by name, where it is not to be the one
    that comes with Communique. `decided_by` counts people's decisions made by the end of that day,
    not later ones. Raises `RecordError` where the record can't be opened.
    """
    return Record(location, create=create, pipeline=pipeline, decided_by=decided_by)
