"""What decisions make of findings: a pure function, whatever was read or decided first."""

import random
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.decisions import Decision, Listed, PartyCalled, PersonCalled, Standing
from communique.model.findings import AnyFinding, Attendance, Meeting, Participant, Stance, Voice
from communique.record.applying import Applied, apply
from tests.building import a_report, said
from tests.record.decided import (
    TEXT,
    against,
    confirm,
    decided,
    edit,
    join,
    met,
    reject,
    split,
    undo,
)

A, B = against(), against("Suda backed the border plan", holder="Suda", stance=Stance.SUPPORTS)


def standings(applied: Applied) -> list[Standing]:
    return [one.standing for one in applied.listed]


def test_a_confirmed_finding_is_certain_and_tells_who() -> None:
    unsure = msgspec.structs.replace(A, confidence=0.2)
    applied = apply([unsure, B], [confirm(A)])
    assert applied.findings == (A, B)
    assert applied.findings[0].confidence == 1.0
    assert (applied.reviews[A.id].state, applied.reviews[A.id].by) == ("confirmed", "Ann")


def test_a_rejected_finding_is_listed_as_rejected_and_nowhere_else() -> None:
    applied = apply([A, B], [reject(A)])
    assert applied.findings == (B,)
    assert [(finding, review.by) for finding, review in applied.rejected] == [(A, "Ann")]
    assert A.id not in applied.reviews


def test_an_edited_finding_stands_in_the_place_of_the_old() -> None:
    decision, new = edit(A, holder="Arland")
    applied = apply([A, B], [decision])
    assert applied.findings == (new, B)
    assert applied.origins[new.id] == A
    assert applied.reviews[new.id].state == "edited"


def test_a_newer_reading_changes_nothing_of_what_was_confirmed_or_edited() -> None:
    now = against(stance=Stance.DEMANDS)
    confirmed = apply([now], [confirm(A)])
    assert confirmed.findings == (A,)
    assert standings(confirmed) == [Standing.CHANGED]
    decision, new = edit(A, holder="Arland")
    assert apply([now], [decision]).findings == (new,)


def test_a_reader_that_learns_what_was_edited_is_not_reported_as_reading_otherwise() -> None:
    decision, new = edit(A, holder="Arland")
    applied = apply([new], [decision])
    assert applied.findings == (new,)
    assert standings(applied) == [Standing.STANDS]


def test_a_decision_waits_for_its_target() -> None:
    decision, new = edit(A, holder="Arland")
    assert standings(apply([B], [decision])) == [Standing.GONE]
    assert standings(apply([], [decision])) == [Standing.GONE]
    assert apply([A], [decision]).findings == (new,)


def test_a_decision_that_may_mean_two_is_applied_to_neither() -> None:
    now = [against(holder="Suda"), against(holder="Arland")]
    applied = apply(now, [reject(A)])
    assert set(applied.findings) == set(now)
    assert standings(applied) == [Standing.UNSURE]


def test_of_two_people_the_later_stands_and_both_are_listed() -> None:
    first, second = confirm(A, 0, "Ann"), reject(A, 1, "Bob")
    applied = apply([A], [second, first])
    assert applied.findings == ()
    assert [(one.decision.by, one.standing, one.overruled_by) for one in applied.listed] == [
        ("Ann", Standing.OVERRULED, second.id),
        ("Bob", Standing.STANDS, None),
    ]
    assert apply([A], [confirm(A, 2), second]).findings == (A,)


def test_two_people_of_one_mind_both_stand() -> None:
    decision, new = edit(A, holder="Arland")
    again = msgspec.structs.replace(confirm(A, 1, "Bob").ruling, stands=(new,))
    assert standings(apply([A], [decision, decided(again, 1, "Bob")])) == [Standing.STANDS] * 2


def test_to_undo_is_a_decision_which_may_be_undone() -> None:
    made = reject(A)
    back = undo(made, 1)
    again = undo(back, 2)
    assert apply([A], [made, back]).findings == (A,)
    assert standings(apply([A], [made, back])) == [Standing.UNDONE, Standing.STANDS]
    assert apply([A], [made, back, again]).findings == ()
    assert standings(apply([A], [made, back, again])) == [
        Standing.STANDS,
        Standing.UNDONE,
        Standing.STANDS,
    ]


def test_undoing_the_later_word_gives_the_earlier_back_its_place() -> None:
    first, second = reject(A, 0, "Ann"), confirm(A, 1, "Bob")
    assert apply([A], [first, second, undo(second, 2)]).findings == ()


def test_an_undoing_of_what_is_not_there_is_listed() -> None:
    assert standings(apply([A], [undo(reject(A), 1)])) == [Standing.GONE]


def test_parties_and_persons_are_called_as_decided() -> None:
    report = a_report(TEXT)
    statement = msgspec.structs.replace(
        said(report, "Suda backed the border plan", "Orlo", "Suda"),
        asserted_by=Voice(speaker="Orlo", party="Suda"),
    )
    made = [
        decided(PartyCalled(name="Suda", called="Suda Republic"), 0),
        decided(PersonCalled(name="Orlo", called="Mila Orlo"), 1),
    ]
    (now,) = apply([statement], made).findings
    assert now.parties() == {"Suda Republic"}
    assert now.asserted_by == Voice(speaker="Mila Orlo", party="Suda Republic")
    assert getattr(now, "speaker", None) == "Mila Orlo"
    assert now.evidence == statement.evidence


def test_an_undecided_speaker_of_whom_both_are_one_is_decided() -> None:
    report = a_report(TEXT)
    statement = msgspec.structs.replace(
        said(report, "Suda backed the border plan", "Orlo", "Suda"),
        candidates=("Mila Orlo", "M. Orlo"),
    )
    (now,) = apply(
        [statement], [decided(PersonCalled(name="M. Orlo", called="Mila Orlo"))]
    ).findings
    assert (getattr(now, "speaker", None), getattr(now, "candidates", None)) == ("Mila Orlo", ())


