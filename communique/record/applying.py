"""What findings are after all that people have decided on them: a pure function of both.

What a reader found stays as it is in the store; decisions are laid over it each time it is read
out, the later over the earlier: a decision supersedes and never overwrites, as in OpenSanctions'
nomenklatura (`resolver/resolver.py`), where memory is a pure function of the table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from communique.model.decisions import (
    Confirmed,
    Decision,
    Edited,
    Listed,
    PartyCalled,
    PersonCalled,
    Rejected,
    Review,
    Standing,
    Target,
    TwoThings,
    Undone,
    review_of,
)
from communique.model.findings import AnyFinding
from communique.record.matching import meant
from communique.record.pairing import Pair, paired
from communique.record.renaming import names_by, names_in, renamed


@dataclass(frozen=True)
class Applied:
    """Findings as decided, and what became of each decision."""

    findings: tuple[AnyFinding, ...] = ()
    """As they stand, in the order of those read; the rejected are not among them."""
    reviews: Mapping[str, Review] = field(default_factory=dict)
    """By id, the findings that a person has confirmed or edited."""
    origins: Mapping[str, AnyFinding] = field(default_factory=dict)
    """By id, each finding as the reader has it, where it stands otherwise."""
    unnamed: Mapping[str, AnyFinding] = field(default_factory=dict)
    """By id, each finding before parties and persons were called as decided, where that differs."""
    rejected: tuple[tuple[AnyFinding, Review], ...] = ()
    """As read, with who rejected them."""
    must: Mapping[Pair, Decision] = field(default_factory=dict)
    cannot: Mapping[Pair, Decision] = field(default_factory=dict)
    listed: tuple[Listed, ...] = ()
    """All decisions, the oldest first."""


def undone_by(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """The decisions that are taken back, each with the id of the one that does it.

    What takes back may be taken back itself, and then doesn't count. An id is a hash of its
    decision's content, so there are no circles.
    """
    undoing: dict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: d.order):
        if isinstance(decision.ruling, Undone):
            undoing[decision.ruling.decision].append(decision)

    def by(id_: str) -> str | None:
        return next((u.id for u in undoing.get(id_, ()) if by(u.id) is None), None)

    return {id_: one for id_ in undoing if (one := by(id_)) is not None}


def apply(read: Iterable[AnyFinding], decisions: Iterable[Decision]) -> Applied:
    """Lay decisions over findings as read."""
    listed = sorted(decisions, key=lambda d: d.order)
    if not listed:
        return Applied(tuple(read))
    undone = undone_by(listed)
    work = _Work(read, [d for d in listed if d.id not in undone], {d.id for d in listed})
    return work.result([_undone(d, undone) or work.listed(d) for d in listed])


def _undone(decision: Decision, undone: Mapping[str, str]) -> Listed | None:
    by = undone.get(decision.id)
    if by is None:
        return None
    return Listed(decision=decision, standing=Standing.UNDONE, overruled_by=by)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the newest decision on a finding makes of it; None: nothing, it is rejected."""

    decision: Decision
    stands: AnyFinding | None


