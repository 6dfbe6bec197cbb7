"""spaCy's arrays of a report made into a tree of words, once."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from spacy.tokens import Doc

from communique.language.tree import Token, Tree, Words

_NAMES: Final = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_MARKS: Final = ("ENT_IOB", "SPACY", "IS_PUNCT", "IS_SPACE", "SENT_START", "IDX")


def grown(parse: Doc, text: str) -> Tree:
    """The tree of a parsed report."""
    tree = Tree(parse, text)
    tree.tokens += _made(parse, tree)
    _branch(_hung(parse, tree), parse, tree)
    for sentence in _sentences(tree):
        tree.sents.append(sentence)
        for token in sentence:
            token.sent = sentence
    return tree


def _made(parse: Doc, tree: Tree) -> Iterator[Token]:
    """The words, each for itself."""
    named: Any = parse.to_array(list(_NAMES))
    strings = parse.vocab.strings
    string_of = {key: strings[key] for key in dict.fromkeys(named.ravel().tolist())}
    names = zip(*(map(string_of.__getitem__, each) for each in named.T.tolist()), strict=True)
    marks = map(tuple, parse.to_array(list(_MARKS)).tolist())
    for i, (name, mark) in enumerate(zip(names, marks, strict=True)):
        yield Token(tree, i, name, mark)


def _hung(parse: Doc, tree: Tree) -> list[Token]:
    """The words, each hung on its head, the highest first."""
    order: list[Token] = []
    for token, head in zip(tree.tokens, parse.to_array("HEAD").tolist(), strict=True):
        token.head = tree.tokens[token.i + _signed(head)]
        token.depth = 0
        (token.head.children if head else order).append(token)
    for token in order:  # it grows
        for child in token.children:
            child.depth = token.depth + 1
        order += token.children
    return order


def _branch(order: list[Token], parse: Doc, tree: Tree) -> None:
    """Tell each word what hangs on it, those below before those above."""
    crossed: set[Token] = set()
    for token in reversed(order):
        token.subtree = _subtree(token) if token.children else (token,)
        first, last = token.subtree[0], token.subtree[-1]
        if last.i - first.i + 1 != len(token.subtree) or not crossed.isdisjoint(token.children):
            crossed.add(token)  # something stands among its words that hangs elsewhere
            told = parse[token.i]
            first, last = tree.tokens[told.left_edge.i], tree.tokens[told.right_edge.i]
        token.left_edge, token.right_edge = first, last


def _subtree(token: Token) -> tuple[Token, ...]:
    """The subtree of a word whose branches have theirs."""
    left: list[Token] = []
    right: list[Token] = []
    for child in token.children:
        (left if child.i < token.i else right).extend(child.subtree)
    return (*left, token, *right)


def _sentences(tree: Tree) -> Iterator[Words]:
    starts = [t.i for t in tree.tokens if t.is_sent_start or t.i == 0]
    for start, end in pairwise([*starts, len(tree.tokens)]):
        yield Words(tree, start, end)


def _signed(number: int) -> int:
    """spaCy's arrays have no signs: "three back" is three less than 2 to the 64th."""
    return number - (1 << 64) if number >> 63 else number
