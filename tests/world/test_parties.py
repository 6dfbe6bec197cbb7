"""Who exists: ids, names by the day, governments and rivals."""

import re
from datetime import date

import pytest

from communique.model.parties import PartyKind
from communique.world import tables
from communique.world.constitutions import can_have
from communique.world.parties import (
    demonym,
    is_state,
    known,
    known_ids,
    lexicon,
    name_on,
    party,
    party_id,
    state_of,
)
from communique.world.surnames import states_of


def test_a_government_falls_on_its_day() -> None:
    afghanistan = party("AFG")
    assert afghanistan is not None
    assert afghanistan.government_on(date(2021, 8, 15)) == "Islamic Republic of Afghanistan"
    assert afghanistan.government_on(date(2021, 8, 16)) == "Islamic Emirate of Afghanistan"
    assert afghanistan.name_on(date(2021, 8, 15)) == afghanistan.name_on(date(2021, 8, 16))


def test_a_rival_governs_beside_the_government_for_its_time() -> None:
    libya = party("LBY")
    assert libya is not None
    rival = next(r for r in libya.rivals if r.name == "National Transitional Council")
    assert rival.holds_on(date(2011, 5, 1))
    assert not rival.holds_on(date(2012, 5, 1))
    assert libya.government_on(date(2011, 5, 1)) == "Libyan Arab Jamahiriya"


@pytest.mark.parametrize(
    ("id_", "day", "name"),
    [
        ("COD", date(1997, 5, 16), "Zaire"),
        ("COD", date(1997, 5, 17), "Democratic Republic of the Congo"),
        ("MKD", date(2019, 2, 11), "Macedonia"),
        ("MKD", date(2019, 2, 12), "North Macedonia"),
        ("SRB", date(1999, 3, 24), "Federal Republic of Yugoslavia"),
        ("SRB", date(2006, 6, 5), "Serbia"),
        ("TUR", date(2021, 3, 12), "Turkey"),
        ("Soviet Union", date(1991, 6, 1), "Soviet Union"),
        ("a body nobody listed", date(2001, 1, 1), "a body nobody listed"),
    ],
)
def test_name_on_the_day(id_: str, day: date, name: str) -> None:
    assert name_on(id_, day) == name


def test_every_state_with_a_code_is_one_of_iso_3166() -> None:
    official = set(tables.read_table("official_names"))
    coded = set(tables.read_table("states"))
    assert coded <= official
    assert len(coded) >= 195


def test_ids_are_unique_across_the_lists_and_sorted() -> None:
    ids = [id_ for id_, _, row in tables.rows() if "party" not in row]
    assert len(ids) == len(set(ids))
    assert list(known_ids()) == sorted(ids)
    assert len(ids) > 500


def test_every_party_is_found_by_its_own_name_or_code() -> None:
    for id_ in known_ids():
        assert party_id(id_) == id_
        found = party(id_)
        assert found is not None
        assert found.names[0].name


def test_dates_of_names_and_governments_are_in_order() -> None:
    for found in known().values():
        for listed in (found.names, found.governments, found.rivals):
            for each in listed:
                assert each.since is None or each.until is None or each.since <= each.until


def test_governments_of_a_state_do_not_overlap() -> None:
    for found in known().values():
        for before, after in zip(found.governments, found.governments[1:], strict=False):
            assert before.until is not None
            assert after.since is not None
            assert before.until <= after.since, found.id


def test_a_faction_stands_in_the_politics_of_a_known_state() -> None:
    for id_, kind, row in tables.rows():
        if kind is PartyKind.FACTION:
            assert is_state(row["of"]), id_
    assert state_of("US Congress") == "USA"
    assert state_of("RUS") is None


def test_adjective_of_a_state() -> None:
    assert demonym("IRN") == "Iranian"
    assert demonym("NATO") is None


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Russia", "RUS"),
        ("rus", "RUS"),
        ("the Kremlin", "RUS"),
        ("the Taliban", "Taliban"),
        ("Burma", "MMR"),
        ("EU", "European Union"),
        ("Congo", "Congo"),
        ("the moon", "the moon"),
    ],
)
def test_what_a_person_asks_for(words: str, id_: str) -> None:
    assert party_id(words) == id_


@pytest.mark.parametrize(
    ("state", "title", "possible"),
    [
        ("USA", "prime minister", False),
        ("JPN", "prime minister", True),
        ("JPN", "president", False),
        ("DEU", "chancellor", True),
        ("FRA", "chancellor", False),
        ("USA", "foreign minister", False),
        ("JOR", "king", True),
        ("FRA", "interior minister", True),
    ],
)
def test_offices_follow_the_form_of_government(state: str, title: str, possible: bool) -> None:
    assert can_have(state, title) is possible


def test_the_lists_hold_plain_printable_names() -> None:
    entries = lexicon()
    assert entries.named("Côte d'Ivoire")[0].party == "CIV"
    for id_ in known_ids():
        assert not re.search(r"\s\s|[\x00-\x1f]", id_)


def test_the_form_of_a_surname_tells_where_it_is_at_home() -> None:
    assert "GEO" in states_of("Nino Beridze")
    assert states_of("Omar al-Hadi") >= {"IRQ", "EGY"}
    assert states_of("Ann Field") == frozenset()
