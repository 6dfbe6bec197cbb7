"""What is counted is what there is to count, and the newest have the highest numbers."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, text

from communique.model.decisions import PartyCalled
from communique.model.findings import Stance
from communique.record import tables
from communique.record.numbering import KIND_MASK, KINDS, first_of, numbers
from communique.record.search import Asked
from communique.record.store import Store, Tally
from tests.building import a_report, said, says, stands
from tests.record.decided import decided

FIRST = a_report("Norland backs the dam, its envoy said.", "2021-04-01", name="first")
SECOND = a_report("Suda and Norland want the dam, Mr Bo said.", "2021-06-01", name="second")
BACKS = stands(FIRST, "Norland backs the dam", "Norland", Stance.SUPPORTS, "the dam")
TOLD = said(FIRST, "Norland backs the dam", "the envoy", "Norland")
WANTS = said(SECOND, "Suda and Norland want the dam", "Bo", "Suda")


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with Store(location) as opened:
        opened.write(says(SECOND, WANTS), "reader")
        opened.write(says(FIRST, BACKS, TOLD), "reader")
        yield opened


def test_findings_are_counted_by_kind_and_day(store: Store) -> None:
    assert store.tally() == Tally(
        2, {"position": 1, "statement": 2}, date(2021, 4, 1), date(2021, 6, 1)
    )
    assert store.tally(date(2021, 5, 1)).findings == {"position": 1, "statement": 1}
    assert store.tally(date(2021, 3, 1)) == Tally(0, {}, None, None)


def test_what_another_version_reads_is_counted_in_place_of_the_first(store: Store) -> None:
    store.write(says(FIRST, BACKS, TOLD), "reader")
    store.write(says(FIRST), "newer reader")
    assert (store.tally().reports, store.tally().findings) == (2, {"statement": 1})
    assert store.parties() == {"Suda"}
    store.write(says(FIRST, TOLD), "newest reader")
    assert store.tally().findings == {"statement": 2}
    assert store.parties() == {"Norland", "Suda"}
    assert list(store.faults()) == []


def test_parties_are_those_that_people_call_them(store: Store) -> None:
    store.decide(decided(PartyCalled(name="Norland", called="NOR")))
    assert store.parties() == {"NOR", "Suda"}
    assert (store.party_asked("nor"), store.party_asked("Norland")) == ("NOR", None)
    assert list(store.faults()) == []


@pytest.mark.parametrize("name", ["Suda", "suda", "the Suda", " The SUDA "])
def test_a_party_is_found_however_its_name_is_written(store: Store, name: str) -> None:
    assert store.party_asked(name) == "Suda"
    assert store.party_asked("Sud") is None


def test_a_party_of_no_report_is_not_found(store: Store) -> None:
    store.write(says(SECOND), "newer reader")
    assert store.party_asked("Suda") is None


@pytest.mark.parametrize("table", ["day_tally", "party_tally"])
def test_verify_finds_what_is_counted_wrong(store: Store, location: str, table: str) -> None:
    with create_engine(location).begin() as connection:
        connection.execute(text(f"UPDATE {table} SET number = number + 1"))
    assert [fault.problem for fault in store.faults()] == ["what is held is not counted right"]


def test_the_first_page_is_the_newest_and_all_are_counted(store: Store) -> None:
    for limit, names in (
        (1, ["second"]),
        (2, ["second", "second"]),
        (3, ["second"] * 2 + ["first"]),
    ):
        found = store.search("dam", Asked(limit=limit))
        assert [hit.report_name for hit in found.hits] == names
        assert found.total == 5
    assert store.search("dam", Asked(kinds=("position",), limit=1)).total == 1


def test_two_reports_of_one_day_whose_ids_begin_alike_have_numbers_of_their_own(
    location: str,
) -> None:
    ids, day = ("abcde00000000001", "abcde00000000002"), date(2021, 3, 12)
    with Store(location), create_engine(location).connect() as connection:
        report = {"published": day, "text": "", "parts": "[]", "warnings": "[]"}
        connection.execute(insert(tables.report), [{"id": id_} | report for id_ in ids])
        (number,) = numbers(connection, ids[0], day, ["report"])
        entry = {"kind": "report", "start_at": 0, "title": "", "parties": "|"}
        row = {"number": number, "report_id": ids[0]} | entry
        connection.execute(insert(tables.entry), [row])
        assert numbers(connection, ids[0], day, ["report"]) == [number]
        assert numbers(connection, ids[1], day, ["report"])[0] < number


_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_IDS = st.text("0123456789abcdef", min_size=16, max_size=16)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_DAYS, _IDS), min_size=2, max_size=5, unique_by=lambda r: r[1][:5]))
def test_numbers_stand_as_hits_are_shown(reports: list[tuple[date, str]]) -> None:
    kinds, rows = ["report", "office", "statement"], {}
    with create_engine("sqlite://").connect() as connection:
        tables.metadata.create_all(connection)
        for day, id_ in reports:
            for place, number in enumerate(numbers(connection, id_, day, kinds)):
                rows[number] = (-day.toordinal(), id_, place)
                assert KINDS[number & KIND_MASK] == kinds[place]
                assert first_of(day.toordinal()) <= number < first_of(day.toordinal() + 1)
                assert number < 2**63
    assert [rows[number] for number in sorted(rows, reverse=True)] == sorted(rows.values())


def test_all_findings_wait_in_their_order_however_many_pages_they_fill(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ("position", "statement")
    whole = list(store.by_confidence(kinds))
    assert sorted(id_ for id_, _ in whole) == sorted([BACKS.id, TOLD.id, WANTS.id])
    for at_once in (1, 2, 3):
        monkeypatch.setattr("communique.record.store._AT_ONCE", at_once)
        assert list(store.by_confidence(kinds)) == whole
    assert list(store.by_confidence(("position",))) == [(BACKS.id, FIRST.id)]
