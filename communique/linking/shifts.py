"""Changes of stance: where one party, on one question, is told on another side than before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeAlias

from communique.linking import topics
from communique.linking.questions import Question, topic_of
from communique.model.findings import Position, Stance
from communique.model.threads import Told


class Side(StrEnum):
    """On which side of a question a stance is: asking for a thing is being for it."""

    FOR = "for"
    AGAINST = "against"
    HELD_BACK = "held back"
    ON_CONDITION = "on condition"
    UNDECIDED = "undecided"


SIDES: Final[Mapping[Stance, Side]] = {
    Stance.SUPPORTS: Side.FOR,
    Stance.DEMANDS: Side.FOR,
    Stance.OPPOSES: Side.AGAINST,
    Stance.WITHHOLDS: Side.HELD_BACK,
    Stance.CONDITIONAL: Side.ON_CONDITION,
    Stance.UNDECIDED: Side.UNDECIDED,
}

SURE: Final = 1.0
"""Log-odds from which two topics bear that a change of mind is read from them."""

_NEAR_DAYS: Final = 366

Turn: TypeAlias = tuple[str, str]
"""The ids of the last finding on the one side and of the first on the other."""


def series(
    questions: Iterable[Question], told: Mapping[str, Told]
) -> Iterator[tuple[Question, str, tuple[Told, ...]]]:
    """Each party's positions on each question, by day."""
    for question in questions:
        by_holder: dict[str, list[Told]] = defaultdict(list)
        for id_ in question.findings:
            finding = told[id_].finding
            if isinstance(finding, Position):
                by_holder[finding.holder].append(told[id_])
        for holder in sorted(by_holder):
            yield question, holder, tuple(by_holder[holder])


def turns(held: Sequence[Told], *, by_hand: bool = False) -> tuple[Turn, ...]:
    """Where a party's positions on one question, by day, come to another side than before.

    Only its own word and the reporter's count: what another party says of it is no change of its
    mind. On a day on which it is told on two sides nothing has changed from one to the other:
    that day says both, and is passed over. Where a person has said what is one question
    (`by_hand`), the topics need not say so themselves.
    """
    by_day: dict[date, list[Told]] = defaultdict(list)
    for one in held:
        if _own_word(one):
            by_day[one.published].append(one)
    plain = [told for _, told in sorted(by_day.items()) if len(set(map(side, told))) == 1]
    return tuple(
        (before[-1].finding.id, after[0].finding.id)
        for before, after in pairwise(plain)
        if side(before[-1]) is not side(after[0])
        and (by_hand or _is_one_matter(before[-1], after[0]))
    )


def _is_one_matter(before: Told, after: Told) -> bool:
    """Whether the two topics speak of one thing by themselves, not by way of others between, and
    have two marks in common: one word is too little to read a change of mind from. Where only one
    of the marks is no name, they must be told within a year: "troops" in 2002 are not those of
    2009."""
    one, two = topic_of(before), topic_of(after)
    if topics.common_marks(one, two) < 2 or topics.log_odds(one, two) < SURE:
        return False
    near = (after.published - before.published).days <= _NEAR_DAYS
    return near or len(one.telling & two.telling) > 1


def side(told: Told) -> Side:
    """On which side a told position is."""
    if not isinstance(told.finding, Position):
        raise TypeError(f"a {told.finding.kind_name} is on no side")
    return SIDES[told.finding.stance]


def _own_word(told: Told) -> bool:
    voice = told.finding.asserted_by
    holder = told.finding.holder if isinstance(told.finding, Position) else None
    return voice is None or voice.party == holder
