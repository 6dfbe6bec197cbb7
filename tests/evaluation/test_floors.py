"""No figure falls: everything is measured again and held above its floor."""

from pathlib import Path

import pytest

from communique.evaluation.measuring import measure
from communique.evaluation.scores import Scores
from tests.shared import SHARED, needs_shared

SCORES = Path(__file__).resolve().parents[2] / "scores.json"


@pytest.mark.shared
@needs_shared
def test_what_is_measured_now_is_above_the_floors() -> None:
    scores = Scores.load(SCORES)
    scores.measures = dict(measure(SHARED / "gold"))
    assert scores.below() == []
