"""What is prose in a report and what stands around it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.report import PartKind
from communique.readers.parts import find_parts

BODY = "The delegations met for three hours on Tuesday, and will meet again."
MORE = "Neither side would say what had been agreed, but both spoke of progress."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, text[p.start : p.end]) for p in find_parts(text)]


@pytest.mark.parametrize(
    "line",
    ["Meridian Wire/File", "AFP/Getty Images", "Photo: Harbour Gazette", "By Ann Bell in Doha"],
)
def test_credit_lines(line: str) -> None:
    assert kinds(f"{line}\n\n{BODY}") == [("credit", line), ("body", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "DOHA:",
        "DOHA (Meridian Wire) -",
        "NEW YORK, March 3 (MW) --",
        "TEL AVIV, Israel, 3 March –",
        "KYIV, Saturday -",
    ],
)
def test_datelines(line: str) -> None:
    assert kinds(f"{line} {BODY}\n\n{MORE}") == [("dateline", line), ("body", BODY), ("body", MORE)]


def test_a_summary_stands_above_the_dateline() -> None:
    text = f"Talks go on.\n\nNobody leaves.\n\nDOHA: {BODY}"
    assert [kind for kind, _ in kinds(text)] == ["summary", "summary", "dateline", "body"]


def test_bullets_above_are_a_summary() -> None:
    assert kinds(f"• Talks go on\n\n{BODY}")[0] == ("summary", "• Talks go on")


def test_a_headline_inside_stands_above_something() -> None:
    text = f"{BODY}\n\nTalks to go on next week in Doha\n\n{MORE}\n\nA line at the very end"
    assert [kind for kind, _ in kinds(text)] == ["body", "headline", "body", "body"]


def test_a_sentence_cut_in_two_is_no_headline() -> None:
    text = f"{BODY}\n\nThe minister who had come from\n\nthe capital left."
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_a_name_at_the_very_end_is_a_credit_line() -> None:
    assert kinds(f"{BODY}\n\nStrait Dispatch")[-1] == ("credit", "Strait Dispatch")


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    text = "\n\n".join(f"{name}: {BODY}" for name in ("ALVAREZ", "BROWN", "ALVAREZ"))
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_long_lines_without_blank_ones_are_paragraphs() -> None:
    text = f"{BODY} {MORE}\n{MORE} {BODY}\n{BODY} {MORE}"
    assert len(kinds(text)) == 3


def test_wrapped_lines_are_one_paragraph() -> None:
    assert len(kinds(BODY.replace(" ", "\n", 6))) == 1


@given(st.text(st.sampled_from("Aa .\"”'\n\r\t:-/•(é"), max_size=120))
def test_parts_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    parts = find_parts(text)
    inside = {c for p in parts for c in range(p.start, p.end)}
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert not "".join(c for at, c in enumerate(text) if at not in inside).strip()
    assert all(isinstance(p.kind, PartKind) and p.start < p.end for p in parts)
