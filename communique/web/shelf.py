"""One day's dossier with what pages ask of it again and again, each put together once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, lru_cache
from typing import Final, Self

from communique.api import Record
from communique.briefs.brief import Brief
from communique.briefs.writing import Length, written
from communique.dossier import Dossier
from communique.errors import QuestionsError, UnknownIdError
from communique.exports.rows import Row, party_rows
from communique.model.annotation import TimeExpression
from communique.model.findings import AnyFinding, Statement
from communique.model.report import Report
from communique.model.threads import Thread, ThreadKind
from communique.selection import Facts, Selection, thread_words
from communique.views.agenda import Agenda, agenda
from communique.views.named import NamedQuestion
from communique.views.people import PersonLine, people, speaker_of
from communique.views.questions import QuestionView, questions
from communique.views.shifts import Shifts, shifts
from communique.web.asking import Listed
from communique.web.briefing import Indexed
from communique.web.spoken import Spoken
from communique.web.strip import Strip, strip
from communique.web.word_index import WordIndex
from communique.world.asking import among, asked_party

_CHOICES_KEPT: Final = 64
"""Filtered lists kept ready: going through the pages of a list filters it once."""


class Shelf:
    """What the record says on one day, for all pages."""

    def __init__(
        self,
        dossier: Dossier,
        record: Record,
        every_day: Mapping[date, int],
        named: Callable[[], Sequence[NamedQuestion]] = tuple,
    ) -> None:
        self.dossier = dossier
        self._named = named
        self._every_day = every_day
        self._record = record
        self._chosen = lru_cache(maxsize=_CHOICES_KEPT)(self._choose)
        self._said = lru_cache(maxsize=_CHOICES_KEPT)(self._find_said)
        self._brief = lru_cache(maxsize=_CHOICES_KEPT)(self._write)
        self._asked = lru_cache(maxsize=_CHOICES_KEPT)(lambda name: asked_party(name, self._known))

    def make_ready(self) -> Self:
        """Put together what lists are filtered by: seconds of the minutes that the threads of a
        hundred thousand findings take, and no page waits for them then."""
        for one in (
            self._threads_naming,
            self._words,
            self._facts,
            self.reports_naming,
            self._words_spoken,
        ):
            assert one is not None
        with suppress(
            QuestionsError
        ):  # a file of questions that can't be read is told on its pages
            self.brief(Selection(), Length())
        return self

    @property
    def as_of(self) -> date:
        """The day."""
        return self.dossier.as_of

    @cached_property
    def strip(self) -> Strip:
        """The whole record's days, with this one pointed at."""
        return strip(self._every_day, self.as_of)

    @cached_property
    def agenda(self) -> Agenda:
        """What lies ahead, and what passed in silence."""
        return agenda(self.dossier)

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """What positions are about, and who stands where."""
        return questions(self.dossier, self._named())

    @cached_property
    def questions_of(self) -> Mapping[str, Sequence[QuestionView]]:
        """Those on which a party stands."""
        found: dict[str, list[QuestionView]] = defaultdict(list)
        for view in self.questions:
            for series in view.series:
                found[series.holder].append(view)
        return found

    @cached_property
    def shifts(self) -> Shifts:
        """Changes of stance, and developments."""
        return shifts(self.dossier, named=self._named())

    @cached_property
    def moves(self) -> Counter[tuple[str, str]]:
        """How often a party moved on a question: by the question's id and the party's."""
        return Counter((shift.question, shift.holder) for shift in self.shifts.shifts)

    @cached_property
    def parties(self) -> list[Row]:
        """The parties of the record, the most named first."""
        return party_rows(self.dossier)

    @cached_property
    def people(self) -> tuple[PersonLine, ...]:
        """Who speaks or is shown in an office, the most quoted first."""
        return people(self.dossier)

    @cached_property
    def threads_by_id(self) -> Mapping[str, Thread]:
        """Every thread."""
        return {thread.id: thread for thread in self.dossier.threads}

    def thread(self, name: str) -> Thread:
        """The thread with this id, or whose id begins so.

        Raises `UnknownIdError` where there is none, or several.
        """
        known = self.threads_by_id
        if name in known:
            return known[name]
        found = [thread for id_, thread in known.items() if id_.startswith(name)]
        if len(found) != 1:
            told = len(found) or "no"
            raise UnknownIdError(
                f"{told} threads of {self.as_of} have an id that begins with {name!r}",
                remedy="what was told later may have joined it with another; look in the lists",
            )
        return found[0]

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[AnyFinding, ...]]:
        """What each report says, by place."""
        found: dict[str, list[AnyFinding]] = defaultdict(list)
        for finding in self.dossier.findings.values():
            found[finding.report].append(finding)
        return {report: tuple(findings) for report, findings in found.items()}

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """The ids of the reports that a first look left unread."""
        return frozenset(report.id for report in self._record.set_aside(self.as_of))

    @cached_property
    def _reports_by_name(self) -> Mapping[str, str]:
        return {report.name: id_ for id_, report in reversed(list(self.dossier.reports.items()))}

    @cached_property
    def _known(self) -> Callable[[str], str | None]:
        return among(str(row["party"]) for row in self.parties)

    def party(self, name: str) -> str:
        """The id of the party that a reader means. Raises `UnknownIdError` where there is none."""
        return self._asked(name)

    def report(self, name: str) -> Report:
        """The report with this id, or that came with it.

        Raises `UnknownIdError` where it is none, or was published after the shelf's day.
        """
        id_ = name if name in self.dossier.reports else self._reports_by_name.get(name)
        if id_ is None:
            raise UnknownIdError(
                f"no report published by {self.as_of} is called {name!r}",
                remedy="look for it as of a later day, or in the list of reports",
            )
        return self.dossier.reports[id_]

    def times_of(self, report: Report) -> tuple[TimeExpression, ...]:
        """The times that a report names."""
        return self._record.times_of(report)

    def selection(self, query: Listed) -> Selection:
        """What a list asks for, the party by its id."""
        return Selection(
            party=None if query.party is None else self.party(query.party),
            about=query.about,
            since=query.since,
            until=query.until,
            status=query.status,
            min_confidence=query.min_confidence,
        )

    def threads(self, kind: ThreadKind | None, query: Listed) -> tuple[Thread, ...]:
        """The threads asked for, those with the newest word first."""
        return self.chosen(kind, self.selection(query))

    def chosen(self, kind: ThreadKind | None, selection: Selection) -> tuple[Thread, ...]:
        """The same for what is asked for by the parties' ids."""
        return self._chosen(kind, selection)

    def _choose(self, kind: ThreadKind | None, selection: Selection) -> tuple[Thread, ...]:
        among: Sequence[Thread] = self._of_kind[kind]
        if selection.party is not None:
            among = self._threads_naming.get(selection.party, ())
        if selection.about is not None:
            having = self._having(selection)
            among = [thread for thread in among if thread.id in having]
        if selection.party is not None and kind is not None:
            among = [thread for thread in among if thread.kind is kind]
        if selection == Selection(party=selection.party, about=selection.about):
            return tuple(among)
        facts = self._facts
        return tuple(thread for thread in among if selection.takes_facts(facts[thread.id]))

    @cached_property
    def _of_kind(self) -> Mapping[ThreadKind | None, tuple[Thread, ...]]:
        """The threads of each kind, and all, those with the newest word first."""
        every = self._newest_first
        found: dict[ThreadKind | None, tuple[Thread, ...]] = {None: every}
        for kind in ThreadKind:
            found[kind] = tuple(thread for thread in every if thread.kind is kind)
        return found

    @cached_property
    def _facts(self) -> Mapping[str, Facts]:
        return {one.id: Facts.of(one, self.dossier.told_in(one)) for one in self._newest_first}

    def _having(self, selection: Selection) -> frozenset[str]:
        """The ids of the threads that have the words asked for."""
        every = self._newest_first
        found = self._words.having(
            selection.asked_words, lambda at: selection.mentions(self._words_of[every[at].id])
        )
        return frozenset(every[at].id for at in found)

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex([self._words_of[thread.id] for thread in self._newest_first])

    @cached_property
    def _newest_first(self) -> tuple[Thread, ...]:
        return tuple(sorted(self.dossier.threads, key=_newest_first))

    @cached_property
    def _threads_naming(self) -> Mapping[str, Sequence[Thread]]:
        """The threads of which a finding names a party, those with the newest word first."""
        found: dict[str, list[Thread]] = defaultdict(list)
        for thread in self._newest_first:
            told = self.dossier.told_in(thread)
            for party in sorted(frozenset().union(*(finding.parties() for finding in told))):
                found[party].append(thread)
        return found

    @cached_property
    def _words_of(self) -> Mapping[str, str]:
        """All words by which each thread can be asked for, in small letters."""
        return {
            thread.id: thread_words(thread, self.dossier.told_in(thread)).casefold()
            for thread in self.dossier.threads
        }

    @cached_property
    def reports_naming(self) -> Mapping[str, frozenset[str]]:
        """The ids of the reports that name a party."""
        found: dict[str, set[str]] = defaultdict(set)
        for finding in self.dossier.findings.values():
            for party in finding.parties():
                found[party].add(finding.report)
        return {party: frozenset(reports) for party, reports in found.items()}

    @cached_property
    def _spoken(self) -> tuple[Spoken, ...]:
        """Each statement with all its tellings, the newest report's first."""
        every = self.dossier.statements(Selection())
        return tuple(Spoken.of(one, self.dossier) for one in reversed(every))

    def statements(self, query: Listed) -> tuple[Statement, ...]:
        """The statements asked for, the newest report's first."""
        return self.said(self.selection(query))

    def said(self, selection: Selection) -> tuple[Statement, ...]:
        """The same for what is asked for by the parties' ids."""
        return self._said(selection)

    def _find_said(self, selection: Selection) -> tuple[Statement, ...]:
        if selection.status is not None:  # a statement has none
            return ()
        among: Sequence[Spoken] = self._spoken
        if selection.about is not None:
            found = self._words_spoken.having(
                selection.asked_words, lambda at: selection.mentions(self._spoken[at].words)
            )
            among = [self._spoken[at] for at in sorted(found)]
        if selection.party is not None:
            among = [one for one in among if selection.party in one.parties]
        if selection == Selection():
            return tuple(one.statement for one in among)
        return tuple(one.statement for one in among if one.is_asked(selection, self.dossier))

    @cached_property
    def _words_spoken(self) -> WordIndex:
        return WordIndex([one.words for one in self._spoken])

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Statement, ...]]:
        """What each person said, by the fullest name, the newest first."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self._spoken:
            found[speaker_of(one.statement, self.dossier)].append(one.statement)
        return {speaker: tuple(said) for speaker, said in found.items()}

    @cached_property
    def person_called(self) -> Mapping[str, str]:
        """The one person of each name by which reports call nobody else."""
        return {name: person.name for person in self.people for name in person.names}

    def brief(self, selection: Selection, length: Length) -> Brief:
        """What the record says to a reader."""
        return self._brief(selection, length)

    def _write(self, selection: Selection, length: Length) -> Brief:
        return written(self._material, selection, length)

    @cached_property
    def _material(self) -> Indexed:
        return Indexed(self, self._named())


def _newest_first(thread: Thread) -> tuple[int, int]:
    """Threads of one day and of as many findings stay in the dossier's order."""
    return -thread.steps[-1].day.toordinal(), -len(thread.findings)
