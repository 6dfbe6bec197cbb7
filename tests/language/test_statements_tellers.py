"""Whom a source names: what only describes it, and the last who spoke."""

from datetime import date

import pytest

from communique.language.attribution import find_attributions
from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
from communique.model.evidence import Span
from communique.model.findings import Statement
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
