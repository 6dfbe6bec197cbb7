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
from communique.language.owners import signs_of_ties
from communique.language.positions.extent import evidence_span
from communique.language.positions.lexicon import stances
from communique.language.spotting import (
    FEWEST,
    Least,
    Spot,
    Weights,
    nearest,
    places,
    read_spot_weights,
    signs_of,
    step,
    words_sign,
)
from communique.language.tagger.sight import Sight
from communique.language.voices import voice_of
from communique.model.evidence import Span
from communique.model.findings import Modality, Statement

LEAST = Least(ruled=0.22, alone=0.3)
"""Around the best for dev and for the reports fitted on, each fifth of them left out."""

HEARD = 0.08
"""How likely the words of a clause must be for it to be a candidate that nothing else names."""


@lru_cache(maxsize=1)
def spot_weights() -> Weights:
    """What each sign weighs, as fitted."""
    return read_spot_weights(Path(__file__).parent)


def find_spots(
    document: Document, cast: Cast, statements: Sequence[Statement], sight: Sight
) -> Iterator[Spot[Bound]]:
    """Every candidate of the rules or of the tagger that binds some party, by place."""
    ruled = _ruled(document)
    often = {span: told for span, (told, _) in ruled.items()}
    heard = _clauses_heard(document, sight)
    spans, marked = places("commitment", document.text, ruled, sight, heard)
    for span in spans:
        by = bound_parties(document, [span], cast, statements)
        words = len(document.text[span.start : span.end].split())
        if by and words >= FEWEST and (span in ruled or _binds(document, span)):
            whose = (
                *signs_of_ties("commitment", span, by, cast, sight),
                f"named:{any(party in by for party in cast.parties(span))}",
                f"said:{voice_of(span, statements) is not None}",
            )
            signs = (
                *signs_of("commitment", span, often, marked, sight),
                *_signs_of_clause(document, span, ruled),
                *_signs_of_kind(span, sight),
                words_sign(words),
                *whose,
            )
            yield Spot(span, nearest(span, ruled), by, signs, whose)


def _clauses_heard(document: Document, sight: Sight) -> Iterator[Span]:
    """The smallest clause of each verb whose words the tagger hears as a commitment.

    It marks no word that is likelier outside than inside, so it misses what it only suspects (a
    third of what readers enter) and cuts off what it is sure of; the grammar has the whole clause.
    """
    for sentence in document.prose():
        for token in sentence:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
                span = evidence_span(token)
                if sight.share("commitment", span) >= HEARD:
                    yield span


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
    document: Document, span: Span, ruled: Mapping[Span, tuple[float, Bound]]
) -> Iterator[str]:
    """The word that binds, how it is told, and what leads the clause."""
    if span in ruled:
        bound = ruled[span][1]
        yield f"head:{bound.head.pos_}:{bound.binding.kind.value}"
    head = head_of(document, span)
    telling = telling_of(head)
    yield f"told:{telling.modality.value}"
    yield f"stage:{telling.stage}"
    yield f"clause:{head.dep_}"
    yield f"deed:{action_among([head]) is not None}"
    yield from _signs_of_words(document, span)
    yield f"part:{document.part(span.start).kind.value}"


def _signs_of_words(document: Document, span: Span) -> Iterator[str]:
    """The word that leads, and the verb above it: "is due to", "ordered that"."""
    if (words := document.words(span)) is not None:
        root = words.root
        yield f"lemma:{root.lemma_.lower()}"
        if root.dep_ in {"ccomp", "xcomp"}:
            yield f"under:{root.head.lemma_.lower()}"


def _signs_of_kind(span: Span, sight: Sight) -> Iterator[str]:
    for name in ("commitment_kind", "commitment_status"):
        called = sight.called(name, span)
        label = max(called, key=lambda each: called[each])
        yield f"called:{label}"
        yield f"called:{label}:{step(called[label], (0.5, 0.7, 0.9))}"
