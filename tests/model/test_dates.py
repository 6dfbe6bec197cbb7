"""Dates with precision."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InvalidDateError
from communique.model.codec import decode, encode
from communique.model.dates import Precision, When


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2021-10-20", Precision.DAY, date(2021, 10, 20), date(2021, 10, 20)),
        ("2021-W11", Precision.WEEK, date(2021, 3, 15), date(2021, 3, 21)),
        ("2020-W53", Precision.WEEK, date(2020, 12, 28), date(2021, 1, 3)),
        ("2020-02", Precision.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-12", Precision.MONTH, date(2021, 12, 1), date(2021, 12, 31)),
        ("2021", Precision.YEAR, date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-08-12/2021-08-14", Precision.RANGE, date(2021, 8, 12), date(2021, 8, 14)),
        ("2021-05/..", Precision.RANGE, date(2021, 5, 1), None),
        ("../2021-05", Precision.RANGE, None, date(2021, 5, 31)),
    ],
)
def test_reading(text: str, precision: Precision, first: date | None, last: date | None) -> None:
    when = When(text)
    assert (when.precision, when.first, when.last) == (precision, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-13",
        "2021-02-29",
        "2021-W54",
        "../..",
        "2021-05/2021-04",
        "soon",
        "2021-5",
        "/2021",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDateError, match="is no date"):
        When(text)


def test_a_range_without_an_end_is_never_past() -> None:
    assert not When("2021-05/..").is_past(date(2999, 1, 1))
    assert When("2021-05").is_past(date(2021, 6, 1))
    assert not When("2021-05").is_past(date(2021, 5, 31))


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
whens = st.one_of(
    days.map(When.on),
    days.map(lambda d: When(f"{d.isocalendar().year}-W{d.isocalendar().week:02}")),
    days.map(lambda d: When(f"{d:%Y-%m}")),
    days.map(lambda d: When(f"{d:%Y}")),
    st.tuples(days, st.integers(0, 400)).map(lambda p: When(f"{p[0]}/{p[0] + timedelta(p[1])}")),
    days.map(lambda d: When(f"{d:%Y-%m}/..")),
)


@given(whens)
def test_json_gives_back_the_same(when: When) -> None:
    again = decode(encode(when), When)
    assert again == when
    assert again.first == when.first


@given(whens, days)
def test_a_day_is_included_where_it_overlaps(when: When, day: date) -> None:
    assert when.includes(When.on(day)) == when.overlaps(When.on(day))


@given(whens, whens)
def test_overlap_is_mutual_and_follows_from_inclusion(a: When, b: When) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert not a.includes(b) or a.overlaps(b)
