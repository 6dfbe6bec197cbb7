"""Whose position some words tell, where the words name several, or nobody that is known."""

from datetime import date

import pytest

from communique.language.attribution import find_attributions
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions.holder import Holding, holding_of
from communique.language.statements import find_statements
from communique.language.times import find_times
from communique.model.report import Report


def held(text: str, words: str) -> Holding:
    """Who holds what the words of a report tell, by rules alone."""
    document = parse(Report(published=date(2022, 6, 3), text=text))
    cast, times = find_cast(document), find_times(document)
    statements = find_statements(document, find_attributions(document), cast, times)
    start = text.index(words)
    return holding_of(document, (start, start + len(words)), cast, statements)


def whole(text: str) -> tuple[str, ...]:
    return held(text, text.removesuffix(".")).parties


def test_officials_of_two_states_hold_it_both() -> None:
    assert whole("French and German officials rejected the plan.") == ("FRA", "DEU")


def test_those_whom_a_list_names_hold_it_all() -> None:
    found = whole("Six countries, including Chad, Mali and Niger, opposed the resolution.")
    assert found == ("TCD", "MLI", "NER")


@pytest.mark.parametrize("beside", ["allies", "critics", "neighbours"])
def test_those_beside_a_party_are_not_the_party(beside: str) -> None:
    assert "FRA" not in whole(f"French {beside} opposed the plan.")


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Several Italian politicians opposed the plan.", "Italian politicians"),
        ("Chad's main religious parties opposed the plan.", "Chadian religious parties"),
        ("Demonstrators in Mali opposed the plan.", "Malian demonstrators"),
        ("The Italian government opposed the plan.", "ITA"),
    ],
)
def test_people_who_take_a_stand_of_their_own_are_not_their_state(
    sentence: str, holder: str
) -> None:
    assert whole(sentence) == (holder,)


def test_who_is_praised_does_not_praise() -> None:
    assert whole("Kenya was praised at home.") == ()
    assert whole("Kenya was praised by Uganda.") == ("UGA",)


def test_in_a_speaker_s_words_another_may_stand_by_a_verb_with_its_particle() -> None:
    text = "Kenya's foreign minister said that Uganda had called on Chad to withdraw its troops."
    assert held(text, "Uganda had called on Chad to withdraw its troops").parties == ("UGA",)


def test_two_countries_are_the_two_that_were_spoken_of_and_not_the_last_named() -> None:
    text = (
        "France and Germany met on Monday. France thanked Germany for its help on Mali. "
        "The two countries support a ceasefire."
    )
    assert set(held(text, "The two countries support a ceasefire").parties) == {"FRA", "DEU"}


FOUR = (
    "Chad, Mali, Niger and Kenya met rebels from Sudan in Ghana on Monday. Togo was not there. "
    "The four countries urged Sudan to sign. They left at once. The four powers said on Tuesday "
    "that they opposed a boycott of Benin."
)


@pytest.mark.parametrize(
    "words", ["The four countries urged Sudan to sign", "they opposed a boycott of Benin"]
)
def test_four_countries_are_the_four_that_were_listed(words: str) -> None:
    assert set(held(FOUR, words).parties) == {"TCD", "MLI", "NER", "KEN"}


def test_a_preposition_before_the_noun_hides_nobody() -> None:
    text = "The vote went ahead despite opposition from Chad."
    assert held(text, "despite opposition from Chad").parties == ("TCD",)


def test_a_name_of_no_party_gives_its_stance_to_nobody_near() -> None:
    text = "Chad signed the plan on Monday.\n\nTillman Osborne opposed it."
    assert held(text, "Tillman Osborne opposed it").parties == ()


def test_the_way_says_whether_the_words_name_the_holder() -> None:
    text = "Chad opposed the plan. Its neighbours were relieved at the delay."
    assert held(text, "Chad opposed the plan").way == "told in the reporter's words"
    assert "told" not in held(text, "relieved at the delay").way
