"""Values can be read back, and no value is more exact than its words."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from communique.language.times import Tense, normalise
from communique.language.when.calendar import Grain, named, piece, step
from communique.language.when.holidays import HOLIDAYS, easter
from communique.language.when.values import plain, when_of
from communique.model.annotation import TimeKind
from communique.model.dates import Precision, When

DAYS = st.dates(date(1905, 1, 1), date(2090, 12, 31))
TENSES = st.sampled_from(list(Tense))
AMOUNTS = st.sampled_from(["two", "12", "twenty-one", "a few", "several", "1.5", "two and a half"])
POINTING = st.sampled_from(["last", "next", "this", "the previous", "the following", "later this"])
DATED = st.sampled_from([TimeKind.DATE, TimeKind.TIME])
SIZES = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}


def length_of(when: When) -> int:
    assert when.first is not None
    assert when.last is not None
    return (when.last - when.first).days + 1


@given(DAYS, TENSES, POINTING, st.sampled_from(list(SIZES)))
def test_pointing_words_never_give_less_than_their_unit(
    anchor: date, tense: Tense, pointing: str, unit: str
) -> None:
    for time in normalise(f"{pointing} {unit}", anchor, tense):
        if time.kind in {TimeKind.DATE, TimeKind.TIME} and (when := when_of(time.value)):
            assert time.when == when
            assert length_of(when) >= min(SIZES[unit], 28 if unit == "month" else SIZES[unit] - 3)


@given(DAYS, TENSES, AMOUNTS, st.sampled_from(list(SIZES)), st.sampled_from(["ago", "later"]))
def test_counted_words_never_give_less_than_their_unit(
    anchor: date, tense: Tense, amount: str, unit: str, way: str
) -> None:
    (time,) = normalise(f"{amount} {unit}s {way}", anchor, tense)
    when = when_of(time.value)
    assert when == time.when
    if when is not None:
        assert length_of(when) >= SIZES[unit] - 3


@given(DAYS, TENSES, st.sampled_from(["the", "last", "next", "this"]))
def test_a_weekend_is_a_saturday_and_sunday(anchor: date, tense: Tense, which: str) -> None:
    (time,) = normalise(f"{which} weekend", anchor, tense)
    assert time.when is not None
    assert time.when.first is not None
    assert time.when.first.weekday() == 5
    assert length_of(time.when) == 2


@given(DAYS, TENSES, st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_that_day_within_a_week(anchor: date, tense: Tense, name: str) -> None:
    (time,) = normalise(f"on {name}", anchor, tense)
    assert time.when is not None
    assert time.when.first is not None
    assert f"{time.when.first:%A}" == name
    assert abs((time.when.first - anchor).days) < 7


@given(DAYS, TENSES, st.sampled_from(["March", "mid-June", "the end of October"]))
def test_a_month_stays_a_month(anchor: date, tense: Tense, name: str) -> None:
    (time,) = normalise(f"in {name}", anchor, tense)
    assert time.when is not None
    assert time.when.precision is Precision.MONTH


@given(DAYS, st.sampled_from([g for g in Grain if g not in {Grain.SEASON}]))
def test_every_name_of_a_piece_is_read_back_and_holds_its_day(day: date, grain: Grain) -> None:
    when = when_of(named(day, grain))
    assert when is not None
    assert when.first is not None
    assert when.last is not None
    if grain is not Grain.WEEKEND:
        assert when.first <= day <= when.last


@given(DAYS, st.integers(-500, 500), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH]))
def test_steps_can_be_taken_back(day: date, count: int, grain: Grain) -> None:
    there = step(day, grain, count)
    assert there is not None
    assert piece(there, grain, -count) == named(day, grain)


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1900, 2090))
def test_every_holiday_has_a_day_in_each_year(name: str, year: int) -> None:
    assert abs(HOLIDAYS[name](year).year - year) <= 1


@given(st.integers(1900, 2090))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.text(max_size=200), DAYS)
def test_any_text_gives_only_values_that_can_be_read(text: str, anchor: date) -> None:
    for time in normalise(text, anchor):
        assert 0 <= time.span.start < time.span.end <= len(text)
        if time.when is not None:
            assert plain(time.when) is None or plain(time.when) == When(str(plain(time.when)))


WORDS = [
    "the",
    "last",
    "next",
    "this",
    "two",
    "1998",
    "24",
    "May",
    "second",
    "week",
    "weeks",
    "year-ago",
    "third",
    "quarter",
    "of",
    "Friday",
    "night",
    "ago",
    "later",
    "from",
    "to",
    "-",
    ",",
    "and",
    "Easter",
    "'80s",
    "in",
    "a",
    "few",
    "end",
    "every",
    "at",
    "10",
    "p.m.",
    "GMT",
    "more",
    "than",
    "half",
]


@given(st.lists(st.sampled_from(WORDS), max_size=9), DAYS, TENSES)
def test_no_heap_of_time_words_breaks_the_grammar(
    words: list[str], anchor: date, tense: Tense
) -> None:
    text = " ".join(words)
    found = normalise(text, anchor, tense)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for time in found:
        if time.kind in {TimeKind.DATE, TimeKind.TIME} and (days := when_of(time.value)):
            assert time.when is not None
            assert time.when.overlaps(days)
