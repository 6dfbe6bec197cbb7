"""The chain of words behind a fate: what each report added, what contradicts it, what is missing.

A fate can be cross-examined: whose word each link of the chain is, on which days nobody who
could have told was read, and which report would settle what is open.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from communique.dossier import Dossier
from communique.linking import history
from communique.linking.fates import DUE, OVERDUE, UNCONFIRMED
from communique.model.dates import When
from communique.model.findings import Attendance, Commitment, Finding, Meeting
from communique.model.threads import Thread, ThreadKind
from communique.views.choosing import choose
from communique.views.sources import Source, source


class Told(StrEnum):
    """What a report may add to a thread."""

    STATUS = "status"
    STANCE = "stance"
    TIME = "time"
    PLACE = "place"
    PARTY = "party"
    CONDITION = "condition"
    OUTCOME = "outcome"


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a report told and that was not told before, or was told otherwise."""

    what: Told
    after: str
    before: str | None = None
    party: str | None = None
    """Whose attendance."""
    reason: str | None = None


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """What one report added to a thread."""

    day: date
    status: str
    source: Source
    added: tuple[Addition, ...]
    """Empty where it only tells again what was told."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports that can't both be right. Both are kept."""

    one: Source
    one_says: str
    two: Source
    two_says: str


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch between two words on a thread, or from the last one to the day asked for."""

    since: date
    until: date
    reports: int
    """Independent reports on the thread's parties between the two days."""
    together: int
    """Those of them that name two of the parties at least."""

    @property
    def days(self) -> int:
        """How long nothing was told of it."""
        return (self.until - self.since).days


class Need(StrEnum):
    """What a report would have to tell."""

    WHETHER_HELD = "whether held"
    WHETHER_KEPT = "whether kept"
    WHEN_DONE = "when done"
    WHEN_TO_BE = "when to be"
    OUTCOME = "outcome"
    WHICH_IS_RIGHT = "which is right"
    OWN_WORD = "own word"


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A report that would settle what is open."""

    need: Need
    parties: tuple[str, ...]
    """Whose word would do."""
    after: date | None = None
    """The day after which it must have been written."""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be asked about one thread as of a day."""

    thread: Thread
    chapters: tuple[Chapter, ...]
    disagreements: tuple[Disagreement, ...]
    gaps: tuple[Gap, ...]
    settling: tuple[Settling, ...]


def story(dossier: Dossier, thread: str) -> Story:
    """The story of a thread, by the beginning of its id or by words of its name.

    Raises `UnknownIdError`, with the candidates, where no thread or several fit.
    """
    return story_of(dossier, choose(dossier, thread))


def story_of(dossier: Dossier, thread: Thread) -> Story:
    """The story of a thread of the dossier."""
    clashes = tuple(disagreements(dossier, thread))
    return Story(
        thread=thread,
        chapters=tuple(_chapters(dossier, thread)),
        disagreements=clashes,
        gaps=tuple(_gaps(dossier, thread)),
        settling=tuple(_settling(dossier, thread, clashes)),
    )


def _chapters(dossier: Dossier, thread: Thread) -> Iterator[Chapter]:
    seen: dict[tuple[Told, str | None], str] = {}
    for step in thread.steps:
        finding = dossier.findings[step.finding]
        added = tuple(_new(seen, list(_tells(finding, step.status))))
        yield Chapter(
            day=step.day, status=step.status, source=source(dossier, finding), added=added
        )


def _new(seen: dict[tuple[Told, str | None], str], told: list[Addition]) -> Iterator[Addition]:
    """What is told otherwise than before; what was seen is kept up to date."""
    for one in told:
        key = (one.what, one.party)
        before = seen.get(key)
        if (
            before in history.SETTLED
            and one.what is Told.PARTY
            and one.after not in history.SETTLED
        ):
            continue  # that a party came is not unsaid by a report that merely expects it
        if before is None or _is_news(one, before):
            yield msgspec.structs.replace(one, before=before)
        seen[key] = one.after


def _is_news(one: Addition, before: str) -> bool:
    """Whether it is another than before; a looser time that leaves the exact one open is not."""
    if one.what is Told.TIME:
        return not When(one.after).includes(When(before))
    return one.after != before


def _tells(finding: Finding, status: str) -> Iterator[Addition]:
    match finding:
        case Meeting():
            yield from _of_meeting(finding)
        case Commitment():
            yield Addition(what=Told.STATUS, after=status)
            yield from _given(Told.TIME, finding.due)
            yield from _given(Told.CONDITION, finding.condition)
        case _:
            yield Addition(what=Told.STANCE, after=status)
            yield from _given(Told.CONDITION, getattr(finding, "condition", None))


