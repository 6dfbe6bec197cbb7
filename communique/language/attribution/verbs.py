"""Reporting verbs with what they report: the rules for one verb in its sentence."""

from communique.language.attribution.clauses import told_clause
from communique.language.attribution.deeds import Found, told_deed, told_thing
from communique.language.attribution.draft import Draft, cue_spans, word_span
from communique.language.attribution.extent import snap
from communique.language.attribution.quoted import told_quotation
from communique.language.attribution.scene import Scene
from communique.language.attribution.sources import inverted_source, source_of
from communique.language.document import clause_span
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span


def verb_draft(scene: Scene, verb: Token) -> Draft | None:
    """What one reporting verb attributes to whom, or None where it reports nothing."""
    if _is_quoted_as(verb):
        return None
    bounds = scene.bounds(verb)
    source = source_of(verb)
    if source is None and _follows_quotation(scene, verb, bounds):
        source = inverted_source(verb)
    named = () if source is None else (_name_span(scene, source, verb, bounds),)
    found = _content(scene, verb, named, bounds)
    if found is None:
        return None
    frame, cue, content = found
    content = tuple(scene.trim(snap(scene, span, verb)) for span in content)
    told = tuple(s for s in content if s.start < s.end and not any(n.holds(s) for n in named))
    if not told:
        return None
    return Draft(verb, cue, named, told, frame, lexicon().is_speech(verb.lemma_, frame))


def _is_quoted_as(verb: Token) -> bool:
    """Whether the verb only leads to the one that reports: "was quoted as saying"."""
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as")
    return any(c.dep_ == "pcomp" and lexicon().is_verb(c.lemma_) for p in links for c in p.children)


def _follows_quotation(scene: Scene, verb: Token, bounds: Span) -> bool:
    """Whether a quotation stands right before the verb."""
    before = (q for q in scene.quotations_in(bounds) if q.end <= verb.idx)
    return any(not scene.text[q.end : verb.idx].strip(" ,") for q in before)


def _name_span(scene: Scene, source: Token, verb: Token, bounds: Span) -> Span:
    """The source with title and apposition, without the verb that it governs."""
    span = clause_span(source)
    if source.pos_ == "PROPN" and source.dep_ not in {"nsubj", "nsubjpass"}:
        first = source.i
        while first > source.sent.start and source.doc[first - 1].pos_ == "PROPN":
            first -= 1
        span = Span(min(span.start, source.doc[first].idx), span.end)
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    if start <= verb.idx < end:
        if source.i < verb.i:
            end = verb.idx
        else:
            start = verb.idx + len(verb)
    for quotation in scene.quotations_in(Span(start, end)):
        if quotation.is_whole(scene.text) and quotation.start > source.idx:
            end = min(end, quotation.start)
    return scene.trim(Span(start, end))


def _content(scene: Scene, verb: Token, named: tuple[Span, ...], bounds: Span) -> Found | None:
    """Frame, cue and content of a verb: by quotation first, then by the parse."""
    lemma, words = verb.lemma_, lexicon()
    if lemma == "make" and not any(c.lower_ == "clear" for c in verb.children):
        return None
    quoted = scene.quotation_at(verb.idx) is not None
    if words.takes(lemma, Frame.CLAUSE):
        own = _is_own(verb, named)
        group = _group(verb, named if own else ())
        if not quoted:
            told = told_quotation(scene, group, bounds, own or not named)
            if told:
                return Frame.CLAUSE, cue_spans(verb), told
        told = told_clause(scene, verb, group, bounds)
        if told:
            return Frame.CLAUSE, cue_spans(verb), told
    return told_deed(scene, verb, bounds) or told_thing(scene, verb, bounds)


def _is_own(verb: Token, named: tuple[Span, ...]) -> bool:
    """Whether the source is the verb's own subject, not one shared with a verb before it."""
    if not named:
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return True
    shared = verb.dep_ in {"advcl", "conj", "xcomp", "acl", "pcomp"}
    own = any(c.dep_ in {"nsubj", "nsubjpass", "agent"} for c in verb.children)
    return own or not shared


def _group(verb: Token, named: tuple[Span, ...]) -> Span:
    """From the first to the last word of source and verb: "said the minister on Friday"."""
    start, end = word_span(verb)
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "advmod", "neg"} and verb.i - 4 < child.i < verb.i:
            start = min(start, child.idx)
        if child.dep_ in {"prt"}:
            end = max(end, child.idx + len(child))
    for span in named:
        if abs(span.start - end) < 4 or abs(start - span.end) < 60:
            start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)


def is_reporting(verb: Token) -> bool:
    """Whether a word is a reporting verb that tells of an act, not of nobody's ("so to say")."""
    return verb.pos_ == "VERB" and lexicon().is_verb(verb.lemma_)
