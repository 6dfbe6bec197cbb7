"""What teaches when two tellings of a position are one."""

from training.fit_same import pairs

TEXT = "Chad rejects the tunnel. It opposes the tunnel. It wants no toll. Mali rejects it too."


def entry(holder: str, stance: str, *evidence: str) -> dict[str, object]:
    return {"holder": holder, "stance": stance, "evidence": list(evidence)}


def test_places_of_one_entry_are_one_and_of_two_are_two_within_party_and_stance() -> None:
    entries = [
        entry("TCD", "opposes", "Chad rejects the tunnel", "It opposes the tunnel"),
        entry("TCD", "opposes", "It wants no toll"),
        entry("MLI", "opposes", "Mali rejects it too"),
    ]
    assert [one for _, one in pairs(TEXT, entries)] == [True, False, False]


def test_a_place_that_two_entries_share_teaches_nothing() -> None:
    twice = [entry("TCD", "opposes", "It wants no toll")] * 2
    assert list(pairs(TEXT, twice)) == []
