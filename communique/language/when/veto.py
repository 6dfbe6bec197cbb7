"""Words that look like times and are none, by their part of speech or as part of a name."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.language.when.lexicon import guard, lexicon

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
SHORT = frozenset({"jan", "mar", "sun", "sat"})
"""Short forms that are also words of names."""
PAPERS = frozenset({"daily", "weekly", "monthly"})
OTHER_TAGS = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "AUX"})


def _in_name(token: Token) -> bool:
    """Whether a month's name stands beside a name of somebody: "Theresa May", "Jan Egeland"."""
    doc = token.doc
    before = doc[token.i - 1] if token.i > token.sent.start else None
    after = doc[token.i + 1] if token.i + 1 < token.sent.end else None
    led = before is not None and before.tag_ == "NNP" and before.head.i == token.i
    return led or (after is not None and after.tag_ == "NNP" and token.head.i == after.i)


def _is_short_of_a_name(token: Token) -> bool:
    """Whether a month's short form begins a name: without a stop, beside no number ("Mar del")."""
    if token.lower_ not in SHORT:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    before = token.doc[token.i - 1] if token.i else token
    beside = after.like_num or before.like_num or after.text == "."
    return not token.text.endswith(".") and not beside and after.is_alpha


def _is_march(token: Token) -> bool:
    """Whether "March" is one on foot: "the annual March for Jobs"."""
    return token.lower_ == "march" and not token.is_sent_start and token.nbor(-1).tag_ == "JJ"


def _is_paper(token: Token) -> bool:
    """Whether a name follows "daily" or "weekly": "the party daily Zarya" is a newspaper."""
    if token.lower_ not in PAPERS:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < token.sent.end else token
    return after.tag_ == "NNP"


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether "This Week" is a programme: its unit has a capital, where few words around do."""
    last = tokens[-1]
    if not (last.is_title and tokens[0].is_title and last.lower_ in lexicon()["unit"]):
        return False
    if last.lower_ == "day":  # a feast: "Election Day"
        return False
    words = [token for token in tokens[0].sent if token.is_alpha]
    return 2 * sum(token.is_title for token in words) < len(words)


def is_no_time(tokens: Sequence[Token]) -> bool:
    """Whether one word of an expression is, in this sentence, no noun, or a name."""
    if len(tokens) == 1:
        token = tokens[0]
        if token.lower_ in SHARED:
            named = token.ent_type_ == "PERSON" or _in_name(token)
            odd = _is_march(token) or _is_short_of_a_name(token)
            return token.tag_ in OTHER_TAGS or named or odd
        return _is_paper(token) or _is_everybodys(token) or _is_of_history(token)
    return _is_title(tokens)


def _is_of_history(token: Token) -> bool:
    """Whether a weekday has a name that one day of history bears: "Bloody Sunday"."""
    if token.lower_ not in lexicon()["weekday"] or not token.i:
        return False
    before = token.doc[token.i - 1]
    return before.is_title and before.lower_ in guard("days_of_history")


def _is_everybodys(token: Token) -> bool:
    """Whether "today" or "tomorrow" is an age and no day: "today's youth", "people of tomorrow"."""
    doc, at = token.doc, token.i
    if token.lower_ not in {"today", "tomorrow", "yesterday"}:
        return False
    owned = doc[at + 1 : at + 2].text in {"'s", "’s"}
    if owned:
        return any(t.lower_ in guard("ages") for t in doc[at + 2 : at + 4])
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in guard("ages")