def _of_meeting(meeting: Meeting) -> Iterator[Addition]:
    yield Addition(what=Told.STATUS, after=meeting.status.value)
    yield from _given(Told.TIME, meeting.start_on or meeting.end_on)
    yield from _given(Told.PLACE, meeting.place)
    for part in meeting.participants:
        yield Addition(
            what=Told.PARTY, after=part.attendance.value, party=part.party, reason=part.reason
        )
    yield from _given(Told.OUTCOME, meeting.outcome)


def _given(what: Told, value: str | None) -> Iterator[Addition]:
    if value is not None:
        yield Addition(what=what, after=str(value))


def disagreements(dossier: Dossier, thread: Thread) -> Iterator[Disagreement]:
    """Every two reports of a thread that can't both be right."""
    told = [dossier.told[id_] for id_ in thread.findings]
    for clash in history.clashes(told):
        yield Disagreement(
            one=source(dossier, clash.one.finding),
            one_says=clash.one_says,
            two=source(dossier, clash.two.finding),
            two_says=clash.two_says,
        )


def _gaps(dossier: Dossier, thread: Thread) -> Iterator[Gap]:
    """Between the days on which something was told of it, and from the last to the day."""
    told = sorted({step.day for step in thread.steps})
    seen = _seen(dossier, frozenset(thread.parties))
    for since, until in zip(told, [*told[1:], thread.as_of], strict=True):
        within = [
            count for day, count in seen if since < day < until or day == until == thread.as_of
        ]
        if (until - since).days > 1:
            yield Gap(
                since=since,
                until=until,
                reports=len(within),
                together=sum(count > 1 for count in within),
            )


def _seen(dossier: Dossier, parties: frozenset[str]) -> list[tuple[date, int]]:
    """The day of each independent report on any of the parties, and how many of them it names."""
    return sorted(
        (dossier.reports[id_].published, len(named & parties))
        for id_, named in dossier.named.items()
        if named & parties
    )


def _settling(
    dossier: Dossier, thread: Thread, clashes: tuple[Disagreement, ...]
) -> Iterator[Settling]:
    """The reports that would settle what is open, the most wanted first."""
    need = _need(thread)
    if need is not None:
        yield Settling(need=need, parties=thread.parties, after=_from_when(thread))
    if clashes:
        yield Settling(need=Need.WHICH_IS_RIGHT, parties=thread.parties)
    if thread.kind is ThreadKind.MEETING and thread.fate == "held" and _no_outcome(dossier, thread):
        yield Settling(need=Need.OUTCOME, parties=_there(thread), after=_last_day(thread))
    if _hearsay(dossier, thread):
        yield Settling(need=Need.OWN_WORD, parties=_spoken_of(dossier, thread))


def _need(thread: Thread) -> Need | None:
    if thread.kind is ThreadKind.COMMITMENT:
        if thread.fate in (OVERDUE, DUE, "open", "disputed"):
            return Need.WHETHER_KEPT
        return Need.WHEN_DONE if thread.status == "fulfilled" and thread.on_time is None else None
    if thread.kind is ThreadKind.MEETING and thread.fate in (
        UNCONFIRMED,
        "planned",
        "proposed",
        "postponed",
    ):
        dated = thread.when is not None or thread.fate == UNCONFIRMED
        return Need.WHETHER_HELD if dated else Need.WHEN_TO_BE
    return None


def _from_when(thread: Thread) -> date:
    """The day after which a report can tell: the last of its time, or of its last word where that
    time is so loose that it is not over though the words that say "within weeks" are."""
    end = None if thread.when is None else thread.when.last
    over = end is not None and (end < thread.as_of or thread.fate != UNCONFIRMED)
    return end if end is not None and over else _last_day(thread)


def _last_day(thread: Thread) -> date:
    return thread.steps[-1].day


def _no_outcome(dossier: Dossier, thread: Thread) -> bool:
    return not any(isinstance(f, Meeting) and f.outcome for f in dossier.told_in(thread))


def _there(thread: Thread) -> tuple[str, ...]:
    there = tuple(p.party for p in thread.attendance if p.attendance is Attendance.ATTENDED)
    return there or thread.parties


def _spoken_of(dossier: Dossier, thread: Thread) -> tuple[str, ...]:
    """Whose doing it is: who is bound, or who holds the position; of talks, all that take part."""
    last = dossier.told_in(thread)[-1]
    match last:
        case Commitment():
            return last.by
        case Meeting():
            return thread.parties
        case _:
            return tuple(filter(None, [getattr(last, "holder", None)]))


def _hearsay(dossier: Dossier, thread: Thread) -> bool:
    """Whether all that is told of it is the word of others than those whose doing it is."""
    own = frozenset(_spoken_of(dossier, thread))
    voices = [finding.asserted_by for finding in dossier.told_in(thread)]
    return all(voice is not None and voice.party not in own for voice in voices)
