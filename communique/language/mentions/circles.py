"""Circles of states that act as one and that no list has: "Western nations", "the developing
countries", "the West", "the international community"."""

from collections.abc import Iterator, Sequence

from communique.language.mentions.words import low, words
from communique.language.tree import Token
from communique.world.parties import party

_MEMBERS = words("circles", "members")
_HEADED = words("circles", "headed")
"""What speaks for the states of a region: "European leaders"; "tribal leaders" are no states'."""
_REGIONS = words("circles", "regions", "proper")
_SHARED = words("circles", "regions", "proper", "faiths", "shared")
"""What tells which states: where they lie, what they have or give."""
_PROPER = words("circles", "proper", "faiths")
_NARROWING = words("circles", "narrowing", "directions")
"""What belongs to the name before that: "Latin American", "major developing"."""
_WHOLE = words("circles", "whole")
_SIDES = words("circles", "sides")
"""Directions that are a side where they act or somebody deals with them."""
_CLOSING = _MEMBERS | _HEADED | _SIDES
_AS_WRITTEN = words("circles", "directions")
_NAMED_BEFORE = frozenset({"two", "both", "three", "these", "those", "another", "one"})
"""Words that tell of states that have a name in the report: "the two Gulf states"."""
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})
_DEALING = frozenset({"by", "with", "against", "between", "upon"})


def circles(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where such names stand, as tokens `[first, last)`, without their article."""
    for token in tokens:
        word = low(token)
        if word in _MEMBERS or word in _HEADED:
            first = _first(tokens, token.i)
            telling = _REGIONS if word in _HEADED else _SHARED
            told = any(low(t) in telling for t in tokens[first : token.i])
            if told and not (first and low(tokens[first - 1]) in _NAMED_BEFORE):
                yield first, token.i + 1
        elif word in _SIDES and _is_side(tokens, token):
            yield token.i, token.i + 1
        elif token.i and f"{low(tokens[token.i - 1])} {word}" in _WHOLE:
            yield token.i - 1, token.i + 1


def is_circle(name: str) -> bool:
    """Whether a party's name, of no list, is that of several states."""
    folded = name.casefold()
    told = folded.rpartition(" ")[2] in _CLOSING or folded in _WHOLE
    return told and party(name) is None


def name_of(tokens: Sequence[Token]) -> str:
    """What a circle is called, however its sentence begins or the paper spells it: "Western
    nations", "donor nations", "West"."""
    if len(tokens) == 1:
        return tokens[0].text.capitalize()
    told = "".join(_spelled(token) + token.text_with_ws[len(token.text) :] for token in tokens)
    return " ".join(told.split())


def _spelled(token: Token) -> str:
    if low(token) in _AS_WRITTEN:
        return token.text
    return token.text.capitalize() if low(token) in _PROPER else low(token)


def _first(tokens: Sequence[Token], noun: int) -> int:
    """Where the words before `noun` begin that belong to the name: "oil-producing Gulf states"."""
    first = noun
    while first and _belongs(tokens, first - 1):
        first -= 1
    return first


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    word = low(tokens[at])
    joined = word == "-" or (at + 1 < len(tokens) and tokens[at + 1].text == "-")
    return word in _SHARED or word in _NARROWING or joined


def _is_side(tokens: Sequence[Token], token: Token) -> bool:
    """Whether "the West" acts or is dealt with: not "the west of the country", "in the West"."""
    if not token.i or low(tokens[token.i - 1]) != "the":
        return False
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if behind is not None and (low(behind) == "of" or behind.text[:1].isupper()):
        return False
    dealt = token.dep_ == "pobj" and low(token.head) in _DEALING
    return token.dep_ in _ACTING or dealt
