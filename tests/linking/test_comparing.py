"""Comparing piece by piece comes to what comparing and clustering all at once does."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.linking import topics
from communique.linking.clusters import cluster
from communique.linking.comparing import Compared, Likeness
from communique.linking.topics import Topic

WORDS = st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=4)
THINGS = st.lists(WORDS, min_size=1, max_size=12, unique=True)


def _odds(one: frozenset[str], two: frozenset[str]) -> float:
    return 3.0 * len(one & two) - 1.7 * len(one ^ two) + 0.5


def _asked(one: frozenset[str], two: frozenset[str]) -> float:
    return 2.0 if len(one) == len(two) else 0.0


def _compared() -> Compared[frozenset[str]]:
    likeness: Likeness[frozenset[str]] = Likeness(
        name=lambda one: one,
        blocks=lambda one: one,
        may_be_one=lambda one, two: True,
        odds=_odds,
        asked=_asked,
    )
    return Compared(likeness)


@given(THINGS, st.data())
@settings(deadline=None)
def test_chains_clustered_apart_are_all_clustered_together(
    things: list[frozenset[str]], data: st.DataObject
) -> None:
    """On several days, each with some of the things, the days in any order."""
    compared = _compared()
    for _ in range(3):
        day = data.draw(st.lists(st.sampled_from(things), unique=True, min_size=1))
        places = list(combinations(range(len(day)), 2))
        decided = data.draw(st.lists(st.sampled_from(places), max_size=1)) if places else []

        def odds(a: int, b: int, day: list[frozenset[str]] = day) -> float:
            return _odds(day[a], day[b])

        def apart(a: int, b: int, day: list[frozenset[str]] = day) -> bool:
            asked = _asked(day[a], day[b])
            return asked > 0 and _odds(day[a], day[b]) <= asked

        near = [
            (a, b) for a, b in places if day[a] & day[b] and odds(a, b) > _asked(day[a], day[b])
        ]
        expected = cluster(len(day), near, odds, apart=apart, must=decided)
        numbers = compared.numbers(day)
        must = [(numbers[a], numbers[b]) for a, b in decided]
        found = [tuple(map(numbers.index, group)) for group in compared.groups(numbers, must)]
        assert tuple(found) == expected


TOPICS = st.builds(
    Topic,
    telling=st.frozensets(st.sampled_from(("border", "fish", "prisoner", "quota", "tariff"))),
    named=st.frozensets(st.sampled_from(("NOR", "FIN", "Bergen"))),
    toward=st.sampled_from((None, "NOR", "FIN")),
    undone=st.booleans(),
)


@given(TOPICS, TOPICS)
def test_what_is_left_out_at_a_glance_would_not_be_one_question(one: Topic, two: Topic) -> None:
    if topics.log_odds(one, two) > 0:
        assert topics.may_be_one(one, two)


def test_most_pairs_of_topics_are_left_out_at_a_glance() -> None:
    wide = Topic(frozenset({"border", "quota", "tariff"}), frozenset(), None, undone=False)
    other = Topic(frozenset({"border", "fish", "prisoner"}), frozenset(), None, undone=False)
    assert not topics.may_be_one(wide, other)
