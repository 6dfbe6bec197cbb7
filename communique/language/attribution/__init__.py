"""Who is said to have said or thought what: by quotation marks, reporting verbs and the parse."""

from collections.abc import Iterator

from communique.language.attribution.draft import Draft
from communique.language.attribution.phrases import according, colon_drafts, noun_draft
from communique.language.attribution.quoted import continue_quotations
from communique.language.attribution.scene import Scene
from communique.language.attribution.set_apart import set_apart_drafts
from communique.language.attribution.settling import finish, settled
from communique.language.attribution.verbs import is_reporting, verb_draft
from communique.language.document import Document
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.annotation import Attribution
from communique.model.report import PartKind

_DOES = {"do", "does", "did"}


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Everything that the report attributes to a source, said or thought, in the report's order."""
    return attributions_in(Scene.of(document))


def attributions_in(scene: Scene) -> tuple[Attribution, ...]:
    """The same of a report that is laid out."""
    if not scene.text.strip():
        return ()
    drafts = continue_quotations(scene, settled(list(_drafts(scene))))
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
        if draft is not None and _is_told(scene, draft):
            yield draft
    yield from colon_drafts(scene)
    yield from set_apart_drafts(scene)


def _reports(noun: Token) -> bool:
    return lexicon().is_noun(noun.lemma_) or noun.lemma_ in lexicon().writings


def _is_told(scene: Scene, draft: Draft) -> bool:
    """Whether the report tells it as somebody's: outside quotations and credit lines, and real."""
    if _is_silent(scene, draft) or _is_quoted(scene, draft):
        return False
    verb = draft.anchor
    if verb.pos_ != "VERB" or scene.quotation_at(draft.content[0].start) is not None:
        return True
    if not draft.source:
        return any(c.dep_ in {"auxpass", "expl"} for c in verb.children)
    bare = verb.tag_ == "VB" and not any(c.lower_ in _DOES for c in verb.children)
    return not bare or (draft.speech and draft.frame is not Frame.OBJECT)


def _is_quoted(scene: Scene, draft: Draft) -> bool:
    """Whether the cue stands in a quotation."""
    return scene.quotation_at(draft.anchor.idx) is not None


def _is_silent(scene: Scene, draft: Draft) -> bool:
    """Whether the cue stands in a credit line or dateline."""
    return scene.document.part(draft.anchor.idx).kind in {PartKind.CREDIT, PartKind.DATELINE}
