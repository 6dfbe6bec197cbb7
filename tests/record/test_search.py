"""Search finds what was asked for, in any form, and nothing that can be typed breaks it."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from alembic import command
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect, text

from communique.model.decisions import PartyCalled
from communique.model.findings import Stance
from communique.model.search import Found, Hit
from communique.record.asked_words import asked_words, family
from communique.record.engine import migrations
from communique.record.fulltext import expression
from communique.record.search import KINDS, Asked
from communique.record.store import Store
from tests.building import a_report, said, says, stands
from tests.record.decided import decided, edit, reject, undo

EARLY = a_report(
    "Norland will not recognise the council, its envoy said. Recognition is far off.",
    "2021-04-01",
    name="early",
    source="The Hill Post",
)
LATE = a_report(
    'The council was recognised by Suda. "We signed the grain treaty in Café Orel," Mr Bo said.',
    "2021-06-01",
    name="late",
)
REFUSES = stands(EARLY, "Norland will not recognise the council", "NOR", Stance.OPPOSES, "council")
SIGNED = said(LATE, "We signed the grain treaty", "Bo", "Suda")


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with Store(location) as opened:
        opened.write(says(EARLY, REFUSES), "reader")
        opened.write(says(LATE, SIGNED), "reader")
        yield opened


def found(store: Store, typed: str, as_of: date | None = None, **asked: object) -> list[str]:
    """The names of the reports and the kinds found."""
    hits = store.search(typed, Asked(**asked), as_of).hits  # type: ignore[arg-type]
    return [f"{hit.report_name} {hit.kind}" for hit in hits]


BOTH = ["late report", "early report", "early position"]


@pytest.mark.parametrize(
    "typed", ["recognise", "Recognised", "recognition", "RECOGNIZE", "recogni*"]
)
def test_a_word_is_found_in_every_form(store: Store, typed: str) -> None:
    assert found(store, typed) == BOTH


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("council grain", ["late report"]),
        ('"grain treaty"', ["late report", "late statement"]),
        ('"treaty grain"', []),
        ("council -grain", ["early report", "early position"]),
        ("cafe", ["late report"]),
        ("Norway", ["early position"]),
        ("Bo's", ["late report", "late statement"]),
        ("opposes", ["early position"]),
        ("-council", []),
        ("zebra", []),
        ("", []),
        ("*** \" ' --", []),
    ],
)
def test_what_words_find(store: Store, typed: str, names: list[str]) -> None:
    assert found(store, typed) == names


def test_what_is_asked_for_beside_words(store: Store) -> None:
    assert found(store, "council", kinds=("position",)) == ["early position"]
    assert found(store, "council", party="NOR") == ["early report", "early position"]
    assert found(store, "council", party="NO") == []
    assert found(store, "council", since=date(2021, 5, 1)) == ["late report"]
    assert found(store, "council", until=date(2021, 5, 1)) == ["early report", "early position"]
    assert found(store, "council", date(2021, 5, 31)) == ["early report", "early position"]
    assert found(store, "council", limit=1) == ["late report"]
    assert store.search("council", Asked(limit=1)).total == 3


def test_the_words_found_are_marked(store: Store) -> None:
    (hit,) = store.search("grain treaty", Asked(kinds=("statement",))).hits
    assert [piece.text for piece in hit.snippet if piece.marked] == ["grain", "treaty"]
    assert "".join(piece.text for piece in hit.snippet) == "We signed the grain treaty"
    assert hit.finding == SIGNED.id
    (report, _) = store.search("envoy* norland", Asked()).hits[:1] * 2
    assert report.source == "The Hill Post"


def bare(answer: Found) -> list[Hit]:
    """The hits without their marks, which are where each database puts them."""
    return [msgspec.structs.replace(hit, title=(), snippet=()) for hit in answer.hits]


def test_a_record_fed_only_the_reports_up_to_a_day_answers_the_same(store: Store) -> None:
    with Store(":memory:") as until:
        until.write(says(EARLY, REFUSES), "another reader")
        then = store.search("council", Asked(), date(2021, 5, 1))
        assert bare(until.search("council", Asked())) == bare(then)


def test_what_is_read_again_is_found_as_it_is_now(store: Store) -> None:
    store.write(says(LATE), "newer reader")
    assert found(store, "treaty") == ["late report"]
    assert list(store.faults()) == []


def test_the_rejected_is_not_found_and_the_edited_is_as_it_stands(store: Store) -> None:
    gone = reject(SIGNED)
    store.decide(gone)
    assert found(store, "treaty") == ["late report"]
    store.decide(undo(gone, 1), edit(SIGNED, 2, speaker="Zora Kane")[0])
    assert found(store, "Zora") == ["late statement"]
    assert list(store.faults()) == []


def test_a_party_that_is_renamed_is_found_by_its_new_name(store: Store) -> None:
    merger = decided(PartyCalled(name="Suda", called="Sudan Union"))
    store.decide(merger)
    assert found(store, "Union") == ["late statement"]
    assert found(store, "treaty", party="Sudan Union") == ["late report", "late statement"]
    assert store.parties() == {"NOR", "Sudan Union"}
    store.decide(undo(merger, 1))
    assert found(store, "Union") == []
    assert list(store.faults()) == []


def test_a_title_that_comes_later_is_found(store: Store) -> None:
    titled = says(LATE).report
    assert not found(store, "headline")
    again = type(titled)(
        published=titled.published,
        text=titled.text,
        delivery=type(titled.delivery)(given_id="late", title="A headline"),
    )
    store.deliver(again, "reader")
    assert found(store, "headline") == ["late report"]
    assert list(store.faults()) == []


def test_verify_finds_what_search_lacks(store: Store, location: str) -> None:
    with create_engine(location).begin() as connection:
        connection.execute(text("DELETE FROM entry WHERE kind = 'position'"))
    assert [fault.report for fault in store.faults()] == [EARLY.id]


def test_a_record_of_before_there_was_search_is_searched(store: Store, location: str) -> None:
    store.close()
    engine = create_engine(location)
    with engine.begin() as connection:
        config = migrations()
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    assert not {"entry", "entry_text", "decision"} & set(inspect(engine).get_table_names())
    engine.dispose()
    with Store(location) as again:
        assert found(again, "recognition") == BOTH
        assert list(again.faults()) == []


_SIGNS = '"*-()+^:{}[]~,.\\/|&NEAR AND OR NOT words title rowid \0\x01\ud800 é ñ 東 ß 1½'


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.text(alphabet=_SIGNS)
    | st.lists(st.sampled_from(_SIGNS.split(" "))).map(" ".join)
)
@example('"' * 7)
@example("a" * 5000)
@example("word " * 500)
@example('council" OR "x')
@example("title: council")
@example("NEAR(council grain, 2)")
@example("-council council")
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    answer = _shared().search(typed, Asked(kinds=KINDS))
    assert isinstance(answer, Found)


@pytest.mark.parametrize("typed", [*_SIGNS.split(" "), "a" * 5000, "word " * 500, "a & !b | c:*"])
def test_no_sign_breaks_either_database(store: Store, typed: str) -> None:
    for asked in (typed, f"council {typed}", f"-{typed} council", f"{typed}*"):
        assert isinstance(store.search(asked, Asked(kinds=KINDS)), Found)


_STORES: list[Store] = []


def _shared() -> Store:
    """One store for all examples of the test above: it only reads."""
    if not _STORES:
        _STORES.append(Store(":memory:"))
        _STORES[0].write(says(EARLY, REFUSES), "reader")
    return _STORES[0]


def test_signs_have_no_meaning_to_the_database() -> None:
    terms = asked_words('title:council NEAR "a b" OR c')
    assert expression(terms) == ('("title:council") AND ("NEAR") AND ("a b") AND ("OR") AND ("c")')


def test_families_of_words() -> None:
    assert "withdrawal" in family("withdrew")
    assert "met" in family("meetings")
    assert "organized" in family("organised")
    assert family("council") == ("council",)
    assert family("sea") == ("sea",)
