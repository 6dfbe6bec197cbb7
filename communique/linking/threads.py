"""Threads: findings of several reports about one real thing, and what became of it by a day.

A pure function of the findings published by that day: no order of reading and nothing later shows.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

import msgspec

from communique.linking import fates, history, scoring, words
from communique.linking.comparing import Compared
from communique.linking.coverage import Library, named_in
from communique.linking.entries import Entry
from communique.linking.memory import Memory
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
    memory: Memory | None = None,
) -> tuple[Thread, ...]:
    """Every thread that the findings published by `as_of` make, and its fate on that day.

    `must` and `cannot` are pairs of findings that a person has said to be one thing, or two.
    A `memory` spares what was compared for another day, and changes nothing in what comes out.
    """
    memory = memory or Memory()
    library = Library(reports, as_of, memory.sources)
    entries = _ready(told, as_of, memory)
    must, cannot = tuple(must), tuple(cannot)
    return tuple(
        _thread(group, links, library, as_of, memory)
        for kind in ThreadKind
        for group, links in _groups([e for e in entries if e.kind is kind], must, cannot, memory)
    )


def _ready(told: Iterable[Told], as_of: date, memory: Memory) -> list[Entry]:
    """What was published by the day and makes threads, each finding once, in order."""
    made = (memory.entry(t) for t in told if t.published <= as_of)
    known = sorted(filter(None, made), key=lambda e: (e.order, e.told.report_name), reverse=True)
    ready = {e.id: e for e in known}
    return sorted(ready.values(), key=lambda e: e.order)


def _groups(
    entries: Sequence[Entry], must: Decided, cannot: Decided, memory: Memory
) -> Iterator[tuple[list[Entry], tuple[Link, ...]]]:
    """Entries of one kind, those about one thing together, with the links that speak for it."""
    if not entries:
        return
    compared = memory.findings(entries[0].kind)
    numbers = compared.numbers(entries)
    at = {e.id: number for e, number in zip(entries, numbers, strict=True)}
    by_number = dict(zip(numbers, entries, strict=True))
    for members in compared.groups(numbers, _places(must, at), _places(cannot, at)):
        group = [by_number[number] for number in members]
        key = tuple(e.id for e in group)
        if key not in memory.links:
            memory.links[key] = tuple(_links(members, group, compared))
        yield sorted(group, key=history.place_in_time), memory.links[key]


def _links(
    members: Sequence[int], group: Sequence[Entry], compared: Compared[Entry]
) -> Iterator[Link]:
    """The link from each finding to the earlier one that speaks for it most, the earliest of
    several."""
    for at in range(1, len(members)):
        best = max(range(at), key=lambda n: (compared.odds(members[n], members[at]), -n))
        yield scoring.link(group[best], group[at])


def _places(decided: Decided, at: dict[str, int]) -> frozenset[tuple[int, int]]:
    return frozenset((at[a], at[b]) for a, b in decided if a in at and b in at)


def _thread(
    group: Sequence[Entry],
    links: tuple[Link, ...],
    library: Library,
    as_of: date,
    memory: Memory,
) -> Thread:
    """The thread of these; of one that is as it was on another day, what the day changes."""
    told = [e.told for e in group]
    key = tuple(t.finding.id for t in told)
    grounds = told, [library.copy_of.get(e.report) for e in group], links
    if key not in memory.threads or memory.threads[key][0] != grounds:
        memory.threads[key] = grounds, _made(group, links, library, as_of)
        return memory.threads[key][1]
    kept = memory.threads[key][1]
    return msgspec.structs.replace(
        kept,
        fate=_fate(told, as_of)[1],
        as_of=as_of,
        coverage=library.coverage(kept.parties, told[-1].published),
    )


def _made(group: Sequence[Entry], links: tuple[Link, ...], library: Library, as_of: date) -> Thread:
    told = [e.told for e in group]
    parties = tuple(sorted(frozenset[str]().union(*(named_in(t.finding) for t in told))))
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
        parties=parties,
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
