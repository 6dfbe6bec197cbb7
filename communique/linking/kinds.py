"""Which signals are looked at for two meetings, two commitments, two positions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from communique.linking import words
from communique.linking.entries import Entry
from communique.linking.signals import (
    Signal,
    of_dates,
    of_naming,
    of_numbers,
    of_parties,
    of_reports,
    of_sorts,
    of_words,
    of_years,
    shares,
)
from communique.model.threads import ThreadKind

Signals: TypeAlias = Callable[[Entry, Entry], Iterator[Signal]]
"""What is seen in two findings, the earlier first."""


def _of_meetings(left: Entry, right: Entry) -> Iterator[Signal]:
    for signals in (of_parties, of_naming, of_words, of_sorts, of_numbers, of_dates, of_reports):
        yield from signals(left, right)
    yield from _places(left, right)
    yield from _guests(left, right)


_OF_TWO: Final = frozenset({"visit", "call", "meal"})
"""Sorts of gathering of a host with a guest: another guest's is another one."""


def _guests(left: Entry, right: Entry) -> Iterator[Signal]:
    one, two = left.parties - right.parties, right.parties - left.parties
    if one and two and left.sorts & right.sorts & _OF_TWO:
        yield Signal("other_guest", 1.0, "of {} here, of {} there", (one, two))


def _places(left: Entry, right: Entry) -> Iterator[Signal]:
    one, two = left.place, right.place
    if one & two:
        yield Signal("same_place", 1.0, "both in {}", (one & two,))
    elif one and two:
        yield Signal("other_place", 1.0, "in {} and in {}", (one, two))
    elif (one & right.words) or (two & left.words):
        yield Signal("place_in_name", 1.0, "one's place stands in the other's name")
    if left.bound & right.bound:
        yield Signal("same_host", 1.0, "both hosted by {}", (left.bound & right.bound,))
    elif left.bound and right.bound:
        yield Signal("other_host", 1.0, "hosted by {} and by {}", (left.bound, right.bound))


def _of_commitments(left: Entry, right: Entry) -> Iterator[Signal]:
    for signals in (of_parties, of_naming, of_words, of_sorts, of_numbers, of_dates, of_reports):
        yield from signals(left, right)
    yield from _bound(left, right)
    yield from of_years(left, right)
    if left.bound & right.bound and left.others & right.others and _one_due(left, right):
        yield Signal("same_terms", 1.0, "the same bound to the same by the same time")


def _bound(left: Entry, right: Entry) -> Iterator[Signal]:
    """Who is bound, or holds the position, and to or toward whom."""
    one, two = left.bound, right.bound
    if one & two:
        yield Signal("same_bound", shares(one, two), "{} in both", (one & two,))
    else:
        yield Signal("other_bound", 1.0, "{} here, {} there", (one, two))
    one, two = left.others, right.others
    if one & two:
        yield Signal("same_others", 1.0, "both toward {}", (one & two,))
    elif one and two:
        yield Signal("other_others", 1.0, "toward {} and toward {}", (one, two))
    elif one or two:
        yield Signal("one_others", 1.0, "one toward {}, the other toward nobody told", (one | two,))


def _one_due(left: Entry, right: Entry) -> bool:
    both = left.told_period is not None and right.told_period is not None
    return both and left.period.meets(right.period)


def _of_positions(left: Entry, right: Entry) -> Iterator[Signal]:
    for signals in (_bound, of_words, of_reports):
        yield from signals(left, right)
    undoing = words.load().undoing
    if bool(left.words & undoing) != bool(right.words & undoing):
        yield Signal("turned", 1.0, "one is on a thing, the other on its undoing")


SIGNALS: Final[Mapping[ThreadKind, Signals]] = {
    ThreadKind.MEETING: _of_meetings,
    ThreadKind.COMMITMENT: _of_commitments,
    ThreadKind.POSITION: _of_positions,
}
"""By kind of thread."""
