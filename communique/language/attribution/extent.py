"""How far a content reaches in its sentence: where it begins, and what ends it."""

from communique.language.attribution.scene import Scene
from communique.language.attribution.sources import returns_to
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span

_DASHES = {",", ";", "--", "-", "–", "—"}
_BACKDROP = {"amid", "amidst"}
"""After a comma these give the reporter's background to a saying, not what was said."""
_MEANWHILE = {"as", "though", "although", "while", "whereas"}
_JOINS = {"conj", "advcl", "parataxis", "xcomp", "dep"}


def right_end(scene: Scene, verb: Token, first: Token, bounds: Span) -> int:
    """Where a clause that begins at `first`, right of its verb, ends."""
    end = bounds.end if _leads(verb) else min(bounds.end, _right_edge(verb))
    return _cut(scene, verb, first, max(end, first.idx + len(first)))


def phrase_end(scene: Scene, verb: Token, first: Token, heads: list[Token], bounds: Span) -> int:
    """Where a noun phrase or infinitive ends: with the last of its heads, not the sentence."""
    end = max(_right_edge(head) for head in heads)
    return _cut(scene, verb, first, max(min(bounds.end, end), first.idx + len(first)))


def _cut(scene: Scene, verb: Token, first: Token, end: int) -> int:
    """The end of a content, or earlier where the sentence turns to another saying or deed."""
    for token in scene.doc[first.i + 1 :]:
        if token.idx >= end:
            break
        if scene.quotation_at(token.idx) != scene.quotation_at(verb.idx):
            continue
        if _ends_content(verb, first, token):
            return _before(token)
    return end


def _leads(verb: Token) -> bool:
    """Whether the verb is its sentence's main verb, or stands beside it: all may be its content."""
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
    if token.i > first.i and returns_to(token) == verb and token.dep_ == "advcl":
        return True
    if token.dep_ == "cc":
        return _turns(verb, first, token)
    if token.i == 0 or token.nbor(-1).text != ",":
        return False
    if token.lower_ in _BACKDROP or _opens_aside(token):
        return True
    if token.tag_ != "VBG":
        return False
    if token.head == verb and token.dep_ == "advcl":
        return True
    return token.dep_ in _JOINS and lexicon().is_verb(token.lemma_)


def _opens_aside(token: Token) -> bool:
    """Whether what follows a comma is the reporter's: ", as others wait", ", which he called"."""
    if token.lower_ in _MEANWHILE:
        return token.dep_ == "mark" and token.head.dep_ == "advcl"
    if token.lower_ == "where":
        return token.head.dep_ == "relcl"
    relative = next((t for t in (token, *token.children) if t.tag_ in {"WDT", "WP"}), None)
    if relative is None:
        return False
    answers = relative.dep_ == "pobj"  # ", to which the minister replied": the parser errs on it
    clause = relative.head.head if answers else relative.head
    if not answers and clause.dep_ != "relcl":
        return False
    return clause.pos_ == "VERB" and lexicon().takes(clause.lemma_, Frame.CLAUSE)


def _turns(verb: Token, first: Token, joiner: Token) -> bool:
    """Whether "and" or "but" leads back to the source: "said it would pay and accused Moscow"."""
    joined = next((c for c in joiner.head.children if c.dep_ == "conj" and c.i > joiner.i), None)
    if joined is None or joined.pos_ not in {"VERB", "AUX"}:
        return False
    if returns_to(joined) == verb:
        return True
    if joiner.head == verb:
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in joined.children)
        return own or _tense(joined) == _tense(verb) or lexicon().is_verb(joined.lemma_)
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in joined.children):
        apart = joiner.nbor(-1).text == ","
        return apart and lexicon().is_verb(joined.lemma_) and _tense(joined) == _tense(verb)
    if joiner.head.i < first.i or not _is_finite(joined):
        return joiner.head.i < first.i
    if not _is_finite(joiner.head):
        return True
    reports = lexicon().is_verb(joined.lemma_) and _tense(joined) == _tense(verb)
    return reports and (joiner.lower_ == "but" or joiner.nbor(-1).text == ",")


def _is_finite(verb: Token) -> bool:
    return _tense(verb) in {"VBD", "VBZ", "VBP", "MD"}


def _tense(verb: Token) -> str:
    """The tag of the finite word of a verb group."""
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), None)
    return verb.tag_ if helper is None else helper.tag_


def _before(token: Token) -> int:
    """The end of the word before `token`, commas aside."""
    at = token.i - 1
    while at > 0 and (token.doc[at].text in _DASHES or token.doc[at].is_space):
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
