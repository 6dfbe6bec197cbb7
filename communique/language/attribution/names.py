"""How far the words go that name a source: as far as the tagger sees a name in them."""

from collections.abc import Iterable

import msgspec

from communique.language.attribution.scene import Scene
from communique.language.attribution.seen import Marking
from communique.model.annotation import Attribution
from communique.model.evidence import Span

_LIKELY = 0.5
"""How likely each word must be part of a source, in the mean, for the tagger's run to count."""


def fit_names(
    scene: Scene, attributions: tuple[Attribution, ...], sight: Marking
) -> tuple[Attribution, ...]:
    """The attributions with each source cut to the one name that the tagger sees in it.

    "The court this month" is the court. On PolNeAR dev this gives source characters F1 0.852, where
    uncut they give 0.850; to let names grow to the tagger's as well gives no more.
    """
    runs = [run for run in sight.marked("source", 0.0) if sight.share("source", run) > _LIKELY]
    names = [span for span in (scene.trim(Span(*run)) for run in runs) if span.start < span.end]
    return tuple(
        msgspec.structs.replace(each, source=tuple(_cut(span, names) for span in each.source))
        for each in attributions
    )


def _cut(source: Span, names: Iterable[Span]) -> Span:
    """The one name within a source; the source itself where it has none or several."""
    within = [name for name in names if name.meets(source)]
    return within[0] if len(within) == 1 and source.holds(within[0]) else source
