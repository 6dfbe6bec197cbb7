"""Which words name a party: longest match, capitals, days, shadows."""

import itertools
from datetime import date

import pytest

from communique.world.lexicon import Entry, Lexicon, Naming, fold
from communique.world.parties import lexicon

DAY = date(2012, 6, 1)


def named(text: str, day: date = DAY) -> list[tuple[str, tuple[str, ...], Naming]]:
    words = text.split()
    return [
        (" ".join(words[s.first : s.last]), s.parties, s.entries[0].naming)
        for s in lexicon().find(words, day)
    ]


@pytest.mark.parametrize(
    ("text", "words", "party", "naming"),
    [
        ("talks with Iran", "Iran", "IRN", Naming.NAME),
        ("an Iranian official", "Iranian", "IRN", Naming.DEMONYM),
        ("the Iranians left", "Iranians", "IRN", Naming.PEOPLE),
        ("Tehran refused", "Tehran", "IRN", Naming.CAPITAL),
        ("the Kremlin refused", "Kremlin", "RUS", Naming.METONYM),
        ("the State department refused", "State department", "USA", Naming.METONYM),
        ("the European Commission refused", "European Commission", "European Union", Naming.ORGAN),
        ("KCNA reported", "KCNA", "PRK", Naming.AGENCY),
        ("the UN Security Council met", "UN Security Council", "UN Security Council", Naming.NAME),
        ("the P5 + 1 met", "P5 + 1", "P5+1", Naming.NAME),
        ("the Troika - plus met", "Troika - plus", "Troika-plus", Naming.NAME),
        ("MOSCOW ( AFP )", "MOSCOW", "RUS", Naming.CAPITAL),
        ("the French left", "the French", "FRA", Naming.PEOPLE),
    ],
)
def test_a_party_is_named(text: str, words: str, party: str, naming: Naming) -> None:
    assert named(text) == [(words, (party,), naming)]


@pytest.mark.parametrize(
    "text",
    [
        "tell us what happened",
        "a turkey and some china",
        "the South China Sea",
        "the Niger Delta",
        "the Washington Post",
        "the Minsk agreements",
        "who said so",
    ],
)
def test_no_party_is_named(text: str) -> None:
    assert named(text) == []


def test_one_name_of_two_parties_gives_both() -> None:
    assert named("Congo refused") == [("Congo", ("COD", "COG"), Naming.NAME)]


def test_a_capital_stands_for_the_state_of_its_day() -> None:
    moscow = {e.party for e in lexicon().named("Moscow", date(1991, 1, 1))}
    assert moscow == {"RUS", "Soviet Union"}
    assert {e.party for e in lexicon().named("Moscow", date(1992, 1, 1))} == {"RUS"}


def test_the_longest_name_wins_and_sightings_do_not_overlap() -> None:
    words = ["Palestinian", "Islamic", "Jihad", "and", "the", "Palestinian", "Authority", "met"]
    found = lexicon().find(words, DAY)
    assert [s.party for s in found] == ["Islamic Jihad", "PSE"]
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))


def test_accents_and_quotation_marks_do_not_matter() -> None:
    assert fold("Élysée") == fold("Elysee")
    assert named("the Côte d’Ivoire")[0][1] == ("CIV",)


def test_order_of_entries_does_not_matter() -> None:
    entries = [
        Entry(words="Foo", party="A", naming=Naming.NAME),
        Entry(words="Foo", party="B", naming=Naming.NAME),
    ]
    forwards, backwards = Lexicon(entries), Lexicon(reversed(entries))
    assert forwards.find(["Foo"])[0].parties == backwards.find(["Foo"])[0].parties == ("A", "B")
