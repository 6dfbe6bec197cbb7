"""Words and parties by which findings are compared."""

from datetime import date

import pytest

from communique.linking import naming, words
from communique.linking.periods import Period, possible
from communique.model.dates import When
from communique.model.evidence import Passage
from communique.model.findings import Meeting, MeetingStatus

DAY = date(2021, 5, 3)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("withdraw its troops", "withdraw the troops"),
        ("six-nation talks", "the six-party talks"),
        ("cut to 1,550 warheads", "cut to 1550 warheads"),
        ("signing the treaties", "sign a treaty"),
    ],
)
def test_words_that_say_the_same_have_the_same_stems(one: str, two: str) -> None:
    assert words.stems(one) == words.stems(two)


def test_common_words_weigh_less_than_telling_ones() -> None:
    talks, fish = words.stems("bilateral talks"), words.stems("fishing quota")
    assert words.mass(talks) < words.mass(fish)
    assert words.telling(talks | fish) == fish


def test_likeness_and_containment_are_shares_of_what_words_count_for() -> None:
    one, two = words.stems("bilateral talks on a fishing quota"), words.stems("talks on fishing")
    both, every = words.mass(one & two), words.mass(one | two)
    assert words.likeness(one, two) == words.likeness(two, one) == both / every
    assert words.containment(one, two) == both / min(words.mass(one), words.mass(two)) == 1.0


def test_a_demonym_and_a_name_are_one_party() -> None:
    assert naming.read("Norwegian fishing", DAY) == naming.read("fishing in Norway", DAY)
    assert naming.party("WTO") == naming.party("the World Trade Organization")


def _meeting(status: str, start: str | None, end: str | None) -> Meeting:
    return Meeting(
        report="r",
        evidence=(Passage(0, 1, "x"),),
        name="talks",
        status=MeetingStatus(status),
        start_on=None if start is None else When(start),
        end_on=None if end is None else When(end),
    )


@pytest.mark.parametrize(
    ("status", "start", "end", "first", "last"),
    [
        ("held", None, None, None, date(2021, 5, 4)),
        ("planned", "2021", "2021", date(2021, 5, 2), date(2021, 12, 31)),
        ("held", "2021", "2021", date(2021, 1, 1), date(2021, 5, 4)),
        ("planned", "2021-W19", "2021-W19", date(2021, 5, 10), date(2021, 5, 16)),
        ("under_way", "2021-05-01", None, date(2021, 5, 1), date(2021, 5, 3)),
        ("held", None, "2021-04-20", date(2021, 4, 6), date(2021, 4, 20)),
    ],
)
def test_when_talks_may_have_been(
    status: str, start: str | None, end: str | None, first: date | None, last: date | None
) -> None:
    assert possible(_meeting(status, start, end), DAY) == Period(first, last)


def test_negotiations_may_go_on_where_a_visit_ends() -> None:
    begun = _meeting("planned", "2021-05-01", None)
    assert possible(begun, DAY, lasting=True).last is None
    assert possible(begun, DAY).last == date(2021, 5, 15)
