"""What each of several hundred expressions means, by kind; the table stands beside this file."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.language.times import Tense, normalise

TABLE: dict[str, list[Any]] = tomllib.loads(
    Path(__file__).with_name("times_table.toml").read_text(encoding="utf-8")
)
ROWS = [
    pytest.param(row, id=f"{kind}-{row[0]}-{row[1]}-{row[2]}".replace(" ", "_"))
    for kind, rows in TABLE.items()
    if kind != "told_before"
    for row in rows
]
TOLD = [pytest.param(case, id=case["text"].replace(" ", "_")) for case in TABLE["told_before"]]


@pytest.mark.parametrize("row", ROWS)
def test_words_mean(row: list[str]) -> None:
    words, anchor, tense, kind, value, *when = row
    first, *_ = normalise(words, date.fromisoformat(anchor), Tense(tense or "none"))
    assert (first.kind, first.value) == (kind, value)
    assert first.why
    if when:
        assert (first.when or "-") == when[0]


@pytest.mark.parametrize("case", TOLD)
def test_words_told_from_those_before(case: dict[str, str]) -> None:
    found = normalise(case["text"], date(2021, 6, 1), Tense.PAST)
    assert found[-1].value == case["value"]


def test_the_table_is_as_large_as_promised() -> None:
    assert len(ROWS) + len(TOLD) >= 300


@pytest.mark.parametrize(
    "words",
    [
        "they may meet",
        "look to the future of it",
        "a man in his late 30s",
        "into the future interim government",
        "the second round",
        "the fall of the old order",
        "a 57-year-old man",
        "she is 52 years old",
        "a child of five years of age",
        "an eight-week-old baby",
        "one quarter of the vote",
        "three quarters of the seats",
        "2,000 troops",
        "$1990",
        "as soon as they left",
        "once again",
        "a future government",
        "$500 million a year",
        "they march on",
        "the sun set",
        "page 3:16 of the book",
        "over the past",
        "section 12 of it",
        "24 hours a day",
        "the fourth strike in as many months",
        "in the early hours of the war",
        "the moment of truth",
        "the current account",
        "swept away in the fall in prices",
        "10,000 units annually",
        "sales rose 8.5% annually",
        "in the weeks before the vote",
        "in the days after the war",
        "the week following the vote",
        "some day it will come",
        "Now, they say, it is over",
        "a first-half goal",
        "the fiscal twenty-first report",
    ],
)
def test_no_times(words: str) -> None:
    assert normalise(words, date(2021, 3, 12)) == ()


def test_a_range_names_both_ends() -> None:
    first, second = normalise("from August 12-14", date(2021, 8, 1), Tense.FUTURE)
    assert (first.value, second.value) == ("2021-08-12", "2021-08-14")
    assert first.when == "2021-08-12/2021-08-14"


def test_spans_are_the_words_without_their_preposition() -> None:
    text = "It ends by the end of next month, or within nearly two years, or on a two-week visit."
    spans = [text[slice(*time.span)] for time in normalise(text, date(2021, 3, 12))]
    assert spans == ["the end of next month", "nearly two years", "two-week"]


def test_a_half_of_a_month_is_one_expression() -> None:
    text = "They were paid for the second half of December."
    (time,) = normalise(text, date(2021, 3, 12), Tense.PAST)
    assert text[slice(*time.span)] == "the second half of December"


def test_a_reason_names_the_day_that_it_counts_from() -> None:
    (time,) = normalise("next week", date(2021, 3, 12))
    assert time.why == "the week after that of 12 March 2021, by 'next week'"


def test_that_before_a_length_joins_clauses() -> None:
    text = "They felt that four days were too few."
    (time,) = normalise(text, date(2021, 3, 12))
    assert text[slice(*time.span)] == "four days"


@pytest.mark.parametrize(
    ("words", "tense", "why"),
    [
        (
            "on Monday",
            Tense.FUTURE,
            "the next 'Monday' after 12 March 2021, since what is told of it lies ahead",
        ),
        (
            "Sept. 30",
            Tense.PAST,
            "'Sept. 30' as seen from 12 March 2021: what is told of it is past",
        ),
        ("two weeks ago", Tense.PAST, "'two weeks ago': counted in weeks before 12 March 2021"),
        ("Friday night", Tense.PAST, "the night of Friday, 12 March 2021"),
        ("tomorrow", Tense.NONE, "the day after that of writing (12 March 2021), by 'tomorrow'"),
    ],
)
def test_reasons_read_as_people_speak(words: str, tense: Tense, why: str) -> None:
    (time,) = normalise(words, date(2021, 3, 12), tense)
    assert time.why == why


def test_letters_that_grow_in_lower_case_do_not_shift_spans() -> None:
    text = "İİİ met on 3 May 2015"
    (time,) = normalise(text, date(2021, 3, 12))
    assert text[slice(*time.span)] == "3 May 2015"
