"""Candidates of rules and tagger: which of them stand, and what is never told however it sounds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions import find_positions
from communique.language.spotting import (
    Least,
    Spot,
    Weights,
    choose,
    jaccard,
    places,
    weighed,
)
from communique.language.tagger.labels import (
    DISTANCE_STEPS,
    OWNED,
    PAIR_WIDTH,
    WIDTH,
    bio_columns,
)
from communique.language.tagger.sight import Sight
from communique.language.tagging import tag
from communique.model.evidence import Span
from communique.model.report import Report

LEAST = Least(ruled=0.2, alone=0.5)


def spot(start: int, end: int, ruled: str | None = "rule") -> Spot[str]:
    return Spot(Span(start, end), ruled, ("TCD",), ("said",), ("own",))


def sight(words: list[tuple[int, int]], inside: dict[int, float]) -> Sight:
    """A sight of words at those characters, some of them surely inside a position."""
    scores = np.zeros((len(words), WIDTH), dtype=np.float32)
    scores[:, bio_columns("position").start] = 5.0
    for at, score in inside.items():
        begins = at - 1 not in inside
        scores[at, bio_columns("position").start + (1 if begins else 2)] = score
    starts, ends = np.array(words, dtype=np.int64).T
    nowhere = np.zeros(len(words), dtype=np.int64)
    pairs = np.zeros((len(words), len(OWNED) * PAIR_WIDTH), dtype=np.float32)
    reach = np.zeros((DISTANCE_STEPS, len(OWNED)), dtype=np.float32)
    return Sight(starts, ends, nowhere, scores, nowhere, pairs, pairs, reach)


WORDS = [(0, 4), (5, 10), (11, 16), (16, 17)]


def test_of_spots_that_share_words_the_likeliest_stands() -> None:
    told = choose([(spot(0, 40), 0.6), (spot(2, 40), 0.7), (spot(50, 60), 0.3)], LEAST)
    assert [pair[0].span for pair in told] == [Span(2, 40), Span(50, 60)]


def test_what_is_told_and_whose_it_is_are_weighed_apart() -> None:
    even = Weights({"said": 0.0}, {"own": 0.0})
    assert weighed([spot(0, 9)], even)[0][1] == pytest.approx(0.25)
    sure = Weights({"said": 9.0}, {"own": 0.0})
    assert weighed([spot(0, 9)], sure)[0][1] == pytest.approx(0.5, abs=0.01)


def test_a_clause_that_is_heard_is_a_candidate_though_nothing_is_marked() -> None:
    spans, marked = places("position", "Chad backs talks.", (), sight(WORDS, {}), [Span(0, 10)])
    assert spans == [Span(0, 10)]
    assert not marked


def test_a_spot_inside_another_goes() -> None:
    told = choose([(spot(0, 100), 0.6), (spot(80, 100), 0.5)], LEAST)
    assert [pair[0].span for pair in told] == [Span(0, 100)]


@pytest.mark.parametrize(("ruled", "told"), [("rule", 1), (None, 0)])
def test_more_is_asked_of_what_the_tagger_alone_hears(ruled: str | None, told: int) -> None:
    assert len(choose([(spot(0, 9, ruled), 0.4)], LEAST)) == told


def test_jaccard_of_what_lies_apart_is_nothing() -> None:
    assert jaccard(Span(0, 5), Span(7, 9)) == 0.0
    assert jaccard(Span(0, 4), Span(2, 6)) == pytest.approx(1 / 3)


def test_a_marked_span_ends_before_its_full_stop() -> None:
    seen = sight(WORDS, {0: 9.0, 1: 9.0, 2: 9.0, 3: 9.0})
    spans, marked = places("position", "Chad backs talks.", (), seen)
    assert marked == {Span(0, 16)}
    assert spans == [Span(0, 16)]


def test_a_marked_span_ends_before_a_conjunction() -> None:
    seen = sight([(0, 4), (5, 10), (11, 16), (16, 17), (18, 21)], dict.fromkeys(range(5), 9.0))
    assert places("position", "Chad backs talks, and", (), seen)[1] == {Span(0, 16)}


def test_a_share_is_the_mean_over_the_words_and_the_sides_are_told() -> None:
    seen = sight(WORDS, {1: 9.0, 2: 9.0})
    assert seen.share("position", (5, 16)) > 0.9
    assert seen.share("position", (0, 10)) == pytest.approx(0.5, abs=0.05)
    before, after = seen.beside("position", (5, 10))
    assert before < 0.1 < 0.9 < after
    assert seen.share("position", (40, 50)) == 0.0


def test_what_a_head_calls_words_adds_up_to_one() -> None:
    called = sight(WORDS, {0: 9.0}).called("stance", (0, 4))
    assert sum(called.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "If Kenya backed the plan, the talks would be over by now.",
        "Chad does not demand the withdrawal of the peacekeepers.",
        "Chad said it will not attend the peace talks in Doha.",
    ],
)
def test_what_is_supposed_or_not_asked_is_no_position(sentence: str) -> None:
    document = parse(Report(published=date(2022, 6, 3), text=sentence))
    assert find_positions(document, find_cast(document), (), everywhere(document)) == ()


def everywhere(document: Document) -> Sight:
    """A tagger that hears a position in every word."""
    seen = tag(document).sight
    scores = seen.scores.copy()
    scores[:, bio_columns("position")] = (-9.0, -9.0, 9.0)
    scores[0, bio_columns("position")] = (-9.0, 9.0, -9.0)
    return replace(seen, scores=scores)
