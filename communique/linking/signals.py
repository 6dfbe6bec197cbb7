"""What speaks for and against two findings being about one real thing, each with its words.

A signal is a number, mostly between 0 and 1, and a reason; what it weighs stands in
`weights.toml` and is fitted by `training/fit_links.py`.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from communique.linking import words
from communique.linking.entries import Entry


class Signal(NamedTuple):
    """One thing that two findings have in common, or in which they differ."""

    name: str
    value: float
    why: str


def shares(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the two sets they have in common (Jaccard)."""
    return len(left & right) / len(left | right) if left | right else 0.0


def listed(names: frozenset[str]) -> str:
    """The names, in order, for a reader."""
    return ", ".join(sorted(names))


def of_parties(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same parties, some of them, or none."""
    common = left.parties & right.parties
    if common:
        yield Signal("parties", shares(left.parties, right.parties), f"both with {listed(common)}")
        smaller = min(len(left.parties), len(right.parties))
        yield Signal("parties_within", len(common) / smaller, f"{listed(common)} in both")
    elif left.parties and right.parties:
        yield Signal(
            "parties_apart", 1.0, f"{listed(left.parties)} here, {listed(right.parties)} there"
        )
    else:
        yield Signal("parties_untold", 1.0, "one of them names no party")
    if len(left.parties) == len(right.parties) == 2:
        if left.parties == right.parties:
            yield Signal("same_two", 1.0, f"{listed(left.parties)} alone in both")
        else:
            yield Signal("other_two", 1.0, f"{listed(left.parties)}, and {listed(right.parties)}")


def of_naming(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same parties in their names and sentences, whoever takes part."""
    if left.named & right.named:
        yield Signal(
            "named", shares(left.named, right.named), f"both on {listed(left.named & right.named)}"
        )
    every_left = left.parties | left.named | left.shown
    every_right = right.parties | right.named | right.shown
    if every_left & every_right:
        yield Signal("mentioned", shares(every_left, every_right), "both speak of the same parties")
    elif every_left and every_right:
        yield Signal("mentioned_apart", 1.0, "they speak of no party in common")


def of_words(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same words in the names and in the reports' own sentences."""
    common = words.telling(left.words & right.words)
    likeness = words.likeness(left.words, right.words)
    if likeness:
        yield Signal("name", likeness, f"“{left.title}”, “{right.title}”")
        yield Signal(
            "name_within",
            words.containment(left.words, right.words),
            f"“{left.title}” in “{right.title}”",
        )
    if len(common) > 1:
        yield Signal("telling_words", min(len(common), 4) / 4, f"both say {listed(common)}")
    elif not common:
        yield Signal("no_telling_word", 1.0, "no telling word in common")
    evidence = words.likeness(left.evidence, right.evidence)
    if evidence:
        yield Signal("evidence", evidence, "their sentences share words")
        yield Signal(
            "evidence_within",
            words.containment(left.evidence, right.evidence),
            "one's sentence is much of the other's",
        )
    crossed = max(
        words.containment(left.words, right.evidence | right.words),
        words.containment(right.words, left.evidence | left.words),
    )
    yield Signal("name_in_evidence", crossed, "one's name stands in the other's sentence")


_ALIEN = frozenset({"call", "meal", "ceremony"})
"""Sorts of gathering that nobody calls by the name of another: a visit may be told as a summit."""


def of_sorts(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same sort of gathering or act, or another."""
    if left.sorts & right.sorts:
        yield Signal(
            "same_sort",
            shares(left.sorts, right.sorts),
            f"both: {listed(left.sorts & right.sorts)}",
        )
    elif left.sorts and right.sorts:
        if (left.sorts | right.sorts) & _ALIEN:
            why = f"{listed(left.sorts)} and {listed(right.sorts)} are never one"
            yield Signal("alien_sort", 1.0, why)
        yield Signal("other_sort", 1.0, f"{listed(left.sorts)} here, {listed(right.sorts)} there")


def of_numbers(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same amounts, or others."""
    if left.numbers & right.numbers:
        yield Signal("same_number", 1.0, f"both say {listed(left.numbers & right.numbers)}")
    elif left.numbers and right.numbers:
        yield Signal(
            "other_number", 1.0, f"{listed(left.numbers)} here, {listed(right.numbers)} there"
        )


_DAYS, _MONTH, _YEAR = 8, 40, 400


def of_dates(left: Entry, right: Entry) -> Iterator[Signal]:
    """Dates that agree, as exactly as they are told, or that can't both be right."""
    both = left.told_period is not None and right.told_period is not None
    gap = left.period.days_between(right.period)
    if gap:
        name = ("dates" if both else "order") + ("_near" if gap <= _DAYS else "_apart")
        yield Signal(name, 1.0, f"{gap} days between the times that they leave open")
        yield Signal("dates_gap" if both else "order_gap", math.log10(gap), f"{gap} days between")
    elif both:
        yield _agreement(left, right)
    else:
        untold = sum(e.told_period is None for e in (left, right))
        yield Signal("one_undated" if untold == 1 else "undated", 1.0, "no date to compare")


def _agreement(left: Entry, right: Entry) -> Signal:
    longest = max(left.period.days or _YEAR + 1, right.period.days or _YEAR + 1)
    for name, limit in (("same_days", _DAYS), ("same_month", _MONTH), ("same_year", _YEAR)):
        if longest <= limit:
            return Signal(name, 1.0, f"their times agree within {longest} days")
    return Signal("same_era", 1.0, "their times may agree")


def of_reports(left: Entry, right: Entry) -> Iterator[Signal]:
    """How long after one another the two were told."""
    days = abs((left.told.published - right.told.published).days)
    yield Signal("told_apart", math.log10(1 + days), f"told {days} days apart")


def of_meetings(left: Entry, right: Entry) -> Iterator[Signal]:
    """Every signal on two meetings."""
    yield from of_parties(left, right)
    yield from of_naming(left, right)
    yield from of_words(left, right)
    yield from of_sorts(left, right)
    yield from of_numbers(left, right)
    yield from of_dates(left, right)
    yield from of_reports(left, right)
    yield from _places(left, right)


def _places(left: Entry, right: Entry) -> Iterator[Signal]:
    if left.place & right.place:
        yield Signal("same_place", 1.0, f"both in {listed(left.place & right.place)}")
    elif left.place and right.place:
        yield Signal("other_place", 1.0, f"in {listed(left.place)} and in {listed(right.place)}")
    elif (left.place & right.words) or (right.place & left.words):
        yield Signal("place_in_name", 1.0, "one's place stands in the other's name")
    if left.bound & right.bound:
        yield Signal("same_host", 1.0, f"both hosted by {listed(left.bound & right.bound)}")
    elif left.bound and right.bound:
        yield Signal(
            "other_host", 1.0, f"hosted by {listed(left.bound)} and by {listed(right.bound)}"
        )


def of_commitments(left: Entry, right: Entry) -> Iterator[Signal]:
    """Every signal on two commitments."""
    yield from of_parties(left, right)
    yield from of_naming(left, right)
    yield from _bound(left, right)
    yield from of_words(left, right)
    yield from of_sorts(left, right)
    yield from of_numbers(left, right)
    yield from of_dates(left, right)
    yield from of_reports(left, right)


def _bound(left: Entry, right: Entry) -> Iterator[Signal]:
    if left.bound & right.bound:
        yield Signal(
            "same_bound",
            shares(left.bound, right.bound),
            f"{listed(left.bound & right.bound)} is bound",
        )
    else:
        yield Signal(
            "other_bound", 1.0, f"{listed(left.bound)} is bound here, {listed(right.bound)} there"
        )
    if left.bound & right.bound and left.others & right.others and _one_due(left, right):
        yield Signal("same_terms", 1.0, "the same bound to the same by the same time")
    if left.others & right.others:
        yield Signal("same_others", 1.0, f"to {listed(left.others & right.others)}")
    elif left.others and right.others:
        yield Signal("other_others", 1.0, f"to {listed(left.others)} and to {listed(right.others)}")


def _one_due(left: Entry, right: Entry) -> bool:
    both = left.told_period is not None and right.told_period is not None
    return both and left.period.meets(right.period)


def of_positions(left: Entry, right: Entry) -> Iterator[Signal]:
    """Every signal on two positions."""
    yield from _bound(left, right)
    yield from of_words(left, right)
    yield from of_reports(left, right)
