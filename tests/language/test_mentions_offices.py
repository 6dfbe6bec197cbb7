"""Who is shown in which office, each title once with all its places."""

from datetime import date

from communique.language.mentions import find_cast
from communique.language.offices import find_offices
from communique.language.parsing import parse
from communique.model.findings import OfficeHeld
from communique.model.report import Report


def offices(text: str) -> tuple[OfficeHeld, ...]:
    document = parse(Report(published=date(2012, 6, 1), text=text))
    found = find_offices(document, find_cast(document))
    for office in found:
        assert office.evidence
        assert all(passage.is_in(text) for passage in office.evidence)
    return found


def test_a_title_before_the_name_and_one_behind_it() -> None:
    found = offices(
        "Norwegian Foreign Minister Astrid Holm met Pavel Orlov, "
        "the Russian defence minister, in Oslo."
    )
    assert [(o.person, o.title, o.party) for o in found] == [
        ("Astrid Holm", "Norwegian Foreign Minister", "NOR"),
        ("Pavel Orlov", "the Russian defence minister", "RUS"),
    ]


def test_one_title_told_twice_is_one_entry_with_both_places() -> None:
    (found,) = offices(
        "UN envoy Marta Lindqvist spoke first. Later UN envoy Marta Lindqvist left for Geneva."
    )
    assert [p.words for p in found.evidence] == ["UN envoy Marta Lindqvist"] * 2


def test_two_offices_of_one_person_are_two_entries() -> None:
    found = offices(
        "Danish trade minister Lars Friis spoke. "
        "Lars Friis, the Danish delegate to the forum, left."
    )
    assert [o.title for o in found] == ["Danish trade minister", "the Danish delegate to the forum"]


def test_doctors_and_former_ministers_hold_no_office() -> None:
    assert not offices(
        "Hugh Marlow, a doctor, said it was late. Former French minister Henri Lacombe agreed."
    )


def test_an_office_whose_body_is_only_implied_is_entered_without_it() -> None:
    text = "Zambia votes on Sunday. President Joseph Banda said the vote would be fair."
    (found,) = offices(text)
    assert (found.person, found.title, found.party) == ("Joseph Banda", "President", None)
