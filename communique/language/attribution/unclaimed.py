"""Words that the tagger is sure are somebody's, though no cue near them tells whose."""

from collections.abc import Iterator

import msgspec

from communique.language.attribution.scene import Scene
from communique.language.attribution.seen import Marking
from communique.language.attribution.settling import joined_spans, kind_of
from communique.model.annotation import Attribution
from communique.model.evidence import Span

_SURE = 0.9
"""So likely each word must be somebody's, in the mean: no cue vouches for them."""
_SILENT = 0.3
"""The share of a content that attributions may hold already, and it still count as unclaimed."""
_SPOKEN = 0.5
"""How likely a statement is speech."""


def claim_contents(
    scene: Scene, attributions: tuple[Attribution, ...], sight: Marking
) -> tuple[Attribution, ...]:
    """The attributions, and with them the words that nobody's cue reaches.

    A quotation goes on with the speaker last heard, where that was in this paragraph or in the one
    before; other words stay somebody's, with neither source nor cue.
    """
    held = list(attributions)
    for span in _unclaimed(scene, attributions, sight):
        sure = round(sight.share("content", span), 4)
        if sure < _SURE:
            continue
        last = _last_speaker(scene, span, held)
        if last is None:
            spoken = sight.share("statement", span) >= _SPOKEN
            kind = kind_of(scene, (span,))
            held.append(Attribution(content=(span,), kind=kind, speech=spoken, confidence=sure))
        else:
            content = joined_spans((*held[last].content, span))
            held[last] = msgspec.structs.replace(
                held[last], content=content, kind=kind_of(scene, content)
            )
    return tuple(sorted(held, key=lambda a: (a.start, a.content, a.cue, a.source)))


def _unclaimed(
    scene: Scene, attributions: tuple[Attribution, ...], sight: Marking
) -> Iterator[Span]:
    """The contents that the tagger marks and no attribution holds."""
    told = [s for a in attributions for s in (*a.content, *a.source, *a.cue)]
    taken = {at for span in told for at in range(*span)}
    for marked in sight.marked("content", 0.0):
        span = scene.trim(Span(*marked))
        known = sum(at in taken for at in range(*span))
        if known <= _SILENT * (span.end - span.start) and span.start < span.end:
            yield span


def _last_speaker(scene: Scene, span: Span, held: list[Attribution]) -> int | None:
    """Whose quotation goes on at `span`: the last to speak before it, in its paragraph or the one
    before."""
    if scene.quotation_at(span.start) is None:
        return None
    spoken = (
        (at, max(s.end for s in (*one.content, *one.cue)))
        for at, one in enumerate(held)
        if one.speech and one.source and not any(scene.quotation_at(w.start) for w in one.cue)
    )
    return scene.last_before(span.start, spoken)
