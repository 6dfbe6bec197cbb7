"""Words that look like times and are none, by their part of speech or as part of a name."""

from collections.abc import Sequence

from spacy.tokens import Token

SHARED = frozenset(
    {
        "may",
        "march",
        "mar",
        "august",
        "april",
        "june",
        "jan",
        "sun",
        "sat",
        "fall",
        "spring",
        "summer",
        "minute",
        "second",
        "now",
    }
)
"""Words that are times in one part of speech and something else in another."""
OTHER_TAGS = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "AUX"})


def _in_name(token: Token) -> bool:
    """Whether a month's name stands beside a name of somebody: "Theresa May", "Jan Egeland"."""
    doc = token.doc
    before = doc[token.i - 1] if token.i > token.sent.start else None
    after = doc[token.i + 1] if token.i + 1 < token.sent.end else None
    led = before is not None and before.tag_ == "NNP" and before.head.i == token.i
    return led or (after is not None and after.tag_ == "NNP" and token.head.i == after.i)


def is_no_time(tokens: Sequence[Token]) -> bool:
    """Whether one word of an expression is, in this sentence, no noun, or a person's name."""
    if len(tokens) == 1:
        token = tokens[0]
        if token.lower_ in SHARED:
            return token.tag_ in OTHER_TAGS or token.ent_type_ == "PERSON" or _in_name(token)
    return False
