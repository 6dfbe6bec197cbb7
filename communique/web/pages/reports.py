"""Reports: the list of them, and one with every finding marked in its text."""

from datetime import date
from typing import Any, Final, Literal

import msgspec

from communique.exports.rows import Row
from communique.linking.learning import Learned
from communique.model.annotation import TimeExpression
from communique.model.findings import AnyFinding, Statement
from communique.model.report import Report
from communique.selection import status_of, subject_of
from communique.web.asking import Listed, Period, Words
from communique.web.marking import blocks
from communique.web.sheets import Asking, Listing, Page, Sheet, listing
from communique.web.wording import fields

LIST_COLUMNS = ("report", "name", "published", "source", "title", "copy_of", "findings", "reading")
COLUMNS = ("id", "kind", "status", "subject", "start", "end", "words", "confidence", "thread")
Reading = Literal["read", "set aside"]
READINGS: Final[tuple[Reading, ...]] = ("read", "set aside")
"""Whether anything was looked for in a report: a first look leaves unread what tells of nothing."""
KINDS: Final = ("statement", "position", "meeting", "commitment", "event", "office")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with its id and the thread in which it has a part."""

    id: str
    finding: AnyFinding
    thread: str | None
    learned: Learned | None
    """What other reports tell of a statement's speaker."""


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another report that has the same text, or nearly."""

    id: str
    name: str
    publisher: str | None
    published: date


class ReportSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One report with all that is found in it."""

    as_of: date
    id: str
    name: str
    published: date
    publisher: str | None
    title: str | None
    author: str | None
    url: str | None
    warnings: tuple[str, ...]
    reading: Reading
    text: str
    original: Other | None
    """The report of which this is a wire copy."""
    copies: tuple[Other, ...]
    findings: tuple[Told, ...]
    times: tuple[TimeExpression, ...]


class Asked(Listed, frozen=True, kw_only=True):
    """Which reports are listed; with `of` those that a thread's silence is counted in."""

    of: Words | None = None
    """A thread's id: reports on any of its parties, of a text and its copies the first."""
    several: bool = False
    """Of those the ones on two of its parties or more."""


def look_at_list(asking: Asking[Asked]) -> Sheet:
    """The reports up to the day, the newest first."""
    query, shelf = asking.query, asking.shelf
    among = _among(asking)
    found = [
        report
        for id_, report in reversed(list(shelf.dossier.reports.items()))
        if query.meets(report.published, report.published)
        and (among is None or id_ in among)
        and query.status in (None, _reading(asking, id_))
        and (query.about is None or query.is_in(report.text))
    ]
    part = found[query.part()]
    data, shown = listing(asking, len(found), [_list_row(asking, report) for report in part])
    return Sheet(
        "Reports",
        data,
        LIST_COLUMNS,
        lambda: [_list_row(asking, report) for report in found],
        {
            **shown,
            "reports": part,
            "counts": {r.id: len(_of(asking, r)) for r in part},
            "readings": READINGS,
            "of": None if query.of is None else shelf.thread(query.of),
        },
    )


def _among(asking: Asking[Asked]) -> frozenset[str] | None:
    """The reports on the party, and on the thread's parties, that are asked for; None for all."""
    query, shelf, among = asking.query, asking.shelf, None
    if query.party is not None:
        among = shelf.reports_naming.get(shelf.party(query.party), frozenset())
    if query.of is None:
        return among
    parties, least = frozenset(shelf.thread(query.of).parties), 2 if query.several else 1
    named = shelf.dossier.named.items()
    near = frozenset(id_ for id_, those in named if len(those & parties) >= least)
    return near if among is None else near & among


def _reading(asking: Asking[Any], report: str) -> Reading:
    return READINGS[report in asking.shelf.set_aside]


def _of(asking: Asking[Any], report: Report) -> tuple[AnyFinding, ...]:
    return asking.shelf.findings_of.get(report.id, ())


def _list_row(asking: Asking[Any], report: Report) -> Row:
    original = asking.shelf.dossier.copies.get(report.id)
    return {
        "report": report.id,
        "name": report.name,
        "published": report.published.isoformat(),
        "source": report.source,
        "title": report.delivery.title,
        "copy_of": original,
        "findings": len(_of(asking, report)),
        "reading": _reading(asking, report.id),
    }


def look(asking: Asking[Period]) -> Sheet:
    """One report, its findings by place, and its copies."""
    shelf = asking.shelf
    report = shelf.report(asking.name)
    id_ = report.id  # a hash of the text
    findings = shelf.findings_of.get(id_, ())
    copies = shelf.dossier.copies
    original = copies.get(id_)
    data = ReportSheet(
        as_of=shelf.as_of,
        id=id_,
        name=report.name,
        published=report.published,
        publisher=report.source,
        title=report.delivery.title,
        author=report.delivery.author,
        url=_safe_url(report.delivery.url),
        warnings=report.warnings,
        reading=_reading(asking, id_),
        text=report.text,
        original=None if original is None else _other(shelf.dossier.reports[original]),
        copies=tuple(
            _other(shelf.dossier.reports[copy])
            for copy, repeated in copies.items()
            if repeated == id_
        ),
        findings=tuple(_told(asking, finding) for finding in findings),
        times=shelf.times_of(report),
    )  # fmt: skip
    shown = {
        "blocks": blocks(report, findings, data.times),
        "kinds": [kind for kind in KINDS if any(f.kind_name == kind for f in findings)],
        "cards": {f.id: fields(f, report.published) for f in findings},
        "subject": subject_of,
        "status": status_of,
        "around": _around(asking, id_),
    }
    return Sheet(report.delivery.title or report.name, data, COLUMNS, lambda: _rows(data), shown)


def _told(asking: Asking[Period], finding: AnyFinding) -> Told:
    dossier = asking.shelf.dossier
    thread = dossier.thread_of.get(finding.id)
    return Told(
        id=finding.id,
        finding=finding,
        thread=None if thread is None else thread.id,
        learned=dossier.learned(finding) if isinstance(finding, Statement) else None,
    )


def _safe_url(url: str | None) -> str | None:
    """The address that the report came with, if a browser can follow it without harm."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _other(report: Report) -> Other:
    return Other(
        id=report.id, name=report.name, publisher=report.source, published=report.published
    )


def _around(asking: Asking[Period], report: str) -> tuple[str | None, str | None]:
    """The reports before and after it."""
    ids = [None, *asking.shelf.dossier.reports, None]
    at = ids.index(report)
    return ids[at - 1], ids[at + 1]


def _rows(data: ReportSheet) -> list[Row]:
    return [
        {
            "id": told.id,
            "kind": told.finding.kind_name,
            "status": status_of(told.finding),
            "subject": subject_of(told.finding),
            "start": told.finding.start,
            "end": max(passage.end for passage in told.finding.evidence),
            "words": [passage.words for passage in told.finding.evidence],
            "confidence": round(told.finding.confidence, 3),
            "thread": told.thread,
        }
        for told in data.findings
    ]


LIST = Page("reports", "/reports", "The reports of the record.", Asked, Listing, look_at_list)
PAGE = Page(
    "report",
    "/reports/{name}",
    "One report with all that is found in it.",
    Period,
    ReportSheet,
    look,
)
