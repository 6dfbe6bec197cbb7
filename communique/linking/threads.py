"""Threads: findings of several reports about one real thing, and what became of it by a day.

A pure function of the findings published by that day: no order of reading and nothing later shows.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from communique.linking import fates, history, scoring, words
from communique.linking.blocking import pairs
from communique.linking.clusters import cluster
from communique.linking.coverage import Library, named_in
from communique.linking.entries import Entry, entry
from communique.model.dates import When
from communique.model.findings import Commitment, Meeting, Position
from communique.model.ids import content_id
from communique.model.threads import Link, ReportInfo, Thread, ThreadKind, Told

Decided: TypeAlias = Iterable[tuple[str, str]]
"""Pairs of finding ids on which a person has decided."""


def thread(
    told: Iterable[Told],
    reports: Iterable[ReportInfo],
    as_of: date,
    *,
    must: Decided = (),
    cannot: Decided = (),
) -> tuple[Thread, ...]:
    """Every thread that the findings published by `as_of` make, and its fate on that day.

    `must` and `cannot` are pairs of findings that a person has said to be one thing, or two.
    """
    library = Library(reports, as_of)
    entries = _ready(told, as_of)
    must, cannot = tuple(must), tuple(cannot)
    return tuple(
        _thread(group, links, library, as_of)
        for kind in ThreadKind
        for group, links in _groups([e for e in entries if e.kind is kind], must, cannot)
    )


def _ready(told: Iterable[Told], as_of: date) -> list[Entry]:
    """What was published by the day and makes threads, each finding once, in order."""
    made = (entry(t) for t in told if t.published <= as_of)
    known = sorted(filter(None, made), key=lambda e: (e.order, e.told.report_name), reverse=True)
    ready = {e.id: e for e in known}
    return sorted(ready.values(), key=lambda e: e.order)


def _groups(
    entries: Sequence[Entry], must: Decided, cannot: Decided
) -> Iterator[tuple[list[Entry], tuple[Link, ...]]]:
    """Entries of one kind, those about one thing together, with the links that speak for it."""
    at = {e.id: n for n, e in enumerate(entries)}
    forbidden = _places(cannot, at)
    odds = _odds(entries)

    def apart(a: int, b: int) -> bool:
        if (min(a, b), max(a, b)) in forbidden:
            return True
        one, two = entries[a], entries[b]
        return one.report == two.report and odds(a, b) <= scoring.asked(one, two)

    # Two clusters can be one only where some compared pair speaks for it, so the rest, nine tenths
    # of all, need not be looked at again as clusters grow, nor their scores be held in memory.
    near = [(a, b) for a, b in pairs(entries) if _speaks(entries[a], entries[b])]
    found = cluster(len(entries), near, odds, apart=apart, must=_places(must, at))
    for members in found:
        links = tuple(
            _best_link(n, members[:at], entries, odds) for at, n in enumerate(members) if at
        )
        yield sorted((entries[n] for n in members), key=history.place_in_time), links


def _speaks(left: Entry, right: Entry) -> bool:
    return scoring.log_odds(left, right) > scoring.asked(left, right)


def _best_link(
    later: int, earlier: Sequence[int], entries: Sequence[Entry], odds: Callable[[int, int], float]
) -> Link:
    """The link from a finding to the earlier one that speaks for it most."""
    best = max(earlier, key=lambda n: (odds(n, later), -n))
    return scoring.link(entries[best], entries[later])


def _odds(entries: Sequence[Entry]) -> Callable[[int, int], float]:
    """The log-odds of two places, each pair weighed once."""

    @cache
    def odds(a: int, b: int) -> float:
        return scoring.log_odds(entries[a], entries[b])

    return odds


def _places(decided: Decided, at: dict[str, int]) -> frozenset[tuple[int, int]]:
    known = (sorted((at[a], at[b])) for a, b in decided if a in at and b in at)
    return frozenset((a, b) for a, b in known)


def _thread(
    group: Sequence[Entry], links: tuple[Link, ...], library: Library, as_of: date
) -> Thread:
    told = [e.told for e in group]
    parties = frozenset[str]().union(*(named_in(t.finding) for t in told))
    status, fate, when = _fate(told, as_of)
    meetings = [t.finding for t in told if isinstance(t.finding, Meeting)]
    commitments = [t.finding for t in told if isinstance(t.finding, Commitment)]
    return Thread(
        id=content_id("thread", told[0].finding.id),
        kind=group[0].kind,
        name=_name(group),
        findings=tuple(t.finding.id for t in told),
        status=status,
        fate=fate,
        as_of=as_of,
        when=when,
        parties=tuple(sorted(parties)),
        coverage=library.coverage(parties, told[-1].published),
        steps=history.steps(told, library.copy_of),
        attendance=history.attendance(told, meetings) if meetings else (),
        contradictions=history.contradictions(told),
        links=links,
        on_time=fates.on_time(told, commitments) if commitments else None,
    )


def _name(group: Sequence[Entry]) -> str:
    """What it is called: a party and its newest topic; of talks and promises the name most like the
    others, of several the newest. Who met whom may be misread once, and names nothing then."""
    last = group[-1].told.finding
    if isinstance(last, Position):
        return f"{last.holder} on {last.topic}"

    def typical(at: int) -> tuple[float, int]:
        alike = (words.likeness(group[at].words, e.words) for n, e in enumerate(group) if n != at)
        return round(math.fsum(alike), 6), at

    return group[max(range(len(group)), key=typical)].title


def _fate(told: Sequence[Told], as_of: date) -> tuple[str, str, When | None]:
    """Status, fate and time, from the findings in the order of their days."""
    findings = [t.finding for t in told]
    status = history.status_of(findings[-1])
    match findings[-1]:
        case Meeting():
            meetings = [f for f in findings if isinstance(f, Meeting)]
            fate = fates.of_meeting(told, meetings, as_of)
            return status, fate, fates.newest_when(meetings)
        case Commitment():
            commitments = [f for f in findings if isinstance(f, Commitment)]
            fate = fates.of_commitment(commitments, as_of)
            return status, fate, fates.newest_due(commitments)
        case Position():
            return status, status, None
        case other:
            raise TypeError(f"a {other.kind_name} makes no thread")
