"""Statements: the table beside this file, row by row, then what only a whole report shows."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.language.attribution import find_attributions
from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.document import Document
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
from communique.language.statements.confidence import LEAST
from communique.language.times import find_times
from communique.model.annotation import Attribution, AttributionKind, TimeExpression, TimeKind
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import Manner, Statement
from communique.model.report import Report

DATA = tomllib.loads(Path(__file__).with_name("statements.toml").read_text("utf-8"))
PEOPLE: dict[str, dict[str, Any]] = DATA["cast"]
DAY = date(2019, 6, 14)


def read(text: str) -> Document:
    return parse(Report(published=DAY, text=text))


def cast_of(document: Document) -> Cast:
    found = []
    for words, entry in PEOPLE.items():
        for place in re.finditer(rf"\b{words}\b", document.text):
            tokens = document.words(place.span())
            assert tokens is not None
            fields = {key: value for key, value in entry.items() if key != "kind"}
            kind = MentionKind(entry.get("kind", "person" if entry.get("person") else "party"))
            referent = Referent(**fields)
            span = Span(*place.span())
            found.append(Mention(span=span, head=tokens.root.i, kind=kind, referent=referent))
    return Cast(tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


def statements(
    text: str, times: tuple[TimeExpression, ...] = ()
) -> tuple[Document, tuple[Statement, ...]]:
    document = read(text)
    found = find_statements(document, find_attributions(document), cast_of(document), times)
    return document, found


def shown(statement: Statement) -> dict[str, Any]:
    return {
        "speaker": statement.speaker,
        "role": statement.role or "",
        "party": statement.party or "",
        "addressee": statement.addressee or "",
        "content": [p.words for p in statement.evidence],
        "cue": [p.words for p in statement.cue],
        "manner": statement.manner.value,
        "question": statement.question.words if statement.question else "",
        "confidence": statement.confidence,
    }


@pytest.mark.parametrize("row", DATA["sentence"], ids=lambda row: str(row["construction"]))
def test_stated_as_told(row: dict[str, Any]) -> None:
    _, found = statements(row["text"])
    if "expect" not in row:
        assert found == ()
        return
    assert any(row["expect"].items() <= shown(one).items() for one in found), list(
        map(shown, found)
    )


def test_the_statement_speaks_for_who_issued_it() -> None:
    text = (
        '"The road will close," said a statement from Norway.\n\n'
        '"It will open again in May," the statement said.'
    )
    _, found = statements(text)
    assert [s.speaker for s in found] == ["Norway", "Norway"]
    assert found[1].manner is Manner.WROTE


def test_the_day_is_the_cues_own_and_stays_with_its_speaker() -> None:
    text = (
        "Berg said on Monday that the road was open. She said it was safe. Haddad said it was not."
    )
    monday = Span(text.index("Monday"), text.index("Monday") + 6)
    time = TimeExpression(
        span=monday, kind=TimeKind.DATE, value="2019-06-10", when=When("2019-06-10")
    )
    _, found = statements(text, (time,))
    assert [s.said_on for s in found] == ["2019-06-10", "2019-06-10", None]


def test_a_day_in_the_content_is_not_the_day_of_saying() -> None:
    text = "Berg said that the road would open on Monday."
    monday = Span(text.index("Monday"), text.index("Monday") + 6)
    time = TimeExpression(
        span=monday, kind=TimeKind.DATE, value="2019-06-10", when=When("2019-06-10")
    )
    _, found = statements(text, (time,))
    assert [s.said_on for s in found] == [None]


def test_every_passage_stands_in_the_text() -> None:
    text = "\n\n".join(row["text"] for row in DATA["sentence"])
    document, found = statements(text)
    assert len(found) > 20
    for statement in found:
        assert statement.report == document.report.id
        for passage in statement.passages():
            assert passage.is_in(document.text)


def test_statements_depend_on_attributions_however_found() -> None:
    text = "Berg remarked upon the open road."
    document = read(text)
    attribution = Attribution(
        source=(Span(0, 4),),
        cue=(Span(5, 13),),
        content=(Span(text.index("the"), len(text)),),
        kind=AttributionKind.INDIRECT,
    )
    quoted = Attribution(
        source=(Span(0, 4),), cue=(), content=(Span(19, 32),), kind=AttributionKind.DIRECT
    )
    found = find_statements(document, (attribution, quoted), cast_of(document), ())
    assert [s.speaker for s in found] == ["Anna Berg"]
    assert [p.words for p in found[0].evidence] == [text[19:32].strip(" .")]


def test_undecided_sources_name_both() -> None:
    text = "The general said the road was open."
    document = read(text)
    referent = Referent(name="The general", candidates=("Sami Haddad", "Omar Nour"))
    mention = Mention(span=Span(0, 11), head=1, kind=MentionKind.OFFICE, referent=referent)
    (found,) = find_statements(document, find_attributions(document), Cast((mention,)), ())
    assert found.candidates == ("Sami Haddad", "Omar Nour")
    assert found.confidence < 0.5


def test_the_same_report_says_the_same() -> None:
    text = "\n\n".join(row["text"] for row in DATA["sentence"])
    assert statements(text)[1] == statements(text)[1]


def test_a_minister_of_a_named_state_is_surer_than_one_without_office() -> None:
    _, (minister,) = statements("Berg said that the road was open.")
    _, (unknown,) = statements("A voice said that the road was open.")
    assert minister.confidence >= 0.85
    assert minister.confidence > unknown.confidence + 0.3


def told_with_times(text: str) -> tuple[Statement, ...]:
    document = read(text)
    cast, times = find_cast(document), find_times(document)
    return find_statements(document, find_attributions(document), cast, times)


def test_plain_words_of_somebody_without_a_party_are_told() -> None:
    for text in (
        "Ann Bell said that the border would open in May.",
        "The talks will go on.\n\nTariq Moss told reporters the ferry would sail again.",
    ):
        (found,) = told_with_times(text)
        assert found.party is None
        assert found.confidence >= LEAST


def test_thanks_with_their_reason_are_said() -> None:
    text = "Berg thanked the drivers because they had waited."
    document, at = read(text), text.index
    thanks = Attribution(
        source=(Span(0, 4),),
        cue=(Span(5, 12),),
        content=(Span(at("the drivers"), at(".")),),
        kind=AttributionKind.INDIRECT,
        speech=True,
    )
    (found,) = find_statements(document, [thanks], cast_of(document), ())
    assert found.speaker == "Anna Berg"
    assert found.evidence[0].words == "the drivers because they had waited"


def test_the_report_s_occasion_dates_what_its_subject_says() -> None:
    text = (
        "Norwegian Foreign Minister Anna Berg met envoys in Oslo on Thursday. "
        "The road would be opened, Berg said."
    )
    (said,) = told_with_times(text)
    assert said.said_on == When("2019-06-13")


def test_the_occasion_is_not_that_of_others() -> None:
    text = (
        "Norwegian Foreign Minister Anna Berg met envoys in Oslo on Thursday. The hall was full. "
        "The road would be opened, Danish Prime Minister Ida Holm said."
    )
    (said,) = told_with_times(text)
    assert said.said_on is None


def test_a_reply_joined_by_to_which_is_its_own_speaker_s() -> None:
    text = (
        "Norway has proposed that talks take place in Oslo, to which Danish Foreign Minister "
        'Ida Holm added that "we asked for them".'
    )
    first, second = told_with_times(text)
    assert first.evidence[0].words == "talks take place in Oslo"
    assert (second.speaker, second.party) == ("Ida Holm", "DNK")
