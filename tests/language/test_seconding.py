"""What needs a second opinion, and what it gets."""

import msgspec
import pytest

from communique.language.seconding import seconded
from communique.language.tagger import Tagged, TaggedEvidence
from communique.model.findings import Stance
from tests.building import a_report, stands

REPORT = a_report("Moscow backs the talks in Doha.")
POSITION = stands(REPORT, "Moscow backs the talks", "RUS", Stance.SUPPORTS, "the talks")


def marked(kind: str, start: int, end: int) -> Tagged:
    return Tagged(evidence=(TaggedEvidence(kind, (start, end), {}, 0.6),))


@pytest.mark.parametrize(
    ("tagged", "confidence", "kept"),
    [
        (marked("position", 20, 30), 0.2, True),
        (marked("position", 22, 30), 0.2, False),
        (marked("meeting", 0, 30), 0.2, False),
        (Tagged(), 0.2, False),
        (Tagged(), 0.4, True),
    ],
    ids=["touched", "beside it", "another kind", "nothing marked", "sure alone"],
)
def test_an_unsure_position_needs_the_tagger(tagged: Tagged, confidence: float, kept: bool) -> None:
    position = msgspec.structs.replace(POSITION, confidence=confidence)
    assert bool(seconded([position], tagged)) is kept