def test_a_party_that_takes_part_twice_after_a_merger_does_so_once() -> None:
    meeting = met()
    assert isinstance(meeting, Meeting)
    (now,) = apply([meeting], [decided(PartyCalled(name="Suda", called="Norland"))]).findings
    assert isinstance(now, Meeting)
    assert now.participants == (Participant(party="Norland", attendance=Attendance.ATTENDED),)


def test_names_follow_one_another_to_the_end_and_never_in_a_circle() -> None:
    made = [
        decided(PartyCalled(name="Norland", called="Arland"), 0),
        decided(PartyCalled(name="Arland", called="Borland"), 1),
    ]
    assert apply([A], made).findings[0].parties() == {"Borland"}
    circle = [*made, decided(PartyCalled(name="Borland", called="Norland"), 2)]
    applied = apply([A], circle)
    assert Standing.OVERRULED in standings(applied)
    assert applied.findings[0].parties() <= {"Norland", "Arland", "Borland"}


def test_a_name_that_nobody_has_waits() -> None:
    assert standings(apply([A], [decided(PartyCalled(name="Nowhere", called="Suda"))])) == [
        Standing.GONE
    ]


def test_an_edit_outlives_the_undoing_of_a_merger() -> None:
    decision, new = edit(A, 1, stance=Stance.DEMANDS)
    merger = decided(PartyCalled(name="Norland", called="Arland"), 0)
    merged = apply([A], [merger, decision])
    assert merged.findings[0].parties() == {"Arland"}
    assert merged.unnamed[merged.findings[0].id] == new
    assert apply([A], [merger, decision, undo(merger, 2)]).findings == (new,)


def test_pairs_are_those_of_findings_as_they_stand() -> None:
    later = against(day="2021-06-01")
    decision, new = edit(A, holder="Arland")
    applied = apply([A, later], [decision, join(A, later, hours=1)])
    assert set(applied.must) == {(min(new.id, later.id), max(new.id, later.id))}
    assert not applied.cannot


def test_the_later_of_one_and_two_stands() -> None:
    later = against(day="2021-06-01")
    one, two = join(A, later), split(A, later, hours=1)
    applied = apply([A, later], [one, two])
    assert (len(applied.must), len(applied.cannot)) == (0, 1)
    assert standings(applied) == [Standing.OVERRULED, Standing.STANDS]
    back = apply([A, later], [one, two, join(A, later, hours=2)])
    assert (len(back.must), len(back.cannot)) == (1, 0)


def test_a_chain_gives_way_to_a_later_word() -> None:
    b, c = against(day="2021-06-01"), against(day="2021-07-01")
    applied = apply([A, b, c], [join(A, b), join(b, c, hours=1), split(A, c, hours=2)])
    assert standings(applied) == [Standing.OVERRULED, Standing.STANDS, Standing.STANDS]


def test_a_decision_of_which_a_part_is_gone_holds_for_the_rest() -> None:
    b, c = against(day="2021-06-01"), against(day="2021-07-01")
    applied = apply([A, c], [join(A, b, c)])
    assert standings(applied) == [Standing.PARTLY]
    assert len(applied.must) == 1


READ = (A, B, met(), against(day="2021-06-01"), against(day="2021-07-01"))


def _some_decisions() -> list[Decision]:
    first, last = READ[3], READ[4]
    made = [
        confirm(A, 0),
        reject(A, 1, "Bob"),
        edit(A, 2, holder="Arland")[0],
        reject(B, 3),
        join(A, first, hours=4),
        join(first, last, hours=5),
        split(A, last, hours=6),
        decided(PartyCalled(name="Norland", called="Suda"), 7),
        decided(PartyCalled(name="Suda", called="Norland"), 8),
        confirm(READ[2], 9),
    ]
    return [*made, undo(made[3], 10), undo(made[2], 11)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(range(12)), unique=True), st.randoms(use_true_random=False))
def test_no_order_of_deciding_or_reading_shows(chosen: Sequence[int], order: random.Random) -> None:
    made = [_some_decisions()[n] for n in chosen]
    shuffled, read = list(made), list(READ)
    order.shuffle(shuffled)
    order.shuffle(read)
    straight, mixed = apply(READ, sorted(made, key=lambda d: d.order)), apply(read, shuffled)
    assert set(straight.findings) == set(mixed.findings)
    assert straight.listed == mixed.listed
    assert straight.must.keys() == mixed.must.keys()
    assert straight.cannot.keys() == mixed.cannot.keys()
    assert not _joined(straight) & set(straight.cannot), "nothing is both one and two"


def _joined(applied: Applied) -> set[tuple[str, str]]:
    """Every pair that must-links join, however long the chain."""
    groups = {f.id: {f.id} for f in applied.findings}
    for one, two in applied.must:
        both = groups[one] | groups[two]
        groups.update(dict.fromkeys(both, both))
    return {(a, b) for group in groups.values() for a in group for b in group if a < b}


@pytest.mark.parametrize("made", [_some_decisions()])
def test_what_people_decide_on_one_report_leaves_others_as_they_are(made: list[Decision]) -> None:
    other: AnyFinding = against(day="2022-01-01", holder="Elsewhere")
    names = [d for d in made if not isinstance(d.ruling, PartyCalled)]
    assert other in apply([*READ, other], names).findings


def test_every_decision_is_listed_once() -> None:
    listed: tuple[Listed, ...] = apply(READ, _some_decisions()).listed
    assert [one.decision for one in listed] == sorted(_some_decisions(), key=lambda d: d.order)
