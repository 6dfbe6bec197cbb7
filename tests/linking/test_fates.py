"""What became of it by a day: the last word, the calendar, and what could have been told."""

from datetime import date

import pytest

from communique.model.threads import Thread, ThreadKind
from tests.linking.stories import story
from tests.linking.telling import annotated, promise, report, talks, threads


def _talks(words: str, day: str) -> Thread:
    [one] = [t for t in threads(story(), day, ThreadKind.MEETING) if words in t.name]
    return one


def _fence(day: str) -> Thread:
    [one] = threads(story(), day, ThreadKind.COMMITMENT)
    return one


def test_talks_whose_time_passed_unreported_are_unconfirmed() -> None:
    """Announced on the 12th for the week of the 15th; nothing more is read."""
    told = story()[:1]
    [bergen] = [t for t in threads(told, "2021-03-21", ThreadKind.MEETING) if "Bergen" in t.name]
    assert (bergen.status, bergen.fate) == ("planned", "planned"), "its week is not over"
    [bergen] = [t for t in threads(told, "2021-06-01", ThreadKind.MEETING) if "Bergen" in t.name]
    assert (bergen.status, bergen.fate) == ("planned", "unconfirmed")
    assert bergen.coverage.reports == 0


def test_within_weeks_has_passed_after_a_season() -> None:
    """ "Within weeks" of March, dated no closer than the year."""
    assert _talks("Tallinn", "2021-05-20").fate == "proposed"
    assert _talks("Tallinn", "2021-10-15").fate == "unconfirmed"


def test_coverage_counts_the_reports_that_could_have_told() -> None:
    """Of Estonia, Finland and Latvia three reports speak since March, none of Tallinn's talks."""
    coverage = _talks("Tallinn", "2021-10-15").coverage
    assert (coverage.reports, coverage.together) == (3, 0)
    assert coverage.since == date(2021, 3, 12)
    assert coverage.parties == ("EST", "FIN", "LVA")


def test_a_report_of_the_last_words_own_day_is_no_coverage() -> None:
    same_day = report("same-day", "2021-03-12", "Finland votes on Sunday.")
    sentence = "Finland meets Estonia."
    told = [
        *story()[:1],
        annotated(same_day),
        annotated(
            report("later", "2021-04-01", sentence),
            talks(
                report("later", "2021-04-01", sentence),
                sentence,
                "meeting",
                "held",
                parties=["FIN"],
            ),
        ),
    ]
    [tallinn] = [t for t in threads(told, kind=ThreadKind.MEETING) if "Tallinn" in t.name]
    assert tallinn.coverage.reports == 1


def test_a_wire_copy_adds_no_coverage() -> None:
    """One agency's text in two papers is one source."""
    text = "Finland and Estonia meet in Turku on Monday to speak of ferries, ports and their staff."
    first = report("first", "2021-04-01", text)
    copy = report("copy", "2021-04-02", text, source="The Other Paper")
    told = [*story()[:1]] + [
        annotated(
            r,
            talks(r, text, "Turku ferry meeting", "planned", "2021-04-05", parties=["FIN", "EST"]),
        )
        for r in (first, copy)
    ]
    [tallinn] = [t for t in threads(told, kind=ThreadKind.MEETING) if "Tallinn" in t.name]
    assert tallinn.coverage.reports == 1
    [turku] = [t for t in threads(told, kind=ThreadKind.MEETING) if "Turku" in t.name]
    assert [s.copy_of for s in turku.steps] == [None, first.id]


def test_a_promise_is_open_then_due_then_overdue_and_done_when_told() -> None:
    assert [_fence(d).fate for d in ("2021-04-30", "2021-05-01", "2021-06-01", "2021-10-15")] == [
        "open",
        "due",
        "overdue",
        "fulfilled",
    ]


def test_done_and_on_time_are_two_questions() -> None:
    """Promised by May, found done in October: when it was done, nobody tells."""
    assert _fence("2021-10-15").on_time is None


@pytest.mark.parametrize(
    ("day_of_word", "word", "on_time"),
    [("2021-05-20", "fulfilled", True), ("2021-06-20", "open", False)],
)
def test_on_time_where_a_report_settles_it(day_of_word: str, word: str, on_time: bool) -> None:
    """Told done before the date; or told undone after it, and done only later."""
    sentence = "Finland speaks of its border fence with Norway."
    between = report("between", day_of_word, sentence)
    told = [
        *story(),
        annotated(
            between,
            promise(
                between, sentence, "take down its border fence", by=["FIN"], to=["NOR"], status=word
            ),
        ),
    ]
    [fence] = threads(told, kind=ThreadKind.COMMITMENT)
    assert fence.on_time is on_time


def test_a_due_date_keeps_its_history() -> None:
    sentence = "Finland will take down its border fence with Norway by September, not May."
    moved = report("moved", "2021-04-20", sentence)
    told = [
        *story()[:1],
        annotated(
            moved,
            promise(
                moved, sentence, "take down its border fence", by=["FIN"], to=["NOR"], due="2021-09"
            ),
        ),
    ]
    [fence] = threads(told, "2021-06-01", ThreadKind.COMMITMENT)
    assert [s.due for s in fence.steps] == ["2021-05", "2021-09"]
    assert fence.steps[-1].note == "time 2021-05 -> 2021-09"
    assert fence.fate == "open"


def test_postponed_to_a_day_that_has_passed_is_unconfirmed() -> None:
    sentence = "The Lima summit of Peru and Chile has been postponed until 9 May."
    one = report("one", "2021-04-20", sentence)
    told = [
        annotated(
            one,
            talks(
                one,
                sentence,
                "Lima summit",
                "postponed",
                "2021-05-09",
                place="Lima",
                parties=["PER", "CHL"],
            ),
        )
    ]
    assert [threads(told, d)[0].fate for d in ("2021-05-01", "2021-05-10")] == [
        "postponed",
        "unconfirmed",
    ]


def test_reports_that_contradict_each_other_are_both_kept_and_named() -> None:
    one = report("one", "2021-05-03", "Peru and Chile held talks in Lima on 2 May.")
    two = report(
        "two", "2021-05-04", "The talks of Peru and Chile in Lima on 2 May were called off."
    )
    told = [
        annotated(
            r,
            talks(
                r,
                r.text,
                "Lima talks of Peru and Chile",
                status,
                "2021-05-02",
                place="Lima",
                parties=["PER", "CHL"],
            ),
        )
        for r, status in ((one, "held"), (two, "cancelled"))
    ]
    [lima] = threads(told)
    assert lima.contradictions == ("one (2021-05-03) says held; two (2021-05-04) says cancelled",)
    assert [s.status for s in lima.steps] == ["held", "cancelled"]


def test_talks_once_told_as_held_are_not_unconfirmed_for_a_late_mention_as_planned() -> None:
    one = report("one", "2021-05-03", "Peru and Chile held talks in Lima on 2 May.")
    two = report("two", "2021-05-09", "The talks of Peru and Chile in Lima were planned for 2 May.")
    told = [
        annotated(
            r,
            talks(
                r,
                r.text,
                "Lima talks of Peru and Chile",
                status,
                "2021-05-02",
                place="Lima",
                parties=["PER", "CHL"],
            ),
        )
        for r, status in ((one, "held"), (two, "planned"))
    ]
    [lima] = threads(told)
    assert (lima.status, lima.fate) == ("planned", "held")
