"""Wire copies: one text, near in time, is one source."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from communique.evaluation.clocks import busy
from communique.linking.copies import independent, originals, resemblance, sketch
from communique.model.threads import ReportInfo

WIRE = (
    "The foreign ministers of Peru and Chile met in Lima on Monday to settle the fishing dispute "
    "that has kept their fleets in port since the autumn, officials of both countries said."
)
OTHER = "Norway's parliament has voted to keep the tolls on the old coastal road for another year."


def _info(name: str, day: int, text: str, publisher: str = "The Courier") -> ReportInfo:
    return ReportInfo(
        id=name, name=name, published=date(2021, 5, day), publisher=publisher, sketch=sketch(text)
    )


def test_a_copy_under_another_headline_is_one_source() -> None:
    first, copy = _info("first", 3, WIRE), _info("copy", 4, f"Fleets to sail. {WIRE}", "The Post")
    other = _info("other", 4, OTHER)
    assert [[r.id for r in g] for g in independent([other, copy, first])] == [
        ["first", "copy"],
        ["other"],
    ]
    assert originals(independent([copy, first, other])) == {"copy": "first"}


def test_the_same_words_long_after_are_a_source_of_their_own() -> None:
    assert len(independent([_info("first", 3, WIRE), _info("again", 7, WIRE)])) == 2


def test_the_third_day_after_is_still_soon() -> None:
    assert len(independent([_info("first", 3, WIRE), _info("copy", 6, WIRE)])) == 1


def test_a_report_costs_the_same_however_long_the_past() -> None:
    """One text every week for years is compared with no week but its own."""

    def weeks(count: int) -> list[ReportInfo]:
        made = (msgspec.structs.replace(once, id=f"r{n}", published=day(n)) for n in range(count))
        return list(made)

    def day(week: int) -> date:
        return date(1900, 1, 1) + timedelta(7 * week)

    once = _info("once", 3, WIRE * 3)
    few, many = weeks(300), weeks(3000)
    ratio = min(busy(lambda: independent(many)) / busy(lambda: independent(few)) for _ in range(3))
    assert ratio < 30  # ten times the reports; a hundred, if each looked at all before it


def test_two_texts_too_short_to_compare_are_two() -> None:
    assert len(independent([_info("a", 3, "No deal."), _info("b", 3, "No deal.")])) == 2


def test_resemblance_is_jaccards_index_of_the_shingles() -> None:
    left, right = sketch("one two three four five six"), sketch("one two three four five seven")
    assert resemblance(left, right) == 1 / 3


TEXTS = st.sampled_from([WIRE, f"Lima: {WIRE}", OTHER, "", WIRE[:120]])


@given(st.lists(st.tuples(st.integers(1, 9), TEXTS), max_size=8), st.integers(1, 9), st.randoms())
def test_later_reports_and_other_orders_leave_the_groups_as_they_were(
    made: list[tuple[int, str]], day: int, random: object
) -> None:
    reports = [_info(f"r{n}", d, text) for n, (d, text) in enumerate(made)]
    known = [r for r in reports if r.published.day <= day]
    seen = {tuple(r.id for r in g if r.published.day <= day) for g in independent(reports)} - {()}
    random.shuffle(known)  # type: ignore[attr-defined]
    assert {tuple(r.id for r in g) for g in independent(known)} == seen
