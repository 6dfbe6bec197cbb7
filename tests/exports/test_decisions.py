"""What a decision says in a line."""

from communique.exports.decisions import DECISION_COLUMNS, decision_row, what_is_decided
from communique.model.decisions import Confirmed, Listed, PartyCalled, Standing
from tests.record.decided import against, confirm, decided, edit, join, reject, split, target, undo

A, B = against(), against(day="2021-06-01")


def test_each_act_says_what_it_is_about() -> None:
    edited, new = edit(A, holder="Arland")
    read, stood = "Norland opposes: border plan", "Arland opposes: border plan"
    agreed = decided(Confirmed(targets=(target(A),), stands=(new,)))
    said = {
        confirm(A): read,
        agreed: stood,
        reject(A): read,
        edited: "holder Norland -> Arland",
        join(A, B): f"one thing: {read}",
        split(A, B): f"two things: {read} / {read}",
        decided(PartyCalled(name="Suda", called="Suda Republic")): "Suda -> Suda Republic",
        undo(edited): f"takes back {edited.id[:8]}",
    }
    assert {decision: what_is_decided(decision) for decision in said} == said


def test_a_row_has_every_column_and_the_words() -> None:
    listed = Listed(decision=reject(A), standing=Standing.STANDS)
    row = decision_row(listed, lambda report: f"report {report[:2]}")
    assert tuple(row) == DECISION_COLUMNS
    assert row["decided_at"] == "2026-03-01T12:00:00Z"
    assert row["words"] == ["Norland rejected the border plan on Friday"]
