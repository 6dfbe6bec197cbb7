"""Decisions in the store: added to, never changed, on a clock of their own, and proved."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import msgspec
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from communique.errors import EvidenceError, RecordError
from communique.model.decisions import Confirmed, Decision, Edited, PartyCalled, Rejected
from communique.model.evidence import Passage
from communique.model.findings import Stance
from communique.record.store import Store
from tests.record.decided import NOON, against, confirm, decided, edit, page, reject, target, undo

V1, V2 = "reader 1", "reader 2"
A, B = against(), against("Suda backed the border plan", holder="Suda", stance=Stance.SUPPORTS)


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with Store(location) as opened:
        opened.write(page(A, B), V1)
        yield opened


def tamper(location: str, *statements: str) -> None:
    with create_engine(location).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_what_is_decided_comes_back_as_it_was_once(store: Store) -> None:
    made = [confirm(A), edit(B, 1, holder="Arland")[0], undo(confirm(A), 2)]
    store.decide(*made)
    store.decide(made[0])
    assert store.decisions() == tuple(made)


def test_what_the_reader_found_stays_as_it_is(store: Store) -> None:
    before = list(store.findings())
    store.decide(reject(A))
    assert list(store.findings()) == before
    assert store.decided(A.report).findings == (B,)


def test_a_decision_outlives_reading_again_and_waits_where_its_target_is_gone(store: Store) -> None:
    store.decide(reject(A))
    store.write(page(B), V2)
    assert [one.standing for one in store.decided(A.report).listed] == ["target gone"]
    wider = against("Norland rejected the border plan on Friday.")
    store.write(page(wider, B), "reader 3")
    assert store.decided(A.report).findings == (B,)
    assert list(store.faults()) == []


def test_the_second_clock_tells_what_was_decided_by_a_day(store: Store) -> None:
    first, second = reject(A), undo(reject(A), 24)
    store.decide(first, second)
    assert store.decisions(date(2026, 2, 28)) == ()
    assert store.decisions(date(2026, 3, 1)) == (first,)
    assert store.decisions(date(2026, 3, 2)) == (first, second)
    assert store.decisions(date.max) == (first, second)
    assert store.decided(A.report, date(2026, 3, 1)).findings == (B,)
    assert store.decided(A.report).findings == (A, B)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM decision_target",
        "DELETE FROM decision WHERE id NOT IN (SELECT decision_id FROM decision_target)",
        "UPDATE decision SET because = because",
        "UPDATE decision_target SET words = words",
    ],
)
def test_the_database_itself_refuses_to_change_a_decision(
    store: Store, location: str, change: str
) -> None:
    store.decide(reject(A), decided(PartyCalled(name="NOR", called="Norland")))
    with pytest.raises(DatabaseError, match="never changed"):
        tamper(location, change)


def test_an_edit_to_words_that_the_report_lacks_is_refused(store: Store) -> None:
    wrong = msgspec.structs.replace(A, evidence=(Passage(0, 7, "Borland"),))
    with pytest.raises(EvidenceError, match="'Borland' isn't"):
        store.decide(confirm(B), decided(Edited(targets=(target(A),), stands=(wrong,))))
    assert store.decisions() == ()


def test_a_decision_needs_a_name_and_a_time_with_its_zone(store: Store) -> None:
    with pytest.raises(RecordError, match="needs a name"):
        store.decide(confirm(A, by=" "))
    with pytest.raises(ValueError, match="no time zone"):
        Decision.made(Rejected(targets=(target(A),)), by="Ann", at=datetime(2026, 3, 1))


def test_a_decision_on_a_report_that_is_not_here_waits(location: str) -> None:
    with Store(location) as empty:
        empty.decide(reject(A))
        assert list(empty.faults()) == []
        empty.write(page(A, B), V1)
        assert empty.decided(A.report).findings == (B,)


def disarmed(location: str) -> list[str]:
    """What somebody would do first who wants to change what was decided."""
    tables = ("decision", "decision_target")
    if location.startswith("postgresql"):
        return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
    acts = ("update", "delete")
    return [f"DROP TRIGGER {table}_no_{act}" for table in tables for act in acts]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE decision SET because = 'otherwise'", "not the hash"),
        ("UPDATE decision SET decided_by = 'Bob'", "not the hash"),
        ("UPDATE decision SET act = 'reject'", "it is kept as reject"),
        ("UPDATE decision SET ruling = '{}'", "can't be understood"),
        ("UPDATE decision_target SET words = 'x'", "stored targets"),
        ("UPDATE decision SET ruling = replace(ruling, 'rejected', 'rejectee')", "isn't"),
        ("DELETE FROM decision_target", "stored targets"),
    ],
)
def test_verify_finds_what_was_changed_behind_its_back(
    store: Store, location: str, change: str, problem: str
) -> None:
    store.decide(confirm(A))
    assert list(store.faults()) == []
    tamper(location, *disarmed(location), change)
    faults = [fault for fault in store.faults() if fault.decision is not None]
    assert any(problem in fault.problem for fault in faults), faults


def test_verify_finds_an_undoing_of_nothing(store: Store) -> None:
    store.decide(undo(confirm(A), 1))
    assert ["which isn't there" in fault.problem for fault in store.faults()] == [True]


def test_the_id_of_a_decision_is_of_all_that_it_says() -> None:
    ruling = Confirmed(targets=(target(A),), stands=(A,))
    made = [
        Decision.made(ruling, by="Ann", at=NOON),
        Decision.made(ruling, by="Bob", at=NOON),
        Decision.made(ruling, by="Ann", at=NOON, because="so"),
        Decision.made(msgspec.structs.replace(ruling, stands=(B,)), by="Ann", at=NOON),
    ]
    assert len({one.id for one in made}) == len(made)


def test_a_finding_is_found_by_the_id_that_it_had_and_the_one_that_it_has(store: Store) -> None:
    decision, new = edit(A, holder="Arland")
    store.decide(decision)
    assert store.finding(A.id[:10]) == store.finding(new.id[:10]) == new
    assert store.finding(A.id, date(2026, 2, 1)) == A


def test_two_people_decide_at_the_same_time(store: Store, location: str) -> None:
    def work(name: str) -> None:
        with Store(location) as own:
            for hours in range(8):
                own.decide(confirm(A, hours, name), reject(B, hours, name))

    with ThreadPoolExecutor(2) as people:
        list(people.map(work, ("Ann", "Bob")))
    assert len(store.decisions()) == 32
    assert store.decided(A.report).findings == (A,)
    assert list(store.faults()) == []
