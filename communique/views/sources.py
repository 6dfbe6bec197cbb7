"""Which report says a thing, whose word it is, and in which words: what every view points at."""

from collections.abc import Iterable
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.model.evidence import Passage
from communique.model.findings import AnyFinding, Voice


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One report's telling of one thing."""

    finding: str
    """The finding's id, which `communique show` takes."""
    report: str
    """The report's content id."""
    report_name: str
    """The id that the report came with, or its own."""
    publisher: str | None
    published: date
    passages: tuple[Passage, ...]
    """The words that tell it, by place."""
    asserted_by: Voice | None = None
    """Whose word it is, where it isn't the reporter's own."""
    copy_of: str | None = None
    """The content id of the report of which this one is a wire copy."""


def source(dossier: Dossier, finding: AnyFinding) -> Source:
    """Who tells a finding, and in which words."""
    report = dossier.report_of(finding)
    return Source(
        finding=finding.id,
        report=report.id,
        report_name=report.name,
        publisher=report.source,
        published=report.published,
        passages=dossier.passages(finding),
        asserted_by=finding.asserted_by,
        copy_of=dossier.copies.get(report.id),
    )


def sources(dossier: Dossier, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources of these findings, wire copies left out where their original is among them."""
    findings = [dossier.findings[id_] for id_ in ids]
    return tuple(source(dossier, finding) for finding in dossier.independent(findings))
