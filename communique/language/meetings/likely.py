"""Whether what some words tell of is a meeting at all."""

from collections.abc import Sequence
from math import prod

from communique.language.meetings.joining import Told
from communique.language.meetings.people import is_stayed_away_from

_WORTH = 0.15
"""A telling less likely than this is not even joined to others."""
_LIKELY = 0.5


def worth_weighing(told: Told) -> bool:
    """Whether a telling is likely enough to be asked what it is of."""
    return told.candidate.given or told.likely >= _WORTH


def confidence_of(group: Sequence[Told]) -> float:
    """How likely it is that at least one of the tellings is of a meeting."""
    return round(1.0 - prod(1.0 - told.likely for told in group), 4)


def is_likely(group: Sequence[Told]) -> bool:
    """Whether so many or such clear words tell of it that it is a meeting rather than not."""
    if all(_is_of_any(told) for told in group):
        return False
    return any(told.candidate.given for told in group) or confidence_of(group) >= _LIKELY


def _is_of_any(told: Told) -> bool:
    """ "Would take part in no conference": of the one spoken of, where there is one."""
    nouns = told.candidate.head.children
    refusal = is_stayed_away_from(told.candidate.head)
    return refusal and any(c.lower_ in ("any", "no") for c in nouns)
