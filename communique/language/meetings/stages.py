"""What has become of a meeting by the day of the report, weighed over all that tells of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.meetings.joining import Told
from communique.language.meetings.status import status_among
from communique.language.modality import Stage
from communique.language.modality_lexicon import modality_words
from communique.language.weighing import read_weights, weight_of
from communique.model.findings import MeetingStatus


@lru_cache(maxsize=1)
def stage_weights() -> dict[str, float]:
    """What each sign weighs for each status, as fitted."""
    return dict(read_weights(Path(__file__).with_name("stages.toml")))


_CLEARLY = 2.0
"""Log odds by which all signs together must speak against the words that tell a status."""
_BROKEN = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


def stage_of(group: Sequence[Told]) -> MeetingStatus:
    """The likeliest status of the meeting that the tellings are of.

    Words that call it off or put it off are believed, and an adjective that says it outright ("a
    proposed meeting"), unless the other signs clearly outweigh them.
    """
    rule = _by_rule(group)
    weights = stage_weights()
    sums = {status: weight_of(stage_signs(group, status), weights) for status in MeetingStatus}
    best = max(MeetingStatus, key=lambda status: sums[status])
    outright = rule in _BROKEN or any(t.status is rule and _has_adjective(t) for t in group)
    return rule if outright and sums[best] < sums[rule] + _CLEARLY else best


def _has_adjective(told: Told) -> bool:
    """ "A proposed meeting", "the planned talks"."""
    adjectives = modality_words().adjectives
    return any(c.dep_ == "amod" and c.lower_ in adjectives for c in told.candidate.head.children)


def _by_rule(group: Sequence[Told]) -> MeetingStatus:
    over = any(t.candidate.telling.stage is Stage.ENDED for t in group)
    return status_among([t.status for t in group], over=over)


def stage_signs(group: Sequence[Told], status: MeetingStatus) -> tuple[str, ...]:
    """What speaks for a status."""
    return tuple(dict.fromkeys(f"{status}:{sign}" for sign in _signs(group)))


_KEPT = (
    "told:", "stage:", "status:", "when:", "aux:", "verb:", "verb tag:", "place:", "word:", "of:",
    "above:", "tag:", "kind:", "by:", "verb is", "definite", "refusal", "clause:", "part:",
    "talks:", "visit:", "gathering:", "call:", "quarter:", "has:", "said", "parties:",
)  # fmt: skip


def _signs(group: Sequence[Told]) -> Iterator[str]:
    rule = _by_rule(group)
    yield "bias"
    yield f"rule:{rule}"
    yield f"rule:{rule}:{group[0].candidate.kind}"
    yield f"rule:{rule}:{group[0].candidate.head.lemma_.lower()}"
    yield f"several:{len(group) > 1}"
    for told in group:
        yield from (sign for sign in told.signs if sign.startswith(_KEPT))
    yield from (f"first {sign}" for sign in group[0].signs if sign.startswith(("status:", "told:")))
