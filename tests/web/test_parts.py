"""The parts of pages: the text cut into pieces, lanes, months, the strip, filters."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.dates import When
from communique.model.report import Part, PartKind, Report
from communique.web.addresses import Addresses
from communique.web.asking import AddressError, Listed, read_query, written
from communique.web.desk import Desk
from communique.web.lanes import lanes, line
from communique.web.marking import blocks
from communique.web.months import month_of
from communique.web.strip import strip
from tests.building import a_report, said

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(st.text(min_size=1, max_size=80), st.lists(st.tuples(st.integers(0, 79), st.integers(1, 9))))
def test_no_letter_of_a_report_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    report = a_report(text)
    words = [text[start : start + length] for start, length in spans]
    findings = [said(report, one) for one in words if one]
    cut = blocks(report, findings, ())
    pieces = [piece for block in cut for piece in block.pieces]
    assert "".join(piece.text for piece in pieces).strip() == text.strip()
    for piece in pieces:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
    if text.strip():
        begun = [id_ for piece in pieces for id_ in piece.begins]
        assert set(begun) == {finding.id for finding in findings}


def test_overlapping_findings_share_the_words_that_both_have() -> None:
    report = a_report("one two three four")
    left, right = said(report, "one two three"), said(report, "three four", speaker="Bo")
    (block,) = blocks(report, [left, right], ())
    told = [(piece.text, len(piece.findings)) for piece in block.pieces]
    assert told == [("one two ", 1), ("three", 2), (" four", 1)]
    assert block.pieces[1].findings[0] == right.id, "the one with the fewest words first"


def test_a_dateline_stands_in_its_paragraph() -> None:
    text = "MOSCOW: They met.\n\nThey left."
    parts = (
        Part(PartKind.DATELINE, 0, 7),
        Part(PartKind.BODY, 8, 17),
        Part(PartKind.BODY, 19, 29),
    )
    report = Report(published=date(2021, 3, 1), text=text, parts=parts)
    assert ["".join(p.text for p in block.pieces) for block in blocks(report, (), ())] == [
        "MOSCOW: They met.",
        "They left.",
    ]


@given(st.lists(DAYS, min_size=1, max_size=20), DAYS)
def test_every_day_lies_on_the_line_in_order(days: list[date], as_of: date) -> None:
    scale = line(days, as_of)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert len(scale.ticks) <= 9
    assert [tick.x for tick in scale.ticks] == sorted(tick.x for tick in scale.ticks)


def test_lanes_show_what_was_told_and_when_it_was_to_be(desk: Desk) -> None:
    shelf = desk.shelf(date(2021, 6, 1))
    _, drawn = lanes(shelf.dossier.threads, shelf.as_of)
    held = next(lane for lane in drawn if lane.thread.name == "Moscow talks")
    assert [mark.kind for mark in held.told] == ["planned", "held", "held"]
    assert [mark.kind for mark in held.times] == ["held"]
    assert "planned, told 10 March 2021 by plan" in held.words


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_month_is_whole_weeks(day: date) -> None:
    month = month_of((), None, day)
    shown = [one.day for one in month.days()]
    assert len(shown) % 7 == 0
    assert shown[0].weekday() == 0
    assert {later - day for day, later in pairwise(shown)} == {timedelta(1)}
    assert [one.day.month for one in month.days() if one.within] == [day.month] * sum(
        one.within for one in month.days()
    )


def test_days_stand_in_the_calendar_and_months_beside_it(desk: Desk) -> None:
    threads = [t for t in desk.shelf(date(2021, 6, 1)).dossier.threads if t.when is not None]
    march, april = (
        month_of(threads, "2021-03", date(2021, 6, 1)),
        month_of(threads, "2021-04", date(2021, 6, 1)),
    )
    assert [one.day.day for one in march.days() if one.threads] == [18]
    beside = [t.when for t in threads if t.id in april.inexact]
    assert beside == [When("2021-04")]


@given(st.dictionaries(DAYS, st.integers(1, 50), min_size=1, max_size=60), DAYS)
def test_the_strip_holds_every_report(days: dict[date, int], as_of: date) -> None:
    made = strip(days, as_of)
    assert 1 <= len(made.bars) <= 73
    assert made.newest == max(days)
    assert made.before is None or made.before < as_of
    assert made.after is None or made.after > as_of
    assert made.bars[-1].x + made.bars[-1].width <= 100.01


def test_an_address_keeps_what_it_asks_for() -> None:
    query = read_query(Listed, [("as_of", "2021-06-01"), ("party", ""), ("page", "2")])
    assert query.party is None
    assert written(query) == {"as_of": "2021-06-01", "page": "2"}
    link = Addresses("/talks", written(query))
    assert link.again(party="a b") == "/talks?as_of=2021-06-01&party=a+b"
    assert link.to("/parties/x") == "/parties/x?as_of=2021-06-01"
    assert link.data("csv") == "/talks.csv?as_of=2021-06-01&page=2"
    assert link.party("a/b?c") == "/parties/a%2Fb%3Fc?as_of=2021-06-01"


@pytest.mark.parametrize("given_day", ["2021-02-30", "1066-10-14", "soon"])
def test_a_day_that_is_none_is_refused(given_day: str) -> None:
    with pytest.raises(AddressError):
        read_query(Listed, [("as_of", given_day)])
