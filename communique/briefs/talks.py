"""Talks in sentences: when and where, who came and who stayed away, and what became of them."""

from collections.abc import Iterator, Sequence

from communique.briefs.brief import Entry, Sentence
from communique.briefs.footnotes import Footnotes
from communique.briefs.phrases import (
    counted,
    day_words,
    is_plural,
    listed,
    party_words,
    quoted,
    when_words,
)
from communique.dossier import Dossier
from communique.model.findings import Attendance, Meeting, MeetingStatus
from communique.model.threads import Thread

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
UNCONFIRMED = "unconfirmed"


def talks_entry(thread: Thread, dossier: Dossier, notes: Footnotes) -> Entry:
    """What the record says of one meeting."""
    told = [f for f in dossier.told_in(thread) if isinstance(f, Meeting)]
    writer = _Talks(thread, told, dossier, notes)
    return Entry(title=thread.name, sentences=tuple(writer.sentences()))


class _Talks:
    def __init__(
        self, thread: Thread, told: Sequence[Meeting], dossier: Dossier, notes: Footnotes
    ) -> None:
        self._thread, self._told, self._notes = thread, told, notes
        self._day = dossier.as_of
        self._status = MeetingStatus(thread.status)

    def sentences(self) -> Iterator[Sentence]:
        """When, where and by whom; who had what part in it; what came of it."""
        yield self._notes.cite(self._lead(), self._told)
        yield from self._parts()
        for meeting in self._told:
            if meeting.outcome:
                yield self._notes.cite(f"outcome: {quoted(meeting.outcome)}", [meeting])
        for clash in self._thread.contradictions:
            yield self._notes.cite(f"reports disagree: {clash}", self._told)

    def _lead(self) -> str:
        plural = is_plural(self._thread.name)
        past = self._status is MeetingStatus.HELD or self._thread.fate == UNCONFIRMED
        verb = ("were" if plural else "was") if past else ("are" if plural else "is")
        words = f"{self._thread.name} {verb} {_FATES[self._status]}{self._circumstances()}"
        if self._thread.fate != UNCONFIRMED:
            return words
        it = "they" if plural else "it"
        return f"{words}; whether {it} took place is not told{self._coverage()}"

    def _circumstances(self) -> str:
        when = self._thread.when
        date_words = "" if when is None else f" {_for(self._status, when_words(when))}"
        place = next((m.place for m in reversed(self._told) if m.place), None)
        hosts = sorted({host for meeting in self._told for host in meeting.host})
        host = f", hosted by {self._names(hosts)}" if hosts else ""
        return f"{date_words}{f' in {place}' if place else ''}{host}"

    def _coverage(self) -> str:
        coverage = self._thread.coverage
        if not coverage.reports:
            return f" (no report on these parties since {day_words(coverage.since)})"
        return f" ({counted(coverage.reports, 'report')} on these parties since, none of it)"

    def _parts(self) -> Iterator[Sentence]:
        """One sentence a kind of attendance, and one for each that stayed away."""
        parts = self._thread.attendance
        for attendance, words in _BEING_THERE.items():
            present = [part for part in parts if part.attendance is attendance]
            if present:
                names = self._names([part.party for part in present])
                by = [m for m in self._told if m.id in {part.finding for part in present}]
                yield self._notes.cite(f"{words}: {names}", by)
        for part in parts:
            if part.attendance is Attendance.DECLINED:
                why = f", {quoted(part.reason)}" if part.reason else ""
                by = [m for m in self._told if m.id == part.finding]
                yield self._notes.cite(f"{self._names([part.party])} stayed away{why}", by)

    def _names(self, parties: Sequence[str]) -> str:
        return listed([party_words(party, self._day) for party in parties])


def _for(status: MeetingStatus, when: str) -> str:
    """`planned for 20 October`, but `held on 20 October`."""
    if status in (MeetingStatus.PROPOSED, MeetingStatus.PLANNED):
        return f"for {when.split(' ', 1)[1]}"
    return when
