"""The chain of words behind a fate, and what is missing in it."""

import pytest

from communique.briefs.chain import addition_words, gap_words, settling_words
from communique.errors import UnknownIdError
from communique.views.story import Story, story
from tests.linking.stories import story as reports
from tests.linking.telling import annotated, promise, report, talks
from tests.views.telling import day, dossier, stands


def tell(asked: str, as_of: str) -> Story:
    return story(dossier(reports(), as_of), asked)


def added(told: Story) -> list[list[str]]:
    return [
        [addition_words(one, told.thread.as_of) for one in chapter.added]
        for chapter in told.chapters
    ]


def settled_by(told: Story) -> list[str]:
    return [settling_words(one, told.thread.as_of) for one in told.settling]


def test_each_report_tells_what_it_was_the_first_to_tell() -> None:
    told = tell("Bergen talks", "2021-06-01")
    assert added(told) == [
        [
            "planned",
            "time: the week of 15 March 2021",
            "place: Bergen",
            "Finland: expected",
            "Sweden: expected",
        ],
        [
            "held, before that planned",
            "time: 18 March 2021, before that the week of 15 March 2021",
            "Finland: there (before: expected)",
            "Sweden: not coming, “over a strike” (before: expected)",
        ],
    ]
    assert [c.source.report_name for c in told.chapters] == ["march", "week-after"]
    assert told.chapters[1].source.publisher == "The Harbour Post"


def test_a_report_that_tells_it_more_loosely_adds_no_time() -> None:
    told = tell("Bergen meeting", "2021-10-16")
    assert [one.what for one in told.chapters[-1].added] == ["party"], "Norway was there, too"


def test_that_a_party_came_is_not_unsaid_by_one_that_expects_it() -> None:
    held, later = "The eel talks were held in Oslo.", "Finland is awaited at the eel talks in Oslo."
    one, two = report("one", "2021-05-02", held), report("two", "2021-05-04", later)
    told = [
        annotated(
            one,
            talks(
                one,
                held,
                "eel talks",
                "held",
                "2021-05-01",
                place="Oslo",
                parties=["NOR", "FIN"],
                attendance="attended",
            ),
        ),
        annotated(
            two,
            talks(two, later, "eel talks", "held", "2021-05-01", place="Oslo", parties=["FIN"]),
        ),
    ]
    chapters = story(dossier(told, "2021-05-05"), "eel").chapters
    assert [len(chapter.added) for chapter in chapters] == [5, 0]


def test_the_stretches_without_word_have_what_was_read_in_them() -> None:
    told = tell("fence", "2021-07-01")
    assert [gap_words(gap, last=True) for gap in told.gaps] == [
        "12 March 2021 to 1 July 2021 (111 days): 2 reports on these parties, 2 naming several of "
        "them; none tells of it"
    ]
    nothing_read = tell("Tallinn", "2021-03-20").gaps
    assert [(g.since, g.until, g.reports) for g in nothing_read] == [
        (day("2021-03-12"), day("2021-03-20"), 1)
    ]


@pytest.mark.parametrize(
    ("asked", "as_of", "missing"),
    [
        (
            "Tallinn",
            "2021-07-01",
            "a report after 12 March 2021 that tells whether they took place, by or on Estonia, "
            "Finland and Latvia",
        ),
        (
            "fence",
            "2021-07-01",
            "a report after 31 May 2021 that tells whether it was done, by or on Finland and "
            "Norway",
        ),
        ("fence", "2021-10-16", "a report that gives the day on which it was done"),
        (
            "Bergen meeting",
            "2021-10-16",
            "a report after 15 October 2021 that tells what came of the talks, by or on Finland "
            "and Norway",
        ),
    ],
)
def test_what_would_settle_it_is_said(asked: str, as_of: str, missing: str) -> None:
    assert settled_by(tell(asked, as_of)) == [missing]


def test_two_reports_that_disagree_are_both_kept() -> None:
    kept, broken = "Finland has taken down the fence.", "Finland broke its word on the fence."
    one, two = report("one", "2021-05-02", kept), report("two", "2021-05-20", broken)
    told = story(
        dossier(
            [
                annotated(
                    one, promise(one, kept, "take down the fence", by=["FIN"], status="fulfilled")
                ),
                annotated(
                    two, promise(two, broken, "take down the fence", by=["FIN"], status="broken")
                ),
            ],
            "2021-06-01",
        ),
        "fence",
    )
    (clash,) = told.disagreements
    assert (clash.one.report_name, clash.one_says) == ("one", "says fulfilled")
    assert (clash.two.passages[0].words, clash.two_says) == (broken, "says broken")
    assert settled_by(told) == ["a third report, independent of the two that disagree"]


def test_where_all_is_hearsay_the_partys_own_word_is_missing() -> None:
    told = story(
        dossier(
            stands(
                ("2021-03-12", "Norway wants peace talks.", "NOR", "demands", "peace talks", None)
            ),
            "2021-04-01",
        ),
        "NOR",
    )
    assert told.settling == (), "the reporter says it"


def test_a_thread_goes_by_its_id_or_its_words() -> None:
    asked = dossier(reports(), "2021-06-01")
    (bergen,) = [t for t in asked.threads if "Bergen" in t.name]
    assert story(asked, bergen.id[:6]).thread == bergen
    assert story(asked, "sweden BORDER").thread == bergen, "parties go by their names too"
    assert story(asked, "ended on Thursday").thread == bergen, "and by the reports' words"


def test_where_several_fit_they_are_named_and_none_is_guessed() -> None:
    asked = dossier(reports(), "2021-10-16")
    with pytest.raises(UnknownIdError, match="2 threads fit 'Bergen'") as refused:
        story(asked, "Bergen")
    assert "Bergen border talks (planned)" in refused.value.problem
    assert "Bergen talks on the border (held)" in refused.value.problem
    with pytest.raises(UnknownIdError, match="no thread has an id"):
        story(asked, "zebra")
    with pytest.raises(UnknownIdError):
        story(asked, "")


def test_talks_without_a_time_want_one() -> None:
    offer = "Estonia proposed talks with Latvia on eels."
    one = report("one", "2021-05-02", offer)
    told = dossier(
        [annotated(one, talks(one, offer, "eel talks", "proposed", parties=["EST", "LVA"]))],
        "2021-05-10",
    )
    assert settled_by(story(told, "eel")) == ["a report that gives the time of the talks"]
