"""What has become of a meeting by the day of the report, weighed over all that tells of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.meetings.joining import Told
from communique.language.meetings.status import status_among
from communique.language.modality import Stage
from communique.language.weighing import read_weights, weight_of
from communique.model.findings import MeetingStatus


@lru_cache(maxsize=1)
def stage_weights() -> dict[str, float]:
    """What each sign weighs for each status, as fitted."""
    return dict(read_weights(Path(__file__).with_name("stages.toml")))


def stage_of(group: Sequence[Told]) -> MeetingStatus:
    """The likeliest status of the meeting that the tellings are of."""
    weights = stage_weights()
    return max(MeetingStatus, key=lambda status: weight_of(stage_signs(group, status), weights))


def stage_signs(group: Sequence[Told], status: MeetingStatus) -> tuple[str, ...]:
    """What speaks for a status."""
    return tuple(dict.fromkeys(f"{status}:{sign}" for sign in _signs(group)))


_KEPT = (
    "told:", "stage:", "status:", "when:", "aux:", "verb:", "verb tag:", "place:", "word:", "of:",
    "above:", "tag:", "kind:", "by:", "verb is", "definite", "refusal", "clause:", "part:",
    "talks:", "visit:", "gathering:", "call:", "quarter:", "has:", "said", "parties:",
)  # fmt: skip


def _signs(group: Sequence[Told]) -> Iterator[str]:
    over = any(t.candidate.telling.stage is Stage.ENDED for t in group)
    rule = status_among([t.status for t in group], over=over)
    yield "bias"
    yield f"rule:{rule}"
    yield f"rule:{rule}:{group[0].candidate.kind}"
    yield f"rule:{rule}:{group[0].candidate.head.lemma_.lower()}"
    yield f"several:{len(group) > 1}"
    for told in group:
        yield from (sign for sign in told.signs if sign.startswith(_KEPT))
    yield from (f"first {sign}" for sign in group[0].signs if sign.startswith(("status:", "told:")))
