"""What must hold for any order of reading, any day, any reports."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.linking.memory import Memory
from communique.linking.questions import found
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


@given(st.lists(DAYS, min_size=2, max_size=5), st.permutations(TOLD), st.permutations(INFOS))
@settings(max_examples=50, deadline=None)
def test_what_was_compared_for_other_days_changes_nothing(
    days: list[date], told: list[Told], infos: list[ReportInfo]
) -> None:
    memory = Memory()
    for day in days:
        with_memory = thread(told, infos, day, memory=memory)
        assert with_memory == thread(TOLD, INFOS, day)
        assert found(told, day, memory) == found(TOLD, day)


def test_a_memory_takes_what_is_said_of_a_finding_now() -> None:
    """A report may come again under another name, with a publisher, or as the copy of another."""
    memory, day = Memory(), date(2022, 1, 1)
    thread(TOLD, INFOS, day, memory=memory)
    renamed = [msgspec.structs.replace(t, report_name=f"{t.report_name} again") for t in TOLD]
    assert thread(renamed, INFOS, day, memory=memory) == thread(renamed, INFOS, day)
    sketch = tuple(range(300, 400))
    alike = [msgspec.structs.replace(info, sketch=sketch) for info in INFOS]
    near = [msgspec.structs.replace(info, published=INFOS[0].published) for info in alike]
    assert thread(TOLD, near, day, memory=memory) == thread(TOLD, near, day)
    assert any(step.copy_of for t in thread(TOLD, near, day, memory=memory) for step in t.steps)


def test_what_a_person_decided_counts_with_a_memory_too() -> None:
    memory, day = Memory(), date(2022, 1, 1)
    before = thread(TOLD, INFOS, day, memory=memory)
    must = [(before[0].findings[0], before[1].findings[0])]
    cannot = [next((t.findings[0], t.findings[-1]) for t in before if len(t.findings) > 1)]
    joined = thread(TOLD, INFOS, day, memory=memory, must=must)
    assert joined == thread(TOLD, INFOS, day, must=must) != before
    parted = thread(TOLD, INFOS, day, memory=memory, cannot=cannot)
    assert parted == thread(TOLD, INFOS, day, cannot=cannot) != before
    assert thread(TOLD, INFOS, day, memory=memory) == before


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
