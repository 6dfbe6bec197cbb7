"""What other reports tell of a speaker, and people's offices, as rows."""

from datetime import date

from communique.dossier import Dossier
from communique.exports.people import PERSON_COLUMNS, person_rows
from communique.exports.rows import statement_row
from communique.model.findings import Statement
from communique.views.people import people
from tests.linking.lessons import speaks, teaches

END = date(2022, 1, 1)


def test_what_is_learned_stands_apart_from_the_reports_own_words() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "envoy", "NOR", name="lesson"),
        speaks("2021-03-05", "Larsen"),
    ]
    dossier = Dossier.of_annotations(read, END)
    (statement,) = (f for f in dossier.findings.values() if isinstance(f, Statement))
    row = statement_row(statement, dossier)
    assert (row["role"], row["party"]) == (None, None)
    learned = {key: value for key, value in row.items() if key.startswith("learned")}
    assert learned == {
        "learned_role": "envoy",
        "learned_party": "NOR",
        "learned_from": ["lesson"],
        "learned_words": ["Jens Larsen, envoy"],
        "learned_between": [],
    }


def test_what_is_left_open_names_both() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "envoy", "NOR"),
        teaches("2021-03-02", "Jens Larsen", "minister", "SWE"),
        speaks("2021-03-05", "Jens Larsen"),
    ]
    dossier = Dossier.of_annotations(read, END)
    (statement,) = (f for f in dossier.findings.values() if isinstance(f, Statement))
    row = statement_row(statement, dossier)
    assert row["learned_between"] == ["Jens Larsen, envoy (NOR)", "Jens Larsen, minister (SWE)"]
    assert (row["learned_party"], row["learned_from"], row["learned_words"]) == (None, [], [])


def test_a_person_has_a_row_an_office_with_what_contradicts_it() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "prime minister", "NOR", name="first"),
        teaches("2021-05-01", "Jens Larsen", "prime minister", "NOR", name="second"),
        teaches("2021-04-01", "Eva Holm", "prime minister", "NOR", name="other"),
        speaks("2021-03-05", "Larsen"),
    ]
    dossier = Dossier.of_annotations(read, END)
    larsen, holm = people(dossier)
    assert (larsen.names, larsen.statements) == (("Jens Larsen", "Larsen"), 1)
    (row,) = person_rows(larsen, dossier)
    assert tuple(row) == PERSON_COLUMNS
    assert row == {
        "name": "Jens Larsen",
        "title": "prime minister",
        "party": "NOR",
        "since": "2021-03-01",
        "until": "2021-05-01",
        "reports": 2,
        "statements": 1,
        "report": "second",
        "words": ["Jens Larsen, prime minister"],
        "contradictions": [
            "second (2021-05-01) shows Jens Larsen, prime minister (NOR); "
            "other (2021-04-01) shows Eva Holm, prime minister (NOR)"
        ],
    }
    assert person_rows(holm, dossier)[0]["contradictions"] == row["contradictions"]


def test_a_name_that_two_persons_bore_at_different_times_is_neither_s_own() -> None:
    read = [
        teaches("2011-03-01", "Jens Larsen", "envoy", "NOR"),
        speaks("2011-03-05", "Larsen"),
        teaches("2021-03-01", "Eva Larsen", "envoy", "DNK"),
        speaks("2021-03-05", "Larsen"),
    ]
    lines = people(Dossier.of_annotations(read, END))
    assert {line.name: (line.names, line.statements) for line in lines} == {
        "Eva Larsen": (("Eva Larsen",), 1),
        "Jens Larsen": (("Jens Larsen",), 1),
    }
