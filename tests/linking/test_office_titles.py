"""Which titles are one office, and which names may be one person's."""

from datetime import date

import pytest

from communique.linking.office_titles import OfficeTitle, office_title
from communique.linking.person_index import Persons
from communique.linking.person_names import are_one, may_be_one, person_name

DAY = date(2010, 5, 1)


def _title(words: str, party: str | None) -> OfficeTitle:
    return office_title(words, party, DAY)


@pytest.mark.parametrize(
    ("left", "right", "party"),
    [
        ("the new Norwegian president", "President of Norway", "NOR"),
        ("Kenya's hawkish ambassador to Nato", "the ambassador to NATO", "KEN"),
        ("Foreign Ministry spokesman", "spokeswoman for the Chilean foreign ministry", "CHL"),
        ("PM", "the Danish prime minister", "DNK"),
        ("Minister of Foreign Affairs", "foreign minister", "PER"),
        ("Defense Secretary", "the US defence secretary", "USA"),
    ],
)
def test_one_office_in_other_words(left: str, right: str, party: str) -> None:
    assert _title(left, party) == _title(right, party)
    assert _title(left, party).is_office


@pytest.mark.parametrize(
    ("left", "right", "party"),
    [
        ("president", "vice-president", "NOR"),
        ("foreign minister", "deputy foreign minister", "NOR"),
        ("president of the European Commission", "president of the EU Council", "European Union"),
        ("president of Gassco", "president", "NOR"),
        ("ambassador to Chile", "ambassador to Peru", "NOR"),
    ],
)
def test_two_offices(left: str, right: str, party: str) -> None:
    assert _title(left, party) != _title(right, party)


@pytest.mark.parametrize(
    "words",
    [
        "a veteran politician",
        "Norwegian counterpart",
        "the former president",
        "president-elect",
        "ex-foreign minister",
        "director of Oslo's Institute for Trade",
        "a native Norwegian speaker",
    ],
)
def test_what_is_no_office_or_none_of_its_time(words: str) -> None:
    assert not _title(words, "NOR").is_office


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("president", True),
        ("foreign minister", True),
        ("US secretary of state", True),
        ("vice-president", False),
        ("deputy foreign minister", False),
        ("minister", False),
        ("minister of state", False),
        ("spokesman", False),
        ("Kandahar governor", False),
    ],
)
def test_offices_that_one_holds_at_a_time(words: str, *, alone: bool) -> None:
    assert _title(words, "USA").alone is alone


def test_a_loose_title_fits_many_offices() -> None:
    assert _title("the Norwegian leader", "NOR").is_loose
    assert not _title("the Norwegian opposition leader", "NOR").is_loose


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mikhail Petrov", "Mikheil Petrov"),
        ("Sergey V. Petrov", "Sergei Petrov"),
        ("J. Larsen", "Jens Larsen"),
        ("President Larsen", "Jens Larsen"),
        ("José Prado", "Jose Prado"),
        ("Saud al-Hakim", "Saud Hakim"),
        ("Wang Baolin", "Mr Wang"),
        ("Lee Sang-jin", "Lee"),
    ],
)
def test_names_that_may_be_one_persons(left: str, right: str) -> None:
    one, two = person_name(left), person_name(right)
    assert one is not None
    assert two is not None
    assert may_be_one(one, two)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jens Larsen", "Jan Larsen"),
        ("Jens A. Larsen", "Jens B. Larsen"),
        ("Jens Larsen", "Jens Larssen"),
        ("Wang Baolin", "Chen Baolin"),
        ("Robert Lee", "Robert"),
    ],
)
def test_names_of_two_persons(left: str, right: str) -> None:
    one, two = person_name(left), person_name(right)
    assert one is not None
    assert two is not None
    assert not may_be_one(one, two)


def test_a_short_name_that_fits_two_makes_them_no_one() -> None:
    names = [person_name(words) for words in ("Jens A. Larsen", "Jens Larsen", "Jens B. Larsen")]
    assert not are_one(name for name in names if name is not None)


@pytest.mark.parametrize("words", ["Norwegian officials", "the Kremlin", "analysts", "", "42"])
def test_no_persons_name(words: str) -> None:
    assert person_name(words) is None


def test_whom_a_family_name_means() -> None:
    near, far = date(2010, 5, 1), date(2003, 5, 1)
    persons = Persons(
        [("Jens Larsen", near), ("Jens Larsen", far), ("Eva Larsen", far), ("Bo Prado", near)], 366
    )
    assert persons.who("Larsen", near) == ("Jens Larsen",)
    assert persons.who("Larsen", far) == ("Eva Larsen", "Jens Larsen")
    assert persons.who("Larsen", date(1990, 1, 1)) == ("Larsen",)
    assert persons.who("Eva Larsen", near) == ("Eva Larsen",)
    assert persons.who("the ministry", near) == ("the ministry",)


def test_who_is_named_far_more_often_is_meant() -> None:
    days = [("Jens Larsen", date(2010, 5, day)) for day in range(1, 10)]
    both = [*days[:3], ("Eva Larsen", DAY)]
    assert Persons(both, 366).who("Larsen", DAY) == ("Jens Larsen",)
    assert Persons(both[1:], 366).who("Larsen", DAY) == ("Eva Larsen", "Jens Larsen")


def test_a_person_is_called_as_most_reports_spell_the_name() -> None:
    told = [("Sergei Petrov", DAY), ("Sergey Petrov", DAY), ("Sergey Petrov", date(2010, 6, 1))]
    persons = Persons(told, 366)
    assert persons.who("Sergei Petrov", DAY) == ("Sergey Petrov",)
    assert persons.who("Petrov", DAY) == ("Sergey Petrov",)


@pytest.mark.parametrize(
    "words", ["an anti-Norwegian leader", "Norway-backed president", "envoy to Norway"]
)
def test_a_party_that_the_title_names_and_that_is_not_the_holders(words: str) -> None:
    assert not _title(words, "NOR").is_office


def test_whoever_is_sent_by_a_party_holds_its_office() -> None:
    assert _title("Norwegian envoy to Norway's neighbours", "NOR").is_office
    assert _title("UN special representative in Kabul", "United Nations").is_office
