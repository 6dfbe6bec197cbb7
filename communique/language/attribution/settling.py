"""Drafts to attributions: one of each, its spans joined, its kind by the quotation marks."""

from communique.language.attribution.draft import Draft
from communique.language.attribution.quoted import whole_quotation
from communique.language.attribution.scene import Scene
from communique.model.annotation import Attribution, AttributionKind
from communique.model.evidence import Span


def settled(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that say of the same words what a better one says."""
    told = {d.content[0].start for d in drafts if d.anchor.pos_ == "NOUN"}
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        other = kept.get(draft.content)
        if draft.cue[0].start in told:
            continue  # "a statement calling on them to stop" is told once, by the statement
        if other is None or (not other.source and draft.source):
            kept[draft.content] = draft
    return list(kept.values())


def finish(scene: Scene, draft: Draft) -> Attribution:
    """A draft as an attribution of the model."""
    content = joined_spans(draft.content)
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=content,
        kind=kind_of(scene, content),
        speech=draft.speech,
        confidence=draft.confidence,
    )


def joined_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in text order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def kind_of(scene: Scene, content: tuple[Span, ...]) -> AttributionKind:
    """Whether words are quoted, told in the reporter's words, or both."""
    if all(whole_quotation(scene, span) for span in content):
        return AttributionKind.DIRECT
    if any(q.span.meets(span) for q in scene.quotations for span in content):
        return AttributionKind.MIXED
    return AttributionKind.INDIRECT
