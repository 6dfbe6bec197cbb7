"""How fast reading, keeping and asking are: ratios, which any machine can compare.

What is done in one process is told in its processor time: by the clock, a machine that is busy with
other work tells more of that work. What waits for a disk shows by the clock alone.
"""

import os
import platform
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from communique.dossier import Dossier
from communique.errors import TooFewError
from communique.evaluation.clocks import both_times, busy, by_clock
from communique.evaluation.enlarging import enlarged, most_findings
from communique.evaluation.speed import measure_speed
from communique.language.pipeline import Language
from communique.model.annotation import Annotation
from communique.model.report import Report
from communique.record.search import Asked
from communique.record.store import Store
from communique.workers.pool import Pool

_READER: Final = "bench"
_MORE: Final = 120
"""Reports that are added to a record to tell what one more costs: so many that the index of words
puts its pieces together now and then, as it does in the long run."""
_ASKED: Final = ("talks", "minister OR president", '"the talks"', "sanction*", "border -talks")
_TIMES: Final = 20
"""How often each query is asked."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, what it should be at most, and what it was measured on."""

    name: str
    value: float
    unit: str
    bound: float | None
    on: str


More: TypeAlias = Callable[[Path], Iterator[Figure]]
"""What else is measured on the large record, by its file."""


def no_more(_: Path) -> Iterator[Figure]:
    """Nothing else."""
    yield from ()


def machine() -> str:
    """Where figures come from, and whether others were at work there."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    others = "" if load < cores / 2 else f"; BUSY with other work, load {load:.1f}"
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{_processor()}, {cores} cores, {system}{others}"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown processor"


def bench(
    reports: Sequence[Report], findings: int, workers: int, more: More = no_more
) -> Iterator[Figure]:
    """All figures of reading `reports`, and of a record enlarged from them to so many findings,
    with what `more` measures on it.

    Raises `TooFewError`, before anything is measured, where copies of these reports don't come to
    so many and some more.
    """
    language = Language()
    annotations = [language.read(report) for report in reports]
    check_enough(annotations, findings)
    speed = measure_speed(reports)
    on = f"{speed.words} words, 3 rounds in turns"
    yield Figure("read, to spaCy's full pipeline", speed.ratio, "times as long", 1.2, on)
    ratio = _with_workers(reports, workers)
    on = f"{len(reports)} reports, 3 rounds in turns"
    yield Figure(f"read with {workers} workers, to one", ratio, "as long", None, on)
    yield from bench_record(annotations, findings, more)


def check_enough(annotations: Sequence[Annotation], findings: int) -> None:
    """Raise `TooFewError` where copies of these reports have fewer findings, and some more."""
    most = most_findings(annotations) // 2  # the rest is there to be added
    if findings > most:
        raise TooFewError(
            f"copies of these reports have {most:,} findings at most",
            remedy="give more reports, or a smaller --findings",
        )


def _with_workers(reports: Sequence[Report], workers: int) -> float:
    """The time of several to that of one, both in processes that are loaded."""
    with Pool(Language, 1) as one, Pool(Language, workers) as several:
        for pool in (one, several):  # loading is not reading
            _read_all(pool, list(reports[:1]) * pool.most)
        pairs = [
            tuple(by_clock(partial(_read_all, pool, reports)) for pool in (several, one))
            for _ in range(3)
        ]
    return statistics.median(several / one for several, one in pairs)


def _read_all(pool: Pool, reports: Iterable[Report]) -> None:
    for pending in [pool.send([report]) for report in reports]:
        pending.result()


def bench_record(
    annotations: Sequence[Annotation], findings: int, more: More = no_more
) -> Iterator[Figure]:
    """What one more report costs, and how long questions take, in a record of so many findings."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "large.db") as large:
        copies = enlarged(annotations)
        kept = 0
        for annotation in copies:
            if kept >= findings:
                break
            large.write(annotation, _READER)
            kept += sum(1 for _ in annotation.findings())
        on = f"{kept:,} findings, {large.tally().reports:,} reports"
        by_processor, by_clock = _growth(large, copies)
        name = "one more report, to an empty record"
        yield Figure(name, by_processor, "as long", 1.5, on)
        yield Figure(f"{name}, by the clock, median", by_clock, "as long", 1.5, on)
        for name, times in _queries(large):
            yield Figure(f"{name}, p95", p95(times) * 1000, "ms", 50.0, on)
        yield from _threads(large)
        yield from more(Path(folder) / "large.db")


def _growth(large: Store, copies: Iterator[Annotation]) -> tuple[float, float]:
    """What one more report costs, to an empty record: in processor time on the mean, and by the
    clock, of which the median is told, for the mean is that of others' work. Both records are fed
    in turns, from the same reports."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "empty.db") as empty:
        pairs = [
            (
                both_times(lambda: large.write(one, _READER)),  # noqa: B023 - called here
                both_times(lambda: empty.write(one, _READER)),  # noqa: B023
            )
            for one in islice(copies, _MORE)
        ]
    by_processor = sum(large for (large, _), _ in pairs) / sum(empty for _, (empty, _) in pairs)
    return by_processor, statistics.median(large / empty for (_, large), (_, empty) in pairs)


def _queries(store: Store) -> Iterator[tuple[str, list[float]]]:
    """What the pages and lists of one report, a search and the queue ask of the store."""
    reports = [report.id for report in islice(store.reports(), _TIMES * 7)][::7]
    first = [next(store.findings(report=id_), None) for id_ in reports]
    some = [finding for finding in first if finding is not None]
    yield "a report", [busy(lambda: store.report(id_)) for id_ in reports]  # noqa: B023
    yield (
        "its findings, as decided",
        [
            busy(lambda: store.decided(id_))  # noqa: B023
            for id_ in reports
        ],
    )
    yield "a finding", [busy(lambda: store.finding(one.id)) for one in some]  # noqa: B023
    yield (
        "a search",
        [
            busy(lambda: store.search(typed, Asked()))  # noqa: B023
            for typed in _ASKED * (_TIMES // len(_ASKED))
        ],
    )
    yield "the tally", [busy(store.tally) for _ in range(_TIMES)]
    named = sorted(frozenset[str]().union(*(finding.parties() for finding in some)))
    yield (
        "a party by its name",
        [
            busy(lambda: store.party_asked(name))  # noqa: B023
            for name in [*named, "The Northern Council"]
        ],
    )


def _threads(store: Store) -> Iterator[Figure]:
    """What all threads of the record take, made in one go with nothing remembered, and what that
    is for each finding to the same of the earliest tenth of the record. It should not double: a
    copy is compared with those of the years around it alone, but chains of copies run on."""
    days = [report.published for report in store.reports()]
    tenth = days[len(days) // 10]
    _made(store, tenth)  # words and names looked up for the first time are dearer
    few, small = _made(store, tenth)
    many, large = _made(store, date.max)
    yield Figure("all threads", large, "s", None, f"{many:,} findings")
    ratio = (large / many) / (small / few)
    on = f"{many:,} findings and the first {few:,}"
    yield Figure("threads, for each finding, to a tenth", ratio, "as long", 2.0, on)


def _made(store: Store, day: date) -> tuple[int, float]:
    """How many findings a record has by a day, and the seconds that its threads take."""
    dossier = Dossier.of(store, day)
    return len(dossier.findings), busy(lambda: dossier.threads)


def p95(times: Sequence[float]) -> float:
    """The time in which all but one in twenty are done."""
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]
