"""Whether what some words tell of is a meeting at all."""

from collections.abc import Sequence
from math import prod

from communique.language.meetings.joining import Told, is_of_any

_WORTH = 0.15
"""A telling less likely than this is not even joined to others."""
_LIKELY = 0.38
"""Found and whole F1 on dev and on the reports kept back move by 0.002 from here to 0.4."""


def worth_weighing(told: Told) -> bool:
    """Whether a telling is likely enough to be asked what it is of."""
    return told.likely >= _WORTH


def confidence_of(group: Sequence[Told]) -> float:
    """How likely it is that at least one of the tellings is of a meeting."""
    return round(1.0 - prod(1.0 - told.likely for told in group), 4)


def is_likely(group: Sequence[Told]) -> bool:
    """Whether words enough, and clear enough, tell of it to be entered."""
    if all(is_of_any(told) for told in group):
        return False
    return confidence_of(group) >= _LIKELY
