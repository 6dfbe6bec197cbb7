"""A person at work on a record, and what every view of it says afterwards."""

import contextlib
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dossier import Dossier
from communique.errors import UnknownIdError
from communique.model.annotation import Annotation
from communique.model.codec import encode
from communique.model.decisions import Decision
from communique.model.findings import MeetingStatus, Position, Stance, Statement
from communique.model.report import Part, PartKind, Report
from communique.record.store import Store
from communique.reviewing import Reviewing
from communique.selection import Selection
from tests.building import a_report, meets, said, says, stands
from tests.record.decided import NOON

MAY = a_report(
    "Norland and Suda met in Orel on 3 May. Suda backs the canal.", "2021-05-04", name="may"
)
JUNE = a_report(
    "The Orel meeting of 3 May was cordial. Suda opposes the canal.", "2021-06-01", name="june"
)
JULY = a_report("Norland received guests in Port Ellen on 9 July.", "2021-07-10", name="july")

MET_IN_MAY = meets(
    MAY,
    "Norland and Suda met in Orel on 3 May",
    "Orel meeting",
    MeetingStatus.HELD,
    "2021-05-03",
    "NOR",
    "SDN",
)
TOLD_IN_JUNE = meets(
    JUNE,
    "The Orel meeting of 3 May was cordial",
    "Orel meeting",
    MeetingStatus.HELD,
    "2021-05-03",
    "NOR",
    "SDN",
)
MET_IN_JULY = meets(
    JULY,
    "Norland received guests in Port Ellen on 9 July",
    "reception",
    MeetingStatus.HELD,
    "2021-07-09",
    "NOR",
    "ARL",
)
BACKS = stands(MAY, "Suda backs the canal", "SDN", Stance.SUPPORTS, "canal")
OPPOSES = stands(JUNE, "Suda opposes the canal", "SDN", Stance.OPPOSES, "canal")
READ = (says(MAY, MET_IN_MAY, BACKS), says(JUNE, TOLD_IN_JUNE, OPPOSES), says(JULY, MET_IN_JULY))
END = date(2021, 12, 31)


def clock() -> Callable[[], datetime]:
    """A clock that goes on by nine hours each time that it is asked."""
    hours = iter(range(0, 90_000, 9))
    return lambda: NOON + timedelta(hours=next(hours))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        for annotation in READ:
            opened.write(annotation, "reader")
        yield opened


@pytest.fixture
def desk(store: Store) -> Reviewing:
    return Reviewing(store, "Ann", now=clock())


def meetings(store: Store) -> list[list[str]]:
    """The reports of each thread of meetings."""
    dossier = Dossier.of(store, END)
    return [[s.report_name for s in t.steps] for t in dossier.threads if t.kind == "meeting"]


def everything(dossier: Dossier) -> str:
    """All that a dossier says, as one text."""
    findings, threads = list(dossier.findings.values()), list(dossier.threads)
    return encode([list(dossier.reports.values()), findings, threads])


def test_the_least_certain_wait_first_until_somebody_has_looked(desk: Reviewing) -> None:
    waiting = desk.queue(kinds=("position",))
    assert {finding.id for finding in waiting} == {BACKS.id, OPPOSES.id}
    desk.confirm(BACKS.id)
    desk.reject(OPPOSES.id)
    assert desk.queue(kinds=("position",)) == ()
    assert len(desk.queue(limit=2)) == 2
    assert desk.queue(Selection(party="RUS")) == ()


def test_what_is_rejected_is_nowhere_but_in_review(store: Store, desk: Reviewing) -> None:
    decision = desk.reject(BACKS.id, "it only studies it")
    dossier = Dossier.of(store, END)
    assert BACKS.id not in dossier.findings
    assert all(BACKS.id not in thread.findings for thread in dossier.threads)
    assert desk.finding(BACKS.id).is_rejected
    with pytest.raises(UnknownIdError):
        store.finding(BACKS.id)
    desk.undo(decision.id)
    assert BACKS.id in Dossier.of(store, END).findings


