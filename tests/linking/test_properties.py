"""What must hold for any order of reading, any day, any reports."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.linking.threads import thread
from communique.model.threads import ReportInfo, Told
from tests.linking.gold import gold_of
from tests.linking.stories import story
from tests.linking.telling import put
from tests.shared import needs_shared

TOLD, INFOS = put(story())
DAYS = st.dates(date(2021, 3, 1), date(2021, 12, 31))


@given(st.permutations(TOLD), st.permutations(INFOS), DAYS)
@settings(max_examples=50, deadline=None)
def test_any_order_gives_the_same_threads(
    told: list[Told], infos: list[ReportInfo], day: date
) -> None:
    assert thread(told, infos, day) == thread(TOLD, INFOS, day)


@given(DAYS)
@settings(max_examples=50, deadline=None)
def test_a_day_knows_only_what_was_published_by_it(day: date) -> None:
    told = [t for t in TOLD if t.published <= day]
    infos = [i for i in INFOS if i.published <= day]
    assert thread(TOLD, INFOS, day) == thread(told, infos, day)


@given(st.lists(st.sampled_from(TOLD), max_size=20), DAYS)
@settings(max_examples=50, deadline=None)
def test_a_finding_told_twice_counts_once(again: list[Told], day: date) -> None:
    assert thread([*TOLD, *again], INFOS * 2, day) == thread(TOLD, INFOS, day)


def test_every_finding_is_in_exactly_one_thread() -> None:
    found = thread(TOLD, INFOS, date(2022, 1, 1))
    assert sorted(f for t in found for f in t.findings) == sorted(t.finding.id for t in TOLD)
    assert len({t.id for t in found}) == len(found)


@pytest.mark.shared
@needs_shared
@given(st.randoms(use_true_random=False), st.dates(date(2005, 1, 1), date(2014, 3, 1)))
@settings(max_examples=5, deadline=None)
def test_on_gold_too(random: object, day: date) -> None:
    """Afghanistan's 28 reports, in random orders, on random days."""
    told, infos = gold_of("dev-afghanistan")
    expected = thread(
        [t for t in told if t.published <= day], [i for i in infos if i.published <= day], day
    )
    random.shuffle(told)  # type: ignore[attr-defined]
    random.shuffle(infos)  # type: ignore[attr-defined]
    assert thread(told, infos, day) == expected
