"""Findings in, threads out."""

from datetime import date

from communique.linking.threads import thread
from communique.model.findings import Attendance, Meeting
from communique.model.report import Report
from communique.model.threads import Thread, ThreadKind
from tests.linking.stories import story
from tests.linking.telling import annotated, promise, put, report, stand, talks, threads


def _named(found: tuple[Thread, ...], words: str) -> Thread:
    [one] = [t for t in found if words in t.name]
    return one


def test_planned_talks_and_their_outcome_are_one_thread_and_the_next_round_another() -> None:
    """Planned for a week, held on a day of it, remembered as "in March"; October's are new."""
    meetings = threads(story(), kind=ThreadKind.MEETING)
    by_size = sorted(meetings, key=lambda t: -len(t.findings))
    spring, autumn = by_size[0], _named(meetings, "Bergen border talks")
    assert [(s.report_name, s.status) for s in spring.steps] == [
        ("march", "planned"),
        ("week-after", "held"),
        ("october", "held"),
    ]
    assert [s.report_name for s in autumn.steps] == ["october"]


def test_a_thread_says_what_each_report_added() -> None:
    spring = max(threads(story(), kind=ThreadKind.MEETING), key=lambda t: len(t.findings))
    assert [s.note for s in spring.steps] == [
        "first told",
        "status planned -> held, time 2021-W11 -> 2021-03-18",
        "time 2021-03-18 -> 2021-03",
    ]


def test_who_came_and_who_did_not_with_the_reason() -> None:
    spring = max(threads(story(), kind=ThreadKind.MEETING), key=lambda t: len(t.findings))
    parts = {p.party: (p.attendance, p.reason) for p in spring.attendance}
    assert parts["FIN"] == (Attendance.ATTENDED, None)
    assert next(p.before for p in spring.attendance if p.party == "FIN") == (Attendance.EXPECTED,)
    assert parts["SWE"] == (Attendance.DECLINED, "over a strike")


def test_a_promise_and_its_keeping_are_one_thread() -> None:
    [fence] = threads(story(), kind=ThreadKind.COMMITMENT)
    assert [s.status for s in fence.steps] == ["open", "fulfilled"]
    assert fence.when == "2021-05"


def test_positions_of_a_party_on_one_question_are_one_series() -> None:
    [zone] = threads(story(), kind=ThreadKind.POSITION)
    assert [s.status for s in zone.steps] == ["supports", "opposes"]
    assert zone.status == "opposes"


def test_another_partys_position_on_the_question_is_its_own_series() -> None:
    sentence = "Norway backs a common fishing zone with Finland."
    other = report("norway", "2021-06-21", sentence)
    told = [
        *story(),
        annotated(other, stand(other, sentence, "NOR", "supports", "a common fishing zone", "FIN")),
    ]
    assert sorted(len(t.findings) for t in threads(told, kind=ThreadKind.POSITION)) == [1, 2]


def test_backing_the_end_of_a_thing_is_no_change_of_mind_about_it() -> None:
    """To oppose a tariff and to back its lifting is one view, not two stances on one topic."""
    one = report("one", "2021-01-01", "Chile opposes the copper tariff.")
    two = report("two", "2021-02-01", "Chile backs the lifting of the copper tariff.")
    told = [
        annotated(one, stand(one, one.text, "CHL", "opposes", "the copper tariff")),
        annotated(two, stand(two, two.text, "CHL", "supports", "the lifting of the copper tariff")),
    ]
    assert len(threads(told)) == 2


def test_two_meetings_of_one_report_are_never_one_thread() -> None:
    sentences = "Peru and Chile meet in Lima on Monday.", "Peru and Chile meet in Lima on Tuesday."
    one = report("one", "2021-02-05", *sentences)
    days = "2021-02-08", "2021-02-09"
    found = [
        talks(
            one,
            s,
            "Lima meeting of Peru and Chile",
            "planned",
            d,
            place="Lima",
            parties=["PER", "CHL"],
        )
        for s, d in zip(sentences, days, strict=True)
    ]
    assert len(threads([annotated(one, *found)])) == 2


def test_a_report_between_two_meetings_does_not_make_them_one() -> None:
    """ "They met in Lima last week" may mean Monday's or Tuesday's talks, never both as one."""
    sentences = "Peru and Chile meet in Lima on Monday.", "Peru and Chile meet in Lima on Tuesday."
    one = report("one", "2021-02-05", *sentences)
    two = report("two", "2021-02-15", "Peru and Chile met in Lima last week.")

    def lima(of: Report, sentence: str, status: str, day: str) -> Meeting:
        name, parties = "Lima meeting of Peru and Chile", ["PER", "CHL"]
        return talks(of, sentence, name, status, day, place="Lima", parties=parties)

    days = "2021-02-08", "2021-02-09"
    first = [lima(one, s, "planned", d) for s, d in zip(sentences, days, strict=True)]
    second = lima(two, two.text, "held", "2021-W06")
    found = threads([annotated(one, *first), annotated(two, second)])
    assert sorted(len(t.findings) for t in found) == [1, 2]


def test_a_person_joins_and_parts_what_the_words_do_not() -> None:
    told, infos = put(story())
    meetings = {
        t.name: t for t in thread(told, infos, date(2022, 1, 1)) if t.kind is ThreadKind.MEETING
    }
    spring = max(meetings.values(), key=lambda t: len(t.findings))
    autumn = meetings["Bergen border talks"]
    joined = thread(told, infos, date(2022, 1, 1), must=[(spring.findings[0], autumn.findings[0])])
    assert any({spring.findings[0], autumn.findings[0]} <= set(t.findings) for t in joined)
    parted = thread(told, infos, date(2022, 1, 1), cannot=[spring.findings[:2]])  # type: ignore[list-item]
    assert not any(set(spring.findings[:2]) <= set(t.findings) for t in parted)


def test_links_have_reasons_and_the_day_from_which_they_are_known() -> None:
    [fence] = threads(story(), kind=ThreadKind.COMMITMENT)
    [link] = fence.links
    assert link.known_from.isoformat() == "2021-10-15"
    assert link.score > 0.5
    assert "same_bound" in {r.signal for r in link.reasons}
    assert all(r.why for r in link.reasons)


def test_one_visit_is_not_another_guests_to_the_same_place() -> None:
    one = report("one", "2021-05-03", "Peru's president is visiting Berlin.")
    two = report("two", "2021-05-04", "Chile's president is visiting Berlin.")
    told = [
        annotated(
            r,
            talks(
                r,
                r.text,
                "state visit to Germany",
                "under_way",
                place="Berlin",
                host=["DEU"],
                parties=[guest, "DEU"],
            ),
        )
        for r, guest in ((one, "PER"), (two, "CHL"))
    ]
    assert len(threads(told)) == 2


def test_promises_of_other_amounts_by_other_parties_stay_apart() -> None:
    one = report("one", "2021-05-03", "Peru pledged 300 tonnes of rice to Haiti.")
    two = report("two", "2021-05-04", "Chile pledged 500 tonnes of rice to Haiti.")
    told = [
        annotated(one, promise(one, one.text, "give 300 tonnes of rice", by=["PER"], to=["HTI"])),
        annotated(two, promise(two, two.text, "give 500 tonnes of rice", by=["CHL"], to=["HTI"])),
    ]
    assert len(threads(told)) == 2