class _Work:
    """Decisions while they are laid over findings; reports that none is about are left alone."""

    def __init__(
        self, read: Iterable[AnyFinding], decisions: Sequence[Decision], known: Set[str]
    ) -> None:
        self._known = known
        self._by_report: dict[str, list[AnyFinding]] = defaultdict(list)
        for finding in read:
            self._by_report[finding.report].append(finding)
        self._names = names_by(decisions)
        self._meant = {d.id: self._targets(d) for d in decisions}
        self._verdicts = self._judge(decisions)
        self._called = self._all_names()
        self._touched = {t.read.report for d in decisions for t in d.ruling.about()}
        self._touched |= set(self._renamed_reports())
        self._stands = {
            f.id: shown for f in self._in_touched() if (shown := self._shown(f)) is not None
        }
        self._pairing = paired(decisions, self._sides)

    def _renamed_reports(self) -> Iterator[str]:
        for report, findings in self._by_report.items() if self._names else ():
            if any(renamed(finding, self._names) is not finding for finding in findings):
                yield report

    def _in_touched(self) -> Iterator[AnyFinding]:
        for report, findings in self._by_report.items():
            if report in self._touched:
                yield from findings

    def _targets(self, decision: Decision) -> tuple[tuple[AnyFinding, ...], ...]:
        """For each of a decision's targets the findings that it may mean."""
        stands = _stands(decision)
        return tuple(
            meant(target, self._by_report.get(target.read.report, ()), instead)
            for target, instead in zip(decision.ruling.about(), stands, strict=True)
        )

    def _judge(self, decisions: Sequence[Decision]) -> dict[str, _Verdict]:
        """The newest verdict on each finding, by its id as read."""
        verdicts: dict[str, _Verdict] = {}
        for decision in decisions:
            if isinstance(decision.ruling, Confirmed | Edited | Rejected):
                found = self._meant[decision.id]
                for among, stands in zip(found, _stands(decision), strict=True):
                    if len(among) == 1:
                        verdicts[among[0].id] = _Verdict(decision, stands)
        return verdicts

    def _all_names(self) -> frozenset[str]:
        if not (self._names or self._names.overruled):
            return frozenset()
        judged = [v.stands for v in self._verdicts.values() if v.stands is not None]
        read = (finding for findings in self._by_report.values() for finding in findings)
        return frozenset[str]().union(*map(names_in, chain(read, judged)))

    def _unnamed(self, read: AnyFinding) -> AnyFinding | None:
        """The finding as decided, with the names that the reader or an editor gave."""
        verdict = self._verdicts.get(read.id)
        return read if verdict is None else verdict.stands

    def _shown(self, read: AnyFinding) -> AnyFinding | None:
        stands = self._unnamed(read)
        return renamed(stands, self._names) if stands is not None and self._names else stands

    def _sides(self, decision: Decision) -> tuple[list[str], list[str]]:
        """The ids, as they stand, of the findings on both sides of a pairing."""
        ids = [
            [self._stands[f.id].id for f in found if len(found) == 1 and f.id in self._stands]
            for found in self._meant[decision.id]
        ]
        ruling = decision.ruling
        first = len(ruling.targets) if isinstance(ruling, TwoThings) else len(ids)
        return list(chain(*ids[:first])), list(chain(*ids[first:]))

    # ---- what became of each decision

    def listed(self, decision: Decision) -> Listed:
        """A decision that nobody has undone, with what became of it."""
        now = tuple(f.id for found in self._meant[decision.id] if len(found) == 1 for f in found)
        by = self._overruled_by(decision, now)
        standing = self._standing(decision) if by is None else Standing.OVERRULED
        return Listed(decision=decision, standing=standing, overruled_by=by, now=now)

    def _overruled_by(self, decision: Decision, now: Sequence[str]) -> str | None:
        """The later decision in this one's place; one that says the same leaves it standing."""
        if decision.id in self._names.overruled:
            return self._names.overruled[decision.id]
        if decision.id in self._pairing.overruled:
            return self._pairing.overruled[decision.id]
        if not isinstance(decision.ruling, Confirmed | Edited | Rejected):
            return None
        own = [
            s
            for s, f in zip(_stands(decision), self._meant[decision.id], strict=True)
            if len(f) == 1
        ]
        later = [self._verdicts[id_] for id_ in now]
        differs = [v for v, stands in zip(later, own, strict=True) if v.stands != stands]
        return differs[0].decision.id if differs and len(differs) == len(later) else None

    def _standing(self, decision: Decision) -> Standing:
        match decision.ruling:
            case Undone(decision=id_):
                return Standing.STANDS if id_ in self._known else Standing.GONE
            case PartyCalled(name=name) | PersonCalled(name=name):
                return Standing.STANDS if name in self._called else Standing.GONE
            case _:
                return self._standing_of_targets(decision)

    def _standing_of_targets(self, decision: Decision) -> Standing:
        found = self._meant[decision.id]
        if any(len(one) > 1 for one in found):
            return Standing.UNSURE
        if not all(found):
            return Standing.PARTLY if any(found) else Standing.GONE
        targets = zip(decision.ruling.about(), found, _stands(decision), strict=True)
        otherwise = any(_otherwise(target, one[0], stands) for target, one, stands in targets)
        return Standing.CHANGED if otherwise else Standing.STANDS

    # ---- the outcome

    def result(self, listed: Iterable[Listed]) -> Applied:
        """All of it put together."""
        reviews, origins, unnamed = {}, {}, {}
        for read in self._in_touched():
            stands = self._stands.get(read.id)
            if stands is None:
                continue
            if (verdict := self._verdicts.get(read.id)) is not None:
                reviews[stands.id] = review_of(verdict.decision)
            if stands.id != read.id:
                origins[stands.id] = read
            before = self._unnamed(read)
            if before is not None and before is not stands:
                unnamed[stands.id] = before
        return Applied(
            findings=tuple(self._in_order()),
            reviews=reviews,
            origins=origins,
            unnamed=unnamed,
            rejected=tuple(self._rejected()),
            must=self._pairing.must,
            cannot=self._pairing.cannot,
            listed=tuple(listed),
        )

    def _in_order(self) -> Iterator[AnyFinding]:
        """Those that stand, by their reports as given, then by place; each once."""
        for report, findings in self._by_report.items():
            yield from self._of_touched(findings) if report in self._touched else findings

    def _of_touched(self, findings: Iterable[AnyFinding]) -> list[AnyFinding]:
        held: dict[str, AnyFinding] = {}
        for read in findings:
            if (stands := self._stands.get(read.id)) is not None:
                held[stands.id] = _sure(stands) if read.id in self._verdicts else stands
        return [held[id_] for id_ in sorted(held, key=lambda id_: (held[id_].start, id_))]

    def _rejected(self) -> Iterator[tuple[AnyFinding, Review]]:
        for read in self._in_touched():
            verdict = self._verdicts.get(read.id)
            if verdict is not None and verdict.stands is None:
                yield read, review_of(verdict.decision)


def _stands(decision: Decision) -> tuple[AnyFinding | None, ...]:
    """For each target of a decision the finding that stands in its place, if any."""
    ruling = decision.ruling
    if isinstance(ruling, Confirmed | Edited):
        return ruling.stands
    return (None,) * len(ruling.about())


def _otherwise(target: Target, now: AnyFinding, stands: AnyFinding | None) -> bool:
    return now.id not in {target.read.id, None if stands is None else stands.id}


def _sure(finding: AnyFinding) -> AnyFinding:
    """What a person has looked at is certain, whatever the reader thought of it."""
    return msgspec.structs.replace(finding, confidence=1.0)
