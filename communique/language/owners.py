"""Whose evidence is, by how the tagger ties its words to the parties named near them."""

import math
from collections.abc import Iterator, Mapping, Sequence

from communique.language.cast import Cast
from communique.language.spotting import step
from communique.language.tagger.sight import Sight
from communique.model.evidence import Span

_SHARES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95)
_FEW = (0.1, 0.3, 0.6, 0.85)


def owners_seen(kind: str, span: Span, cast: Cast, sight: Sight) -> Mapping[str, float]:
    """For each party named in the words' window how likely the evidence is its own, 0 to 1.

    A party that is named more than once speaks by all its names: their odds are added up.
    """
    odds: dict[str, float] = {}
    ties: list[float] = sight.ties(kind, span, cast.places).tolist()
    for mention, tie in zip(cast.known, ties, strict=True):
        if tie > -math.inf:
            party = str(mention.referent.party)
            odds[party] = odds.get(party, 0.0) + math.exp(min(tie, 50.0))
    return {party: told / (1.0 + told) for party, told in odds.items() if told > 0.0}


def signs_of_ties(
    kind: str, span: Span, holders: Sequence[str], cast: Cast, sight: Sight
) -> Iterator[str]:
    """How the tagger ties a finding to those who are taken for its owners, and to others."""
    seen = owners_seen(kind, span, cast, sight)
    own = max((seen.get(party, 0.0) for party in holders), default=0.0)
    other = max((told for party, told in seen.items() if party not in holders), default=0.0)
    yield f"own tie:{step(own, _SHARES)}"
    yield f"other tie:{step(other, _FEW)}"
    yield f"ties:{step(own, _FEW)}:{step(other, _FEW)}"
