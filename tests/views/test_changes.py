"""What changed between two days, in a made-up process of four reports."""

import pytest

from communique.briefs.news import change_words
from communique.errors import InvalidDateError
from communique.model.threads import ThreadKind
from communique.views.changes import Change, Changes, changes, of_party
from tests.linking.stories import story
from tests.linking.telling import annotated, report, talks
from tests.views.telling import dossier


def between(earlier: str, later: str) -> Changes:
    return changes(dossier(story(), earlier), dossier(story(), later))


def words(found: tuple[Change, ...], kind: ThreadKind = ThreadKind.MEETING) -> list[str]:
    return [f"{c.name}: {change_words(c)}" for c in found if c.thread_kind is kind]


def test_talks_that_were_planned_have_been_held_and_one_stayed_away() -> None:
    found = between("2021-03-14", "2021-03-20")
    assert words(found.changed) == [
        "Bergen talks on the border: Finland: there, before that expected",
        "Bergen talks on the border: Sweden: not coming, before that expected",
        "Bergen talks on the border: held, before that planned",
        "Bergen talks on the border: time: 18 March 2021, before that the week of 15 March 2021",
    ]
    assert {c.sources[0].report_name for c in found.changed} == {"week-after"}
    assert all(c.sources[0].passages[0].words.startswith("Talks in Bergen") for c in found.changed)
    assert (found.new, found.silent) == ((), ())


def test_what_nobody_had_told_of_is_new() -> None:
    found = between("2021-06-30", "2021-10-16")
    assert words(found.new) == ["Bergen border talks: first told: planned"]
    assert found.reports == (story()[3].report.id,)


def test_calendar_and_silence_are_told_as_that_with_the_coverage() -> None:
    found = between("2021-05-01", "2021-07-01")
    assert words(found.silent, ThreadKind.COMMITMENT) == [
        "take down its border fence: overdue: past its date without word of it "
        "(2 reports on these parties since 12 March 2021, 2 naming several of them; "
        "none tells of it)"
    ]
    (overdue,) = [c for c in found.silent if c.after == "overdue"]
    assert overdue.day.isoformat() == "2021-06-01", "the day after May"
    assert words(found.silent) == [
        "Tallinn conference on Baltic fishing: unconfirmed: whether it took place is not told "
        "(2 reports on these parties since 12 March 2021, none naming several of them; "
        "none tells of it)"
    ]


def test_a_change_of_stance_is_a_shift_and_no_change_of_status() -> None:
    found = between("2021-06-01", "2021-07-01")
    (shift,) = found.shifts
    assert (shift.holder, shift.before.stance, shift.after.stance) == ("FIN", "supports", "opposes")
    assert not [c for c in found.changed if c.thread_kind is ThreadKind.POSITION]
    assert between("2021-06-20", "2021-07-01").shifts == ()


def test_a_looser_time_is_no_change() -> None:
    found = between("2021-03-20", "2021-10-16")
    assert not [c for c in found.changed if c.kind == "time"], words(found.changed)


def test_a_thing_done_is_told_with_what_it_was() -> None:
    found = between("2021-07-01", "2021-10-16")
    assert "take down the border fence: fulfilled, before that open" in words(
        found.changed, ThreadKind.COMMITMENT
    )


def test_reports_that_come_to_disagree_are_told_as_that() -> None:
    first = report("one", "2021-04-02", "Bergen border talks were held on Thursday.")
    second = report("two", "2021-04-03", "Bergen border talks were called off.", source="Gazette")
    told = [
        annotated(
            first,
            talks(
                first,
                "Bergen border talks were held on Thursday.",
                "Bergen border talks",
                "held",
                "2021-04-01",
                place="Bergen",
                parties=["NOR", "FIN"],
                attendance="attended",
            ),
        ),
        annotated(
            second,
            talks(
                second,
                "Bergen border talks were called off.",
                "Bergen border talks",
                "cancelled",
                "2021-04-01",
                place="Bergen",
                parties=["NOR", "FIN"],
            ),
        ),
    ]
    found = changes(dossier(told, "2021-04-02"), dossier(told, "2021-04-03"))
    (clash,) = [c for c in found.changed if c.kind == "disagreement"]
    assert change_words(clash) == (
        "reports disagree: one (2 April 2021) says held; two (3 April 2021) says cancelled"
    )
    assert [s.report_name for s in clash.sources] == ["one", "two"]


def test_what_seemed_two_things_is_told_as_one() -> None:
    fence = "Norway will host Finland for talks on the border fence in Bergen."
    fish = "Sweden and Finland will meet on fishing on 2 April."
    both = "The fishing conference and border fence talks in Bergen on 2 April are one."
    one, two, three = (
        report(name, day, words)
        for name, day, words in (
            ("fence", "2021-03-01", fence),
            ("fish", "2021-03-02", fish),
            ("both", "2021-03-09", both),
        )
    )
    told = [
        annotated(
            one,
            talks(
                one,
                fence,
                "border fence talks",
                "planned",
                "2021-04",
                place="Bergen",
                host=["NOR"],
                parties=["NOR", "FIN"],
            ),
        ),
        annotated(
            two,
            talks(two, fish, "fishing conference", "planned", "2021-04-02", parties=["FIN", "SWE"]),
        ),
        annotated(
            three,
            talks(
                three,
                both,
                "fishing conference and border fence talks",
                "planned",
                "2021-04-02",
                place="Bergen",
                host=["NOR"],
                parties=["NOR", "FIN", "SWE"],
            ),
        ),
    ]
    (joined,) = changes(dossier(told, "2021-03-03"), dossier(told, "2021-03-10")).changed
    assert change_words(joined) == "told as one thing: border fence talks; fishing conference"
    assert [s.report_name for s in joined.sources] == ["fence", "fish"]


def test_of_one_party_only_what_names_it_is_told() -> None:
    found = of_party(between("2021-03-01", "2021-03-14"), "EST")
    assert [c.name for c in found.new] == ["Tallinn conference on Baltic fishing"]


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(InvalidDateError, match="is not after"):
        between("2021-07-01", "2021-06-01")


def test_nothing_changes_on_one_day() -> None:
    found = between("2021-06-20", "2021-06-20")
    assert (found.new, found.changed, found.silent, found.shifts) == ((), (), (), ())
