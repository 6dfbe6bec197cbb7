"""The table of confidence: what is told how surely, and how much of it is right."""

from types import SimpleNamespace
from typing import Any, cast

from communique.evaluation.calibration import calibration

Entry = dict[str, Any]


def same_words(mine: list[Entry], gold: list[Entry], words: str, *_: object) -> list[Any]:
    return [(a, b) for a in mine for b in gold if a[words] == b[words]]


def entry(words: str, confidence: float, party: str = "MLI") -> Entry:
    return {"words": words, "confidence": confidence, "party": party}


JUDGE = cast(
    "Any",
    SimpleNamespace(
        KINDS={
            kind: ("words", None, {"party": lambda a, b: a["party"] == b["party"]})
            for kind in ("statements", "meetings")
        },
        MAIN={"statements": ("party",), "meetings": ("party",)},
        match=same_words,
    ),
)


def test_each_band_counts_what_is_told_and_the_share_that_is_right() -> None:
    mine = {
        "id": "a",
        "statements": [entry("one", 0.95), entry("two", 0.9), entry("three", 0.2)],
        "meetings": [],
    }
    gold = {"a": {"statements": [entry("one", 1.0), entry("three", 1.0)], "meetings": []}}
    assert calibration(JUDGE, [mine], {"a": ""}, gold) == {
        "statements from 0.0, told": 1.0,
        "statements from 0.0, right": 1.0,
        "statements from 0.9, told": 2.0,
        "statements from 0.9, right": 0.5,
    }


def test_a_statement_of_another_party_is_wrong_and_a_meeting_is_right_once_found() -> None:
    mine = {
        "id": "a",
        "statements": [entry("one", 0.6, "TCD")],
        "meetings": [entry("two", 0.6, "TCD")],
    }
    gold = {"a": {"statements": [entry("one", 1.0)], "meetings": [entry("two", 1.0)]}}
    told = calibration(JUDGE, [mine], {"a": ""}, gold)
    assert (told["statements from 0.6, right"], told["meetings from 0.6, right"]) == (0.0, 1.0)
