"""Clauses that the tagger faintly hears as commitments, though it marks none of their words."""

from datetime import date
from math import log

import numpy as np
import pytest

from communique.language.commitments.spots import find_spots
from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.tagger.labels import (
    DISTANCE_STEPS,
    OWNED,
    PAIR_WIDTH,
    WIDTH,
    bio_columns,
)
from communique.language.tagger.sight import Sight
from communique.model.report import Report

TEXT = "After months of talks, Chad is to hand over the northern port in spring."
CLAUSE = "Chad is to hand over the northern port in spring"


def heard_at(document: Document, likely: float) -> Sight:
    """A sight to which every word is that likely part of a commitment."""
    words = [(t.idx, t.idx + len(t)) for t in document.parse]
    scores = np.zeros((len(words), WIDTH), dtype=np.float32)
    columns = bio_columns("commitment")
    scores[:, columns.start + 1] = -30.0
    scores[:, columns.start + 2] = log(likely / (1 - likely))
    starts, ends = np.array(words, dtype=np.int64).T
    nowhere = np.zeros(len(words), dtype=np.int64)
    pairs = np.zeros((len(words), len(OWNED) * PAIR_WIDTH), dtype=np.float32)
    reach = np.zeros((DISTANCE_STEPS, len(OWNED)), dtype=np.float32)
    return Sight(starts, ends, nowhere, scores, nowhere, pairs, pairs, reach)


@pytest.mark.parametrize(("likely", "there"), [(0.1, True), (0.02, False)])
def test_a_clause_that_is_faintly_heard_is_a_candidate_whole(likely: float, there: bool) -> None:
    document = parse(Report(published=date(2022, 6, 3), text=TEXT))
    sight = heard_at(document, likely)
    assert sight.marked("commitment", 2.0) == ()
    found = [TEXT[slice(*s.span)] for s in find_spots(document, find_cast(document), (), sight)]
    assert (CLAUSE in found) == there
