"""The words of a telling: from where to where the clause or phrase runs that carries the meeting.

Every place where a reader might begin (the phrase, the verb, its subject, the clause) is joined to
every place where one might stop (the phrase, the first comma, the clause); signs of grammar weigh
them. `training/fit_meetings.py` fits the weights in `extents.toml` on what people marked.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from communique.language.meetings.clauses import told_in_passing
from communique.language.meetings.lexicon import meeting_words, verb_above
from communique.language.tree import Token
from communique.language.weighing import read_weights, weight_of
from communique.model.evidence import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LOOSE = frozenset({"PUNCT", "SPACE", "CCONJ"})
_LONGEST = 60
_MODIFIERS = ("amod", "acl", "relcl", "compound")


def options(head: Token) -> dict[tuple[int, int], tuple[str, ...]]:
    """Every stretch of words (first and last) that may carry the meeting, with its signs."""
    found: dict[tuple[int, int], list[str]] = {}
    other = _told_beside(head)
    starts = [(kind, i) for kind, i in _starts(head) if i > other]
    firsts = [(f"from:{kind}", _first(head, i)) for kind, i in starts]
    lasts = [(f"to:{kind}", _last(head, i)) for kind, i in _ends(head)]
    for start, first in firsts:
        for end, last in lasts:
            if first <= head.i <= last and last - first < _LONGEST:
                found.setdefault((first, last), []).extend((start, end))
    around = _around(head)
    return {edges: tuple(_signs(around, edges, kinds)) for edges, kinds in sorted(found.items())}


def _told_beside(head: Token) -> int:
    """Where the meeting stands beside which another is told in passing: "a visit ahead of talks".

    The words of the one are not those of the other; -1 where there is none.
    """
    if head.dep_ != "pobj" or not told_in_passing(head):
        return -1
    nouns = meeting_words().nouns
    above = (a.i for a in head.ancestors if a.i < head.i and a.lemma_.lower() in nouns)
    return next((i for i in above if i < head.left_edge.i), -1)


def _first(head: Token, first: int) -> int:
    """Where words begin, without punctuation and conjunctions at their edge."""
    while first < head.i and head.doc[first].pos_ in _LOOSE:
        first += 1
    return first


def _last(head: Token, last: int) -> int:
    while last > head.i and head.doc[last].pos_ in _LOOSE:
        last -= 1
    return last


def _starts(head: Token) -> Iterator[tuple[str, int]]:
    verb, sentence = verb_above(head), head.sent
    yield "phrase", head.left_edge.i
    if head.dep_ == "pobj":
        yield "preposition", head.head.i
        if head.head.dep_ in ("prep", "advmod") and head.head.head.i < head.i:
            yield "preposition", head.head.head.i
        yield "noun above", head.head.head.left_edge.i
    for kind, above in _verbs(head):
        yield f"{kind} alone", above.i
        yield f"{kind} with aux", min([above.i, *_aux(above)])
        for child in above.children:
            if child.dep_ in _SUBJECTS and child.i < head.i:
                yield f"{kind} subject", child.left_edge.i
                if child.tag_ in ("WDT", "WP", "WRB") or above.dep_ in ("relcl", "acl"):
                    yield f"{kind} antecedent", above.head.left_edge.i
        yield f"{kind} clause", above.left_edge.i
    if verb.dep_ in ("relcl", "acl"):
        yield "antecedent", verb.head.left_edge.i
    if head.dep_ in _MODIFIERS:
        yield "modified", head.head.left_edge.i
    yield "sentence", sentence.start
    comma = [t.i for t in sentence if t.text in (",", ";", ":", "--") and t.i < head.i]
    if comma:
        yield "comma", comma[-1] + 1


def _aux(verb: Token) -> list[int]:
    return [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]


def _verbs(head: Token) -> Iterator[tuple[str, Token]]:
    """The verb of the clause, and those on which it hangs or to which it is joined."""
    verb = verb_above(head)
    yield "verb", verb
    above = verb
    while above.dep_ in ("xcomp", "conj") and above.head.pos_ in ("VERB", "AUX", "ADJ"):
        joined = above.dep_
        above = above.head if above.head.pos_ != "ADJ" else verb_above(above.head)
        yield joined, above


def _ends(head: Token) -> Iterator[tuple[str, int]]:
    sentence, doc = head.sent, head.doc
    yield "head", head.i
    if head.dep_ in _MODIFIERS:
        yield "modified", head.head.i
        yield "modified phrase", head.head.right_edge.i
    yield from _phrase_ends(head)
    for kind, verb in _verbs(head):
        yield f"{kind}", verb.i
        for child in verb.children:
            if child.i <= verb.i:
                continue
            edge = child.right_edge.i
            if edge >= head.i:
                yield f"{kind} to {_relation(child)}", edge
                yield f"{kind} before {_relation(child)}", child.left_edge.i - 1
        yield f"{kind} clause", verb.right_edge.i
    for token in doc[head.i + 1 : sentence.end]:
        if token.text in (",", ";", ":", "--", "–", "-", "("):
            yield "comma", token.i - 1
            break
    for token in doc[head.i + 1 : sentence.end]:
        if token.is_dated and token.ent_iob_ == "B":
            last = token.i
            while last + 1 < sentence.end and doc[last + 1].ent_iob_ == "I":
                last += 1
            yield "date", last
            break
    yield "sentence", sentence.end - 1


def _phrase_ends(head: Token) -> Iterator[tuple[str, int]]:
    """The ends of what hangs on the word itself, one after the other."""
    last = head.i
    for child in head.rights:
        yield f"before {_relation(child)}", child.left_edge.i - 1
        last = child.right_edge.i
        yield f"after {_relation(child)}", last
        for inner in child.subtree:
            if inner.dep_ in ("relcl", "acl", "appos", "advcl") and inner.left_edge.i > head.i + 1:
                yield f"before inner {inner.dep_}", inner.left_edge.i - 1
    yield "phrase", head.right_edge.i


def _relation(child: Token) -> str:
    if child.dep_ == "prep":
        words = meeting_words()
        for group in ("topic", "places", "company"):
            if words.has(group, child.lower_):
                return f"prep {group}"
    return child.dep_


class _Around(NamedTuple):
    """What is asked of every stretch around one word, looked up once."""

    head: Token
    place: str
    verb: int
    subject: int | None
    first: int
    clauses: tuple[str, ...]
    """For each word of the sentence, from its `first`: the clause that it heads beside the meeting,
    or nothing."""
    names: tuple[bool, ...]


def _around(head: Token) -> _Around:
    verb, sentence = verb_above(head), head.sent
    subject = next((c.i for c in verb.children if c.dep_ in _SUBJECTS), None)
    return _Around(
        head=head,
        place="verb" if head.pos_ == "VERB" else _place_of(head),
        verb=verb.i,
        subject=subject,
        first=sentence.start,
        clauses=tuple(_clause_at(token, head) for token in sentence),
        names=tuple(t.ent_iob_ == "B" and t.ent_type_ in _NAMES for t in sentence),
    )


def _signs(around: _Around, edges: tuple[int, int], kinds: list[str]) -> Iterator[str]:
    """How the stretch begins and ends, by itself and for this sort of word."""
    first, last = edges
    doc = around.head.doc
    length = f"length:{min((last - first + 1) // 3, 12)}"
    for kind in (*sorted(set(kinds)), length, *_held(around, first, last)):
        yield kind
        yield f"{around.place}:{kind}"
    yield f"first:{doc[first].dep_}"
    yield f"first:{doc[first].pos_}"
    yield f"last:{doc[last].dep_}"
    if last + 1 < len(doc):
        yield f"next:{_outside(doc[last + 1])}"
    if first > around.first:
        yield f"previous:{_outside(doc[first - 1])}"
    here = slice(first - around.first, last + 1 - around.first)
    yield from (clause for clause in around.clauses[here] if clause)
    yield f"names:{min(sum(around.names[here]), 4)}"


def _held(around: _Around, first: int, last: int) -> Iterator[str]:
    """Whether the verb of the clause and its subject are among the words."""
    if around.verb != around.head.i:
        yield f"verb {'in' if first <= around.verb <= last else 'out'}"
    if around.subject is not None:
        yield f"subject {'in' if first <= around.subject <= last else 'out'}"


_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "appos"})


def _clause_at(token: Token, head: Token) -> str:
    """The clause that a word heads, other than those that the meeting stands in."""
    if token.dep_ not in _CLAUSES or head.i == token.i or token.is_ancestor(head):
        return ""
    return f"has {token.dep_} {'before' if token.i < head.i else 'after'}"


_NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP", "LOC"})


def _outside(token: Token) -> str:
    return token.text if token.is_punct else token.pos_


def _place_of(noun: Token) -> str:
    """Where the noun stands: as subject, object, or under which preposition."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ if meeting_words().has("apart", noun.head.lower_) else "pobj"
    return noun.dep_ if noun.dep_ in (*_SUBJECTS, "dobj", "conj") else "other"


@lru_cache(maxsize=1)
def extent_weights() -> dict[str, float]:
    """What each sign weighs, as fitted."""
    return dict(read_weights(Path(__file__).with_name("extents.toml")))


def extent(head: Token) -> Span:
    """The words that a careful reader would mark for the meeting that `head` tells of."""
    weights = extent_weights()
    first, last = max(
        options(head).items(), key=lambda entry: (weight_of(entry[1], weights), entry[0])
    )[0]
    part = head.doc[first : last + 1]
    return Span(part.start_char, part.end_char)
