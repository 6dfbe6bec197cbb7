"""Who holds a position and toward whom, for any words that carry one."""

from collections.abc import Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.positions_lexicon import stances
from communique.language.positions_parties import (
    governor,
    is_self,
    parties_of,
    party_of,
    subjects_of,
)
from communique.model.findings import Statement

VERBS = frozenset({"VERB", "AUX"})


def statement_around(span: tuple[int, int], statements: Sequence[Statement]) -> Statement | None:
    """The statement of whose content most of `span` is part, the shortest of several."""
    best: tuple[int, int, Statement] | None = None
    for statement in statements:
        for passage in statement.evidence:
            shared = min(span[1], passage.end) - max(span[0], passage.start)
            if shared * 5 >= 4 * (span[1] - span[0]):
                key = (passage.end - passage.start, statement.start)
                if best is None or key < best[:2]:
                    best = (*key, statement)
    return None if best is None else best[2]


def holders_of(
    document: Document, span: tuple[int, int], cast: Cast, statements: Sequence[Statement]
) -> tuple[str, ...]:
    """The parties that hold what the words at `span` say, in the words' order; () where untold."""
    words = document.words(span)
    if words is None:
        return ()
    statement = statement_around(span, statements)
    told = _told(words, cast)
    if statement is not None and statement.party is not None:
        return _inside(words, told, statement.party, cast)
    return told or _around(words, cast)


def _inside(words: Words, told: tuple[str, ...], speaker: str, cast: Cast) -> tuple[str, ...]:
    """In a speaker's words: its party, unless they give another a stance of its own."""
    root = head_of(words)
    if speaker in told or any(is_self(t) for t in subjects_of(root)):
        return (speaker,)
    if told and root.lemma_ in stances("verbs"):
        return told
    return (speaker,)


def head_of(words: Words) -> Token:
    """The word on which the others hang, the finite verb where words are only its frame."""
    return words.root


def _told(words: Words, cast: Cast) -> tuple[str, ...]:
    """The parties of the subject, of the possessor where the head is a noun."""
    root = head_of(words)
    if root.pos_ in VERBS:
        return parties_of(subjects_of(root), cast)
    own = party_of(root, cast)
    return (own,) if own is not None else ()


def _around(words: Words, cast: Cast) -> tuple[str, ...]:
    """The subject of the nearest verb above that has a party for one."""
    token = head_of(words)
    while (above := governor(token)) != token:
        if found := parties_of(subjects_of(above), cast):
            return found
        token = above
    return ()
