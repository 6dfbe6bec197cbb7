"""Which of what was read is which of what people entered."""

from communique.model.evidence import Span
from training.matching import matched


def test_each_is_paired_once_and_what_shares_most_first() -> None:
    mine = [[Span(0, 8)], [Span(0, 10)], [Span(20, 30)]]
    entered = [[Span(0, 10)], [Span(50, 60), Span(20, 29)]]
    assert matched(mine, entered) == [(1, 0), (2, 1)]


def test_of_equals_the_first_is_taken_and_less_than_half_is_no_match() -> None:
    assert matched([[Span(0, 10)], [Span(0, 10)]], [[Span(0, 10)]]) == [(0, 0)]
    assert matched([[Span(0, 4)]], [[Span(0, 10)]]) == []
