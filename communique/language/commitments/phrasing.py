"""The words of a deed or a thing, cut short of when, if and why."""

from collections.abc import Iterator

from communique.language.edges import hangs, start_of
from communique.language.tree import Token, Tree

_LONGEST = 14
"""Words: an action is a short verb phrase."""
NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Sorts of names that are a party's or a person's."""
EMPTY = frozenset({"so", "it", "that", "this", "them", "nothing", "anything", "what", "which"})
"""Words that stand for a deed told elsewhere: alone they say nothing."""
_CLAUSES = frozenset({"advcl", "acl", "relcl", "parataxis"})
"""What may stand before a noun and belongs to no name of it: "Although ..., promises"."""
_TIMES = frozenset({"after", "before", "until", "till", "since", "during", "within"})


def verb_phrase(verb: Token) -> str:
    """The verb's lemma with its object and complements, without when, if and why."""
    words = text_of(verb.doc, verb.i + 1, end_of(verb))
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if obj is None and (passive := [c for c in verb.children if c.dep_ == "nsubjpass"]):
        return done_to(verb, noun_phrase(passive[0]) or "")
    return f"{verb.lemma_} {words}".strip()


def done_to(verb: Token, thing: str) -> str:
    """What a passive tells, as a deed: "pull out the troops" of troops that are pulled out."""
    particles = (c.text for c in verb.children if c.dep_ == "prt")
    return " ".join([verb.lemma_, *particles, thing]).strip()


def see_to(verb: Token, subject: Token) -> str | None:
    """ "see that the road is open", of a clause that says that it will be, should be or be so; None
    of one that tells what is or was."""
    first, last = subject.left_edge, end_of(verb)
    modal = next((c for c in verb.children if c.tag_ == "MD" and first.i < c.i < verb.i), None)
    if modal is None:
        wished = verb.tag_ == "VB" or any(c.tag_ == "VB" for c in verb.children if c.i < verb.i)
        return f"see that {text_of(verb.doc, first.i, last)}" if wished else None
    bare = next(t for t in verb.doc[modal.i + 1 : verb.i + 1] if t.tag_ == "VB" or t == verb)
    several = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
    doing = _present(bare.lemma_, several=several)
    before = text_of(verb.doc, first.i, modal.i - 1)
    between = " ".join(t.text for t in verb.doc[modal.i + 1 : bare.i])
    if between.startswith(("not", "n't")) and bare.lemma_ != "be":
        doing, between = _present("do", several=several), f"not {bare.text}"
    elif bare.lemma_ != "be":
        doing, between = between, doing
    after = text_of(verb.doc, bare.i + 1, last) if last > bare.i else ""
    return " ".join(filter(None, ("see that", before, doing, between, after)))


def _present(verb: str, *, several: bool) -> str:
    """ "reaches", "is"; of several "reach", "are"."""
    if verb in ("be", "have"):
        return {"be": ("is", "are"), "have": ("has", "have")}[verb][several]
    if several:
        return verb
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def end_of(head: Token, first: int | None = None) -> int:
    """The last word of the phrase: before the first word of an aside, or about when or if."""
    start, last = head.i if first is None else first, head.i
    stop = min([start + _LONGEST + 1, head.right_edge.i + 1, *_asides(head)])
    for token in head.doc[head.i + 1 : stop]:
        if not head.is_ancestor(token) or (token.text in _STOPS and not _goes_on(token, head)):
            break
        last = token.i
    while last > head.i and hangs(head.doc[last]):
        last -= 1
    return last


def _goes_on(mark: Token, head: Token) -> bool:
    """Whether a phrase goes on behind a mark: at a quotation's ends, between two adjectives."""
    if mark.text in _QUOTES:
        opened = sum(t.text in _QUOTES for t in mark.doc[head.i + 1 : mark.i]) % 2 == 1
        return opened or (not mark.whitespace_ and bool(mark.nbor(-1).whitespace_))
    return mark.text == "," and mark.nbor(1).pos_ == "ADJ" and mark.nbor(-1).pos_ == "ADJ"


_QUOTES = ('"', "\u201c", "\u201d")
_STOPS = (",", ";", "--", "(", '"', "\u201d")


def _asides(head: Token) -> Iterator[int]:
    """Where clauses and phrases begin that tell when, if or why, or something else again."""
    for token in head.subtree:
        if token.i > head.i and token.left_edge.i > head.i and _is_aside(token, head):
            yield token.left_edge.i


def _is_aside(token: Token, head: Token) -> bool:
    if token.dep_ in ("advcl", "relcl", "appos", "parataxis"):
        return not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if token.dep_ == "acl":
        return token.tag_ == "VBN"
    if token.dep_ == "conj":
        return token.head == head and token.pos_ == "VERB"
    return is_time(token)


def is_time(token: Token) -> bool:
    """Whether a phrase tells when: "by May", "after 20 years", "next week"."""
    if token.dep_ in ("npadvmod", "advmod"):
        return token.is_dated
    below = any(c.is_dated for c in token.children)
    return token.dep_ == "prep" and (below or token.lower_ in _TIMES)


def noun_phrase(noun: Token) -> str | None:
    """A noun with what belongs to it, without asides and dates; "their pact" is "the pact"."""
    if noun.pos_ == "PRON" or noun.lower_ in EMPTY:
        return None
    first = start_of(noun, lambda child: child.dep_ in _CLAUSES)
    last = end_of(noun, first)
    if first < noun.i and noun.doc[first].tag_ == "PRP$":
        return f"the {text_of(noun.doc, first + 1, last)}"
    return text_of(noun.doc, first, last)


def text_of(doc: Tree, first: int, last: int) -> str:
    """The words from one to another, on one line, without a sentence's capital."""
    said = doc[first : last + 1].text
    for mark in _QUOTES:
        said = said.replace(mark, "")
    words = " ".join(said.split())
    return words[:1].lower() + words[1:] if words and _is_begun(doc[first]) else words


def _is_begun(token: Token) -> bool:
    """Whether a word may have its capital from its place alone."""
    named = token.pos_ == "PROPN" or token.ent_type_ in NAMES
    return not named and (token.is_sent_start or token.pos_ == "DET")
