"""Who holds a position whose words name nobody: whom the tagger ties them to."""

from datetime import date

import numpy as np
import pytest

from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions.spots import find_spots
from communique.language.tagger.labels import (
    DISTANCE_STEPS,
    OWNED,
    PAIR_WIDTH,
    WIDTH,
    bio_columns,
)
from communique.language.tagger.sight import Sight
from communique.model.report import Report


def held_by(text: str, words: str, tied: str) -> set[tuple[str, ...]]:
    """Who is taken for the holder of words that the tagger marks, and ties to one name."""
    document = parse(Report(published=date(2022, 6, 3), text=text))
    starts = np.array([t.idx for t in document.parse], dtype=np.int64)
    ends = np.array([t.idx + len(t) for t in document.parse], dtype=np.int64)
    at = text.index(words)
    inside = (starts >= at) & (ends <= at + len(words))
    scores = np.zeros((len(starts), WIDTH), dtype=np.float32)
    columns = bio_columns("position")
    scores[inside, columns.start + 2] = 9.0
    scores[starts == at, columns.start + 1] = 12.0
    pairs = np.zeros((2, len(starts), len(OWNED) * PAIR_WIDTH), dtype=np.float32)
    column = OWNED.index("position") * PAIR_WIDTH
    pairs[0, inside, column] = 8.0
    pairs[1, :, column] = np.where(starts == text.index(tied), 8.0, -8.0)
    nowhere = np.zeros(len(starts), dtype=np.int64)
    reach = np.zeros((DISTANCE_STEPS, len(OWNED)), dtype=np.float32)
    sight = Sight(starts, ends, nowhere, scores, nowhere, pairs[0], pairs[1], reach)
    found = find_spots(document, find_cast(document), (), sight)
    return {spot.parties for spot in found if spot.span == (at, at + len(words))}


@pytest.mark.parametrize(("tied", "holder"), [("Chad", "TCD"), ("Mali", "MLI")])
def test_words_that_name_nobody_are_whose_the_tagger_ties_them_to(tied: str, holder: str) -> None:
    text = "Chad met Mali on Monday. The mood was against the plan."
    assert held_by(text, "The mood was against the plan", tied) == {(holder,)}


def test_words_that_name_their_holder_are_its() -> None:
    text = "Chad met Mali on Monday. Mali rejected the plan."
    assert held_by(text, "Mali rejected the plan", "Chad") == {("MLI",)}
