"""Who meets, where, when, and what comes of it: the fields of one meeting."""

from datetime import date

import pytest

from communique.language.meetings import find_meetings
from communique.language.meetings.candidates import candidate_at
from communique.language.meetings.conveners import only_conveners
from communique.language.meetings.people import Part, named_in
from communique.language.meetings.when import a_week_before
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.times import find_times
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import Attendance, MeetingStatus, Modality
from communique.readers.checks import build_report
from tests.language.reading import DAY, meetings_in, read


def test_a_refusal_has_its_reason() -> None:
    (meeting,) = meetings_in(
        "Denmark said it would not join the talks in Oslo on Friday due to a strike."
    )
    (refusal,) = [p for p in meeting.participants if p.attendance is Attendance.DECLINED]
    assert (refusal.party, refusal.reason) == ("DNK", "due to a strike")


def test_a_city_hosts_without_taking_part() -> None:
    (meeting,) = meetings_in("Quito is due to host talks next week between Chile and Peru.")
    assert meeting.host == ("ECU",)
    assert meeting.place == "Quito"
    assert {p.party for p in meeting.participants} == {"CHL", "PER"}
    assert str(meeting.start_on) == "2018-W20"
    assert meeting.modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya and Uganda held talks in the port city of Mombasa on Monday.", "Mombasa"),
        ("Kenyan and Ugandan ministers met on Monday to discuss the war in Somalia.", None),
        ("Kenya and Uganda held talks on Monday on Somalia's future in Geneva.", "Geneva"),
        ("Kenya's envoy to Somalia held talks with Uganda's president on Monday.", None),
    ],
)
def test_the_place_is_where_they_meet_and_not_what_they_speak_of(
    text: str, place: str | None
) -> None:
    (meeting,) = meetings_in(text)
    assert meeting.place == place


VISIT = "The Kenyan president arrived in Rome on Monday for a two-day visit."


@pytest.mark.parametrize(
    ("then", "place"),
    [
        ("On Tuesday the Kenyan president met the Italian prime minister.", "Rome"),
        ("On Tuesday the Kenyan president met the Spanish prime minister.", None),
        ("In March the Kenyan president met the Italian prime minister.", None),
        ("On Tuesday the Kenyan president held talks in Naples with Italy.", "Naples"),
    ],
)
def test_what_is_held_on_a_visit_is_where_the_visit_goes(then: str, place: str | None) -> None:
    *_, last = meetings_in(f"{VISIT} {then}")
    assert last.place == place


@pytest.mark.parametrize(
    ("published", "text", "status", "day"),
    [
        (
            date(2006, 12, 1),
            "German Foreign Minister Frank-Walter Steinmeier started a visit to Egypt on Thursday.",
            MeetingStatus.UNDER_WAY,
            "2006-11-30",
        ),
        (
            date(2009, 10, 1),
            "Ministers spoke of the threat after a Wednesday meeting of Kenya and Ghana.",
            MeetingStatus.HELD,
            "2009-09-30",
        ),
    ],
)
def test_a_day_by_its_name_may_be_of_the_month_before(
    published: date, text: str, status: MeetingStatus, day: str
) -> None:
    (meeting,) = meetings_in(text, published)
    assert (meeting.status, meeting.start_on) == (status, day)


def test_what_was_held_lies_behind() -> None:
    thursday = date(2009, 9, 24)
    ahead, behind = When("2009-09-30"), When("2009-09-23")
    assert a_week_before((ahead, ahead), thursday) == (behind, behind)
    assert a_week_before((behind, None), thursday) == (behind, None)
    later = When("2009-10-07"), When("2009-10-09")
    assert a_week_before(later, thursday) == later


