"""How far the words of a position reach: the smallest clause around the word that tells it."""

from collections.abc import Iterator

from communique.language.positions.parties import SUBJECTS
from communique.language.tree import Token, once
from communique.model.evidence import Span

_LEADING = frozenset({"cc", "mark", "punct", "intj", "preconj", "expl"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_LOOSE = frozenset({"advcl", "relcl", "acl", "appos", "parataxis"})
"""Dependents that end a smallest clause where a comma stands before them."""


@once
def evidence_span(head: Token) -> Span:
    """From the subject, or the first auxiliary where it has none, to the end of its complement."""
    tokens = sorted(_clause(head), key=lambda t: t.i)
    own = [t for t in tokens if not t.is_space]
    first, last = 0, len(own) - 1
    while first < last and (own[first].dep_ in _LEADING and own[first].head == head):
        first += 1
    while first < last and (own[first].is_punct or own[first].text in _QUOTES):
        first += 1
    while last > first and (own[last].is_punct or own[last].text in _QUOTES):
        last -= 1
    return Span(own[first].idx, own[last].idx + len(own[last]))


def _clause(head: Token) -> Iterator[Token]:
    """The words of the clause: no clause joined to it, nothing that follows its own end."""
    yield head
    if head.dep_ == "xcomp" and head.head.pos_ in {"VERB", "AUX"} and head.head.i < head.i:
        yield head.head
        for child in head.head.children:
            if child != head and child.i < head.i and not _is_outside(child, head.head):
                yield from _kept(child)
    for child in head.children:
        if not _is_outside(child, head):
            yield from _kept(child)


def _kept(child: Token) -> Iterator[Token]:
    """A dependent's words up to a loose clause after a comma."""
    loose = [t for t in child.subtree if t.dep_ in _LOOSE and t != child and _after_comma(t)]
    skip = {t.i for head in loose for t in head.subtree}
    yield from (t for t in child.subtree if t.i not in skip) if skip else child.subtree


def _is_outside(child: Token, head: Token) -> bool:
    if child.dep_ in {"conj", "cc"} and head.pos_ in {"VERB", "AUX"}:
        joined = child if child.dep_ == "conj" else next(iter(head.conjuncts), child)
        return not _goes_on(joined, head)
    if child.dep_ in {"parataxis", "dep"} and head.pos_ in {"VERB", "AUX"}:
        return True
    if child.dep_ == "ccomp" and child.i < head.i:
        return True
    if child.dep_ == "advcl" and (child.i < head.i or _after_comma(child)):
        return not _is_condition(child)
    if child.dep_ == "advcl" and head.dep_ == "relcl":
        return any(c.dep_ == "mark" and c.lower_ == "while" for c in child.children)
    if child.dep_ in {"npadvmod", "prep", "advmod"} and child.i < head.i:
        return child.i < min((c.i for c in head.children if c.dep_ in SUBJECTS), default=head.i)
    return child.is_punct


def _is_condition(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "until"} for c in clause.children)


def _after_comma(token: Token) -> bool:
    first = token.left_edge
    return first.i > 0 and first.doc[first.i - 1].text in {",", "-", "--", "–", "—", ";"}


def _goes_on(joined: Token, head: Token) -> bool:
    """ "should be made and should be resolved": one demand goes on, modal and subject the same."""
    own = {c.lower_ for c in joined.children if c.dep_ == "aux" and c.tag_ == "MD"}
    first = {c.lower_ for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"}
    return bool(own & first) and not any(c.dep_ in SUBJECTS for c in joined.children)
