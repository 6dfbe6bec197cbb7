"""What parties have bound themselves to, or are bound to, and whether it has been kept."""

from collections.abc import Sequence
from typing import NamedTuple

from communique.language.cast import Cast
from communique.language.commitments.action import action_among
from communique.language.commitments.bound import bound_parties, head_of
from communique.language.commitments.candidates import binding_of
from communique.language.commitments.due import due_of
from communique.language.commitments.fields import (
    addressees,
    condition_of,
    kind_of,
    status_of_commitment,
)
from communique.language.commitments.spots import LEAST, find_spots, spot_weights
from communique.language.document import Document
from communique.language.modality import modality_of
from communique.language.spotting import choose, weighed
from communique.language.tagger.sight import Sight
from communique.language.tree import Token
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


class Telling(NamedTuple):
    """Words that tell of a commitment, the one of them that binds, and whom."""

    span: Span
    head: Token
    by: tuple[str, ...]
    chance: float


def find_commitments(
    document: Document,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight,
) -> tuple[Commitment, ...]:
    """Every commitment that the report tells of, in its order."""
    spots = weighed(find_spots(document, cast, statements, sight), spot_weights())
    tellings = [
        Telling(spot.span, head_of(document, spot.span), spot.parties, likely)
        for spot, likely in choose(spots, LEAST)
    ]
    return tuple(
        describe_commitment(
            document,
            [told.span for told in group],
            _status(group),
            cast,
            times,
            statements,
            confidence=round(max(told.chance for told in group), 3),
        )
        for group in _joined(tellings)
    )


def _status(group: Sequence[Telling]) -> CommitmentStatus:
    """What any of the tellings says of its keeping; open where none does."""
    told = [status_of_commitment(telling.head) for telling in group]
    return next((s for s in told if s is not CommitmentStatus.OPEN), CommitmentStatus.OPEN)


def _joined(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings by commitment: "the agreement", "its promise" is the one told before by the same."""
    groups: list[list[Telling]] = []
    for told in tellings:
        for group in reversed(groups):
            same = set(told.by) & set(group[0].by)
            if same and (_points_back(told.head) or _points_back(group[-1].head)):
                group.append(told)
                break
        else:
            groups.append([told])
    return groups


def _points_back(head: Token) -> bool:
    """Whether the words name a promise or agreement without saying to do what."""
    if head.pos_ == "VERB" or binding_of(head) is None:
        return False
    says = any(c.dep_ == "acl" and c.tag_ == "VB" for c in head.children)
    return not says and any(c.lower_ in _POINTING or c.dep_ == "poss" for c in head.children)


_POINTING = frozenset({"the", "this", "that", "its", "their", "his", "her"})

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
        action=action_among(heads) or _as_told(document, places[0]),
        kind=kind_of(document, places, CommitmentKind.PROMISE if binding is None else binding.kind),
        status=status,
        due=due_of(document, places, heads, times),
        condition=condition_of(document, places[0]),
    )


def _as_told(document: Document, place: Span) -> str:
    """The words at a place on one line, without the pronoun by which a clause hangs on a noun."""
    words = document.words(place)
    if words is not None:
        led = [t for t in words[:2] if t.tag_ in ("WDT", "WP") or t.pos_ == "ADP"]
        start = led[-1].idx + len(led[-1]) if led and led[-1].tag_ in ("WDT", "WP") else place.start
        place = Span(start, place.end)
    return " ".join(document.text[slice(*place)].split())
