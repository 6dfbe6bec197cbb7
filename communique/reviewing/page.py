"""One report as a person looks at it: what stands, what the reader had, who has looked before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from communique.model.decisions import Rejected, Review
from communique.model.findings import AnyFinding, Statement
from communique.model.report import Report
from communique.record.applying import Applied
from communique.retelling import retold


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding before a person: as it stands, as the reader has it, and who has looked at it."""

    finding: AnyFinding
    read: AnyFinding
    unnamed: AnyFinding
    """As it stands, with the names that it had before people called parties and persons so."""
    review: Review | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether a person has taken it out of the record."""
        return self.review is not None and self.review.act == Rejected.act


class Page:
    """One report before a person: its findings as they stand, and those rejected."""

    def __init__(self, report: Report, applied: Applied) -> None:
        self.report = report
        self.applied = applied

    def shown(self) -> Iterator[Shown]:
        """Every finding of the report, the rejected at the end."""
        applied = self.applied
        for finding in applied.findings:
            read = applied.origins.get(finding.id, finding)
            unnamed = applied.unnamed.get(finding.id, finding)
            yield Shown(finding, read, unnamed, applied.reviews.get(finding.id))
        for read, review in applied.rejected:
            yield Shown(read, read, read, review)

    @cached_property
    def tellings(self) -> Mapping[str, tuple[Statement, ...]]:
        """By id, the statements that are shown, each with all its tellings."""
        said = (one for one in self.applied.findings if isinstance(one, Statement))
        return retold(said, self.report.parts)

    @cached_property
    def waiting(self) -> Mapping[str, AnyFinding]:
        """The findings that nobody has looked at, by their ids as read; one told twice is one."""
        return {
            one.read.id: one.finding
            for one in self.shown()
            if one.review is None
            and (not isinstance(one.finding, Statement) or one.finding.id in self.tellings)
        }