def test_here_is_the_city_of_the_dateline() -> None:
    text = "ACCRA, May 7 (Reuters) - Kenya and Ghana held talks here on Monday."
    report = build_report(text, {"published": "2018-05-08"}, today=DAY, source="test")
    document = parse(report)
    (meeting,) = find_meetings(document, find_cast(document), find_times(document), (), None)
    assert meeting.place == "Accra"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Kenya and Uganda held talks on Ethiopia's new dam in Nairobi on Monday.",
            {"KEN", "UGA"},
        ),
        (
            "World powers met in Vienna on Friday to discuss Iran's nuclear programme.",
            {"world powers"},
        ),
        ("Latin American leaders met in Lima on Monday.", {"Latin American leaders"}),
    ],
)
def test_whose_matter_they_speak_of_does_not_take_part(text: str, parties: set[str]) -> None:
    (meeting,) = meetings_in(text)
    assert {p.party for p in meeting.participants} == parties


def test_the_outcome_is_in_the_words() -> None:
    (meeting,) = meetings_in(
        "Ghana hosted a conference in March at which Mali and Niger signed a joint statement."
    )
    assert meeting.outcome == "signed a joint statement"


def test_who_was_there_when_talks_broke_down_was_there() -> None:
    (meeting,) = meetings_in("Talks between Chile and Peru collapsed on Monday.")
    assert {p.attendance for p in meeting.participants} == {Attendance.ATTENDED}


def test_where_the_words_name_one_party_the_clause_is_read() -> None:
    text = "Accra hosted a conference in March at which Mali and Niger signed a statement."
    document, cast, _ = read(text)
    given = candidate_at(document, Span(0, text.index(" at which")), cast)
    assert given is not None
    assert {n.party for n in named_in(document, [given], cast)} == {"GHA", "MLI", "NER"}


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("Kenya met Uganda during a meeting of the African Union", {"African Union"}),
        ("Kenya and Uganda will attend the African Union summit", {"African Union"}),
        ("an African Union summit", set()),
        ("Kenya held talks with the African Union", set()),
        ("the African Union held talks with the Kenyan foreign minister", set()),
    ],
)
def test_whose_gathering_it_is_does_not_meet_beside_who_came(words: str, bodies: set[str]) -> None:
    document, cast, _ = read(f"{words} on Monday.")
    candidate = candidate_at(document, Span(0, len(words)), cast)
    assert candidate is not None
    named = named_in(document, [candidate], cast)
    sure = [n.party for n in named]
    assert "African Union" in sure
    assert only_conveners(document, named, cast, sure) == bodies


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("US-backed talks between Chile and Peru", "USA"),
        ("a Kenyan-sponsored meeting of Chad and Niger", "KEN"),
    ],
)
def test_who_stands_behind_talks_is_aside(words: str, behind: str) -> None:
    sentence = f"The report told of {words} on Monday."
    document, cast, _ = read(sentence)
    start = sentence.index(words)
    candidate = candidate_at(document, Span(start, start + len(words)), cast)
    assert candidate is not None
    parts = {n.party: n.part for n in named_in(document, [candidate], cast)}
    assert parts.pop(behind) is Part.ASIDE
    assert Part.ASIDE not in parts.values()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Chad and Niger held talks in Oslo about fishing quotas on Monday.",
            "Oslo talks on fishing quotas",
        ),
        (
            "Chad held talks with Niger on Monday on the issue.",
            "Talks between Chad and Niger",
        ),
        (
            "Chad and Niger held talks aimed at removing from both sides of the river the many "
            "mines that the rebels had laid there in the long years of the war.",
            "Talks between Chad and Niger",
        ),
        (
            "Chad and Niger held talks aimed at reopening the border posts.",
            "Talks on reopening the border posts",
        ),
        (
            "Chad held talks with Niger on Monday about their rivers.",
            "Talks between Chad and Niger",
        ),
        (
            "Leaders of Chad and Niger will meet for the signing of the fishing treaty in May.",
            "Signing of the fishing treaty",
        ),
        (
            "Chad and Niger met for talks on a proposal to partially open the border.",
            "Talks between Chad and Niger",
        ),
    ],
)
def test_a_name_says_what_talks_are_about_or_who_meets(sentence: str, name: str) -> None:
    """What names no matter by itself, "the issue" or a deed done to nothing, is no topic."""
    assert name in [meeting.name for meeting in meetings_in(sentence)]
