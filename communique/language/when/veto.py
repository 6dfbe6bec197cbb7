"""Words that look like times and are none, by their part of speech or as part of a name."""

from collections.abc import Callable, Mapping
from functools import cache

from communique.language.tree import Token
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
NEAR_DAYS = frozenset({"today", "tomorrow", "yesterday"})
PAPERS = frozenset({"daily", "weekly", "monthly"})
OTHER_TAGS = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "AUX"})


def _in_name(token: Token) -> bool:
    """Whether a month's name stands beside a name of somebody: "Theresa May", "Jan Egeland"."""
    before = None if token.is_sent_start else token.nbor(-1)
    if before is not None and before.tag_ == "NNP" and before.head.i == token.i:
        return True
    after = _after(token)
    return after is not None and after.tag_ == "NNP" and token.head.i == after.i


def _after(token: Token) -> Token | None:
    """The next word of the sentence."""
    if token.i + 1 == len(token.doc):
        return None
    after = token.nbor()
    return None if after.is_sent_start else after


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
    return (_after(token) or token).tag_ == "NNP"


def is_title(first: Token, last: Token) -> bool:
    """Whether "This Week" is a programme: its unit has a capital, where few words around do."""
    if not (last.is_title and first.is_title and last.lower_ in lexicon()["unit"]):
        return False
    if last.lower_ == "day":  # a feast: "Election Day"
        return False
    words = [token for token in first.sent if token.is_alpha]
    return 2 * sum(token.is_title for token in words) < len(words)


def is_no_time(token: Token) -> bool:
    """Whether the one word of an expression is, in this sentence, no noun, or a name."""
    doubt = _doubts().get(token.lower_)
    return doubt is not None and doubt(token)


def _is_another_word(token: Token) -> bool:
    """Whether "may" is a verb, "Jan" a name, "March" one on foot."""
    if token.tag_ in OTHER_TAGS or token.ent_type_ == "PERSON":
        return True
    return _in_name(token) or _is_march(token) or _is_short_of_a_name(token)


def _is_of_history(token: Token) -> bool:
    """Whether a weekday has a name that one day of history bears: "Bloody Sunday"."""
    if not token.i:
        return False
    before = token.doc[token.i - 1]
    return before.is_title and before.lower_ in guard("days_of_history")


def _is_everybodys(token: Token) -> bool:
    """Whether "today" or "tomorrow" is an age and no day: "today's youth", "people of tomorrow"."""
    doc, at = token.doc, token.i
    if at + 1 < len(doc) and doc[at + 1].text in {"'s", "’s"}:
        return any(t.lower_ in guard("ages") for t in doc[at + 2 : at + 4])
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in guard("ages")


@cache
def _doubts() -> Mapping[str, Callable[[Token], bool]]:
    """What to ask of each word that is not always a time; most words are, and asked nothing."""
    return (
        dict.fromkeys(lexicon()["weekday"], _is_of_history)
        | dict.fromkeys(NEAR_DAYS, _is_everybodys)
        | dict.fromkeys(PAPERS, _is_paper)
        | dict.fromkeys(SHARED, _is_another_word)
    )
