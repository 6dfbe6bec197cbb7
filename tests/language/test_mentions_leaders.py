"""Leaders whom a report takes its readers to know: who of them leads which of its states."""

from datetime import date

import pytest

from communique.language.cast import MentionKind
from communique.language.mentions import find_cast
from communique.language.mentions.slips import misspelt
from communique.language.parsing import parse
from communique.model.report import Report


def parties(text: str) -> dict[str, str | None]:
    cast = find_cast(parse(Report(published=date(2012, 6, 1), text=text)))
    return {m.referent.name: m.referent.party for m in cast.mentions if m.referent.person}


def test_the_one_named_most_leads_the_state_left() -> None:
    found = parties(
        "Ghana and Russia signed the pact. Ghana will send a ship, Russia two. Mr Andrei Orlov "
        "came by train. Daniel Whitmore thanked Mr Orlov. Ghana's envoys cheered when Whitmore "
        "spoke, and Whitmore left."
    )
    assert found["Andrei Orlov"] == "RUS"
    assert found["Daniel Whitmore"] == "GHA"


def test_nobody_is_given_what_is_left_over() -> None:
    found = parties(
        "Russian President Andrei Orlov spoke in Moscow. Russia needs rain, and Russia is large. "
        "Daniel Whitmore has a farm there. Whitmore fears for Russia. Ghana sent a ship."
    )
    assert found["Andrei Orlov"] == "RUS"
    assert found["Daniel Whitmore"] is None


def test_two_presidents_do_not_lead_one_state() -> None:
    found = parties(
        "Russia and Ghana signed the pact in Moscow, and Russia will pay. Russia is pleased. "
        "President Daniel Whitmore met Mr Andrei Orlov there. Mr Orlov said that Russia and Ghana "
        "would build the port. Mr Orlov thanked Ghana."
    )
    assert found["Daniel Whitmore"] == "GHA"
    assert found["Andrei Orlov"] == "RUS"


def test_a_president_and_a_prime_minister_may_lead_one_state() -> None:
    found = parties(
        "Russian President Andrei Orlov opened the port. Russia needs it. Prime Minister Viktor "
        "Len said that Russia would build two more."
    )
    assert found["Viktor Len"] == "RUS"


def test_of_two_named_alike_neither_is_guessed() -> None:
    found = parties(
        "Ghana waits for the ship. Daniel Whitmore met Paul Lodge. Whitmore spoke, and Lodge left."
    )
    assert found["Daniel Whitmore"] is None
    assert found["Paul Lodge"] is None


def test_an_office_is_not_that_of_one_whose_surname_is_at_home_elsewhere() -> None:
    found = parties(
        "Russia and Ghana signed the pact. Mr Andrei Orlov spoke first. The Ghanaian president, he "
        "said, was pleased. The Ghanaian president smiled."
    )
    assert found["Andrei Orlov"] != "GHA"


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("Kalandatze", ["Nino Kalandadze"], ["Nino Kalandadze"]),
        ("Chang", ["Peter Chan"], []),
        ("Kalandadze", ["Nino Kalandadze"], []),
        ("Kalandatze", ["Nino Kalandadze", "Ana Kalandadze"], []),
        ("Nino Kalandatze", ["Nino Kalandadze"], []),
        ("Halandadze", ["Nino Kalandadze"], []),
        ("Hansen", ["Per Hansel"], ["Per Hansel"]),
        ("Hansen", ["Per Hanzel"], []),
    ],
)
def test_slips(text: str, names: list[str], meant: list[str]) -> None:
    assert misspelt(text, names) == meant


def on(day: date, text: str) -> dict[str, str | None]:
    cast = find_cast(parse(Report(published=day, text=text)))
    return {m.referent.name: m.referent.party for m in cast.mentions if m.referent.person}


BARE = "The storm hit Ghana. Helmut Kohl said that he was sorry. More rain is due."


def test_whom_a_report_does_not_introduce_the_almanac_does_for_that_day_alone() -> None:
    assert on(date(1995, 3, 1), BARE)["Helmut Kohl"] == "DEU"
    assert on(date(2003, 3, 1), BARE)["Helmut Kohl"] is None


def test_what_a_report_says_of_somebody_goes_before_the_almanac() -> None:
    found = on(date(1995, 3, 1), "Helmut Kohl, the Ghanaian trade minister, said he was sorry.")
    assert found["Helmut Kohl"] == "GHA"


def test_a_family_name_alone_is_a_leader_only_in_a_report_on_that_state() -> None:
    there = "The storm hit Germany. Kohl said that he was sorry."
    elsewhere = "The storm hit Ghana. Kohl said that he was sorry."
    assert on(date(1995, 3, 1), there)["Kohl"] == "DEU"
    assert on(date(1995, 3, 1), elsewhere)["Kohl"] != "DEU"


def test_the_chancellor_is_whom_the_almanac_has_in_that_office() -> None:
    text = "The storm hit Ghana. Helmut Kohl flew to Accra. The chancellor said he was sorry."
    cast = find_cast(parse(Report(published=date(1995, 3, 1), text=text)))
    (office,) = [m for m in cast.mentions if m.kind is MentionKind.OFFICE]
    assert office.referent.name == "Helmut Kohl"
    assert office.referent.role is None


def test_an_opposition_leader_speaks_for_the_party_that_the_almanac_has_her_lead() -> None:
    text = (
        "Burmese opposition leader Aung San Suu Kyi met the envoy. Suu Kyi said talks would go on."
    )
    assert on(date(2010, 4, 7), text)["Aung San Suu Kyi"] == "National League for Democracy"
    other = text.replace("Burmese", "Kenyan")
    assert on(date(2010, 4, 7), other)["Aung San Suu Kyi"] == "Kenyan opposition"
