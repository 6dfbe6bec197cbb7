"""Findings in, threads out."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from communique.linking.blocking import pairs
from communique.linking.coverage import told_in
from communique.linking.entries import entry
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


def test_two_meetings_of_one_report_on_two_days_are_two_threads() -> None:
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


def _visit(of: Report, sentence: str, status: str, start: str, parties: Sequence[str]) -> Meeting:
    name = "Chilean visit to Lima"
    return talks(of, sentence, name, status, start, place="Lima", host=["PER"], parties=parties)


def test_a_visit_that_its_report_tells_twice_is_one_with_what_other_reports_tell_of_it() -> None:
    told = "Chile's president flies to Lima in July.", "The Lima trip is to last two days."
    early = report("early", "2021-04-05", "Chile's president is to visit Lima in July.")
    late = report("late", "2021-07-01", *told)
    both = [_visit(late, s, "planned", "2021-07", ["PER", "CHL"]) for s in told]
    first = _visit(early, early.text, "planned", "2021-07", ["PER", "CHL"])
    (thread,) = threads([annotated(early, first), annotated(late, *both)])
    assert set(thread.findings) == {first.id, *(one.id for one in both)}


def test_two_guests_of_one_report_are_two_visits() -> None:
    told = "Chile's president flies to Lima in July.", "Bolivia's flies to Lima in July too."
    late = report("late", "2021-07-01", *told)
    guests = ["PER", "CHL"], ["PER", "BOL"]
    both = [_visit(late, s, "planned", "2021-07", g) for s, g in zip(told, guests, strict=True)]
    assert len(threads([annotated(late, *both)])) == 2


def test_what_one_report_tells_twice_is_no_contradiction() -> None:
    told = "Chile's president went to Lima on Monday.", "He called the Lima trip off."
    late = report("late", "2021-07-06", *told)
    states = "held", "cancelled"
    both = [
        _visit(late, words, status, "2021-07-05", ["PER", "CHL"])
        for words, status in zip(told, states, strict=True)
    ]
    (thread,) = threads([annotated(late, *both)])
    assert thread.contradictions == ()


def test_talks_whose_names_say_no_more_than_the_parties_are_one_only_when_told_near_in_time() -> (
    None
):
    def linked(later: str) -> bool:
        name = "Talks between Peru and Chile"
        days = "2019-03-01", later
        told = [report(day, day, "Peru and Chile are in talks.") for day in days]
        parties = ["PER", "CHL"]
        found = [annotated(r, talks(r, r.text, name, "under_way", parties=parties)) for r in told]
        return len(threads(found)) == 1

    assert linked("2019-03-02")
    assert not linked("2020-09-01")


def test_the_words_of_the_sentence_join_what_a_bare_name_leaves_open() -> None:
    def linked(sentence: str) -> bool:
        early = report("early", "2021-04-05", "Peru and Chile opened copper tariff talks in April.")
        late = report("late", "2021-04-30", sentence)
        one = talks(early, early.text, "Copper tariff talks", "held", "2021-04", parties=["PER"])
        two = talks(late, late.text, "Talks", "under_way", "2021-04", parties=["PER", "CHL"])
        return len(threads([annotated(early, one), annotated(late, two)])) == 1

    assert linked("The copper tariff is still being talked about by Peru and Chile.")
    assert not linked("Fishing grounds are being talked about by Peru and Chile.")


def test_a_thread_has_the_name_that_most_of_its_reports_bear_out() -> None:
    names = (
        "Lima summit of Peru and Chile",
        "Lima summit of Chile and Peru",
        "Lima summit of Bolivia and Peru",
    )
    told = [report(f"day{n}", f"2021-02-0{n}", f"The Lima summit, day {n}.") for n in (1, 2, 3)]
    parties = ["PER", "CHL"], ["PER", "CHL"], ["PER", "BOL"]
    found = [
        annotated(of, talks(of, of.text, name, "held", "2021-02", place="Lima", parties=met))
        for of, name, met in zip(told, names, parties, strict=True)
    ]
    (thread,) = threads(found)
    assert thread.name == names[1]


def test_a_bare_name_is_compared_with_those_that_its_sentence_has_in_common() -> None:
    early = report("early", "2021-04-05", "Peru opened copper tariff talks.")
    late = report("late", "2021-04-30", "Peru still talks about the copper tariff.")
    one = talks(early, early.text, "Copper tariff talks", "held", parties=["PER"])
    two = talks(late, late.text, "Talks", "under_way", parties=["PER"])
    told = (told_in(annotated(early, one)), told_in(annotated(late, two)))
    assert pairs(filter(None, map(entry, chain(*told)))) == [(0, 1)]


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
