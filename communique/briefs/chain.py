"""The story of a thread in words: what each report added, where none told, what would settle it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from communique.briefs.phrases import (
    counted,
    listed,
    named,
    party_words,
    quoted,
    when_words,
)
from communique.errors import InvalidDateError
from communique.model.dates import When, day_words
from communique.model.findings import Attendance
from communique.views.sources import Source
from communique.views.story import Addition, Gap, Need, Settling, Story, Told

_STAYS: Final[Mapping[str, str]] = {
    Attendance.EXPECTED: "expected",
    Attendance.ATTENDED: "there",
    Attendance.DECLINED: "not coming",
    Attendance.INVITED: "invited",
    Attendance.PROPOSED: "proposed as participant",
}
_LEADS: Final = {
    Told.STATUS: "",
    Told.STANCE: "",
    Told.TIME: "time: ",
    Told.PLACE: "place: ",
    Told.CONDITION: "on condition: ",
    Told.OUTCOME: "outcome: ",
}
_QUOTED: Final = {Told.CONDITION, Told.OUTCOME}
_NEEDS: Final = {
    Need.WHETHER_HELD: "a report{after} that tells whether they took place, by or on {parties}",
    Need.WHETHER_KEPT: "a report{after} that tells whether it was done, by or on {parties}",
    Need.WHEN_DONE: "a report that gives the day on which it was done",
    Need.WHEN_TO_BE: "a report that gives the time of the talks",
    Need.OUTCOME: "a report{after} that tells what came of the talks, by or on {parties}",
    Need.WHICH_IS_RIGHT: "a third report, independent of the two that disagree",
    Need.OWN_WORD: "the word of {parties}: so far others tell of it",
}


def addition_words(addition: Addition, day: date) -> str:
    """`time: May 2021, before that 1 May 2021`, `Russia: there (before: expected)`."""
    if addition.what is Told.PARTY:
        return _part_words(addition, day)
    after = _value(addition.what, addition.after)
    before = addition.before
    was = "" if before is None else f", before that {_value(addition.what, before)}"
    return f"{_LEADS[addition.what]}{after}{was}"


def _part_words(addition: Addition, day: date) -> str:
    why = f", {quoted(addition.reason)}" if addition.reason else ""
    before = "" if addition.before is None else f" (before: {attendance_words(addition.before)})"
    name = party_words(addition.party or "", day, article=False)
    return f"{name}: {attendance_words(addition.after)}{why}{before}"


def attendance_words(attendance: str) -> str:
    """What a party has to do with talks: expected, there, not coming."""
    return _STAYS[attendance]


def _value(what: Told, value: str) -> str:
    if what is Told.TIME:
        return time_words(value)
    return quoted(value) if what in _QUOTED else value.replace("_", " ")


def time_words(value: str) -> str:
    """A time of the model in words, as exact as it is."""
    try:
        return when_words(When(value), preposition=False)
    except InvalidDateError:
        return value


def says_words(says: str, day: date) -> str:
    """What one side of a disagreement says: `says Russia was there`, `says 18 March 2021`."""
    told = says.removeprefix("says ")
    words = time_words(told)
    return f"says {words if words != told else named(told, day).replace('_', ' ')}"


def disagreement_words(one: Source, one_says: str, two: Source, two_says: str, day: date) -> str:
    """Both sides in one sentence, each with its report and day."""
    told = (
        f"{source.report_name} ({day_words(source.published)}) {says_words(says, day)}"
        for source, says in ((one, one_says), (two, two_says))
    )
    return f"reports disagree: {'; '.join(told)}"


def gap_words(gap: Gap, last: bool) -> str:
    """A stretch without word, and how much was read in it on these parties."""
    stretch = f"{day_words(gap.since)} to {day_words(gap.until)} ({counted(gap.days, 'day')})"
    if not gap.reports:
        told = "no report on these parties was read"
    else:
        near = f", {gap.together} naming several of them" if gap.together else ""
        told = f"{counted(gap.reports, 'report')} on these parties{near}; none tells of it"
    return f"{stretch}: {told}{'' if last else ', until the next word'}"


def settling_words(settling: Settling, day: date) -> str:
    """`a report after 20 October 2021 that tells whether the talks took place, by or on Russia`."""
    after = "" if settling.after is None else f" after {day_words(settling.after)}"
    parties = listed([party_words(party, day) for party in settling.parties]) or "those concerned"
    return _NEEDS[settling.need].format(after=after, parties=parties)


def title_words(story: Story) -> str:
    """What the thread is called, with names for ids."""
    return named(story.thread.name, story.thread.as_of)
