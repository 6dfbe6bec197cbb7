"""Where the words of a phrase begin, and with which word one may end."""

from collections.abc import Callable

from communique.language.tree import Token

BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss"})
"""What a name is to the noun that it stands before: "the French minister", "Chad's envoy"."""
_LOOSE = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SPACE"})


def start_of(noun: Token, is_outside: Callable[[Token], bool]) -> int:
    """The first of the words before a noun that are its own, up to a gap or one that is outside."""
    first = noun.i
    for child in reversed([c for c in noun.children if c.i < noun.i]):
        if child.right_edge.i != first - 1 or is_outside(child):
            break
        first = child.left_edge.i
    return first


def hangs(token: Token) -> bool:
    """Whether a last word needs the next: "until the arrival of a full"."""
    return token.dep_ != "prt" and (token.pos_ in _LOOSE or token.head.i > token.i)
