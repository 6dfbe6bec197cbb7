"""Whom a source names: what only describes it, and the last who spoke."""

from datetime import date

import pytest

from communique.language.attribution import find_attributions
from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
from communique.model.evidence import Span
from communique.model.findings import Manner, Statement
from communique.model.report import Report


def said(text: str) -> tuple[Statement, ...]:
    document = parse(Report(published=date(2012, 6, 1), text=text))
    return find_statements(document, find_attributions(document), find_cast(document), ())


@pytest.mark.parametrize(
    ("text", "speaker", "party"),
    [
        (
            "The Peruvian Commerce Department said that the port was open.",
            "Peruvian Commerce Department",
            "PER",
        ),
        ("Peruvian newspapers said that the port was open.", "Peruvian newspapers", None),
        ("Peruvian figures showed that the port was open.", "Peruvian figures", "PER"),
        ("Peru said that the port was open.", "Peru", "PER"),
        ("Peru's Gaceta Nueva said that the port was open.", "Peru's Gaceta Nueva", None),
        ("The Daily Post said that the port was open.", "Daily Post", None),
    ],
)
def test_a_name_that_only_describes_the_source(text: str, speaker: str, party: str | None) -> None:
    (statement,) = said(text)
    assert (statement.speaker, statement.party) == (speaker, party)


def test_of_two_whom_a_pronoun_may_mean_the_last_who_spoke() -> None:
    text = "Mensah said the road was open. He said the talks would go on."
    document = parse(Report(published=date(2012, 6, 1), text=text))
    both = ("Kofi Mensah", "Luis Quispe")
    cast = Cast(
        (
            _mention(0, "Mensah", 0, Referent(name=both[0], party="GHA", person=True)),
            _mention(text.index("He "), "He", 7, Referent(name="He", candidates=both)),
        )
    )
    found = find_statements(document, find_attributions(document), cast, ())
    assert [(s.speaker, s.party) for s in found] == [("Kofi Mensah", "GHA")] * 2


def _mention(at: int, words: str, head: int, referent: Referent) -> Mention:
    kind = MentionKind.PRONOUN if words == "He" else MentionKind.PERSON
    return Mention(span=Span(at, at + len(words)), head=head, kind=kind, referent=referent)


def test_nobody_calls_himself_by_his_name() -> None:
    found = said(
        "Kofi Mensah said the port was open. Luis Quispe opened it and spoke to the press. "
        "Quispe had built the port well, he said."
    )
    assert [s.speaker for s in found] == ["Kofi Mensah", "Kofi Mensah"]


def test_a_claim_beside_a_clause_is_not_its_subject_s() -> None:
    assert said("Police arrested two men on Monday amid claims that the vote was rigged.") == ()
    (statement,) = said("Peru made the claim that the vote was rigged.")
    assert statement.speaker == "Peru"


def test_what_is_noted_is_said() -> None:
    (statement,) = said("Kofi Mensah noted that the port was open.")
    assert statement.manner is Manner.SAID


def test_it_before_a_clause_is_nobody() -> None:
    assert [
        s.speaker for s in said("Sudan shut the road. It is estimated that 300 people left.")
    ] == []
    assert [s.speaker for s in said("Sudan shut the road. It said that 300 people left.")] == [
        "Sudan"
    ]
