"""What a reporting verb takes that is no clause: a deed, a request, a noun phrase."""

from collections.abc import Iterator

from communique.language.attribution.draft import cue_spans
from communique.language.attribution.extent import phrase_end
from communique.language.attribution.scene import Scene
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span

_THINGS = {"dobj", "oprd", "ccomp"}
_SHORT = 4
"""Up to so many words, the one who is asked belongs to what is asked: "Iran to stop"."""
_NAMING = {"call", "term", "dub", "label", "brand"}

Found = tuple[Frame, tuple[Span, ...], tuple[Span, ...]]
"""How a verb takes a content, the words of its cue, and the content."""


def told_deed(scene: Scene, verb: Token, bounds: Span) -> Found | None:
    """What the source promises to do itself, or asks another to do."""
    words = lexicon()
    inner = next(
        (c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and _is_to(c)), None
    )
    called = _called_for(verb, inner)
    if called is not None and inner is not None:
        end = phrase_end(scene, verb, called.nbor(1), [inner], bounds)
        return Frame.REQUEST, cue_spans(verb, called), (Span(called.nbor(1).idx, end),)
    if inner is None:
        return _gerund(scene, verb, bounds)
    if inner.i < verb.i:
        return None
    asked = next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i < inner.i), None)
    if asked is None:
        asked = next((c for c in inner.children if c.dep_ == "nsubj"), None)
    if asked is not None and words.takes(verb.lemma_, Frame.REQUEST):
        long = inner.left_edge.i - asked.left_edge.i > _SHORT
        first, frame = inner.left_edge if long else asked.left_edge, Frame.REQUEST
    elif words.takes(verb.lemma_, Frame.INFINITIVE):
        first, frame = inner.left_edge, Frame.INFINITIVE
    else:
        return None
    if first.i <= verb.i:
        first = verb.doc[verb.i + 1]
    return (
        frame,
        cue_spans(verb),
        (Span(first.idx, phrase_end(scene, verb, first, [inner], bounds)),),
    )


def _called_for(verb: Token, inner: Token | None) -> Token | None:
    """The preposition in "called for them to leave", where it stands before a clause."""
    if inner is None or inner.i < verb.i:
        return None
    links = lexicon().prepositions.get(verb.lemma_, ())
    return next((c for c in inner.children if c.dep_ == "mark" and c.lower_ in links), None)


def _gerund(scene: Scene, verb: Token, bounds: Span) -> Found | None:
    """A deed named by its participle: "denied taking part", "recommended keeping troops"."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
    if inner is None or inner.i < verb.i or not lexicon().takes(verb.lemma_, Frame.CLAUSE):
        return None
    return _phrase(scene, verb, inner.left_edge, [inner], bounds)


def _is_to(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def told_thing(scene: Scene, verb: Token, bounds: Span) -> Found | None:
    """A noun phrase that stands for what is said, after the verb or its preposition."""
    words = lexicon()
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    with_particle = particle is not None and particle.lower_ in words.particles.get(verb.lemma_, ())
    if with_particle or (particle is None and words.takes(verb.lemma_, Frame.OBJECT)):
        thing = next((c for c in verb.children if c.dep_ in _THINGS and c.i > verb.i), None)
        if thing is not None and (verb.lemma_ not in _NAMING or _is_named(verb, thing)):
            return _phrase(scene, verb, thing.left_edge, [thing, *_predicates(verb, thing)], bounds)
    for link in _links(verb):
        inner = next((c for c in link.children if c.dep_ in {"pobj", "pcomp"}), None)
        if inner is not None and inner.i > link.i:
            heads = [link, *_predicates(verb, link)]
            return _phrase(scene, verb, verb.doc[link.i + 1], heads, bounds, link)
    return None


def _is_named(verb: Token, thing: Token) -> bool:
    """Whether the thing is called something: "called the vote a farce", not "called a vote"."""
    if thing.dep_ == "ccomp" or _predicates(verb, thing):
        return True
    return any(c.dep_ in {"appos", "acl"} or c.is_quote for c in thing.subtree)


def _phrase(
    scene: Scene, verb: Token, first: Token, heads: list[Token], bounds: Span, *cue: Token
) -> Found:
    end = phrase_end(scene, verb, first, heads, bounds)
    return Frame.OBJECT, cue_spans(verb, *cue), (Span(first.idx, end),)


def _predicates(verb: Token, thing: Token) -> list[Token]:
    """What is said of the thing: "as unreliable", "of lying", "to stop"."""
    said = {"as", "of", "for", *lexicon().prepositions.get(verb.lemma_, ())}
    return [
        c
        for c in verb.children
        if c.i > thing.i
        and (
            c.dep_ in {"oprd", "xcomp", "ccomp", "acomp", "attr"}
            or (c.dep_ == "prep" and c.lower_ in said)
        )
    ]


def _links(verb: Token) -> Iterator[Token]:
    wanted = lexicon().prepositions.get(verb.lemma_, ())
    for child in verb.children:
        if child.dep_ in {"prep", "prt"} and child.lower_ in wanted and child.i > verb.i:
            yield child
