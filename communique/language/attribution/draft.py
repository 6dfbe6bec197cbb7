"""An attribution in the making: words of the parse that report, before they become spans."""

from dataclasses import dataclass

from communique.language.document import Document
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span


@dataclass(frozen=True)
class Draft:
    """A cue with its source and content, and how it takes the content."""

    anchor: Token
    """The verb, noun or mark that reports."""
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    frame: Frame
    speech: bool
    confidence: float = 1.0


def anchor_of(document: Document, cue: tuple[Span, ...]) -> Token | None:
    """The word that reports among a cue's words: its last reporting verb, else its head."""
    words = [t for span in cue for t in document.words(span) or ()]
    verbs = [t for t in words if t.pos_ == "VERB" and lexicon().is_verb(t.lemma_)]
    if verbs:
        return verbs[-1]
    found = [t for t in words if t.pos_ in {"VERB", "NOUN", "AUX"}] or words
    return found[0] if found else None


def word_span(token: Token) -> Span:
    """Where one token stands."""
    return Span(token.idx, token.idx + len(token))


def cue_spans(verb: Token, *more: Token) -> tuple[Span, ...]:
    """The verb with its particle ("pointed out") and what else belongs to it."""
    tokens = [verb, *(c for c in verb.children if c.dep_ == "prt"), *more]
    tokens.sort(key=lambda t: t.i)
    if tokens[-1].i - tokens[0].i == len(tokens) - 1:
        return (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),)
    return tuple(word_span(t) for t in tokens)
