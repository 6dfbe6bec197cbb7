"""Whose evidence is: what the tagger ties together."""

import numpy as np
import pytest

from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.owners import owners_seen, signs_of_ties
from communique.language.tagger.labels import DISTANCE_STEPS, OWNED, PAIR_WIDTH, WIDTH
from communique.language.tagger.sight import Sight
from communique.model.evidence import Span

WORDS = [(0, 4), (5, 10), (11, 16), (20, 25), (26, 30)]
"""Three words of one window, then two of another."""


def sight(seeking: list[float], offering: list[float]) -> Sight:
    """Words that seek and offer so much of one thing, positions alone."""
    starts, ends = np.array(WORDS, dtype=np.int64).T
    pairs = np.zeros((2, len(WORDS), len(OWNED) * PAIR_WIDTH), dtype=np.float32)
    pairs[0, :, 0], pairs[1, :, 0] = seeking, offering
    return Sight(
        starts,
        ends,
        np.zeros(len(WORDS), dtype=np.int64),
        np.zeros((len(WORDS), WIDTH), dtype=np.float32),
        np.array([0, 0, 0, 3, 3]),
        pairs[0],
        pairs[1],
        np.zeros((DISTANCE_STEPS, len(OWNED)), dtype=np.float32),
    )


def cast(*named: tuple[str | None, int]) -> Cast:
    """Parties, each named by one word."""
    return Cast(
        tuple(
            Mention(
                span=Span(*WORDS[at]),
                head=at,
                kind=MentionKind.PARTY,
                referent=Referent(name=party or "somebody", party=party),
            )
            for party, at in named
        )
    )


SEEN = sight([0, 0, 8, 0, 8], [8, -8, 0, 8, -8])


def test_a_party_whose_name_fits_the_evidence_is_likelier() -> None:
    found = owners_seen("position", Span(11, 16), cast(("TCD", 0), ("MLI", 1)), SEEN)
    assert found["TCD"] > 0.9
    assert found["MLI"] < 0.1


def test_of_what_stands_in_another_window_nothing_is_seen() -> None:
    found = owners_seen("position", Span(11, 16), cast(("TCD", 0), ("NER", 3)), SEEN)
    assert set(found) == {"TCD"}


def test_evidence_of_another_kind_has_ties_of_its_own() -> None:
    found = owners_seen("meeting", Span(11, 16), cast(("TCD", 0), ("MLI", 1)), SEEN)
    assert found["TCD"] == pytest.approx(found["MLI"])


def test_names_of_one_party_add_up_and_who_has_none_is_left_out() -> None:
    seen = sight([0, 0, 8, 0, 0], [0, 0, 0, 0, 0])
    once = owners_seen("position", Span(11, 16), cast(("TCD", 0)), seen)
    twice = owners_seen("position", Span(11, 16), cast(("TCD", 0), ("TCD", 1), (None, 2)), seen)
    assert once == {"TCD": pytest.approx(0.5)}
    assert twice == {"TCD": pytest.approx(2 / 3)}


def test_words_where_nothing_stands_have_no_owner() -> None:
    assert owners_seen("position", Span(90, 95), cast(("TCD", 0)), SEEN) == {}


def test_a_tie_to_the_holders_and_one_to_others_are_signs() -> None:
    named = cast(("TCD", 0), ("MLI", 1))
    own = set(signs_of_ties("position", Span(11, 16), ("TCD",), named, SEEN))
    other = set(signs_of_ties("position", Span(11, 16), ("MLI",), named, SEEN))
    assert own & {"own tie:10"}
    assert other & {"own tie:0"}
    assert not own & other
