"""What a position is about, toward whom, and on what condition, from the words that carry it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.positions_lexicon import stances
from communique.language.positions_lexicon import words as listed
from communique.language.positions_parties import SUBJECTS, objects_of, parties_of, subjects_of
from communique.model.findings import Stance, Statement

TOPIC_WORDS = 14
"""Longer topics are cut at the last break before: a topic is to be read in a list."""

_HINGES = frozenset({"depend", "hinge", "rest", "condition", "contingent", "conditional"})
_EXCHANGE = frozenset({"return", "exchange", "condition"})
_COMPLEMENTS = ("dobj", "attr", "oprd", "xcomp", "ccomp", "prep", "acomp", "agent", "advcl")
_BREAKS = frozenset({",", ";", ":", "--", "–", "—", "("})


def toward_of(
    document: Document,
    span: tuple[int, int],
    holder: str,
    stance: Stance,
    cast: Cast,
    statements: Sequence[Statement],
) -> str | None:
    """The party that the demand addresses or the topic concerns, None where none is named."""
    words = document.words(span)
    if words is None:
        return None
    for parties in _named(words, span, stance, cast):
        others = [p for p in parties if p != holder]
        if others:
            return others[0]
    return _nearby(document, span, holder, cast, statements)


def _named(
    words: Words, span: tuple[int, int], stance: Stance, cast: Cast
) -> Iterator[tuple[str, ...]]:
    """Parties in the words: the one addressed, the one that ought to act, then any other."""
    root = words.root
    yield parties_of(objects_of(root), cast)
    if stance is Stance.DEMANDS:
        yield parties_of(subjects_of(root), cast)
    yield cast.parties(span)


def _nearby(
    document: Document,
    span: tuple[int, int],
    holder: str,
    cast: Cast,
    statements: Sequence[Statement],
) -> str | None:
    """The other party last named before the words in their paragraph, or just after."""
    sentence = document.sentence(span[0])
    for window in ((sentence.start_char, sentence.end_char), (max(0, span[0] - 300), span[0])):
        others = [p for p in cast.parties(window) if p != holder]
        if others:
            return others[-1]
    return None


def topic_of(words: Words, stance: Stance) -> str:
    """A short phrase of the report's words for what the position is about."""
    root = words.root
    inside = set(range(words.start, words.end))
    kept = [t for t in _topic_tokens(root, stance) if t.i in inside] or list(words)
    return _phrase(kept) or _phrase(list(words)) or words.text


def _topic_tokens(root: Token, stance: Stance) -> list[Token]:
    """The complement of the word that takes the stance; of a judgement or modal, all of it."""
    if root.pos_ not in {"VERB", "AUX"}:
        return [t for c in root.children if c.dep_ in {"prep", "acl", "ccomp"} for t in c.subtree]
    plain = root.lemma_ not in stances("verbs") and root.lemma_ not in {"want", "say", "express"}
    parts = [c for c in root.children if c.dep_ in _COMPLEMENTS or (plain and c.dep_ in SUBJECTS)]
    if plain:
        parts = [c for c in parts if not (c.dep_ in SUBJECTS and c.pos_ == "PRON")]
    tokens = [t for c in parts for t in c.subtree]
    if plain and root.pos_ == "VERB":
        tokens.append(root)
    return sorted(tokens, key=lambda t: t.i)


def _phrase(tokens: list[Token]) -> str:
    """The tokens as words, without leading particles, cut to a length that reads in a list."""
    while tokens and (tokens[0].is_punct or tokens[0].lower_ in {"to", "that", "for", "on", "of"}):
        tokens = tokens[1:]
    cut = len(tokens)
    if cut > TOPIC_WORDS:
        breaks = [i for i in range(4, TOPIC_WORDS) if tokens[i].text in _BREAKS]
        cut = breaks[-1] if breaks else TOPIC_WORDS
    return " ".join(
        "".join(t.text_with_ws for t in tokens[:cut] if t.text not in {'"', "“", "”"}).split()
    ).strip(" ,;:-–—")


def condition_of(words: Words) -> str | None:
    """What must happen first, in the report's words, or None where nothing is said to."""
    for token in words:
        if (found := _condition_at(token)) is not None:
            last = max(t.i for t in found)
            first = min(t.i for t in found)
            return words.doc[first : last + 1].text.strip(" ,;.")
    return None


def _condition_at(token: Token) -> list[Token] | None:
    if (
        token.lower_ in listed("condition")
        and token.dep_ in {"mark", "prep", "advmod"}
        and token.head != token
    ):
        clause = token.head if token.dep_ == "mark" else token
        return list(clause.subtree)
    if token.lemma_ in _HINGES or (token.lower_ in _EXCHANGE and token.dep_ == "pobj"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"on", "for", "upon"}:
                return list(child.subtree)
    if token.lower_ == "only" and token.head.dep_ in {"advcl", "prep", "mark"}:
        return list(token.head.subtree)
    return None
