"""Whom a source names: what only describes it, and the last who spoke."""

from datetime import date

import pytest

from communique.language.attribution import find_attributions
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
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
    text = (
        "Ghanaian Foreign Minister Kofi Mensah said the road was open. Mensah and Peruvian Foreign "
        "Minister Luis Quispe met in Oslo. He said the talks would go on."
    )
    assert [s.speaker for s in said(text)][-1] == "Kofi Mensah"
