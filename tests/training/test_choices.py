"""Learning from choices which signs speak for an option."""

import math

import pytest

from training.choices import Example, fit, yes_or_no


def choose(options: Example, weights: dict[str, float]) -> int:
    sums = [math.fsum(weights.get(sign, 0.0) for sign in signs) for signs, _ in options]
    return sums.index(max(sums))


def ripest(n: int) -> Example:
    """Three fruits of which the red one is taken, wherever it lies."""
    colours = ["green", "red", "blue"]
    return [((c, f"place:{i}"), float(c == "red")) for i, c in enumerate(colours[n % 3 :])]


def test_the_sign_that_tells_weighs_most() -> None:
    weights = fit([ripest(n) for n in range(30)], penalty=0.1)
    assert weights["red"] > max(w for sign, w in weights.items() if sign != "red")
    assert choose(ripest(1), weights) == 0


def test_a_yes_or_no_gets_the_share_of_its_answers() -> None:
    examples = [yes_or_no((), answer) for answer in [True] * 30 + [False] * 10]
    weights = fit(examples, penalty=1e-6)
    assert weights["bias"] == pytest.approx(math.log(3), abs=1e-3)


def test_one_of_several_right_options_is_enough() -> None:
    either = [(("a",), 1.0), (("b",), 1.0), (("c",), 0.0)]
    weights = fit([either] * 10, penalty=0.1)
    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["a"] > weights["c"]


def test_rare_signs_and_choices_without_a_right_option_teach_nothing() -> None:
    hopeless = [(("a",), 0.0), (("b",), 0.0)]
    rare = [(("seldom", "a"), 1.0), (("b",), 0.0)]
    weights = fit([hopeless] * 9 + [rare] * 3 + [[(("a",), 1.0), (("b",), 0.0)]] * 3)
    assert set(weights) == {"a", "b"}


def test_a_stronger_penalty_makes_smaller_weights_and_the_same_examples_the_same() -> None:
    examples = [ripest(n) for n in range(12)]
    mild, strong = fit(examples, penalty=0.5), fit(examples, penalty=50.0)
    assert sum(abs(w) for w in strong.values()) < sum(abs(w) for w in mild.values())
    assert mild == fit(examples, penalty=0.5)
