"""Which attributions are sayings: spoken or written by somebody, and told as having been said."""

from dataclasses import dataclass

from communique.language.attribution.draft import anchor_of
from communique.language.document import Document
from communique.language.modality import is_negated, is_supposed
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.annotation import Attribution, AttributionKind

_UNREAL = {"would", "could", "may", "might", "should", "must", "can", "will", "wo", "ca"}
_CARRIES = {"go", "continue", "seem", "appear", "proceed", "use", "hasten", "want", "be"} | {
    "prompt",
    "lead",
    "drive",
    "force",
    "cause",
    "embolden",
}
"""Verbs whose infinitive is told as done: "went on to say", "prompted her to say" (the implicative
verbs of Karttunen 1971, those among them that come before a saying)."""


@dataclass(frozen=True)
class Saying:
    """An attribution of speech with the words of the parse that its fields are read from."""

    attribution: Attribution
    anchor: Token | None
    """The reporting verb or noun; None where a quotation has no cue."""
    frame: Frame

    @property
    def lemma(self) -> str:
        """The lemma of its cue, or nothing."""
        return "" if self.anchor is None else self.anchor.lemma_.lower()


def saying_of(document: Document, attribution: Attribution) -> Saying | None:
    """The saying that an attribution tells; None for thoughts, deeds and what was not said."""
    if not attribution.speech or not attribution.source:
        return None
    anchor = anchor_of(document, attribution.cue)
    saying = Saying(attribution, anchor, frame_of(document, attribution, anchor))
    if anchor is None or anchor.pos_ not in {"VERB", "AUX"}:
        return saying if anchor is None or _is_claim(saying, anchor) else None
    if not _is_said(saying, anchor) or not _is_told_as_done(saying, anchor):
        return None
    return saying


def frame_of(document: Document, attribution: Attribution, anchor: Token | None) -> Frame:
    """What form the content has: a clause or quotation, a deed, a request, or a noun phrase."""
    if attribution.kind is AttributionKind.DIRECT:
        return Frame.CLAUSE
    first = attribution.content[0]
    words = document.words(first)
    if words is None or len(attribution.content) > 1:
        return Frame.CLAUSE
    heads = [t for t in words if t.head.i < words.start or t.head.i >= words.end or t.head == t]
    if words[0].lower_ == "to" and words[0].dep_ == "aux":
        asked = anchor is not None and any(c.dep_ in {"dobj", "pobj"} for c in anchor.children)
        return Frame.REQUEST if asked else Frame.INFINITIVE
    if any(_is_finite(t) for t in heads):
        return Frame.CLAUSE
    deeds = (t for t in words if t.head == anchor and t.dep_ in {"xcomp", "ccomp"})
    if any(c.lower_ == "to" for t in deeds for c in t.children):
        return Frame.REQUEST
    return Frame.OBJECT


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        c.tag_ in {"MD", "VBD", "VBZ", "VBP"} and c.dep_ in {"aux", "auxpass"}
        for c in verb.children
    )


def _is_said(saying: Saying, anchor: Token) -> bool:
    """Whether the verb, with such a content, tells of words rather than of a deed."""
    lemma, words = saying.lemma, lexicon()
    if lemma in words.evidential and anchor.i > 0 and not _is_somebody(saying, anchor):
        return False
    if saying.frame is Frame.CLAUSE:
        weak = lemma not in words.stated[Frame.CLAUSE] and words.is_verb(lemma)
        if weak and lemma in words.speech[Frame.CLAUSE]:
            weak = not _has_that(anchor)
        if weak and lemma in words.stated[Frame.OBJECT]:
            # "expressed hope that all would come": a thing said, with a clause that hangs on it.
            weak = not any(c.dep_ == "dobj" and c.i > anchor.i for c in anchor.children)
        return not weak or saying.attribution.kind is AttributionKind.DIRECT
    return lemma in words.stated[saying.frame]


def _is_claim(saying: Saying, noun: Token) -> bool:
    """Whether a noun tells what was said, not what is to be done: "the claim that", not "to"."""
    return saying.frame is Frame.CLAUSE or noun.lemma_ in lexicon().writings


def _has_that(anchor: Token) -> bool:
    clauses = (c for c in anchor.children if c.dep_ == "ccomp")
    return any(c.left_edge.lower_ == "that" for c in clauses)


def _is_somebody(saying: Saying, anchor: Token) -> bool:
    """Whether a source can speak: "the killing suggested that" is the reporter's inference."""
    words = anchor.doc.touching(*saying.attribution.source[0])
    if words is None:
        return False
    root, known = words.root, lexicon()
    if root.lower_ in {"it", "this", "there", "what"}:
        return root.lower_ == "it"
    if root.pos_ != "NOUN" or root.lemma_ in known.documents or root.lemma_ in known.bodies:
        return True
    return root.tag_ == "NNS" or not root.lemma_.endswith(known.things)


def _is_told_as_done(saying: Saying, verb: Token) -> bool:
    """Whether the words were said: not "did not say", "would say", "if he says", "to say".

    What the parser hangs on the verb out of the words said or of the speaker's name ("Why not?",
    "Will Berg") tells nothing of that.
    """
    told = (*saying.attribution.content, *saying.attribution.source)
    own = [c for c in verb.children if not any(s.start <= c.idx < s.end for s in told)]
    if is_negated(verb, own) or is_supposed(verb, own):
        return False
    helpers = [c for c in own if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in _UNREAL for c in helpers):
        return False
    bare = any(c.lower_ == "to" for c in helpers) and verb.tag_ == "VB"
    return not bare or verb.head.lemma_ in _CARRIES
