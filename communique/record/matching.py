"""Which finding of today a decision means: by report, kind and words, never by id.

A report's text never changes under its id, so words and places hold across versions of the reader;
what changes is what a reader makes of them.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from communique.model.decisions import Target
from communique.model.findings import AnyFinding

HALF: Final = 0.5
"""Least share of characters that two passages have in common (of all that either has) to be held
for the same telling: a newer reader takes a clause more or less, rarely half as much again."""
_NOT_COMPARED: Final = frozenset({"report", "evidence", "confidence"})


class _Likeness(NamedTuple):
    """How much alike two findings are: by words, by place, then by what they say."""

    share: float
    """1 for the same words, else the share of characters in common."""
    near: int
    """The distance of their beginnings, negated."""
    fields: int
    """How many fields are equal."""


def meant(
    target: Target, among: Iterable[AnyFinding], stands: AnyFinding | None = None
) -> tuple[AnyFinding, ...]:
    """The finding that a target means among those of its report as read now.

    None where it is gone, several where the words leave it open. What was read beside the target
    keeps its own: a finding more like a neighbour than like the target is not meant. Where the
    words that were read are found no more, those that an editor gave (`stands`) are tried.
    """
    same = [f for f in among if f.report == target.read.report and f.kind_name == kind_of(target)]
    found = _nearest(target.read, target.beside, same)
    return found or (() if stands is None else _nearest(stands, target.beside, same))


def kind_of(target: Target) -> str:
    """The kind of finding that a target is."""
    return target.read.kind_name


def _nearest(
    wanted: AnyFinding, beside: Sequence[AnyFinding], among: Iterable[AnyFinding]
) -> tuple[AnyFinding, ...]:
    scored = [(_likeness(wanted, finding), finding) for finding in among]
    fit = [
        (like, finding)
        for like, finding in scored
        if like.share >= HALF and not any(_likeness(other, finding) > like for other in beside)
    ]
    best = max((like for like, _ in fit), default=None)
    return tuple(finding for like, finding in fit if like == best)


def _likeness(one: AnyFinding, two: AnyFinding) -> _Likeness:
    share = 1.0 if _words(one) == _words(two) else _overlap(one, two)
    fields = sum(
        getattr(one, field) == getattr(two, field)
        for field in one.__struct_fields__
        if field not in _NOT_COMPARED
    )
    return _Likeness(share, -abs(one.start - two.start), fields)


def _words(finding: AnyFinding) -> tuple[str, ...]:
    return tuple(passage.words for passage in sorted(set(finding.evidence)))


def _overlap(one: AnyFinding, two: AnyFinding) -> float:
    """The characters that both point at, as a share of those that either does."""
    left, right = _places(one), _places(two)
    return len(left & right) / len(left | right)


def _places(finding: AnyFinding) -> frozenset[int]:
    return frozenset(at for p in finding.evidence for at in range(p.start, p.end))


def target_of(read: AnyFinding, among: Iterable[AnyFinding]) -> Target:
    """The finding made a decision's target, with its like in the same report beside it."""
    beside = sorted(
        (
            other
            for other in among
            if other.report == read.report
            and other.kind_name == read.kind_name
            and other.id != read.id
            and _likeness(read, other).share >= HALF
        ),
        key=lambda other: (other.start, other.id),
    )
    return Target(read=_bare(read), beside=tuple(map(_bare, beside)))


def _bare(finding: AnyFinding) -> AnyFinding:
    """Without its confidence, which is no part of what is decided."""
    return msgspec.structs.replace(finding, confidence=1.0)
