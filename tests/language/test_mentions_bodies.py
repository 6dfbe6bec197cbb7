"""For whom people speak: parties beneath a state, companies, parliaments, oppositions."""

from datetime import date

import pytest

from communique.language.cast import MentionKind
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.model.report import Report
from communique.world.parties import parliament_of


def party_of(text: str, words: str) -> str | None:
    document = parse(Report(published=date(2018, 5, 8), text=text))
    start = text.index(words)
    mention = find_cast(document).at((start, start + len(words)))
    assert mention is not None
    assert mention.kind is not MentionKind.PLACE
    return mention.referent.party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya will pay 15,000 US dollars for the ship.", "US"),
        ("Kenya wants ships from a former Soviet republic.", "Soviet"),
        ("Kenya wants ships from the ex-Soviet republics.", "Soviet"),
    ],
)
def test_money_and_the_past_name_no_party(text: str, words: str) -> None:
    document = parse(Report(published=date(2018, 5, 8), text=text))
    start = text.index(words)
    inside = [m for m in find_cast(document).mentions if m.span.start <= start < m.span.end]
    assert [m.referent.party for m in inside if m.referent.party] == []


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # whose a party is does not belong to its name, and who leads it does not lead the state
        (
            "The leader of Chad's Liberty Reform Front met the Kenyan president on Friday.",
            "The leader",
            "Liberty Reform Front",
        ),
        # a movement is led from abroad as well, a state is not
        ("The exiled leader of Hamas arrived in Doha on Monday.", "The exiled leader", "Hamas"),
        ("The exiled leader of Chad arrived in Doha on Monday.", "The exiled leader", None),
        # companies, which the parser takes for towns and people
        (
            "A meeting took place between Lukara chairman Ivan Petrov and the Kenyan minister.",
            "Ivan Petrov",
            "Lukara",
        ),
        (
            "A meeting took place between Zantov chairman Ivan Petrov and the Kenyan minister.",
            "Ivan Petrov",
            "Zantov",
        ),
        # theirs
        ("Kenya is calm. The Taliban were angry. Their spokesman left.", "Their spokes", "Taliban"),
        # offices that one state has, and that many have
        ("Ghana was told. A State Department spokesman said so.", "A State Depart", "USA"),
        ("Ghana was told. The attorney general said so in Ghana.", "The attorney", "GHA"),
        # people of a continent speak for no state where they meet
        ("The Chinese president met African officials in Oslo.", "African officials", None),
        ("The Kenyan president met officials in Oslo.", "officials", "NOR"),
        ("He met US congressmen on Monday.", "US congressmen", "US Congress"),
        ("He met Iranian lawmakers on Monday.", "Iranian lawmakers", "Iranian parliament"),
        (
            "The Kenyan president said the vote was fair. But opposition leaders met on Sunday, "
            "and the Kenyan government refused.",
            "opposition leaders",
            "Kenyan opposition",
        ),
    ],
)
def test_for_whom_they_speak(text: str, words: str, party: str | None) -> None:
    assert party_of(text, words) == party


def test_a_parliament_has_its_own_name_or_that_of_its_people() -> None:
    assert parliament_of("USA") == "US Congress"
    assert parliament_of("KEN") == "Kenyan parliament"


def test_a_people_and_a_front_joined_by_and_are_two() -> None:
    text = "The envoy will meet Chadian and Reform Front leaders on Monday."
    document = parse(Report(published=date(2018, 5, 8), text=text))
    named = {m.referent.party for m in find_cast(document).mentions}
    assert "Reform Front" in named
    assert "Chadian and Reform Front" not in named


def test_a_name_goes_over_two_particles() -> None:
    text = "They met Oryx chief executive officer Juma van der Berg in Nairobi on Friday."
    document = parse(Report(published=date(2018, 5, 8), text=text))
    people = [m.referent for m in find_cast(document).mentions if m.referent.person]
    assert [(person.name, person.party) for person in people] == [("Juma van der Berg", "Oryx")]


@pytest.mark.parametrize(
    "words",
    [
        "The leader of the Palestinian Islamic Resistance Movement arrived in Cairo on Monday.",
        "The leader of the Popular Resistance Movement (Hamas) arrived in Cairo on Monday.",
    ],
)
def test_a_listed_body_is_known_behind_its_people_and_by_what_stands_in_brackets(
    words: str,
) -> None:
    document = parse(Report(published=date(2018, 5, 8), text=words))
    named = {m.referent.party for m in find_cast(document).mentions}
    assert named == {"Hamas", "EGY"}


@pytest.mark.parametrize("behind", ["(Hamas's ally)", "(SLM)", "and Hamas"])
def test_a_body_is_its_own_where_the_brackets_do_not_name_it(behind: str) -> None:
    words = f"The leader of the Popular Reform Movement {behind} arrived in Cairo on Monday."
    document = parse(Report(published=date(2018, 5, 8), text=words))
    named = {m.referent.party for m in find_cast(document).mentions}
    assert "Popular Reform Movement" in named