def test_an_edit_is_seen_by_threads_and_selections(store: Store, desk: Reviewing) -> None:
    desk.edit(OPPOSES.id, {"stance": "supports", "holder": "NOR"}, "misread")
    dossier = Dossier.of(store, END)
    (mine,) = dossier.select(Position, Selection(party="NOR"))
    assert (mine.stance, mine.confidence) == (Stance.SUPPORTS, 1.0)
    review = dossier.review_of(mine)
    assert review is not None
    assert (review.state, review.by, review.because) == ("edited", "Ann", "misread")
    assert all(id_ in dossier.findings for t in dossier.threads for id_ in t.findings)


def test_an_edit_upon_an_edit_keeps_both(desk: Reviewing) -> None:
    desk.edit(OPPOSES.id, {"stance": "supports"})
    start = JUNE.text.index("Suda")
    desk.edit(OPPOSES.id, {"topic": "the canal"}, spans=[(start, start + 12)])
    now = desk.finding(OPPOSES.id).finding
    assert isinstance(now, Position)
    assert (now.stance, now.topic, now.evidence[0].words) == (
        Stance.SUPPORTS,
        "the canal",
        "Suda opposes",
    )


def test_threads_are_split_and_merged_and_the_later_word_stands(
    store: Store, desk: Reviewing
) -> None:
    assert meetings(store) == [["may", "june"], ["july"]]
    split = desk.split(_thread(store, "june"), [TOLD_IN_JUNE.id], "another meeting")
    assert sorted(meetings(store)) == [["july"], ["june"], ["may"]]
    desk.join(_thread(store, "may"), _thread(store, "july"), "a slip of the pen")
    assert sorted(meetings(store)) == [["june"], ["may", "july"]]
    desk.undo(split.id)
    assert meetings(store) == [["may", "june", "july"]]


def test_a_link_that_a_person_made_tells_who_and_why(store: Store, desk: Reviewing) -> None:
    desk.join(_thread(store, "may"), _thread(store, "july"), "a slip of the pen")
    thread = next(t for t in Dossier.of(store, END).threads if len(t.steps) == 3)
    whys = [reason.why for link in thread.links for reason in link.reasons]
    assert "held to be one thing by Ann: a slip of the pen" in whys
    assert len(thread.links) == 2


def _thread(store: Store, report: str) -> str:
    threads = Dossier.of(store, END).threads
    return next(
        t.id for t in threads if t.kind == "meeting" and report in [s.report_name for s in t.steps]
    )


def test_threads_that_can_not_be_merged_or_split_are_refused(store: Store, desk: Reviewing) -> None:
    may = _thread(store, "may")
    position = next(t.id for t in Dossier.of(store, END).threads if t.kind == "position")
    for other in (may, position):
        with pytest.raises(UnknownIdError, match="can't be merged"):
            desk.join(may, other)
    for wrong in ([MET_IN_JULY.id], [MET_IN_MAY.id, TOLD_IN_JUNE.id]):
        with pytest.raises(UnknownIdError, match="is split into"):
            desk.split(may, wrong)


def test_names_that_can_not_be_changed_are_refused(desk: Reviewing) -> None:
    for name, called in (("Nowhere", "Suda"), ("SDN", "Sudan"), ("SDN", "Republic of Suda")):
        with pytest.raises(UnknownIdError):
            desk.call_party(name, called)
    with pytest.raises(UnknownIdError):
        desk.call_person("Nobody", "Somebody")
    assert desk.decisions() == ()


