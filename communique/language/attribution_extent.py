"""How far a content reaches in its sentence: where it begins, and what ends it."""

from spacy.tokens import Token

from communique.language.attribution_scene import Scene
from communique.language.reporting import lexicon
from communique.model.evidence import Span

_JOINS = {"conj", "advcl", "parataxis", "xcomp", "dep"}


def right_end(scene: Scene, verb: Token, first: Token, bounds: Span) -> int:
    """Where a content that begins at `first`, right of its verb, ends."""
    end = bounds.end if _leads(verb) else min(bounds.end, _right_edge(verb))
    end = max(end, first.idx + len(first))
    for token in scene.doc[first.i + 1 :]:
        if token.idx >= end:
            break
        if scene.quotation_at(token.idx) != scene.quotation_at(verb.idx):
            continue
        if _ends_content(verb, first, token):
            return _before(token)
    return end


def _leads(verb: Token) -> bool:
    """Whether the verb is its sentence's main verb, or stands beside it: then all is its content."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"}:
        at = at.head
    return at.dep_ == "ROOT"


def _right_edge(verb: Token) -> int:
    last = verb.right_edge
    return last.idx + len(last)


def _ends_content(verb: Token, first: Token, token: Token) -> bool:
    """Whether at `token` the sentence turns from what is said to another saying or deed."""
    if token.lower_ == "according" and token.dep_ == "prep":
        return True
    if token.head is verb and token.dep_ in {"cc", "conj"} and token.i > first.i:
        return any(c.dep_ == "conj" and c.i >= token.i for c in verb.children)
    if token.tag_ != "VBG" or token.i == 0 or token.nbor(-1).text != ",":
        return False
    if token.head is verb and token.dep_ == "advcl":
        return True
    return token.dep_ in _JOINS and lexicon().is_verb(token.lemma_)


def _before(token: Token) -> int:
    """The end of the word before `token`, commas aside."""
    at = token.i - 1
    while at > 0 and (token.doc[at].text in {",", ";", "--", "-", "–", "—"} or token.doc[at].is_space):
        at -= 1
    last = token.doc[at]
    return last.idx + len(last)


def snap(scene: Scene, span: Span, verb: Token) -> Span:
    """`span` with the quotations that it cuts through taken whole, unless the verb is in them."""
    start, end = span
    for quotation in scene.quotations:
        if quotation.start <= verb.idx < quotation.end:
            continue
        if quotation.span.meets(Span(start, end)) or quotation.end == start:
            if quotation.start < start < quotation.end:
                start = quotation.start
            if quotation.start < end < quotation.end:
                end = quotation.end
    return Span(start, end)
