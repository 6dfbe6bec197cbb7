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


def is_no_time(tokens: Sequence[Token]) -> bool:
    """Whether one word of an expression is, in this sentence, no noun, or a person's name."""
    if len(tokens) == 1:
        token = tokens[0]
        if token.lower_ in SHARED:
            return token.tag_ in OTHER_TAGS or token.ent_type_ == "PERSON"
    return False
