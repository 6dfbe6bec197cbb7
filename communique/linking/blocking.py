"""Which findings are worth comparing at all, so that one more costs no look at all the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from communique.linking.entries import TOLD_TWICE, Entry
from communique.linking.periods import Period
from communique.model.threads import ThreadKind

_MONTHS_AT_MOST = 3
_NEIGHBOUR_DAYS = 10
_ERA_YEARS = 4
_DAYS_BETWEEN_DATES = 400
"""Dated talks further from one another than this are two, whatever else speaks for one."""


def keys(entry: Entry) -> frozenset[str]:
    """The blocks in which a finding stands; two findings of one thing share at least one.

    A party together with a telling word, two telling words; for meetings and commitments also a
    party or a word together with a month, and two parties in two years running.
    """
    told = sorted(entry.words.telling | entry.place.telling)
    if entry.kind is ThreadKind.POSITION:
        found = {f"{party}|{word}" for party in entry.bound for word in told}
    else:
        parties = sorted(entry.parties)
        anchors = frozenset({*parties, *entry.named, *told})
        found = {f"{one}|{two}" for one in anchors for two in told if one != two}
        said = _said(entry)
        found |= {f"{one}|{two}" for one in anchors | entry.shown for two in said if one != two}
        found |= {f"{one}@{month}" for one in anchors for month in _months(entry.told_period)}
        found |= {
            f"{one}&{two}@{year}" for one, two in combinations(parties, 2) for year in _years(entry)
        }
    eras = _eras(entry)
    return frozenset(f"{entry.kind.value}:{era}:{key}" for key in found for era in eras)


def _said(entry: Entry) -> frozenset[str]:
    """The telling words of its sentence, where its name may not have those that tell the matter: a
    gathering's is then no more than its parties, an action is often put in other words."""
    if entry.kind is ThreadKind.MEETING and entry.words.telling:
        return frozenset()
    return entry.evidence.telling


def _eras(entry: Entry) -> frozenset[int]:
    """The stretches of years in which a finding was told, and of which it tells.

    Two findings told within four years of one another share one, and so do two that date a thing to
    one year, however long after it they are told. What is older and undated is not linked: the cost
    of comparing a finding with all the past would grow with every year of reading.
    """
    told = entry.told.published.year // _ERA_YEARS
    period = entry.told_period
    dated = () if period is None else filter(None, period)
    return frozenset({told, told + 1, *(day.year // _ERA_YEARS for day in dated)})


def _years(entry: Entry) -> tuple[int, int]:
    """The year in which it was told and the next: findings of two years running share one."""
    return entry.told.published.year, entry.told.published.year + 1


def _months(period: Period | None) -> Iterator[str]:
    """The months that a date touches, with its neighbours; none where it is looser than that."""
    if period is None or period.first is None or period.last is None:
        return
    day: date = period.first - timedelta(_NEIGHBOUR_DAYS)
    last = period.last + timedelta(_NEIGHBOUR_DAYS)
    if (last - day).days > 31 * _MONTHS_AT_MOST:
        yield from _whole_years(period.first, period.last)
        return
    yield f"{period.first.year}"
    while day <= last:
        yield f"{day:%Y-%m}"
        day = (day.replace(day=1) + timedelta(32)).replace(day=1)


def _whole_years(first: date, last: date) -> Iterator[str]:
    if last.year - first.year <= 1:
        yield from (str(year) for year in range(first.year, last.year + 1))


def pairs(entries: Iterable[Entry]) -> list[tuple[int, int]]:
    """The places in `entries` of every two worth comparing, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    listed = list(entries)
    for at, entry in enumerate(listed):
        for key in keys(entry):
            blocks[key].append(at)
    found = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return sorted((a, b) for a, b in found if may_be_one(listed[a], listed[b]))


def may_be_one(left: Entry, right: Entry) -> bool:
    """Whether two findings of one block can be one thing at all, by their reports and dates."""
    if left.report == right.report:
        return left.kind in TOLD_TWICE
    if left.kind is not ThreadKind.MEETING or not (left.told_period and right.told_period):
        return True
    return left.period.days_between(right.period) <= _DAYS_BETWEEN_DATES
