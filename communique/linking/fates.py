"""What became of a thread by a day: the last word on it, read against the calendar.

Silence is not knowledge. Talks whose time has passed without a report of them are `unconfirmed`, a
commitment past its date without word is `overdue`; nothing is said to have failed unless a report
says so.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from communique.linking.periods import AHEAD
from communique.model.dates import When
from communique.model.findings import Commitment, CommitmentStatus, Meeting, MeetingStatus
from communique.model.threads import Told

UNCONFIRMED: Final = "unconfirmed"
OVERDUE: Final = "overdue"
DUE: Final = "due"
_SEEN: Final = frozenset({MeetingStatus.UNDER_WAY, MeetingStatus.HELD})
_OPEN: Final = frozenset({CommitmentStatus.OPEN, CommitmentStatus.DISPUTED})


class Horizon(NamedTuple):
    """Words that say how soon, and the days after which that has passed."""

    words: re.Pattern[str]
    days: int


class Lexicon(NamedTuple):
    """The word lists of `fates.toml`."""

    horizons: tuple[Horizon, ...]
    anew: re.Pattern[str]
    """A postponement to a time that it names."""


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the lists that come with the package."""
    raw = tomllib.loads((files("communique.linking") / "fates.toml").read_text("utf-8"))
    horizons = (Horizon(_pattern(h["words"]), h["days"]) for h in raw["horizon"])
    return Lexicon(tuple(horizons), _pattern(raw["postponed"]["anew"]))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def newest_when(meetings: Sequence[Meeting]) -> When | None:
    """The newest word on when talks begin, or where no report tells that, on when they end."""
    starts = [m.start_on for m in meetings if m.start_on is not None]
    ends = [m.end_on for m in meetings if m.end_on is not None]
    return next(reversed(starts), None) or next(reversed(ends), None)


def newest_due(commitments: Sequence[Commitment]) -> When | None:
    """The newest word on by when a commitment is to be kept."""
    return next((c.due for c in reversed(commitments) if c.due is not None), None)


def of_meeting(told: Sequence[Told], meetings: Sequence[Meeting], as_of: date) -> str:
    """The fate of talks on a day, from what was told of them by then, oldest first."""
    last = meetings[-1]
    if last.status is MeetingStatus.POSTPONED and _has_new_time(meetings):
        return UNCONFIRMED if _time_passed(told, meetings, as_of) else last.status.value
    if last.status in AHEAD and _time_passed(told, meetings, as_of):
        return _reported(meetings) or UNCONFIRMED
    return last.status.value


def _reported(meetings: Sequence[Meeting]) -> str | None:
    """What an earlier report told of talks that a later one still speaks of as planned."""
    known = [m.status.value for m in meetings if m.status in _SEEN]
    return known[-1] if known else None


def _has_new_time(meetings: Sequence[Meeting]) -> bool:
    """Whether the postponement names a new time, in its own words or beside an older date."""
    last = meetings[-1]
    if last.start_on is None:
        return False
    if any(load().anew.search(passage.words) for passage in last.evidence):
        return True
    before = [m.start_on for m in meetings[:-1] if m.start_on is not None]
    return bool(before) and all(_later(last.start_on, earlier) for earlier in before)


def _later(when: When, than: When) -> bool:
    return when.first is not None and than.last is not None and when.first > than.last


def _time_passed(told: Sequence[Told], meetings: Sequence[Meeting], as_of: date) -> bool:
    """Whether talks that were ahead should be over: by their date, or by "within weeks"."""
    when = newest_when(meetings)
    if when is not None and when.is_past(as_of):
        return True
    passed = [
        t.published + timedelta(horizon) for t in told if (horizon := _horizon(t)) is not None
    ]
    return bool(passed) and max(passed) < as_of


def _horizon(told: Told) -> int | None:
    """After how many days the time that the words give has passed; None where they give none."""
    found = [
        horizon.days
        for passage in told.finding.evidence
        for horizon in load().horizons
        if horizon.words.search(passage.words)
    ]
    return max(found, default=None)


def of_commitment(commitments: Sequence[Commitment], as_of: date) -> str:
    """The fate of a commitment on a day, from what was told of it by then, oldest first."""
    last, due = commitments[-1], newest_due(commitments)
    if last.status not in _OPEN or due is None:
        return last.status.value
    if due.is_past(as_of):
        return OVERDUE
    begun = due.first is not None and due.first <= as_of and due.last is not None
    return DUE if begun else last.status.value


def on_time(told: Sequence[Told], commitments: Sequence[Commitment]) -> bool | None:
    """Whether what was done was done by its due date; None where the reports don't tell.

    It was, where a report tells it as done no later than the last due day; it was not, where
    a report after that day still has it undone. A due date counts as it stood when it was last
    told.
    """
    done = [t.published for t, c in zip(told, commitments, strict=True) if _done(c)]
    due = newest_due(commitments)
    if not done or not _done(commitments[-1]) or due is None or due.last is None:
        return None
    if min(done) <= due.last:
        return True
    undone = (t.published for t, c in zip(told, commitments, strict=True) if not _done(c))
    return False if any(due.last < day < min(done) for day in undone) else None


def _done(commitment: Commitment) -> bool:
    return commitment.status is CommitmentStatus.FULFILLED
