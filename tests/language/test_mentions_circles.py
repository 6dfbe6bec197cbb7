"""Circles of states that act together: how they are found and what they are called."""

from datetime import date

import pytest

from communique.language.mentions import find_cast
from communique.language.mentions.circles import is_circle
from communique.language.parsing import parse
from communique.model.report import Report


def parties(text: str) -> list[str]:
    cast = find_cast(parse(Report(published=date(2018, 5, 8), text=text)))
    return [party for _, party in cast.acting]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Donor countries pledged more money for Kenya.", ["donor countries", "KEN"]),
        ("Iran was warned by the western powers.", ["IRN", "Western powers"]),
        ("Oil-producing Gulf states rejected it.", ["oil-producing Gulf states"]),
        ("Sub-Saharan African countries agreed.", ["sub-Saharan African countries"]),
        ("The major developing countries opposed it.", ["major developing countries"]),
        ("The international community must act.", ["international community"]),
        # of a continent, not of the state that one word of its name may mean
        ("Latin American leaders met.", ["Latin American leaders"]),
        ("South African leaders met.", ["ZAF"]),
        # religious leaders are no states', and all states are nobody's circle
        ("Muslim leaders met.", []),
        ("Other countries agreed, and the two countries met.", []),
        # states that were named before
        ("The two South American nations signed it, and these Gulf states did.", []),
        # a side, and a direction
        ("The west has imposed sanctions.", ["West"]),
        ("Iran's relations with the West are poor.", ["IRN", "West"]),
        ("Rebels hold towns in the west of the country.", []),
        ("Troops moved to the west.", []),
        ("The West Bank was calm.", []),
    ],
)
def test_circles_are_parties_by_their_own_name(text: str, named: list[str]) -> None:
    assert [party for party in parties(text) if party != "PSE"] == named


def test_a_circle_is_several() -> None:
    assert all(map(is_circle, ("Western nations", "West", "international community")))
    assert not any(map(is_circle, ("KEN", "Hamas", "United Nations", "United Front")))