def test_what_a_report_says_twice_is_decided_once() -> None:
    summary = 'Mr Bo: "The canal will be dug this summer"'
    body = 'Mr Bo told reporters: "The canal will be dug this summer, I promise you"'
    text = f"{summary}\n\n{body}"
    parts = (Part(PartKind.SUMMARY, 0, len(summary)), Part(PartKind.BODY, len(summary), len(text)))
    report = Report(published=date(2021, 5, 1), text=text, parts=parts)
    above = said(report, "The canal will be dug this summer", "Bo")
    below = said(report, "The canal will be dug this summer, I promise you", "Bo")
    with Store(":memory:") as store:
        store.write(says(report, above, below), "reader")
        desk = Reviewing(store, "Ann", now=clock())
        assert [finding.id for finding in desk.queue()] == [below.id]
        made = desk.reject(below.id)
        assert not Dossier.of(store, END).findings
        desk.undo(made.id)
        desk.edit(below.id, {"speaker": "Kane"})
        now = Dossier.of(store, END)
        assert {f.speaker for f in now.select(Statement, Selection())} == {"Kane"}
        assert len(now.statements(Selection())) == 1


_ACTS: tuple[Callable[[Reviewing], object], ...] = (
    lambda desk: desk.confirm(BACKS.id),
    lambda desk: desk.reject(OPPOSES.id),
    lambda desk: desk.edit(BACKS.id, {"stance": "demands"}),
    lambda desk: desk.edit(MET_IN_JULY.id, {"place": "Orel"}),
    lambda desk: desk.split(desk.dossier.threads[0].id, [desk.dossier.threads[0].findings[-1]]),
    lambda desk: desk.join(desk.dossier.threads[0].id, desk.dossier.threads[1].id),
    lambda desk: desk.call_party("SDN", "SSD"),
    lambda desk: desk.undo(desk.decisions()[-1].decision.id),
    lambda desk: desk.undo(desk.decisions()[0].decision.id),
)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.sampled_from(_ACTS), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
    st.integers(0, 90),
)
def test_with_decisions_too_no_order_shows_and_as_of_knows_nothing_later(
    acts: list[Callable[[Reviewing], object]], order: random.Random, days: int
) -> None:
    """Reading in any order, before or after deciding, once or twice, and as of any day."""
    decisions = _decided(acts)
    as_of = date(2021, 5, 1) + timedelta(days)
    shuffled: list[Annotation] = [*READ, *READ[:1]]
    order.shuffle(shuffled)
    cut = order.randrange(len(shuffled) + 1)
    with Store(":memory:") as mixed, Store(":memory:") as until:
        for annotation in shuffled[:cut]:
            mixed.write(annotation, "reader")
        mixed.decide(*order.sample(decisions, len(decisions)))
        for annotation in shuffled[cut:]:
            mixed.write(annotation, "reader")
        until.decide(*decisions)
        for annotation in READ:
            if annotation.report.published <= as_of:
                until.write(annotation, "reader")
        whole = Dossier.of_annotations(READ, END, decisions)
        assert everything(Dossier.of(mixed, END)) == everything(whole)
        assert everything(Dossier.of(mixed, as_of)) == everything(Dossier.of(until, as_of))
        assert list(mixed.faults()) == list(until.faults()) == []


def _decided(acts: list[Callable[[Reviewing], object]]) -> list[Decision]:
    """What the acts decide, one after another; those that can't be done are left out."""
    with Store(":memory:") as store:
        for annotation in READ:
            store.write(annotation, "reader")
        desk = Reviewing(store, "Ann", now=clock())
        for act in acts:
            with contextlib.suppress(UnknownIdError, IndexError):
                act(desk)
        return list(store.decisions())


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(_ACTS), min_size=1, max_size=6), st.integers(-1, 3))
def test_what_was_decided_by_a_day_is_what_had_been_decided_then(
    acts: list[Callable[[Reviewing], object]], days: int
) -> None:
    made, day = _decided(acts), NOON.date() + timedelta(days)
    with Store(":memory:") as store, Store(":memory:") as then:
        for annotation in READ:
            store.write(annotation, "reader")
            then.write(annotation, "reader")
        store.decide(*made)
        then.decide(*[decision for decision in made if decision.at.date() <= day])
        assert everything(Dossier.of(store, END, day)) == everything(Dossier.of(then, END))
