"""Whom words name: by construction, then what holds for every cast."""

import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.model.report import Report


class Case(NamedTuple):
    """One construction: in `text`, `words` name `name`, who speaks for `party`."""

    construction: str
    text: str
    words: str
    name: str
    party: str | None = None
    role: str | None = None


TABLE = Path(__file__).with_name("mentions_cases.toml").read_text(encoding="utf-8")
CASES = tuple(Case(**case) for case in tomllib.loads(TABLE)["case"])

DAY = date(2012, 6, 1)


def read(text: str, day: date = DAY) -> tuple[Document, Cast]:
    document = parse(Report(published=day, text=text))
    return document, find_cast(document)


def test_every_construction_has_a_name_of_its_own() -> None:
    names = [case.construction for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.construction)
def test_words_name(case: Case) -> None:
    _, cast = read(case.text)
    at = case.text.rfind(case.words)
    mention = cast.at((at, at + len(case.words)))
    assert mention is not None
    assert mention.referent.name == case.name
    assert mention.referent.party == case.party
    if case.role is not None:
        assert mention.referent.role == case.role


NOT_ACTORS = (
    ("in a capital", "The two met in Nairobi on Monday.", "Nairobi"),
    ("a dateline", "MOSCOW: The talks went on all night.", "MOSCOW"),
    ("in a state", "Fighting went on in Chad on Monday.", "Chad"),
    ("a journey to a capital", "The minister flew to Cairo on Monday.", "Cairo"),
    ("a district of a capital", "Shots were heard in the suburbs of Damascus.", "Damascus"),
)


@pytest.mark.parametrize("case", NOT_ACTORS, ids=lambda case: case[0])
def test_a_place_speaks_for_nobody(case: tuple[str, str, str]) -> None:
    _, text, words = case
    _, cast = read(text)
    at = text.find(words)
    places = list(cast.within((at, at + len(words))))
    assert all(m.kind is MentionKind.PLACE for m in places)
    assert cast.parties((at, at + len(words))) == ()


def test_a_surname_is_no_state() -> None:
    _, cast = read("British minister Michael Jordan said it was raining.")
    assert {m.referent.party for m in cast.mentions} == {"GBR"}


def test_a_sea_is_no_state() -> None:
    _, cast = read("Ships crossed the South China Sea and the Niger Delta.")
    assert not cast.mentions


def test_two_persons_of_one_surname_stay_undecided() -> None:
    text = "Bill Harper and Jane Harper came to Oslo. Harper said the talks were useful."
    _, cast = read(text)
    at = text.rfind("Harper")
    mention = cast.at((at, at + 6))
    assert mention is not None
    assert mention.referent.party is None
    assert mention.referent.candidates == ("Bill Harper", "Jane Harper")


def test_the_form_of_address_tells_namesakes_apart() -> None:
    text = "Mr Bill Harper and Mrs Jane Harper came to Oslo. Mrs Harper said the talks were useful."
    _, cast = read(text)
    at = text.rfind("Mrs Harper")
    mention = cast.at((at, at + 10))
    assert mention is not None
    assert mention.referent.name == "Jane Harper"


def test_a_name_of_two_states_stays_undecided_unless_the_report_tells() -> None:
    _, cast = read("Congo rejected the report.")
    assert cast.mentions[0].referent.candidates == ("COD", "COG")
    _, cast = read("Kinshasa was angry. Congo rejected the report.")
    assert {m.referent.party for m in cast.mentions} == {"COD"}


def test_two_heads_of_state_without_their_states_are_not_guessed() -> None:
    text = "Peru and Chile met. Ana Solis spoke. Rosa Pinto spoke. Solis left. Pinto stayed."
    _, cast = read(text)
    persons = [m for m in cast.mentions if m.kind is MentionKind.PERSON]
    assert persons
    assert {m.referent.party for m in persons} == {None}


def test_a_faction_goes_by_the_state_that_the_report_is_about() -> None:
    _, cast = read("India votes in May. The Congress said it would win.")
    assert "Indian National Congress" in {m.referent.party for m in cast.mentions}
    _, cast = read("American voters are angry. The Congress said it would act.")
    assert "US Congress" in {m.referent.party for m in cast.mentions}


def test_a_name_means_what_it_meant_on_the_day() -> None:
    _, before = read("Yugoslavia rejected the plan.", date(1991, 6, 1))
    _, after = read("Yugoslavia rejected the plan.", date(1999, 6, 1))
    assert before.mentions[0].referent.party == "Yugoslavia"
    assert after.mentions[0].referent.party == "SRB"


WORDS = st.sampled_from(
    [
        "Norwegian",
        "Foreign",
        "Minister",
        "Astrid",
        "Holm",
        "said",
        ",",
        "the",
        "Taliban",
        '"',
        "he",
        "Moscow",
        "\n\n",
        "U.S.",
        "of",
        "for",
        "President",
        "Mr",
        "officials",
        "(",
        ")",
        "P5+1",
        "-",
        "who",
        "is",
        "Iran",
        "'s",
        ".",
        "it",
        "🙂",
        "é",
        "former",
        "and",
        "in",
        "Kabul",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_mentions_lie_in_the_text_and_on_its_words(words: list[str]) -> None:
    document, cast = read(" ".join(words))
    starts = {t.idx for t in document.parse}
    ends = {t.idx + len(t) for t in document.parse}
    for mention in cast.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(document.text)
        assert mention.span.start in starts
        assert mention.span.end in ends
        assert mention.span.start <= document.parse[mention.head].idx < mention.span.end
    assert list(cast.mentions) == sorted(cast.mentions, key=lambda m: (m.span.start, -m.span.end))
    assert find_cast(document) == cast


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_undecided_words_name_sorted_candidates_and_no_party(words: list[str]) -> None:
    _, cast = read(" ".join(words))
    for mention in cast.mentions:
        if mention.referent.candidates:
            assert list(mention.referent.candidates) == sorted(set(mention.referent.candidates))
            assert mention.referent.party is None


def party_of(text: str, words: str) -> str | None:
    _, cast = read(text)
    at = text.rfind(words)
    mention = cast.at((at, at + len(words)))
    assert mention is not None
    return mention.referent.party


def test_a_surname_s_form_chooses_between_states_that_the_report_names() -> None:
    text = "Armenia and Finland met. Aram Petrosyan spoke. Petrosyan was brief."
    assert party_of(text, "Petrosyan") == "ARM"


def test_the_news_is_that_of_the_first_sentence_s_subject() -> None:
    text = (
        "Peru dismissed a report that it would sign a pact with Chile. "
        '"We told Chile of our interests," Foreign Minister Ana Solis said.'
    )
    assert party_of(text, "Ana Solis") == "PER"


def test_the_official_is_the_one_told_before() -> None:
    text = "A senior Danish official spoke in Lima. Peru listened. The official said no more."
    assert party_of(text, "The official") == "DNK"


def test_a_short_surname_is_the_person_s() -> None:
    text = "Chinese envoy Wu Ming spoke. Wu said the talks were useful."
    assert party_of(text, "Wu") == "CHN"


def test_a_pronoun_is_no_surname() -> None:
    text = "He Shijing is from Kunming. Kofi Mensah opened the port. He also praised Ghana."
    document = parse(Report(published=date(2018, 5, 8), text=text))
    mention = find_cast(document).at((text.index("He also"), text.index("He also") + 2))
    assert mention is not None
    assert mention.referent.name == "Kofi Mensah"
