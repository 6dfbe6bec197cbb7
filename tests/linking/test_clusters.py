"""From pairs to clusters."""

from hypothesis import given
from hypothesis import strategies as st

from communique.linking.clusters import cluster

SCORES = {(0, 1): 3.0, (0, 2): 2.0, (0, 3): -9.0, (1, 2): 1.0, (1, 3): -9.0, (2, 3): 2.5}


def _odds(a: int, b: int) -> float:
    return SCORES[a, b]


def _never(a: int, b: int) -> bool:
    return False


def test_the_best_pairs_go_first_and_what_contradicts_the_rest_stays_out() -> None:
    assert cluster(4, SCORES, _odds, apart=_never) == ((0, 1), (2, 3))


def test_a_pair_that_may_not_be_one_keeps_whole_clusters_apart() -> None:
    found = cluster(3, [(0, 1), (0, 2), (1, 2)], _odds, apart=lambda a, b: (a, b) == (1, 2))
    assert found == ((0, 1), (2,))


def test_a_person_s_pair_comes_before_all() -> None:
    found = cluster(4, [], _odds, apart=_never, must=[(0, 3)])
    assert found == ((0, 3), (1,), (2,))


@given(
    st.lists(st.floats(-5, 5), min_size=28, max_size=28),
    st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7))),
    st.permutations([(a, b) for b in range(8) for a in range(b)]),
)
def test_no_forbidden_pair_and_no_order_of_the_pairs_shows(
    scores: list[float], forbidden: set[tuple[int, int]], order: list[tuple[int, int]]
) -> None:
    pairs = [(a, b) for b in range(8) for a in range(b)]
    known = dict(zip(pairs, scores, strict=True))

    def odds(a: int, b: int) -> float:
        return known[a, b]

    def apart(a: int, b: int) -> bool:
        return (a, b) in forbidden

    found = cluster(8, order, odds, apart=apart)
    assert found == cluster(8, pairs, odds, apart=apart)
    assert sorted(n for members in found for n in members) == list(range(8))
    assert not any(apart(a, b) for c in found for a in c for b in c if a < b)
