"""A finding put right by hand."""

import pytest

from communique.amending import amended, nearest_span, told, typed, values_of
from communique.errors import EvidenceError, FieldError, InvalidDateError
from communique.model.dates import When
from communique.model.findings import Meeting, MeetingStatus, Stance, Statement
from tests.building import a_report, meets, said, stands

REPORT = a_report("Envoys of Norland\nand Suda met in Orel. They met again in Orel in June.")
MEETING = meets(
    REPORT, "Suda met in Orel", "a meeting", MeetingStatus.HELD, "2021-05", "NOR", "SDN"
)
POSITION = stands(REPORT, "Suda met in Orel", "SDN", Stance.SUPPORTS, "meeting")


def test_fields_are_named_as_the_scheme_names_them() -> None:
    assert {"start", "participants", "status", "asserted_by"} <= values_of(MEETING).keys()
    assert not {"start_on", "evidence", "report", "confidence"} & values_of(MEETING).keys()


def test_every_field_reads_back_as_it_is_told() -> None:
    for finding in (MEETING, POSITION, said(REPORT, "They met again in Orel")):
        words = {name: told(value) for name, value in values_of(finding).items()}
        values = {name: typed(finding, name, text) for name, text in words.items()}
        assert amended(finding, values, REPORT.text) == finding


def test_a_person_types_what_is_so() -> None:
    given = {
        "participants": "NOR attended; SDN declined (no time)",
        "asserted_by": "Mr Bo (SDN)",
        "host": "NOR; SDN",
        "start": "2021-06-01/2021-06-03",
        "place": "",
    }
    values = {name: typed(MEETING, name, text) for name, text in given.items()}
    now = amended(MEETING, values, REPORT.text)
    assert isinstance(now, Meeting)
    assert {name: told(value) for name, value in values_of(now).items() if name in given} == given
    assert now.start_on == When("2021-06-01/2021-06-03")
    assert now.place is None


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("mood", "grim", "has no field 'mood'"),
        ("evidence", [], "has no field 'evidence'"),
        ("stance", "hates", "can't be so"),
        ("holder", None, "can't be so"),
    ],
)
def test_what_a_finding_can_not_be_is_refused(field: str, value: object, problem: str) -> None:
    with pytest.raises(FieldError, match=problem):
        amended(POSITION, {field: value}, REPORT.text)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidDateError, match="no date"):
        amended(MEETING, {"start": "June"}, REPORT.text)


def test_words_are_moved_to_places_of_the_report() -> None:
    moved = amended(POSITION, {}, REPORT.text, spans=[(39, 44), (0, 6)])
    assert [passage.words for passage in moved.evidence] == ["Envoys", REPORT.text[39:44]]
    with pytest.raises(EvidenceError, match="is no passage"):
        amended(POSITION, {}, REPORT.text, spans=[(5, 5000)])


def test_a_speaker_whom_a_person_names_is_undecided_no_more() -> None:
    statement = Statement(
        report=REPORT.id, evidence=POSITION.evidence, speaker="he", candidates=("Bo", "Ann")
    )
    now = amended(statement, {"speaker": "Bo"}, REPORT.text)
    assert isinstance(now, Statement)
    assert now.candidates == ()


def test_words_are_found_where_they_are_nearest() -> None:
    first, second = REPORT.text.index("in Orel"), REPORT.text.rindex("in Orel")
    assert nearest_span(REPORT.text, "in Orel", 0)[0] == first
    assert nearest_span(REPORT.text, "in  Orel", second + 3)[0] == second
    assert nearest_span(REPORT.text, "Norland and Suda", 0) == (10, 26)
    for words in ("In Orel", "", "  "):
        with pytest.raises(EvidenceError, match="doesn't have the words"):
            nearest_span(REPORT.text, words, 0)
