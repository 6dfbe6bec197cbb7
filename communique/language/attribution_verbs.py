"""Reporting verbs with what they report: the rules for one verb in its sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.language.attribution_draft import Draft, word_span
from communique.language.attribution_extent import phrase_end, right_end, snap
from communique.language.attribution_scene import Scene
from communique.language.attribution_sources import inverted_source, is_passive, source_of
from communique.language.document import clause_span
from communique.language.reporting import Frame, lexicon
from communique.model.evidence import Span

_PLAIN = {"say", "add", "note", "insist", "claim", "warn", "argue", "explain", "state"}
_THINGS = {"dobj", "oprd", "ccomp"}
_SHORT = 4
"""Up to so many words, the one who is asked belongs to what is asked: "Iran to stop"."""
_TAIL = 20
"""Fewer characters than this after a verb of saying are its adverbs, not what is said."""
_NAMING = {"call", "term", "dub", "label", "brand"}
_QUESTIONS = {"whether", "if", "how", "why", "what", "who", "when", "where"}


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


Found = tuple[Frame, tuple[Span, ...], tuple[Span, ...]]


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
            told = _quoted(scene, group, bounds, own or not named)
            if told:
                return Frame.CLAUSE, _cue(verb), told
        told = _clause(scene, verb, group, bounds) or _unparsed(scene, verb, group, bounds)
        if told:
            return Frame.CLAUSE, _cue(verb), told
    return _deed(scene, verb, bounds) or _object(scene, verb, bounds)


def _cue(verb: Token, *more: Token) -> tuple[Span, ...]:
    """The verb with its particle ("pointed out") and what else belongs to it."""
    tokens = [verb, *(c for c in verb.children if c.dep_ == "prt"), *more]
    tokens.sort(key=lambda t: t.i)
    if tokens[-1].i - tokens[0].i == len(tokens) - 1:
        return (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),)
    return tuple(word_span(t) for t in tokens)


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


def _quoted(scene: Scene, group: Span, bounds: Span, own: bool) -> tuple[Span, ...]:
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


def _clause(scene: Scene, verb: Token, group: Span, bounds: Span) -> tuple[Span, ...]:
    """A that-clause, question or bare clause, right of the verb, left of it, or on both sides."""
    clause = _complement(verb)
    if clause is not None and clause.i > verb.i:
        first = _after_the_day(clause)
        if first.i <= verb.i:
            first = verb.doc[verb.i + 1]
        return (Span(first.idx, right_end(scene, verb, first, bounds)),)
    colon = next((t for t in verb.rights if t.text == ":"), None)
    if colon is not None and colon.i + 1 < len(verb.doc) and colon.idx + 1 < bounds.end:
        return (Span(colon.idx + 1, bounds.end),)
    if clause is None and verb.dep_ in {"parataxis", "ccomp", "advcl"} and _is_aside(verb):
        clause = verb.head
    if clause is None:
        return ()
    return _around(scene, clause, group, bounds)


def _after_the_day(clause: Token) -> Token:
    """A clause's first word, but for the day of saying: "said on Saturday it had evidence"."""
    first = clause.left_edge
    if first.dep_ != "prep" or not any(c.ent_type_ in {"DATE", "TIME"} for c in first.children):
        return first
    after = first.right_edge.i + 1
    return first.doc[after] if after < clause.i else first


def _unparsed(scene: Scene, verb: Token, group: Span, bounds: Span) -> tuple[Span, ...]:
    """What follows, or comes before, a verb of saying whose clause the parser took apart."""
    if group.start == verb.idx or is_passive(verb):
        return ()
    first = verb.i + 1
    while first < len(verb.doc) and verb.doc[first].dep_ in {"npadvmod", "prt", "advmod"}:
        first += 1
    token = verb.doc[min(first, len(verb.doc) - 1)]
    rest = bounds.end - token.idx
    if verb.lemma_ in _PLAIN and rest > _TAIL and token.text not in {",", ".", ";"}:
        if token.dep_ == "prep" and token.head == verb:
            return ()
        return (Span(token.idx, right_end(scene, verb, token, bounds)),)
    told = verb.lemma_ in lexicon().stated[Frame.CLAUSE] and not _is_bound(verb)
    if told and rest <= _TAIL and scene.text[bounds.start : group.start].rstrip()[-1:] == ",":
        return (Span(bounds.start, group.start),)
    return ()


def _is_bound(verb: Token) -> bool:
    """Whether the verb's clause hangs on a conjunction or noun: "as he said", "who said"."""
    return verb.dep_ == "relcl" or any(c.dep_ == "mark" for c in verb.children)


def _complement(verb: Token) -> Token | None:
    """The clause that depends on the verb as what is said, or on its "in a statement"."""
    clear = next((c for c in verb.children if c.lower_ == "clear"), None)
    if clear is not None:
        told = next((c for c in clear.children if c.dep_ in {"ccomp", "advcl"}), None)
        beside = (c for c in verb.children if c.dep_ == "ccomp" and c != clear)
        return told or next(beside, None) or _in_a_statement(verb)
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "NUM"}:
            return child
    for child in verb.children:
        marked = any(c.lower_ in _QUESTIONS for c in child.subtree if c.i < child.i)
        if (
            child.dep_ in {"xcomp", "advcl"}
            and marked
            and child.i > verb.i
            and child.dep_ == "xcomp"
        ):
            return child
    return _in_a_statement(verb)


def _in_a_statement(verb: Token) -> Token | None:
    """The clause that the parser hung on the occasion: "said in a statement that ..."."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for noun in child.children:
                for clause in noun.children:
                    if clause.dep_ in {"acl", "ccomp", "relcl"} and clause.left_edge.dep_ == "mark":
                        return clause
    return None


def _is_aside(verb: Token) -> bool:
    """Whether the verb is set between commas in the clause it reports: "Russia, he said, ..."."""
    if verb.lemma_ not in lexicon().stated[Frame.CLAUSE] or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    if verb.dep_ != "parataxis" and verb.head.i < verb.i:
        return False
    if any(c.dep_ == "mark" for c in verb.children):
        return False
    return any(c.dep_.startswith("nsubj") for c in verb.children)


def _around(scene: Scene, clause: Token, group: Span, bounds: Span) -> tuple[Span, ...]:
    """The clause left of "he said", and its rest right of it."""
    pieces = []
    if bounds.start < group.start:
        pieces.append(Span(bounds.start, group.start))
    end = clause_span(clause).end
    if end > group.end + 1 and scene.text[group.end : group.end + 1] == ",":
        pieces.append(Span(group.end, min(end, bounds.end)))
    return tuple(pieces)


def _deed(scene: Scene, verb: Token, bounds: Span) -> Found | None:
    """What the source promises to do itself, or asks another to do."""
    words = lexicon()
    inner = next(
        (c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and _is_to(c)), None
    )
    called = _called_for(verb, inner)
    if called is not None and inner is not None:
        end = phrase_end(scene, verb, called.nbor(1), [inner], bounds)
        return Frame.REQUEST, _cue(verb, called), (Span(called.nbor(1).idx, end),)
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
    return frame, _cue(verb), (Span(first.idx, phrase_end(scene, verb, first, [inner], bounds)),)


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


def _object(scene: Scene, verb: Token, bounds: Span) -> Found | None:
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
    return Frame.OBJECT, _cue(verb, *cue), (Span(first.idx, end),)


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


def is_reporting(verb: Token) -> bool:
    """Whether a word is a reporting verb that tells of an act, not of nobody's ("so to say")."""
    return verb.pos_ == "VERB" and lexicon().is_verb(verb.lemma_)
