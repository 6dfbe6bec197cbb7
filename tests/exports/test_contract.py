"""The lines of CONTRACT.md: what is written can be read back, and bad lines say what is wrong."""

import json
from datetime import date
from typing import Any

import pytest

from communique.errors import UnreadableReportError
from communique.exports.contract import annotation_line, findings_from, thread_lines
from communique.linking.threads import thread
from communique.model.annotation import (
    Annotation,
    Attribution,
    AttributionKind,
    TimeExpression,
    TimeKind,
)
from communique.model.evidence import Passage, Span
from communique.model.findings import Event, EventMode, Manner, Modality, Statement, Voice
from tests.linking.stories import story
from tests.linking.telling import put, report, stand

SAID = 'On Friday Norway said: "We back a common zone." Finland was asked to agree.'
REPORT = report("norway", "2021-03-12", SAID)


def _passage(words: str) -> Passage:
    at = SAID.index(words)
    return Passage.of(SAID, at, at + len(words))


def _everything() -> Annotation:
    return Annotation(
        report=REPORT,
        times=(
            TimeExpression(span=_passage("Friday").span, kind=TimeKind.DATE, value="2021-03-12"),
        ),
        attributions=(
            Attribution(
                source=(_passage("Norway").span,),
                cue=(_passage("said").span,),
                content=(_passage('"We back a common zone."').span,),
                kind=AttributionKind.DIRECT,
            ),
        ),
        statements=(
            Statement(
                report=REPORT.id,
                evidence=(_passage('"We back a common zone."'),),
                speaker="Norway",
                party="NOR",
                cue=(_passage("said"),),
                source=(_passage("Norway"),),
                manner=Manner.SAID,
            ),
        ),
        positions=(
            stand(REPORT, "We back a common zone", "NOR", "supports", "a common zone", "FIN"),
        ),
        events=(
            Event(
                report=REPORT.id,
                evidence=(_passage("Finland was asked to agree"),),
                modality=Modality.PAST,
                asserted_by=Voice(speaker="Norway", party="NOR"),
                event="REQUEST",
                mode=EventMode.PAST,
                actor=("NOR",),
                recipient=("FIN",),
                recipient_spans=(_passage("Finland"),),
            ),
        ),
    )


def test_what_annotate_prints_is_read_back_the_same() -> None:
    for annotation in (_everything(), *story()):
        line = json.loads(json.dumps(annotation_line(annotation)))
        assert findings_from(line, annotation.report) == annotation


def test_an_annotated_line_has_the_contracts_form() -> None:
    line = annotation_line(_everything())
    assert (line["id"], line["published"]) == ("norway", "2021-03-12")
    [statement] = line["statements"]
    start, end = statement["content"][0]
    assert SAID[start:end] == '"We back a common zone."'
    [event] = line["events"]
    assert SAID[slice(*event["span"])] == "Finland was asked to agree"
    assert [set(t) for t in line["times"]] == [{"span", "type", "value"}]


def _gold(**fields: object) -> dict[str, Any]:
    position = {
        "holder": "NOR",
        "stance": "supports",
        "topic": "a common zone",
        "toward": None,
        "condition": None,
        "evidence": "We back a common zone",
    }
    return {"id": "norway", "positions": [{**position, **fields}]}


def test_gold_gives_words_instead_of_places_and_a_thread_that_is_passed_over() -> None:
    annotation = findings_from(_gold(thread="zone", evidence=["Norway", "a common zone"]), REPORT)
    assert [p.words for p in annotation.positions[0].evidence] == ["Norway", "a common zone"]


def test_the_same_words_again_are_looked_for_after_the_first() -> None:
    twice = report("twice", "2021-03-12", "No deal. Peru said: no deal, no deal.")
    [position] = findings_from(_gold(evidence=["no deal", "no deal"]), twice).positions
    assert [p.start for p in position.evidence] == [20, 29]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"evidence": "words of another text"}, "does not stand in the text"),
        ({"evidence": [[0, 4000]]}, "no passage of a text"),
        ({"evidence": []}, "has no place"),
        ({"evidence": [[0, "4"]]}, "no [start, end]"),
        ({"stance": "maybe"}, "none of supports, opposes"),
        ({"holder": None}, "`holder` is no text"),
        ({"asserted_by": {"party": "NOR"}}, "speaker"),
    ],
)
def test_a_bad_entry_is_refused_with_its_place(fields: dict[str, object], problem: str) -> None:
    with pytest.raises(UnreadableReportError) as caught:
        findings_from(_gold(**fields), REPORT, source="found.jsonl", number=7)
    assert problem in str(caught.value)
    assert "positions[0]" in str(caught.value)
    assert (caught.value.source, caught.value.line) == ("found.jsonl", 7)


def test_a_missing_field_and_a_bad_date_are_named() -> None:
    lacking = _gold()
    del lacking["positions"][0]["topic"]
    with pytest.raises(UnreadableReportError, match="lacks `topic`"):
        findings_from(lacking, REPORT)
    meeting = {"name": "talks", "status": "held", "start": "last week", "evidence": "Norway"}
    with pytest.raises(UnreadableReportError, match="'last week' is no date"):
        findings_from({"meetings": [meeting]}, REPORT)


def test_thread_lines_have_the_contracts_form_and_the_first_word_first() -> None:
    told, infos = put(story())
    lines = thread_lines(thread(told, infos, date(2021, 10, 15)), told)
    assert {"thread", "kind", "status", "fate", "coverage", "findings"} <= set(lines[0])
    firsts = [line["findings"][0]["report"] for line in lines]
    order = ["march", "week-after", "june", "october"]
    assert firsts == sorted(firsts, key=order.index)
    [fence] = [line for line in lines if line["kind"] == "commitment"]
    assert [f["report"] for f in fence["findings"]] == ["march", "october"]
    assert all(isinstance(n, int) for f in fence["findings"] for span in f["spans"] for n in span)


def test_spans_are_pairs_in_json() -> None:
    assert json.dumps(annotation_line(_everything())["attributions"][0]["cue"]) == json.dumps(
        [list(Span(*_passage("said").span))]
    )
