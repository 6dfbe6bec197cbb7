"""Who is said to have said or thought what: by quotation marks, reporting verbs and the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.language.attribution_draft import Draft
from communique.language.attribution_phrases import according, colon_drafts, noun_draft
from communique.language.attribution_quoted import continue_quotations, whole_quotation
from communique.language.attribution_scene import Scene
from communique.language.attribution_verbs import is_reporting, verb_draft
from communique.language.document import Document
from communique.language.reporting import lexicon
from communique.model.annotation import Attribution, AttributionKind
from communique.model.evidence import Span
from communique.model.report import PartKind


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Everything that the report attributes to a source, said or thought, in the report's order."""
    if not document.text.strip():
        return ()
    scene = Scene.of(document)
    drafts = continue_quotations(scene, _settled(list(_drafts(scene))))
    found = [finish(scene, draft) for draft in drafts]
    return tuple(sorted(found, key=lambda a: (a.start, a.content, a.cue, a.source)))


def _drafts(scene: Scene) -> Iterator[Draft]:
    """Each cue of the report with what it attributes."""
    for token in scene.doc:
        draft = None
        if is_reporting(token):
            draft = verb_draft(scene, token)
        elif token.lower_ == "according":
            draft = according(scene, token)
        elif token.pos_ == "NOUN" and _reports(token):
            draft = noun_draft(scene, token)
        if draft is not None and not _is_silent(scene, draft) and not _is_quoted(scene, draft):
            yield draft
    yield from colon_drafts(scene)


def _reports(noun: Token) -> bool:
    return lexicon().is_noun(noun.lemma_) or noun.lemma_ in lexicon().writings


def _is_quoted(scene: Scene, draft: Draft) -> bool:
    """Whether the cue stands in a quotation."""
    return scene.quotation_at(draft.anchor.idx) is not None


def _is_silent(scene: Scene, draft: Draft) -> bool:
    """Whether the cue stands in a credit line or dateline."""
    return scene.document.part(draft.anchor.idx).kind in {PartKind.CREDIT, PartKind.DATELINE}


def _settled(drafts: list[Draft]) -> list[Draft]:
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
    content = _joined(draft.content)
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=content,
        kind=kind_of(scene, content),
        speech=draft.speech,
    )


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
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
