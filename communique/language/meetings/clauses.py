"""The whole clause that carries a meeting: all that it says of who takes part and where.

The words that are shown for a meeting are fewer (`extents.py`): a reader marks no more than needed.
"""

from itertools import takewhile

from communique.language.meetings.lexicon import meeting_words, verb_above
from communique.language.tree import Token, Words
from communique.model.evidence import Span

_OUTER = frozenset({"advcl", "ccomp", "cc", "conj", "parataxis", "mark", "punct", "dep"})
"""What hangs on a verb without being part of its clause."""


def clause_of(head: Token, marked: Span) -> Span:
    """The smallest clause that carries the meeting, or the noun phrase where it is told in passing,
    with the words that are marked for it.
    """
    if head.pos_ != "VERB" and head.dep_ == "pobj" and told_in_passing(head):
        found = trimmed(head.doc[head.left_edge.i : head.right_edge.i + 1])
    else:
        found = _around(governor(verb_above(head)), head)
    return Span(min(found.start, marked.start), max(found.end, marked.end))


def governor(verb: Token) -> Token:
    """The verb on which an infinitive hangs: "asked them to host", "is due to meet"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb_above(verb.head) if verb.head.pos_ == "ADJ" else verb.head
    return verb


def told_in_passing(noun: Token) -> bool:
    """ "after talks with the president": the clause around it tells of something else."""
    preposition = noun.head
    if preposition.lower_ == "of" and preposition.head.lower_ == "ahead":
        return True
    words = meeting_words()
    if preposition.lower_ == "in" and words.has("joining", verb_above(noun).lemma_):
        return False
    return words.has("apart", preposition.lower_)


def _around(verb: Token, core: Token) -> Span:
    """The verb with its subject, objects and adverbials, and whatever else holds `core`."""
    inside = {verb.i, core.i}
    for child in verb.children:
        if child.lower_ == "according" and child.i > core.i:
            continue
        subtree = [t.i for t in child.subtree]
        purpose = child.dep_ == "advcl" and _is_purpose(child)
        if lends_subject(child) or (child.dep_ not in _OUTER and not purpose) or core.i in subtree:
            inside.update(subtree)
        elif purpose:
            inside.update(takewhile(lambda i: verb.doc[i].text != ",", subtree))
    first, last = min(inside), max(inside)
    return trimmed(verb.doc[first : _before_aside(core, first, last) + 1])


def lends_subject(clause: Token) -> bool:
    """Whether a participle has taken the subject of its verb: "the delegation, meaning the
    government side, had asked", a common error of the parser.
    """
    if clause.dep_ != "advcl" or clause.tag_ != "VBG" or clause.i > clause.head.i:
        return False
    subjects = ("nsubj", "nsubjpass", "expl")
    own = any(c.dep_ in subjects and c.i < clause.i for c in clause.children)
    return own and not any(c.dep_ in subjects for c in clause.head.children)


def _is_purpose(clause: Token) -> bool:
    """ "to seal a peace deal": what the meeting is for."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


_ASIDES = frozenset({"appos", "relcl", "advcl", "npadvmod"})


def _before_aside(core: Token, first: int, last: int) -> int:
    """The last word before "ahead of talks", or before an afterthought set off by a comma."""
    for token in core.doc[max(first + 1, core.i) : last + 1]:
        if token.lower_ == "ahead" or _is_afterthought(token, core, last):
            return token.i - 1
    return last


def _is_afterthought(comma: Token, core: Token, last: int) -> bool:
    """Whether a comma begins an aside that runs to the end, without the meeting in it."""
    if comma.text not in (",", "--", "-") or comma.i >= last or comma.i < core.i:
        return False
    for token in comma.doc[comma.i + 1 : min(comma.i + 7, last + 1)]:
        if token.dep_ in _ASIDES and token.left_edge.i == comma.i + 1:
            return token.right_edge.i >= last and not token.is_ancestor(core)
    return False


_EDGES = frozenset({"PUNCT", "SPACE", "CCONJ"})


def trimmed(words: Words) -> Span:
    """Words without punctuation and conjunctions at their edges."""
    first, last = words.start, words.end
    while first < last - 1 and words.doc[first].pos_ in _EDGES:
        first += 1
    while last > first + 1 and words.doc[last - 1].pos_ in _EDGES:
        last -= 1
    part = words.doc[first:last]
    return Span(part.start_char, part.end_char)


def is_spoken_of(noun: Token) -> bool:
    """Whether it is what the talks are on or what they discuss: "talks on the war in Mali"."""
    words = meeting_words()
    while noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() not in words.nouns:
        above = noun.head
        if above.dep_ == "prep" and words.has("topic", above.lower_):
            return True
        if noun.dep_ == "dobj" and words.has("discussing", above.lemma_.lower()):
            return True
        if above.lower_ == "of":
            above = above.head
        elif noun.dep_ != "conj":
            return False
        noun = above
    return False
