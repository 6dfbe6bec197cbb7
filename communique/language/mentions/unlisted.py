"""Political bodies that no list has, known by the noun that closes their name: "Freedom Reform
Party"."""

from collections.abc import Iterator, Sequence

from communique.language.tree import Token

CLOSING = frozenset({"party", "front", "movement", "alliance", "league", "coalition", "bloc"})
"""Nouns that close the names of parties and movements, as parliaments' registers have them."""

JOINING = frozenset({"of", "for", "and", "the", "'s", "’s", "'", "’", "-", "&"})
"""Words that names of bodies hold beside their capitals."""

OWNERS = frozenset({"People", "Peoples", "Women", "Workers", "Farmers", "Citizens"})
"""Whose parties are by their names."""

AIMING = frozenset({"for", "on"})
"""What leads to what a body is for."""

FURTHER = frozenset({"of", "and", "in"})

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


def unlisted_bodies(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where such names stand, as tokens `[first, last)`."""
    for token in words:
        if token.text.casefold() in CLOSING and _is_named(words, token.i):
            first = _first(words, token.i)
            named = {t.text.casefold() for t in words[first : token.i]} - JOINING
            told = _is_owned(words, first) or bool(named - GENERAL)
            if named and told and _closes(words, token):
                yield first, _last(words, token.i + 1)


def _is_named(words: Sequence[Token], at: int) -> bool:
    """Whether a capital stands before the noun, or "People's"."""
    if at > 1 and words[at - 1].text in ("'s", "’s"):
        return words[at - 2].text in OWNERS
    return at > 0 and _is_capital(words[at - 1])


def _last(words: Sequence[Token], stop: int) -> int:
    """Where a name ends that goes on with what the body is for: "Alliance for Reform in Peru"."""
    last = stop
    while last + 1 < len(words):
        links = AIMING if last == stop else FURTHER
        named = last + 1
        while words[named].text in ("the", "-") and named + 1 < len(words):
            named += 1
        if words[last].text not in links or words[named].tag_ not in ("NNP", "NNPS"):
            break
        last = named + 1
        while last < len(words) and words[last].tag_ in ("NNP", "NNPS"):
            last += 1
    return last


def _closes(words: Sequence[Token], token: Token) -> bool:
    """Whether the noun ends the name: it is capitalised, or two capitals stand before it."""
    return token.text[:1].isupper() or (token.i > 1 and _is_capital(words[token.i - 2]))


def _first(words: Sequence[Token], last: int) -> int:
    first = last
    while first > 0 and words[first - 1].sent == words[last].sent:
        before = words[first - 1]
        if _is_owned(words, first) or _joins_another(words, first - 1):
            break
        if _is_capital(before) or (
            before.text.casefold() in JOINING and first > 1 and _is_capital(words[first - 2])
        ):
            first -= 1
            continue
        break
    while first < last and (
        words[first].text.casefold() in JOINING or words[first].pos_ in ("DET", "ADP", "PUNCT")
    ):
        first += 1
    return first


def _is_owned(words: Sequence[Token], first: int) -> bool:
    """Whether a country, a region or a person owns what begins at `first`: "Chad's Reform Party" is
    called the Reform Party."""
    return first > 1 and words[first - 1].text in ("'s", "’s") and _is_owner(words[first - 2])


def _joins_another(words: Sequence[Token], at: int) -> bool:
    """ "Moroccan and Reform Front leaders" are of a state and of a front, not of one body."""
    return at > 0 and words[at].text.casefold() == "and" and words[at - 1].ent_type_ == "NORP"


def _is_owner(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "LOC", "PERSON")


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def spelled_out(words: Sequence[Token], short: str) -> str | None:
    """The full name behind which the report puts an abbreviation in brackets: of "LMA" the "Lima
    Mothers' Association" in "the Lima Mothers' Association (LMA)"; None where it does not."""
    if not short.isupper() or not short.isalpha():
        return None
    for token in words[2:-1]:
        bracketed = words[token.i - 1].text == "(" and words[token.i + 1].text == ")"
        if token.text == short and bracketed:
            first = _first(words, token.i - 1)
            initials = "".join(t.text[0] for t in words[first : token.i - 1] if t.text[0].isupper())
            if short[0] in initials and len(initials) >= 2:
                at = 0 if len(initials) == len(short) else initials.index(short[0])
                capitals = [t.i for t in words[first : token.i - 1] if t.text[0].isupper()]
                name = "".join(t.text_with_ws for t in words[capitals[at] : token.i - 1])
                return " ".join(name.split())
    return None
