"""Whether what some words tell of is a meeting at all."""

from collections.abc import Sequence
from math import prod

from communique.language.meetings.joining import Told, is_of_any

_WORTH = 0.15
"""A telling less likely than this is not even joined to others."""
_LIKELY = 0.5
_CLEAR = 0.4
"""What is going on, put off, called off or over is told in clear words: less is enough."""


def worth_weighing(told: Told) -> bool:
    """Whether a telling is likely enough to be asked what it is of."""
    return told.candidate.given or told.likely >= _WORTH


def confidence_of(group: Sequence[Told]) -> float:
    """How likely it is that at least one of the tellings is of a meeting."""
    return round(1.0 - prod(1.0 - told.likely for told in group), 4)


def is_likely(group: Sequence[Told]) -> bool:
    """Whether so many or such clear words tell of it that it is a meeting rather than not."""
    if all(is_of_any(told) for told in group):
        return False
    given = any(told.candidate.given for told in group)
    clear = any(told.candidate.telling.stage is not None for told in group)
    return given or confidence_of(group) >= (_CLEAR if clear else _LIKELY)
