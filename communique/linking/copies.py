"""Reports that are one text: wire copies, near-identical and near in time.

A text is known by its five-word shingles (Broder 1997, "On the resemblance and containment of
documents"), of which the smallest hashes are kept (a bottom-k sketch; Cohen and Kaplan 2007):
a text of up to 256 shingles is compared exactly, a longer one within about three points.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    published later never changes the groups of an earlier day.
    """
    listed = sorted(reports, key=lambda r: (r.published, r.id))
    groups: list[list[ReportInfo]] = []
    by_hash: dict[int, list[int]] = defaultdict(list)
    for report in listed:
        at = _source(report, groups, by_hash)
        if at is None:
            for value in report.sketch:
                by_hash[value].append(len(groups))
            groups.append([report])
        else:
            groups[at].append(report)
    return tuple(map(tuple, groups))


def _source(
    report: ReportInfo, groups: list[list[ReportInfo]], by_hash: Mapping[int, list[int]]
) -> int | None:
    """The place of the earliest group whose first report this one repeats."""
    near = {at for value in report.sketch for at in by_hash.get(value, ())}
    for at in sorted(near):
        first = groups[at][0]
        if (report.published - first.published).days > DAYS_APART:
            continue
        if first.id != report.id and resemblance(first.sketch, report.sketch) >= LIKE_ENOUGH:
            return at
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
