"""On which day something was said, as far as its cue's own clause tells."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from communique.language.document import Document
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import Precision, When

_REACH = {"npadvmod", "prep", "advmod", "tmod"}


def said_on(
    document: Document, times: Sequence[TimeExpression], cue: Token, published: date
) -> When | None:
    """The day that the cue's own clause names, never one after the report's."""
    for time in times:
        if time.when is None or time.kind not in {TimeKind.DATE, TimeKind.TIME}:
            continue
        words = document.words(time.span)
        if words is None or not _hangs_on(words.root, cue):
            continue
        first = time.when.first
        if time.when.precision is not Precision.RANGE and first is not None and first <= published:
            return time.when
    return None


def _hangs_on(word: Token, cue: Token) -> bool:
    """Whether a time's head word is an adverbial of the cue itself."""
    at = word
    for _ in range(3):
        if at.head == cue:
            return at.dep_ in _REACH
        if at.dep_ not in {"pobj", "npadvmod", "prep", "compound", "nummod", "advmod"}:
            return False
        at = at.head
    return False
