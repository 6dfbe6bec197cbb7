"""A large record made of a small one: the same reports in later years, under other names.

What a report says is shifted with it, so nothing is read again. A copy is a year or more from any
other, so none is a wire copy, and its parties are others'; its words stay, so it is compared with
the copies of the years around it and partly linked with them, as other news would hardly be: for
threads that is the worst case.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from communique.model.annotation import Annotation
from communique.model.dates import When
from communique.model.findings import AnyFinding
from communique.model.report import Report
from communique.record.renaming import Names, renamed

_YEAR: Final = re.compile(r"(?<![\d-])\d{4}(?=$|[-/])")
_KINDS: Final = ("statements", "positions", "meetings", "commitments", "events", "offices")


def enlarged(annotations: Sequence[Annotation]) -> Iterator[Annotation]:
    """Copy after copy of what reports say, each a year on, without end but the calendar's."""
    for years in range(1, _last(annotations) + 1):
        for annotation in annotations:
            yield moved(annotation, years)


def most_findings(annotations: Sequence[Annotation]) -> int:
    """How many findings all copies have."""
    return _last(annotations) * sum(1 for one in annotations for _ in one.findings())


def _last(annotations: Sequence[Annotation]) -> int:
    """How many years on the last copy is."""
    return date.max.year - max(one.report.published.year for one in annotations) - 1


def moved(annotation: Annotation, years: int) -> Annotation:
    """What a report would say that many years later, of parties of other names."""
    report = annotation.report
    later = Report(
        published=_later(report.published, years),
        text=f"{report.text}\n\n({years})",
        source=report.source,
        parts=report.parts,
    )
    found = tuple(annotation.findings())
    parties = sorted(frozenset[str]().union(*(one.parties() for one in found)))
    names = Names({party: f"{party} {years}" for party in parties}, {}, {})
    kinds: Mapping[str, tuple[AnyFinding, ...]] = {
        kind: tuple(_moved(one, later.id, names, years) for one in getattr(annotation, kind))
        for kind in _KINDS
    }
    return Annotation(report=later, times=annotation.times, **kinds)  # type: ignore[arg-type]


def _moved(finding: AnyFinding, report: str, names: Names, years: int) -> AnyFinding:
    changes: dict[str, object] = {"report": report}
    for field in finding.__struct_fields__:
        value = getattr(finding, field)
        if isinstance(value, When):
            changes[field] = When(_shifted(value, years))
    return renamed(msgspec.structs.replace(finding, **changes), names)


def _shifted(when: str, years: int) -> str:
    """Every year in it that much later; a day or a week that the later year lacks is the one
    before."""
    later = _YEAR.sub(lambda found: f"{int(found[0]) + years:04}", when)
    return later.replace("-02-29", "-02-28").replace("-W53", "-W52")


def _later(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
