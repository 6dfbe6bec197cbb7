"""Where a report may tell a commitment: what rules and tagger see there, as signs to be weighed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast
from communique.language.commitments.action import action_among
from communique.language.commitments.bound import bound_parties, head_of
from communique.language.commitments.candidates import (
    Bound,
    binding_of,
    find_bound,
    is_told_as_fact,
)
from communique.language.document import Document
from communique.language.modality import telling_of
from communique.language.positions.lexicon import stances
from communique.language.spotting import (
    FEWEST,
    Least,
    Spot,
    nearest,
    places,
    signs_of,
    step,
    words_sign,
)
from communique.language.tagger.sight import Sight
from communique.language.voices import voice_of
from communique.language.weighing import read_weights
from communique.model.evidence import Span
from communique.model.findings import Modality, Statement

LEAST = Least(ruled=0.2, alone=0.3)
"""Around the best for dev; lower ones tell stances as commitments."""


@lru_cache(maxsize=1)
def spot_weights() -> Mapping[str, float]:
    """What each sign weighs, as fitted."""
    return read_weights(Path(__file__).with_name("spots.toml"))


def find_spots(
    document: Document, cast: Cast, statements: Sequence[Statement], sight: Sight
) -> Iterator[Spot[Bound]]:
    """Every candidate of the rules or of the tagger that binds some party, by place."""
    ruled = _ruled(document)
    often = {span: told for span, (told, _) in ruled.items()}
    spans, marked = places("commitment", document.text, ruled, sight)
    for span in spans:
        by = bound_parties(document, [span], cast, statements)
        words = len(document.text[span.start : span.end].split())
        if by and words >= FEWEST and (span in ruled or _binds(document, span)):
            signs = (
                *signs_of("commitment", span, often, marked, sight),
                *_signs_of_clause(document, span, ruled, statements),
                *_signs_of_kind(span, sight),
                words_sign(words),
            )
            yield Spot(span, nearest(span, ruled), by, signs)


def _binds(document: Document, span: Span) -> bool:
    """Whether what the tagger marks can bind: "did not promise", "backs the treaty" bind none."""
    head = head_of(document, span)
    if binding_of(head) is not None:
        return is_told_as_fact(head)
    return head.lemma_ not in stances("verbs") and telling_of(head).modality not in _UNBOUND


_UNBOUND = frozenset({Modality.DENIED, Modality.CONDITIONAL})


def _ruled(document: Document) -> Mapping[Span, tuple[float, Bound]]:
    found: dict[Span, tuple[float, Bound]] = {}
    for bound in find_bound(document):
        weight = bound.binding.weight
        if bound.span not in found or weight > found[bound.span][0]:
            found[bound.span] = (weight, bound)
    return found


def _signs_of_clause(
    document: Document,
    span: Span,
    ruled: Mapping[Span, tuple[float, Bound]],
    statements: Sequence[Statement],
) -> Iterator[str]:
    """The word that binds, how it is told, and in whose words."""
    if span in ruled:
        bound = ruled[span][1]
        yield f"head:{bound.head.pos_}:{bound.binding.kind.value}"
    head = head_of(document, span)
    telling = telling_of(head)
    yield f"told:{telling.modality.value}"
    yield f"stage:{telling.stage}"
    yield f"clause:{head.dep_}"
    yield f"deed:{action_among([head]) is not None}"
    yield f"said:{voice_of(span, statements) is not None}"
    yield f"part:{document.part(span.start).kind.value}"


def _signs_of_kind(span: Span, sight: Sight) -> Iterator[str]:
    for name in ("commitment_kind", "commitment_status"):
        called = sight.called(name, span)
        label = max(called, key=lambda each: called[each])
        yield f"called:{label}"
        yield f"called:{label}:{step(called[label], (0.5, 0.7, 0.9))}"
