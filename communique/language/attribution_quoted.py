"""Quotations without a cue of their own, given to the attribution that they continue."""

from dataclasses import replace

from communique.language.attribution_draft import Draft
from communique.language.attribution_scene import Scene
from communique.language.quotes import Quotation
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
    here = _paragraph(scene, quotation.start)
    best: tuple[int, int] | None = None
    for index, draft in enumerate(drafts):
        last = max(s.end for s in (*draft.content, *draft.cue))
        inside = scene.quotation_at(draft.anchor.idx) is not None
        if last > quotation.start or inside or not draft.speech or not draft.source:
            continue
        if here - _paragraph(scene, last - 1) > 1:
            continue
        if best is None or last > best[0]:
            best = (last, index)
    if best is None:
        return None
    return best[1] if _quotes(scene, drafts[best[1]]) else None


def _quotes(scene: Scene, draft: Draft) -> bool:
    return any(scene.quotation_at(s.start) or scene.quotation_at(s.end - 1) for s in draft.content)


def _paragraph(scene: Scene, offset: int) -> int:
    return sum(p.start <= offset for p in scene.paragraphs)


def whole_quotation(scene: Scene, span: Span) -> bool:
    """Whether a content lies in one quotation from end to end."""
    quotation = scene.quotation_at(span.start)
    return quotation is not None and span.end <= quotation.end
