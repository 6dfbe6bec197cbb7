"""Reports that are one text: wire copies, near-identical and near in time.

A text is known by its five-word shingles (Broder 1997, "On the resemblance and containment of
documents"), of which the smallest hashes are kept (a bottom-k sketch; Cohen and Kaplan 2007):
a text of up to 256 shingles is compared exactly, a longer one within about three points.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date, timedelta
from operator import itemgetter
from typing import Final, TypeAlias
from zlib import crc32

from communique.model.threads import ReportInfo

SHINGLE_WORDS: Final = 5
SKETCH_SIZE: Final = 256
LIKE_ENOUGH: Final = 0.6
"""Jaccard of shingles from which two texts are one; a copy cut or retitled by its publisher keeps
more than that, two reporters at one event hardly reach a tenth."""
DAYS_APART: Final = 3
"""Copies run within days; the same words a year later are a text told again."""
_WORD: Final = re.compile(r"[^\W_]+")

Sources: TypeAlias = tuple[tuple[ReportInfo, ...], ...]
"""Reports in groups of one source each, every group's first report foremost."""


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's shingles, in order; none where it is under five words."""
    said = [word.encode() for word in _WORD.findall(text.casefold())]
    ends = range(SHINGLE_WORDS, len(said) + 1)
    # A checksum, as nobody gains by making two shingles one; a digest takes three times as long.
    hashes = {crc32(b" ".join(said[end - SHINGLE_WORDS : end])) for end in ends}
    return tuple(sorted(hashes)[:SKETCH_SIZE])


def resemblance(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """The Jaccard index of two texts' shingles, as far as their sketches tell."""
    smallest = sorted({*left, *right})[:SKETCH_SIZE]
    common = set(left) & set(right)
    return sum(h in common for h in smallest) / len(smallest) if smallest else 0.0


def independent(reports: Iterable[ReportInfo]) -> Sources:
    """The reports in groups of one source each, every group's first report foremost.

    A report joins the earliest source that it repeats, or is a source of its own; so what is
    published later never changes the groups of an earlier day. Only sources of the last days are
    looked at, so that a report costs the same after a century as after a week.
    """
    listed = sorted(reports, key=lambda r: (r.published, r.id))
    groups: list[list[ReportInfo]] = []
    recent = _Recent()
    for report in listed:
        recent.forget_before(report.published - timedelta(DAYS_APART))
        repeated = recent.repeated_by(report)
        if repeated is None:
            groups.append([report])
            recent.add(groups[-1])
        else:
            repeated.append(report)
    return tuple(map(tuple, groups))


class _Recent:
    """The groups whose first reports are not too old to be copied, by the hashes of those."""

    def __init__(self) -> None:
        self._groups: deque[tuple[int, list[ReportInfo]]] = deque()
        self._added = 0
        self._by_hash: dict[int, dict[int, list[ReportInfo]]] = defaultdict(dict)

    def add(self, group: list[ReportInfo]) -> None:
        """One more, its first report as young as any."""
        self._groups.append((self._added, group))
        for value in group[0].sketch:
            self._by_hash[value][self._added] = group
        self._added += 1

    def forget_before(self, day: date) -> None:
        """No longer know the groups whose first report is older."""
        while self._groups and self._groups[0][1][0].published < day:
            at, group = self._groups.popleft()
            for value in group[0].sketch:
                del self._by_hash[value][at]
                if not self._by_hash[value]:
                    del self._by_hash[value]

    def repeated_by(self, report: ReportInfo) -> list[ReportInfo] | None:
        """The earliest group whose first report this one repeats."""
        near: dict[int, list[ReportInfo]] = {}
        for value in report.sketch:
            near |= self._by_hash.get(value, {})
        for _, group in sorted(near.items(), key=itemgetter(0)):
            first = group[0]
            if first.id != report.id and resemblance(first.sketch, report.sketch) >= LIKE_ENOUGH:
                return group
        return None


def up_to(sources: Sources, last: ReportInfo) -> Sources:
    """The groups that the reports up to one of them make by themselves."""
    known = (
        tuple(r for r in g if (r.published, r.id) <= (last.published, last.id)) for g in sources
    )
    return tuple(filter(None, known))


def originals(sources: Sources) -> dict[str, str]:
    """For every report that is a copy, its id and the id of the report that it repeats."""
    return {copy.id: group[0].id for group in sources for copy in group[1:]}
