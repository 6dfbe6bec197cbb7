"""Political bodies that no list has, known by the noun that closes their name: "Freedom Reform
Party"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

CLOSING = frozenset({"party", "front", "movement", "alliance", "league", "coalition", "bloc"})
"""Nouns that close the names of parties and movements, as parliaments' registers have them."""

JOINING = frozenset({"of", "for", "and", "the", "'s", "’s", "'", "’", "-", "&"})
"""Words that names of bodies hold beside their capitals."""

GENERAL = frozenset(
    [
        "communist",
        "socialist",
        "labour",
        "labor",
        "conservative",
        "democratic",
        "republican",
        "liberal",
        "national",
        "ruling",
        "opposition",
        "nationalist",
        "islamist",
        "green",
        "the",
        "a",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "our",
        "main",
    ]
)
"""Words that with the noun alone name a party of some state, not told which: "the Socialist
Party"."""


def unlisted_bodies(parse: Doc) -> Iterator[tuple[int, int]]:
    """Where such names stand, as tokens `[first, last)`."""
    for token in parse:
        if token.text.casefold() in CLOSING and token.i and _is_capital(parse[token.i - 1]):
            first = _first(parse, token.i)
            words = {t.text.casefold() for t in parse[first : token.i]} - JOINING
            if words - GENERAL and _closes(parse, token):
                yield first, token.i + 1


def _closes(parse: Doc, token: Token) -> bool:
    """Whether the noun ends the name: it is capitalised, or two capitals stand before it."""
    return token.text[:1].isupper() or (token.i > 1 and _is_capital(parse[token.i - 2]))


def _first(parse: Doc, last: int) -> int:
    first = last
    while first > 0 and parse[first - 1].sent == parse[last].sent:
        before = parse[first - 1]
        if _is_capital(before) or (
            before.text.casefold() in JOINING and first > 1 and _is_capital(parse[first - 2])
        ):
            first -= 1
            continue
        break
    while first < last and (
        parse[first].text.casefold() in JOINING or parse[first].pos_ in ("DET", "ADP", "PUNCT")
    ):
        first += 1
    return first


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")
