"""Commitments by construction: promised, agreed, kept, broken, given up, and what is none."""

import pytest

from communique.language.commitments import describe_commitment, find_commitments
from communique.language.tagging import tag
from communique.model.evidence import Span
from communique.model.findings import Commitment, CommitmentStatus
from tests.language.reading import read, rows


def commitments_in(text: str) -> tuple[Commitment, ...]:
    document, cast, times = read(text)
    return find_commitments(document, cast, times, (), tag(document).sight)


@pytest.mark.parametrize(("construction", "told", "by", "sentence"), rows("commitments_table.txt"))
def test_construction(construction: str, told: str, by: str, sentence: str) -> None:
    found = commitments_in(sentence)
    if told == "none":
        assert not found, construction
        return
    assert [f"{c.kind.value}:{c.status.value}" for c in found] == [told], construction
    if by != "?":
        assert set(found[0].by) == set(by.split()), construction


def test_a_due_date_follows_by() -> None:
    (commitment,) = commitments_in("Chile agreed to return the statues to Peru by June.")
    assert str(commitment.due) == "2018-06"


def test_a_past_day_is_no_due_date() -> None:
    (commitment,) = commitments_in("Chile agreed on Monday to return the statues to Peru.")
    assert commitment.due is None


def test_the_action_is_a_verb_phrase_of_the_words() -> None:
    (commitment,) = commitments_in("Chile agreed to return the stolen statues to Peru.")
    assert commitment.action == "return the stolen statues to Peru"
    assert commitment.to == ("PER",)


def test_a_condition_is_kept() -> None:
    (commitment,) = commitments_in("Chile promised to return the statues if Peru paid for them.")
    assert commitment.condition == "if Peru paid for them"


def test_its_promise_is_the_one_told_before() -> None:
    (commitment,) = commitments_in(
        "Kenya promised to open the border with Uganda.\n\nKenya broke its promise."
    )
    assert commitment.status is CommitmentStatus.BROKEN
    assert len(commitment.evidence) == 2


def test_any_span_can_be_described_and_evidence_lies_in_the_text() -> None:
    text = "Chile, which signed a treaty in May, agreed to return the statues by June."
    document, cast, times = read(text)
    for start in range(0, len(text) - 8, 5):
        span = Span(start, start + 8)
        first = describe_commitment(document, [span], None, cast, times, ())
        assert first == describe_commitment(document, [span], None, cast, times, ())
        assert all(p.is_in(text) for p in first.evidence)
    for commitment in find_commitments(document, cast, times, (), tag(document).sight):
        assert all(passage.is_in(text) for passage in commitment.evidence)
