"""Whether what some words tell of is a meeting at all."""

from collections.abc import Sequence
from math import exp, log, prod

from communique.language.meetings.joining import Told, is_of_any

_WORTH = 0.15
"""A telling less likely than this is not even joined to others."""
_LIKELY = 0.35
"""Found and whole F1 on dev and on the reports kept back move by 0.003 from here to 0.4."""
_TRUST = 0.31
"""The power to which odds are told: tellings of one meeting err together, and what weighs them has
seen most reports it was fitted on. Fitted on those kept back by `training/fit_tellings.py`."""
_DOUBT = 1e-4
"""What is always left of it."""


def worth_weighing(told: Told) -> bool:
    """Whether a telling is likely enough to be asked what it is of."""
    return told.likely >= _WORTH


def confidence_of(group: Sequence[Told]) -> float:
    """How often what is told so is a meeting."""
    return round(1.0 / (1.0 + exp(-_TRUST * log_odds(group))), 4)


def log_odds(group: Sequence[Told]) -> float:
    """The logarithm of its odds, were each telling judged for itself."""
    chance = min(_chance(group), 1.0 - _DOUBT)
    return log(chance / (1.0 - chance))


def _chance(group: Sequence[Told]) -> float:
    """How likely at least one of the tellings is of a meeting, were each judged for itself."""
    return 1.0 - prod(1.0 - told.likely for told in group)


def is_likely(group: Sequence[Told]) -> bool:
    """Whether words enough, and clear enough, tell of it to be entered."""
    if all(is_of_any(told) for told in group):
        return False
    return _chance(group) >= _LIKELY
