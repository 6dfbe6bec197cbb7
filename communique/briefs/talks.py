"""Talks in sentences: when and where, who came and who stayed away, and what became of them."""

from collections.abc import Iterator, Sequence

from communique.briefs.brief import Entry, Sentence
from communique.briefs.disagreeing import disagreeing
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import (
    listed,
    named,
    party_words,
    quoted,
    when_words,
)
from communique.briefs.silence import silence_words
from communique.dossier import Dossier
from communique.linking.fates import UNCONFIRMED
from communique.model.findings import Attendance, Meeting, MeetingStatus
from communique.model.threads import PartyPart, Thread
from communique.world.lexicon import Naming
from communique.world.parties import lexicon

_FATES = {
    MeetingStatus.PROPOSED: "proposed",
    MeetingStatus.PLANNED: "planned",
    MeetingStatus.UNDER_WAY: "under way",
    MeetingStatus.HELD: "held",
    MeetingStatus.POSTPONED: "postponed",
    MeetingStatus.CANCELLED: "cancelled",
}
_BEING_THERE = {
    Attendance.EXPECTED: "expected",
    Attendance.ATTENDED: "there",
    Attendance.INVITED: "invited",
    Attendance.PROPOSED: "proposed as participants",
}


def talks_entry(thread: Thread, dossier: Dossier, notes: Footnotes) -> Entry:
    """What the record says of one meeting."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Meeting)]
    writer = _Talks(thread, told, dossier, notes)
    return Entry(title=named(thread.name, dossier.as_of), sentences=tuple(writer.sentences()))


_PEOPLES = (Naming.DEMONYM, Naming.PEOPLE)
_TELLING = 3
"""Words from which what came of talks tells anything: `approve it` does not."""


class _Talks:
    def __init__(
        self, thread: Thread, told: Sequence[Meeting], dossier: Dossier, notes: Footnotes
    ) -> None:
        self._thread, self._told, self._notes = thread, told, notes
        self._dossier, self._day = dossier, dossier.as_of
        fate = thread.fate
        self._status = MeetingStatus(thread.status if fate == UNCONFIRMED else fate)

    def sentences(self) -> Iterator[Sentence]:
        """When, where and by whom; who had what part in it; what came of it."""
        yield self._notes.cite(self._lead(), self._carrying())
        yield from self._parts()
        for outcome in dict.fromkeys(m.outcome for m in self._told if m.outcome):
            if len(outcome.split()) < _TELLING:
                continue
            by = [meeting for meeting in self._told if meeting.outcome == outcome]
            yield self._notes.cite(f"outcome: {quoted(outcome)}", by)
        yield from disagreeing(self._thread, self._dossier, self._notes)

    def _carrying(self) -> list[Meeting]:
        """The findings on which the first sentence rests: the newest word on the status, on the
        time, on the place, and each host's."""
        told = self._dossier.independent(self._told)
        newest = list(reversed(told))
        status = next((m for m in newest if m.status is self._status), newest[0])
        time = next((m for m in newest if self._thread.when in (m.start_on, m.end_on)), status)
        place = next((m for m in newest if _names_a_place(m.place)), status)
        hosts = {host: m for m in told for host in m.host}
        carrying = {m.id: m for m in (status, time, place, *hosts.values())}
        return [m for m in told if m.id in carrying]

    def _lead(self) -> str:
        untold = self._status is MeetingStatus.POSTPONED and self._thread.when is None
        till = "; to when is not told" if untold else ""
        words = f"{_FATES[self._status]}{self._when()}{self._where()}{till}"
        if self._thread.fate != UNCONFIRMED:
            return words
        return f"{words}; {silence_words(self._thread.fate, self._thread.coverage)}"

    def _when(self) -> str:
        """`planned for 20 October`, but `held on 20 October`; what fell through was to begin."""
        when = self._thread.when
        if when is None:
            return ""
        words = when_words(when)
        if self._status in (MeetingStatus.PROPOSED, MeetingStatus.PLANNED):
            return f" for {words.split(' ', 1)[1]}"
        if self._status in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED):
            return f"; {'is' if self._thread.fate == 'planned' else 'was'} to begin {words}"
        return f" {words}"

    def _where(self) -> str:
        place = next((m.place for m in reversed(self._told) if _names_a_place(m.place)), None)
        hosts = sorted({host for meeting in self._told for host in meeting.host})
        host = f", hosted by {self._names(hosts)}" if hosts else ""
        return f"{f' in {place}' if place else ''}{host}"

    def _parts(self) -> Iterator[Sentence]:
        """One sentence a kind of attendance, and one for each that stayed away."""
        parts = self._thread.attendance
        for attendance, words in _BEING_THERE.items():
            present = [part for part in parts if part.attendance is attendance]
            if present:
                names = self._names([part.party for part in present])
                yield self._notes.cite(f"{words}: {names}", self._tellers(present))
        for part in parts:
            if part.attendance is Attendance.DECLINED:
                why = f", {quoted(part.reason)}" if part.reason else ""
                words = f"{self._names([part.party])} stayed away{why}"
                yield self._notes.cite(words, self._tellers([part]))

    def _tellers(self, parts: Sequence[PartyPart]) -> list[Meeting]:
        """The meetings that tell of these parts, a wire copy's by its original."""
        told = {part.finding for part in parts}
        every = self._told
        return [self._dossier.first_told(m, every) for m in every if m.id in told]

    def _names(self, parties: Sequence[str]) -> str:
        return listed([party_words(party, self._day) for party in parties])


def _names_a_place(place: str | None) -> bool:
    """Whether it reads as a place: `Doha`, `southern Russia`; not `jirga`, and not `Afghan`."""
    words = place or ""
    named = lexicon().named(words)
    return any(word[:1].isupper() for word in words.split()) and not (
        named and all(entry.naming in _PEOPLES for entry in named)
    )
