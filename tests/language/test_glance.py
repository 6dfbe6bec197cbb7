"""The first look: what has nothing to record is left unread, and nothing else is."""

import json
import time

import pytest

from communique.language import glance
from communique.world.parties import lexicon
from tests.building import a_report
from tests.shared import SHARED, needs_shared

ELSEWHERE = {
    "sport": "The striker scored twice in the first half and the captain added a goal five minutes "
    "from the end as the home side won the match 3-0 to stay top of the league. The coach praised "
    "his players after their fourth win of the season.",
    "markets": "Shares fell in early trading as investors sold bank and energy stocks. The main "
    "index lost 1.2 percent to close at 4,310 points, dealers said. The dollar rose against the "
    "yen and crude oil slipped 40 cents.",
    "a company": "The maker of office chairs said its annual sales rose 4 percent, "
    "and its shares gained 12 cents. The company expects the market to grow in coming years.",
    "a race": "The champion swam the fastest heat of the morning and is favourite for the "
    "gold medal. Her team mate missed the title race by two seconds after a slow finish.",
}
DIPLOMACY = {
    "talks": "The foreign ministers of Norway and Peru will meet in Oslo next week.",
    "a demand": "The opposition called on the government to hold elections by June.",
    "war": "Rebels attacked an army post at dawn and killed nine soldiers, the military said.",
    "a minister": "The minister said the army would stay out of politics.",
    "a visit": "President Maria Lund arrived here on a two-day official visit.",
    "a promise": "Kenya promised to open its border to aid convoys.",
    "a sanction": "Sanctions on the junta will remain until it frees the prisoners.",
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_reports_of_other_things_are_set_aside(kind: str) -> None:
    assert glance.sets_aside(ELSEWHERE[kind])


@pytest.mark.parametrize("kind", DIPLOMACY)
def test_diplomacy_is_read(kind: str) -> None:
    assert not glance.sets_aside(DIPLOMACY[kind])


@pytest.mark.parametrize("text", ["", "Zebra zebra.", "The bridge at Loe was painted."])
def test_what_nothing_speaks_for_or_against_is_read(text: str) -> None:
    assert not glance.sets_aside(text)


def test_one_sentence_of_two_parties_dealings_is_reason_to_read() -> None:
    roundup = f"{ELSEWHERE['markets']} {ELSEWHERE['sport']}"
    assert glance.sets_aside(roundup)
    for told in (
        "Iraq and Turkey signed an agreement on water.",
        "The United States urged North Korea to return to talks.",
    ):
        assert not glance.sets_aside(f"{roundup} {told}")
    assert glance.sets_aside(f"{roundup} Iraq and Turkey are rich in water.")
    assert glance.sets_aside(f"{roundup} The two boards signed an agreement.")


def test_an_agency_is_no_party_to_what_it_reports() -> None:
    dealings = "Xinhua reported the firm's talks on a deal in Peru."
    assert glance.sets_aside(f"{ELSEWHERE['a company']} {dealings}")


def test_the_table_has_general_words_alone() -> None:
    words = glance.signs().weights
    assert all(word.isascii() and word.islower() for word in words)
    named = [word for word in words if lexicon().find([word.capitalize()])]
    assert named == [], "names would tie the look to the parties of its examples"


def test_the_look_is_at_the_text_alone() -> None:
    look = glance.FirstLook()
    for text in (ELSEWHERE["sport"], DIPLOMACY["talks"]):
        given = a_report(text, source="Meridian Wire", name="r1"), a_report(text, "1999-01-01")
        assert {look.sets_aside(report) for report in given} == {glance.sets_aside(text)}
    assert look.version == glance.FirstLook().version


def test_a_look_costs_little() -> None:
    """A tenth of a millisecond is usual; a hundred times that would be felt."""
    text = " ".join([*ELSEWHERE.values(), *DIPLOMACY.values()])
    glance.sets_aside(text)
    begun = time.process_time()
    for _ in range(50):
        glance.sets_aside(text)
    assert (time.process_time() - begun) / 50 < 0.02


@pytest.mark.shared
@needs_shared
def test_a_fifth_of_a_mixed_wire_is_set_aside() -> None:
    lines = (SHARED / "corpora" / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    aside = [glance.sets_aside(json.loads(line)["text"]) for line in lines]
    assert sum(aside) > 0.2 * len(aside)
