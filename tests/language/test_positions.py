"""Positions, construction by construction; and what must always hold of them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from communique.language.attribution import find_attributions
from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions import describe_position, find_positions
from communique.language.statements import find_statements
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.model.findings import Position, Stance, Statement
from communique.model.report import Report

ROWS = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).with_name("positions_table.txt")).read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@lru_cache(maxsize=256)
def read(text: str) -> tuple[Document, Cast, tuple[Statement, ...]]:
    document = parse(Report(published=date(2022, 6, 3), text=text))
    cast, times = find_cast(document), find_times(document)
    return document, cast, find_statements(document, find_attributions(document), cast, times)


@lru_cache(maxsize=256)
def positions(text: str) -> tuple[Position, ...]:
    document, cast, statements = read(text)
    return find_positions(document, cast, statements, tag(document).sight)


def told(found: Sequence[Position]) -> list[tuple[str, str]]:
    return [(p.holder, p.stance.value) for p in found]


@pytest.mark.parametrize(("construction", "expected", "sentence"), ROWS, ids=[r[0] for r in ROWS])
def test_construction(construction: str, expected: str, sentence: str) -> None:
    found = positions(sentence)
    if expected == "nothing":
        assert told(found) == [], construction
        return
    holder, stance, toward = expected.split()
    fitting = [p for p in found if (p.holder, p.stance.value) == (holder, stance)]
    assert fitting, f"{construction}: {told(found)}"
    if toward != "-":
        assert fitting[0].toward == toward, construction


def test_negation_keeps_its_evidence() -> None:
    (found,) = positions("China does not oppose the extension of the mission.")
    assert found.evidence[0].words == "China does not oppose the extension of the mission"


def test_condition_in_the_reports_words() -> None:
    found = positions("Russia said it would resume deliveries if the ban was lifted.")
    assert [p.condition for p in found] == ["if the ban was lifted"]


def test_condition_that_stands_beside() -> None:
    found = positions(
        "Britain has decided not to recognise the junta for now and wants the army to free the "
        "prisoners, Foreign Secretary Jane Hill said."
    )
    withheld = [p for p in found if p.stance is Stance.WITHHOLDS]
    assert [p.condition for p in withheld] == ["wants the army to free the prisoners"]


def test_told_twice_is_one_with_both_places() -> None:
    text = (
        "Italy welcomed the grain agreement with Ukraine.\n\n"
        "Later the prime minister spoke in Rome. Italy also welcomed the grain agreement."
    )
    found = [p for p in positions(text) if p.holder == "ITA"]
    assert [len(p.evidence) for p in found] == [2]


def test_whose_word_it_is() -> None:
    found = positions("Russian Foreign Minister Ivan Petrov said Russia rejected the plan.")
    assert [(p.holder, p.asserted_by.party) for p in found if p.asserted_by] == [("RUS", "RUS")]


def test_addressee_of_a_demand_and_the_groups_name() -> None:
    text = "Hezbollah seized the port. France urged the group to leave the port."
    demanded = [p for p in positions(text) if p.stance is Stance.DEMANDS]
    assert [(p.holder, p.toward) for p in demanded] == [("FRA", "Hezbollah")]


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_words_lie_in_the_text_and_reading_is_repeatable(row: tuple[str, ...]) -> None:
    first, again = positions(row[2]), positions(row[2])
    assert first == again
    assert all(passage.is_in(row[2]) for p in first for passage in p.passages())


def test_any_evidence_gets_a_holder() -> None:
    text = "Egypt and Sudan fear the dam. The two countries want a binding deal on its filling."
    document, cast, statements = read(text)
    start = text.index("The two")
    span = (start, len(text) - 1)
    found = describe_position(document, [span], Stance.DEMANDS, cast, statements)
    assert found is not None
    assert found.holder in {"EGY", "SDN"}
    assert found.stance is Stance.DEMANDS
    assert "binding deal" in found.topic


def test_evidence_of_nobody_is_no_position() -> None:
    document, cast, statements = read("It rained all day, and the roads were empty.")
    span = (0, 18)
    assert describe_position(document, [span], Stance.SUPPORTS, cast, statements) is None


def topics(text: str) -> list[str]:
    return [p.topic for p in positions(text)]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The demand was flatly rejected by the Kenyan government.", "The demand"),
        ("Uganda was urged by Kenya to withdraw its troops.", "withdraw its troops"),
        ("Kenya accused Uganda of breaking the truce.", "breaking the truce"),
        ("Kenya blamed Uganda for the attack.", "the attack"),
    ],
)
def test_the_topic_is_what_is_judged_asked_or_laid_to_somebody(text: str, topic: str) -> None:
    assert topics(text) == [topic]


def test_toward_whom_is_somebody_near() -> None:
    far = "Ghana sent a ship in May. The sea was calm then. Rain fell for a week. "
    (alone,) = positions(far + "Kenya opposes the death penalty.")
    assert alone.toward is None
    (near,) = positions(far + "Uganda wants a dam. Kenya opposes the dam.")[-1:]
    assert near.toward == "UGA"


def test_the_topic_leaves_out_who_is_asked_and_for_how_long() -> None:
    assert topics("Sweden urged Estonia to reopen the border.") == ["reopen the border"]
    (topic,) = topics("Norway has decided not to formally recognise the council for now.")
    assert topic == "formally recognise the council"
    assert topics("Norway strongly opposed the dam.") == ["the dam"]
    assert topics("Norway welcomed Saturday the adoption of the treaty.") == [
        "the adoption of the treaty"
    ]


def test_a_refusal_of_talks_is_told_with_the_talks() -> None:
    assert positions("Chad said it will not attend the peace talks in Doha.") == ()


def test_standing_talks_are_taken_up() -> None:
    text = (
        "The Troika-plus met in Doha, where India sent nobody. "
        'Asked if Finland supports the process, Finnish Foreign Minister Eero Salo said: "We do."'
    )
    assert [(p.holder, p.toward) for p in positions(text)] == [("FIN", "Troika-plus")]
