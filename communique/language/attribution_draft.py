"""An attribution in the making: words of the parse that report, before they become spans."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.language.reporting import Frame
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


def word_span(token: Token) -> Span:
    """Where one token stands."""
    return Span(token.idx, token.idx + len(token))
