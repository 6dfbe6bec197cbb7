"""The almanac: who held which high office when."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from communique.world.leaders import holders, terms
from communique.world.parties import party

SOLE = ("chancellor", "foreign secretary", "pope", "secretary of state")
"""Offices that one person holds at a time; some states had two prime ministers at once."""


def test_every_line_is_of_a_known_party_and_of_real_months() -> None:
    month = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
    for term in terms():
        assert party(term.party) is not None, term
        assert month.fullmatch(term.since), term
        assert term.until == "9999-12" or month.fullmatch(term.until), term
        assert term.since <= term.until, term
        assert all(name.isascii() for name in term.names[:1]), term


def test_a_sole_office_has_one_holder_at_a_time() -> None:
    """Months at both ends are included, so one month may be two persons'."""
    held = defaultdict(list)
    for term in terms():
        if term.office in SOLE:
            held[term.party, term.office].append(term)
    for several in held.values():
        several.sort(key=lambda t: (t.since, t.until))
        for before, after in pairwise(several):
            assert before.until <= after.since or before.names == after.names, (before, after)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Helmut Kohl", date(1995, 3, 1), {("DEU", "chancellor")}),
        ("Helmut Kohl", date(1999, 3, 1), set()),
        ("Merkel", date(2011, 3, 1), {("DEU", "chancellor")}),
        ("Hu", date(2006, 3, 1), {("CHN", "president"), ("CHN", "leader")}),
        ("George W. Bush", date(2006, 3, 1), {("USA", "president")}),
        ("Nobody Atall", date(2006, 3, 1), set()),
        ("", date(2006, 3, 1), set()),
    ],
)
def test_who_held_what_on_a_day(name: str, day: date, expected: set[tuple[str, str]]) -> None:
    assert {(t.party, t.office) for t in holders(name, day)} == expected
