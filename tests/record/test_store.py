"""What a record keeps, refuses, and proves again."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from communique.errors import EvidenceError, RecordError, UnknownIdError
from communique.model.annotation import Annotation
from communique.model.evidence import Passage
from communique.model.findings import Stance
from communique.record.store import Outcome, Store
from communique.record.tables import metadata
from tests.building import a_report, said, says, stands

V1, V2 = "reader 1", "reader 2"


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with Store(location) as opened:
        yield opened


def an_annotation(published: str = "2021-03-12", name: str = "a") -> Annotation:
    report = a_report("Ann Bell said that talks went on.", published, name=name, source="MW")
    return says(report, said(report, "talks went on"))


def test_a_report_read_twice_is_kept_once(store: Store) -> None:
    annotation = an_annotation()
    assert [store.write(annotation, V1) for _ in range(2)] == [Outcome.NEW, Outcome.KNOWN]
    assert store.tally().findings == {"statement": 1}
    assert list(store.findings()) == list(annotation.findings())
    assert list(store.reports()) == [annotation.report]


def test_a_newer_reader_replaces_what_the_older_found(store: Store) -> None:
    report = an_annotation().report
    store.write(an_annotation(), V1)
    position = stands(report, "talks went on", "RUS", Stance.SUPPORTS, "talks")
    assert store.write(says(report, position), V2) is Outcome.REREAD
    assert list(store.findings()) == [position]
    assert list(store.faults()) == []


def test_a_finding_without_evidence_is_refused_and_nothing_is_kept(store: Store) -> None:
    annotation = an_annotation()
    bare = msgspec.structs.replace(annotation.statements[0], evidence=())
    with pytest.raises(EvidenceError, match="has no evidence"):
        store.write(says(annotation.report, bare), V1)
    assert store.tally().reports == 0


@pytest.mark.parametrize(
    "passage",
    [Passage(0, 3, "Bob"), Passage(5, 5, ""), Passage(30, 40, "on."), Passage(-3, -1, "on")],
)
def test_evidence_that_the_report_does_not_have_is_refused(store: Store, passage: Passage) -> None:
    annotation = an_annotation()
    wrong = msgspec.structs.replace(annotation.statements[0], cue=(passage,))
    with pytest.raises(EvidenceError, match="points at"):
        store.write(says(annotation.report, wrong), V1)
    assert store.tally().reports == 0


def test_a_finding_of_another_report_is_refused(store: Store) -> None:
    annotation, other = an_annotation(), a_report("talks went on")
    with pytest.raises(EvidenceError, match="another report"):
        store.write(says(annotation.report, said(other, "talks went on")), V1)


def test_two_publishers_of_one_text_are_two_reports(store: Store) -> None:
    for source in ("MW", "HG"):
        store.write(says(a_report("Talks went on.", source=source)), V1)
    assert store.tally().reports == 2


@pytest.mark.parametrize("names", [("b", "a"), ("a", "b")])
def test_a_report_that_comes_twice_keeps_both_names(store: Store, names: tuple[str, str]) -> None:
    for name in names:
        store.write(an_annotation(name=name), V1)
        store.deliver(an_annotation(name=name).report, V1)
    assert [report.name for report in store.reports()] == ["a"]
    assert store.report("b").id == store.report("a").id


def test_ids_may_be_cut_short_but_must_name_one_thing(store: Store) -> None:
    first, second = an_annotation(), an_annotation("2021-03-13", name="c")
    for annotation in (first, second):
        store.write(annotation, V1)
    assert store.report(first.report.id[:9]) == first.report
    assert store.finding(second.statements[0].id[:9]) == second.statements[0]
    with pytest.raises(UnknownIdError, match="no report has"):
        store.report("nothing")
    with pytest.raises(UnknownIdError, match="2 findings have"):
        store.finding("")


def test_verify_finds_what_was_changed_behind_its_back(store: Store, location: str) -> None:
    store.write(an_annotation(), V1)
    with create_engine(location).begin() as connection:
        connection.execute(text("UPDATE report SET text = replace(text, 'went', 'were')"))
    problems = [fault.problem for fault in store.faults()]
    assert any("not the hash of its day" in problem for problem in problems)
    assert any("'talks went on' isn't" in problem for problem in problems)


def test_verify_finds_a_changed_finding(store: Store, location: str) -> None:
    store.write(an_annotation(), V1)
    with create_engine(location).begin() as connection:
        connection.execute(text("UPDATE finding SET payload = replace(payload, 'RUS', 'USA')"))
    assert [f.problem for f in store.faults()] == ["its id is not the hash of what it says"]


def test_the_database_itself_refuses_a_span_that_is_none(store: Store, location: str) -> None:
    store.write(an_annotation(), V1)
    engine = create_engine(location)
    with pytest.raises(Exception, match=r"(?i)check constraint"), engine.begin() as connection:
        connection.execute(text("UPDATE evidence SET words = 'longer than it was'"))


def test_migrations_make_the_tables_of_the_code(location: str) -> None:
    Store(location).close()
    with create_engine(location).connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        context = MigrationContext.configure(connection, opts=ours)
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_a_record_of_a_newer_version_is_refused(location: str) -> None:
    Store(location).close()
    with create_engine(location).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match="newer Communique"):
        Store(location)


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("not a database, but a page of words\n" * 50)
    with pytest.raises(RecordError, match="can't be opened as a record"):
        Store(tmp_path / "record.db")
    with pytest.raises(RecordError, match="there is no record"):
        Store(tmp_path / "none.db", create=False)


days = st.integers(0, 6).map(lambda n: date(2021, 3, 10) + timedelta(n))


@settings(max_examples=15, deadline=None)
@given(st.lists(days, min_size=1, max_size=6, unique=True), days, st.randoms())
def test_as_of_is_a_record_fed_only_the_reports_up_to_that_day(
    published: list[date], as_of: date, random: object
) -> None:
    annotations = [an_annotation(day.isoformat(), name=f"r{day}") for day in published]
    shuffled = sorted(annotations, key=lambda _: random.random())  # type: ignore[attr-defined]
    with Store(":memory:") as everything, Store(":memory:") as until:
        for annotation in shuffled:
            everything.write(annotation, V1)
        for annotation in annotations:
            if annotation.report.published <= as_of:
                until.write(annotation, V1)
        assert list(everything.reports(as_of)) == list(until.reports())
        assert list(everything.findings(as_of)) == list(until.findings())
        assert everything.tally(as_of) == until.tally()
