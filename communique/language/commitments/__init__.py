"""What parties have bound themselves to, or are bound to, and whether it has been kept."""

from collections.abc import Sequence

from communique.language.cast import Cast
from communique.language.commitments.action import action_among
from communique.language.commitments.bound import bound_parties, head_of
from communique.language.commitments.candidates import Bound, binding_of, find_bound
from communique.language.commitments.due import due_of
from communique.language.commitments.fields import (
    addressees,
    condition_of,
    kind_of,
    status_of_commitment,
)
from communique.language.document import Document
from communique.language.modality import modality_of
from communique.language.voices import voice_of
from communique.model.annotation import TimeExpression
from communique.model.evidence import Span
from communique.model.findings import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Modality,
    Statement,
)


def find_commitments(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> tuple[Commitment, ...]:
    """Every commitment that the report tells of, in its order."""
    bounds = [
        (bound, bound_parties(document, [bound.span], cast, statements))
        for bound in _one_each(list(find_bound(document)))
    ]
    return tuple(
        describe_commitment(
            document,
            [bound.span for bound in group],
            _status(group),
            cast,
            times,
            statements,
            confidence=max(bound.binding.weight for bound in group),
        )
        for group in _joined([pair for pair in bounds if pair[1]])
        if action_among([bound.head for bound in group]) is not None
    )


def _status(group: Sequence[Bound]) -> CommitmentStatus:
    """What any of the tellings says of its keeping; open where none does."""
    told = [status_of_commitment(bound.head) for bound in group]
    return next((s for s in told if s is not CommitmentStatus.OPEN), CommitmentStatus.OPEN)


def _joined(pairs: Sequence[tuple[Bound, tuple[str, ...]]]) -> list[list[Bound]]:
    """Tellings by commitment: "the agreement", "its promise" is the one told before by the same."""
    groups: list[tuple[tuple[str, ...], list[Bound]]] = []
    for bound, by in pairs:
        for others, group in reversed(groups):
            if set(by) & set(others) and (_points_back(bound) or _points_back(group[-1])):
                group.append(bound)
                break
        else:
            groups.append((by, [bound]))
    return [group for _, group in groups]


def _points_back(bound: Bound) -> bool:
    """Whether the words name a promise or agreement without saying to do what."""
    if bound.head.pos_ == "VERB":
        return False
    says = any(c.dep_ == "acl" and c.tag_ == "VB" for c in bound.head.children)
    return not says and any(c.lower_ in _POINTING or c.dep_ == "poss" for c in bound.head.children)


_POINTING = frozenset({"the", "this", "that", "its", "their", "his", "her"})


def _one_each(bounds: Sequence[Bound]) -> list[Bound]:
    """Of words in one clause the one that binds most often: "signed an agreement" is one."""
    kept: list[Bound] = []
    for bound in sorted(bounds, key=lambda b: (-b.binding.weight, b.head.i)):
        if not any(_same_clause(bound, other) for other in kept):
            kept.append(bound)
    return sorted(kept, key=lambda b: b.head.i)


def _same_clause(a: Bound, b: Bound) -> bool:
    return a.span.holds(Span(b.head.idx, b.head.idx + 1)) or b.span.holds(
        Span(a.head.idx, a.head.idx + 1)
    )


_UNSAID = (Modality.PROPOSED, Modality.CONDITIONAL, Modality.DENIED)
"""Moods of the clause around a promise ("wants them to keep their promise"), not of its making."""


def describe_commitment(
    document: Document,
    spans: Sequence[tuple[int, int]],
    status: CommitmentStatus | None,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    *,
    confidence: float = 1.0,
) -> Commitment:
    """The commitment that the words at `spans` tell of; its fields are read from them."""
    places = [Span(*span) for span in spans]
    heads = [head_of(document, place) for place in places]
    head = heads[0]
    status = status or status_of_commitment(head)
    binding, told = binding_of(head), modality_of(head)
    by = bound_parties(document, places, cast, statements)
    return Commitment(
        report=document.report.id,
        evidence=document.passages(*places),
        modality=Modality.PAST if told in _UNSAID else told,
        asserted_by=voice_of(places[0], statements),
        confidence=confidence,
        by=by,
        to=addressees(places[0], head, cast, by),
        action=action_among(heads) or " ".join(document.text[slice(*places[0])].split()),
        kind=kind_of(document, places, CommitmentKind.PROMISE if binding is None else binding.kind),
        status=status,
        due=due_of(document, places, heads, times),
        condition=condition_of(document, places[0]),
    )
