"""What the tagger sees of a meeting, weighed with what the rules make of the same words.

The rules' tables are fitted on everything that was read by hand. What the tagger adds can only be
learned from reports that it was not taught on, which are fewer: so a small model stands on both
(stacked generalisation; Wolpert 1992), fitted by `training/fit_tellings.py`. Who takes part, where
the words begin and end and what has become of it are left to the rules: for these the tagger made
no more right on the development sets.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from communique.language.meetings.candidates import Candidate
from communique.language.spotting import SHARES, step
from communique.language.tagger.sight import Sight
from communique.language.weighing import chance, read_weights
from communique.model.findings import MeetingStatus

_FEW = (0.15, 0.4, 0.7, 0.9)


@lru_cache(maxsize=1)
def seen_weights() -> Mapping[str, float]:
    """What each sign of a telling weighs, as fitted."""
    return read_weights(Path(__file__).with_name("seen.toml"))


def telling_chance(
    ruled: float, candidate: Candidate, status: MeetingStatus | None, sight: Sight
) -> float:
    """How likely a candidate tells of a meeting; `ruled` is how likely by the rules."""
    return chance(telling_signs(ruled, candidate, status, sight), seen_weights())


def telling_signs(
    ruled: float, candidate: Candidate, status: MeetingStatus | None, sight: Sight
) -> tuple[str, ...]:
    """What rules and tagger say of a telling, and both together."""
    span = candidate.span
    share = sight.share("meeting", span)
    others = max(sight.share(kind, span) for kind in ("position", "commitment"))
    by_rule, by_sight = f"rule:{step(ruled, SHARES)}", f"share:{step(share, SHARES)}"
    few = f"{step(ruled, _FEW)}:{step(share, _FEW)}"
    return (
        by_rule,
        by_sight,
        f"both:{few}",
        f"other:{step(others, _FEW)}",
        f"other:{step(others, _FEW)}:{step(share, _FEW)}",
        f"{status}:{step(share, _FEW)}",
    )
