"""What lies ahead on a day, on the screen and in a calendar file."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from communique.exports.calendar import calendar_file
from communique.model.annotation import Annotation
from communique.views.agenda import Agenda, agenda
from tests.linking.stories import story
from tests.linking.telling import annotated, promise, report, talks
from tests.views.telling import dossier


def on(as_of: str, party: str | None = None) -> Agenda:
    return agenda(dossier(story(), as_of), party)


def planned(start: str | None, status: str = "planned") -> list[Annotation]:
    words = "Norway and Finland are to talk of eels."
    one = report("eels", "2021-03-12", words)
    meeting = talks(one, words, "eel talks", status, start, place="Oslo", parties=["NOR", "FIN"])
    return [annotated(one, meeting)]


@pytest.mark.parametrize(
    ("as_of", "ahead", "undated", "in_question"),
    [
        ("2021-03-13", ["Bergen border talks", "take down its border fence", "Tallinn"], 0, 0),
        ("2021-03-20", ["take down its border fence", "Tallinn"], 0, 0),
        ("2021-07-01", [], 0, 2),
        ("2021-10-16", ["Bergen border talks"], 0, 1),
    ],
)
def test_the_calendar_of_a_day(
    as_of: str, ahead: list[str], undated: int, in_question: int
) -> None:
    found = on(as_of)
    assert [one.name[: len(name)] for one, name in zip(found.ahead, ahead, strict=True)] == ahead
    assert (len(found.undated), len(found.in_question)) == (undated, in_question)


def test_each_appointment_has_its_words_and_the_silence_its_coverage() -> None:
    found = on("2021-07-01")
    assert {one.fate for one in found.in_question} == {"unconfirmed", "overdue"}
    assert [one.coverage.reports for one in found.in_question] == [2, 2]
    assert all(one.sources[-1].passages for one in found.in_question)


def test_talks_without_a_time_stand_apart() -> None:
    found = agenda(dossier(planned(None), "2021-03-13"))
    assert (found.ahead, [one.name for one in found.undated]) == ((), ["eel talks"])


def test_of_one_party_only_its_own() -> None:
    assert [one.sort for one in on("2021-03-13", "NOR").ahead] == ["talks", "deadline"]
    assert on("2021-03-13", "CHN").ahead == ()


@pytest.mark.parametrize(
    ("start", "first", "end", "summary"),
    [
        ("2021-03-18", date(2021, 3, 18), date(2021, 3, 19), "eel talks"),
        ("2021-W11", date(2021, 3, 15), date(2021, 3, 22), "eel talks (week)"),
        ("2021-04", date(2021, 4, 1), date(2021, 5, 1), "eel talks (month)"),
        ("2022", date(2022, 1, 1), date(2023, 1, 1), "eel talks (year)"),
        ("2021-04-02/2021-04-05", date(2021, 4, 2), date(2021, 4, 6), "eel talks (range)"),
        ("2021-05/..", date(2021, 5, 1), date(2021, 5, 2), "eel talks (from this day on)"),
        ("../2021-05", date(2021, 5, 31), date(2021, 6, 1), "eel talks (by this day)"),
    ],
)
def test_an_entry_lasts_as_long_as_its_date_is_loose_and_says_so(
    start: str, first: date, end: date, summary: str
) -> None:
    (event,) = events(agenda(dossier(planned(start), "2021-03-13")))
    assert (event["dtstart"].dt, event["dtend"].dt) == (first, end)
    assert event["summary"] == summary
    assert event["location"] == "Oslo"
    assert "Norway and Finland are to talk of eels." in event["description"]


def test_a_week_says_that_no_report_names_the_day() -> None:
    (event,) = events(agenda(dossier(planned("2021-W11"), "2021-03-13")))
    assert "no report says on which day of this week" in event["description"]


def test_what_is_only_proposed_is_tentative_and_a_deadline_is_called_one() -> None:
    (proposed,) = events(agenda(dossier(planned("2021-04", "proposed"), "2021-03-13")))
    assert proposed["status"] == "TENTATIVE"
    pledge = "Finland will take down the fence by May."
    one = report("fence", "2021-03-12", pledge)
    told = annotated(one, promise(one, pledge, "take down the fence", by=["FIN"], due="../2021-05"))
    (due,) = events(agenda(dossier([told], "2021-03-13")))
    assert due["summary"] == "Due: take down the fence (by this day)"


def test_an_entry_keeps_its_uid_when_talks_move() -> None:
    words = "The eel talks of Norway and Finland in Oslo were moved to 20 April."
    later = report("moved", "2021-03-16", words)
    moved = talks(
        later, words, "eel talks", "planned", "2021-04-20", place="Oslo", parties=["NOR", "FIN"]
    )
    told = [*planned("2021-03-18"), annotated(later, moved)]
    (before,) = events(agenda(dossier(told, "2021-03-13")))
    (after,) = events(agenda(dossier(told, "2021-03-17")))
    assert before["uid"] == after["uid"]
    assert after["dtstart"].dt == date(2021, 4, 20)


def test_the_file_is_the_same_each_time_and_keeps_to_the_standards_lines() -> None:
    text = calendar_file(on("2021-03-13"), lambda one: one.name)
    assert text == calendar_file(on("2021-03-13"), lambda one: one.name)
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "DTSTAMP:20210313T000000Z" in text


def events(found: Agenda) -> list[Any]:
    calendar = Calendar.from_ical(calendar_file(found, lambda one: one.name))
    return list(calendar.walk("VEVENT"))
