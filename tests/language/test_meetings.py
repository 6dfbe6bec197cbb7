"""Meetings by construction: held, planned, wished for, put off, refused, and none."""

from dataclasses import replace

import pytest

from communique.language.document import Document
from communique.language.meetings import describe_meeting, find_meetings
from communique.language.tagger.labels import bio_columns
from communique.language.tagger.sight import Sight
from communique.language.tagging import tag
from communique.model.evidence import Span
from communique.model.findings import Attendance, MeetingStatus
from tests.language.reading import meetings_in, read, rows


@pytest.mark.parametrize(("construction", "status", "who", "sentence"), rows("meetings_table.txt"))
def test_construction(construction: str, status: str, who: str, sentence: str) -> None:
    found = meetings_in(sentence)
    if status == "none":
        assert not found, construction
        return
    assert status in ("?", *(meeting.status.value for meeting in found)), construction
    if who != "?":
        told = {f"{p.party}:{p.attendance.value}" for m in found for p in m.participants}
        assert set(who.split()) <= told, construction


def test_what_is_told_twice_is_one_meeting_with_both_places() -> None:
    (meeting,) = meetings_in(
        "Norway will hold talks with Finland in Oslo on Friday.\n\nThe talks will be about fishing."
    )
    assert len(meeting.evidence) == 2


def test_two_days_are_two_meetings() -> None:
    found = meetings_in(
        "Norway held talks with Finland in April.\n\nNorway will hold talks with Finland in June."
    )
    assert [m.status for m in found] == [MeetingStatus.HELD, MeetingStatus.PLANNED]
    assert [str(m.start_on) for m in found] == ["2018-04", "2018-06"]


def test_a_given_span_is_described_as_it_stands() -> None:
    text = "Norway will hold talks with Finland in Oslo on Friday, the ministry said."
    document, cast, times = read(text)
    span = Span(0, text.index(","))
    meeting = describe_meeting(document, [span], None, cast, times, (), None)
    assert [p.span for p in meeting.evidence] == [span]
    assert meeting.status is MeetingStatus.PLANNED
    assert str(meeting.start_on) == "2018-05-11"


def test_what_the_tagger_hears_counts_beside_the_rules() -> None:
    text = "Norway and Finland discussed herring."
    document, cast, times = read(text)
    loud, silent = (hearing(document, score) for score in (9.0, -9.0))
    assert find_meetings(document, cast, times, (), loud)
    assert not find_meetings(document, cast, times, (), silent)


def hearing(document: Document, score: float) -> Sight:
    """A tagger that hears a meeting in every word, or in none."""
    seen = tag(document).sight
    scores = seen.scores.copy()
    scores[:, bio_columns("meeting")] = (-score, -9.0, score)
    return replace(seen, scores=scores)


def test_the_words_stop_before_who_said_so() -> None:
    (meeting,) = meetings_in(
        "Norway will hold talks with Finland in Oslo on Friday, the ministry said."
    )
    (told,) = [p.words for p in meeting.evidence]
    assert told.startswith("Norway will hold talks")
    assert "ministry" not in told


def test_six_party_talks_are_no_talks_of_a_party() -> None:
    assert meetings_in("The six-party talks between Norway and Finland resumed in Oslo on Monday.")
    assert not meetings_in("The party talks in Norway went on.")


def test_any_span_can_be_described_and_evidence_lies_in_the_text() -> None:
    text = "After talks in Accra, Kenya and Uganda agreed to meet again, if all goes well."
    document, cast, times = read(text)
    for start in range(0, len(text) - 8, 5):
        span = Span(start, start + 8)
        first = describe_meeting(document, [span], MeetingStatus.HELD, cast, times, (), None)
        again = describe_meeting(document, [span], MeetingStatus.HELD, cast, times, (), None)
        assert first == again
        assert all(p.is_in(text) for p in first.evidence)
    for meeting in find_meetings(document, cast, times, (), tag(document).sight):
        assert all(passage.is_in(text) for passage in meeting.evidence)


def test_the_same_words_give_the_same_meetings() -> None:
    text = "\n\n".join(row[3] for row in rows("meetings_table.txt")[:20])
    assert meetings_in(text) == meetings_in(text)


def test_a_refusal_is_of_the_talks_that_the_same_party_holds() -> None:
    (meeting,) = meetings_in(
        "Peru said it will not join talks organised by Norway.\n\n"
        "Oslo is hosting talks on Thursday with officials from Chile and Ghana."
    )
    assert len(meeting.evidence) == 2
    came = {p.party: p.attendance for p in meeting.participants}
    assert came["PER"] is Attendance.DECLINED
    assert {came["CHL"], came["GHA"]} == {Attendance.EXPECTED}


def test_a_refusal_is_not_of_talks_on_another_day() -> None:
    found = meetings_in(
        "Peru said it will not join talks in Oslo in June.\n\n"
        "Oslo is hosting talks on Thursday with officials from Chile and Ghana."
    )
    assert [str(m.start_on) for m in found] == ["2018-06", "2018-05-10"]


def test_such_a_meeting_is_the_one_told_of_in_the_same_sentence() -> None:
    found = meetings_in(
        "Ghana called for talks with Mali on cattle.\n\n"
        "Norway has proposed that talks take place within weeks in Lima between Chile and Peru, "
        'to which the minister added that "Chile had asked us to host such a meeting before".'
    )
    (told,) = [m for m in found if any("such a meeting" in p.words for p in m.evidence)]
    assert len(told.evidence) == 2
    assert "GHA" not in {p.party for p in told.participants}


def test_the_words_of_talks_told_in_passing_leave_out_the_meeting_beside_them() -> None:
    found = meetings_in(
        "The Chilean minister was speaking in northern Peru on the sidelines of a conference "
        "organised by the Nordic Club and ahead of talks in Oslo on Wednesday which will be "
        "attended by a Norwegian delegation."
    )
    words = [p.words for m in found for p in m.evidence if "talks in Oslo" in p.words]
    assert words
    assert not any("conference" in told for told in words)
