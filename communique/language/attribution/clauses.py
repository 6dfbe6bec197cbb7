"""The clause that a reporting verb takes: right of it, left of it, on both sides, or broken up."""

from communique.language.attribution.extent import right_end
from communique.language.attribution.scene import Scene
from communique.language.attribution.sources import is_passive
from communique.language.document import clause_span
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span

_PLAIN = {"say", "add", "note", "insist", "claim", "warn", "argue", "explain", "state"}
_TAIL = 20
"""Fewer characters than this after a verb of saying are its adverbs, not what is said."""
_ADVERBIAL = {"prep", "npadvmod", "advmod", "punct"}
_QUESTIONS = {"whether", "if", "how", "why", "what", "who", "when", "where"}


def told_clause(scene: Scene, verb: Token, group: Span, bounds: Span) -> tuple[Span, ...]:
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
        return _unparsed(scene, verb, group, bounds)
    return _around(scene, clause, group, bounds) or _unparsed(scene, verb, group, bounds)


def _after_the_day(clause: Token) -> Token:
    """A clause's first word, but for the day of saying: "said on Saturday it had evidence"."""
    first = clause.left_edge
    if first.dep_ != "prep" or not any(c.is_dated for c in first.children):
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
    last = rest <= _TAIL or all(c.dep_ in _ADVERBIAL for c in verb.rights)
    if told and last and scene.text[bounds.start : group.start].rstrip()[-1:] == ",":
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
