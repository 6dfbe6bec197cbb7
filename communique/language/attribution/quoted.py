"""Whose a quotation is: that of the verb beside it, or of the attribution that it continues."""

from dataclasses import replace

from communique.language.attribution.draft import Draft
from communique.language.attribution.scene import Scene
from communique.language.quotes import Quotation
from communique.language.reporting import Frame, lexicon
from communique.model.evidence import Span


def continue_quotations(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Add each loose quotation to the attribution before it that quotes the same speaker.

    `"A," X said. "B."` is one saying, and so is a paragraph that is nothing but a quotation, after
    one that ends with or holds its speaker's words.
    """
    held = list(drafts)
    for quotation in scene.quotations:
        if _is_told(scene, quotation, held) or not quotation.is_whole(scene.text):
            continue
        if not _stands_alone(scene, quotation):
            continue
        index = _continued(scene, quotation, held)
        if index is not None:
            draft = held[index]
            held[index] = replace(draft, content=(*draft.content, quotation.span))
    return held


def _is_told(scene: Scene, quotation: Quotation, drafts: list[Draft]) -> bool:
    """Whether a cue outside the quotation has it already."""
    outer = (d for d in drafts if scene.quotation_at(d.anchor.idx) != quotation)
    return any(s.meets(quotation.span) for d in outer for s in d.content)


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence or several, with nothing of the reporter's around it."""
    period = scene.period_at(quotation.start)
    rest = scene.text[period.start : quotation.start] + scene.text[quotation.end : period.end]
    return len(rest.split()) <= 1


def _continued(scene: Scene, quotation: Quotation, drafts: list[Draft]) -> int | None:
    """The attribution that a loose quotation continues: the last before it, not too far back."""
    spoken = (
        (index, max(s.end for s in (*draft.content, *draft.cue)))
        for index, draft in enumerate(drafts)
        if draft.speech and draft.source and scene.quotation_at(draft.anchor.idx) is None
    )
    last = scene.last_before(quotation.start, spoken)
    return last if last is not None and _quotes(scene, drafts[last]) else None


def _quotes(scene: Scene, draft: Draft) -> bool:
    return any(scene.quotation_at(s.start) or scene.quotation_at(s.end - 1) for s in draft.content)


def whole_quotation(scene: Scene, span: Span) -> bool:
    """Whether a content lies in one quotation from end to end."""
    quotation = scene.quotation_at(span.start)
    return quotation is not None and span.end <= quotation.end


def told_quotation(scene: Scene, group: Span, bounds: Span, own: bool) -> tuple[Span, ...]:
    """Quotations that the verb's words introduce, follow, or stand between."""
    whole = [q for q in scene.quotations_in(bounds) if q.is_whole(scene.text)]
    left = next((q for q in reversed(whole) if q.end <= group.start), None)
    right = next((q for q in whole if q.start >= group.end), None)
    pieces: list[Span] = []
    if left is not None and own and _is_bare(scene, Span(left.end, group.start)):
        pieces.append(_from_clause(scene, left.span, bounds))
    if right is not None:
        gap = scene.text[group.end : right.start]
        opener = gap.rstrip()[-1:]
        open_to = pieces or opener in {":", ","} or not gap.strip()
        if open_to and not _has_cue(scene, Span(group.end, right.start)):
            pieces.append(right.span)
    return tuple(pieces)


def _has_cue(scene: Scene, gap: Span) -> bool:
    """Whether another reporting verb stands in a stretch, nearer to the quotation after it."""
    words = scene.document.words(gap) if scene.text[gap.start : gap.end].strip() else None
    return words is not None and any(
        t.pos_ == "VERB" and t.idx >= gap.start and lexicon().takes(t.lemma_, Frame.CLAUSE)
        for t in words
    )


def _is_bare(scene: Scene, gap: Span) -> bool:
    """Whether nothing but a comma or an adverb stands between quotation and cue."""
    return len(scene.text[gap.start : gap.end].strip(" ,-–—").split()) <= 2


def _from_clause(scene: Scene, quotation: Span, bounds: Span) -> Span:
    """A quotation with the words of its sentence before it: Sanders "has come far," he said."""
    head = scene.text[bounds.start : quotation.start]
    words = scene.document.words((bounds.start, quotation.start)) if head.strip() else None
    if words is None or ":" in head or ", " in head[-3:]:
        return quotation
    if any(t.pos_ == "VERB" and lexicon().is_verb(t.lemma_) for t in words):
        return quotation
    return Span(bounds.start, quotation.end)
