"""PLOVER events, type by type; and what must always hold of them."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from communique.language.events import find_events
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.times import find_times
from communique.model.findings import Event
from communique.model.report import Report

ROWS = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).with_name("events_table.txt")).read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@lru_cache(maxsize=256)
def events(text: str) -> tuple[Event, ...]:
    document = parse(Report(published=date(2022, 6, 3), text=text))
    return find_events(document, find_cast(document), find_times(document))


def outline(event: Event) -> tuple[str, str, str, str]:
    actor = " ".join(p.words for p in event.actor_spans)
    recipient = " ".join(p.words for p in event.recipient_spans)
    return event.event, event.mode.value, actor, recipient


@pytest.mark.parametrize(
    ("construction", "expected", "players", "sentence"), ROWS, ids=[r[0] for r in ROWS]
)
def test_construction(construction: str, expected: str, players: str, sentence: str) -> None:
    found = [outline(e) for e in events(sentence)]
    if expected == "nothing":
        assert found == [], construction
        return
    kind, mode = expected.split()
    actor, recipient = (p.strip() for p in players.split(">"))
    assert found, construction
    assert found[0][:2] == (kind, mode), found
    assert actor in found[0][2], found
    assert recipient in found[0][3], found


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_words_lie_in_the_text_and_reading_is_repeatable(row: tuple[str, ...]) -> None:
    text = row[3]
    document = parse(Report(published=date(2022, 6, 3), text=text))
    again = find_events(document, find_cast(document), find_times(document))
    assert events(text) == again
    assert all(passage.is_in(text) for e in again for passage in e.passages())


def test_parties_and_day() -> None:
    (found,) = events("Washington imposed sanctions on Myanmar on 12 May 2022.")
    assert (found.actor, found.recipient) == (("USA",), ("MMR",))
    assert found.date == "2022-05-12"


def test_of_a_request_rejected_who_made_it_is_named() -> None:
    (found, *_) = events("Serbia rejected a request from Kosovo.")
    assert found.recipient == ("Kosovo",)
    assert [p.words for p in found.recipient_spans] == ["a request", "Kosovo"]


def test_the_surest_stands_first() -> None:
    found = events("Turkey, which had criticised the plan, held talks with Iran.")
    assert found[0].event == "CONSULT"
