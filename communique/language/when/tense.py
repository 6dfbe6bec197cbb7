"""Whether what a time belongs to is told as past, present or to come."""

from functools import cache

from communique.language.tree import Token
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.reading import Tense

VERBAL = frozenset({"VERB", "AUX"})
FORWARD = frozenset({"ahead"})
MODIFYING = frozenset({"compound", "nummod", "nmod", "amod", "poss", "npadvmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLIMB = 6
"""How many heads are followed up at most: further off, a verb says nothing of the time."""


def tense_at(token: Token) -> Tense:
    """The tense of what governs `token`."""
    while token.dep_ in MODIFYING and token.head.i > token.i and token.head.lower_ in _times():
        token = token.head
    if _since(token):
        return Tense.PAST
    on = token.i > 0 and token.nbor(-1).lower_ == "on"
    if (
        not on
        and token.dep_ in MODIFYING
        and token.head.i > token.i
        and token.head.pos_ in {"NOUN", "PROPN"}
    ):
        verb = governor(token)
        told = Tense.NONE if verb is None else tense_of(verb)
        return told if _heads_to_come(token) else Tense.NONE
    if _after_ahead(token):
        return Tense.FUTURE
    left = token.nbor(-1) if token.i else token
    left = left.nbor(-1) if left.lower_ == "on" and left.i else left
    if left.tag_ == "VBD":
        return tense_of(left)
    verb = governor(token)
    return Tense.NONE if verb is None else tense_of(verb)


def _since(token: Token) -> bool:
    """Whether "since" stands above a time and its noun: "since the vote in January"."""
    above = token
    for _ in range(CLIMB):
        if above.pos_ in VERBAL or above.head == above:
            return False
        above = above.head
        if above.lower_ == "since" and above.pos_ in {"ADP", "SCONJ"}:
            return True
    return False


def _after_ahead(token: Token) -> bool:
    """Whether "ahead of" stands before a time with only names and nouns between."""
    left = token
    for _ in range(9):
        if left.is_sent_start:
            return False
        left = left.nbor(-1)
        if _is_forward(left):
            return True
        if left.pos_ in VERBAL or left.is_punct:
            return False
    return False


def _is_forward(token: Token) -> bool:
    """Whether a word is the "ahead" of "ahead of", and not that of "went ahead with"."""
    return token.lower_ in FORWARD and token.doc[token.i + 1 : token.i + 2].text == "of"


@cache
def _times() -> frozenset[str]:
    """Words that can head a time expression."""
    words = lexicon()
    return frozenset(
        w for section in ("month", "weekday", "unit", "units", "part") for w in words[section]
    )


def _heads_to_come(token: Token) -> bool:
    """Whether the noun that a time modifies names what is mostly told ahead."""
    return token.head.lower_ in lexicon()["neighbours"]["ahead_nouns"]


def governor(token: Token) -> Token | None:
    """The verb or planning adjective that `token` depends on, through nouns and prepositions."""
    head = token
    for _ in range(CLIMB):
        if _is_forward(head) and head.dep_ in {"prep", "advmod", "mark"} and head != token:
            return head
        planned = _planned(head) if head.pos_ == "NOUN" and head != token else None
        if planned is not None:
            return planned
        if (head.pos_ in VERBAL or head.lemma_ in guard("planning")) and head != token:
            return head
        if head.head == head:
            return None
        head = head.head
    return None


def _planned(noun: Token) -> Token | None:
    """The adjective that says of a noun that it has not been yet: "the planned summit"."""
    words = guard("ahead_adjectives")
    return next((left for left in noun.lefts if left.lower_ in words), None)


def tense_of(verb: Token) -> Tense:
    """The tense of one verb, by its form, its auxiliaries and what it depends on."""
    if verb.lower_ in FORWARD or verb.lower_ in guard("ahead_adjectives"):
        return Tense.FUTURE
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children):
        return Tense.FUTURE
    if verb.lemma_ in guard("planning"):
        return Tense.PAST if "had" in words or _had(verb.head) else Tense.FUTURE
    if verb.lemma_ == "be" and any(c.lemma_ in guard("planning") for c in verb.children):
        return Tense.PAST if "had" in words else Tense.FUTURE
    if "could" in words and _denied(verb):
        return Tense.NONE
    if words & guard("to_come"):
        past = (
            "have" in words and verb.tag_ == "VBN" and not words & {"will", "shall", "'ll", "would"}
        )
        return Tense.PAST if past else Tense.FUTURE
    if any(child.lower_ == "going" for child in helpers):
        return Tense.FUTURE
    if verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children):
        return Tense.FUTURE
    if "to" in words and verb.tag_ == "VB":
        return _infinitive(verb)
    return _by_form(verb, helpers, words)


def _by_form(verb: Token, helpers: list[Token], words: set[str]) -> Tense:
    """What a verb's own form says, with its auxiliaries."""
    if _once_it_is(verb):
        return Tense.FUTURE
    if _bare(verb, helpers):
        return tense_of(verb.head)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return Tense.PAST
    if verb.tag_ == "VBN" and helpers and all(child.tag_ == "VBG" for child in helpers):
        return _of_head(verb)  # "will start getting hurt"
    if verb.tag_ == "VBN":
        return Tense.PRESENT if words & {"is", "are", "be", "being"} else Tense.PAST
    if verb.tag_ == "VBG" and not helpers:
        return _of_head(verb)
    if verb.lemma_ == "have" and not helpers:
        return Tense.NONE
    if verb.tag_ in {"VBZ", "VBP", "VBG"}:
        perfect = words & {"has", "have", "'ve"} and verb.tag_ != "VBG"
        return Tense.PAST if perfect else Tense.PRESENT
    return Tense.FUTURE if verb.tag_ == "VB" else Tense.NONE


def _denied(verb: Token) -> bool:
    """Whether a verb is denied, by "not" or by who does it: "neither of them could be reached"."""
    nobody = {"neither", "nor", "nobody", "none", "no"}
    return any(
        child.dep_ == "neg"
        or child.lower_ in nobody
        or (child.dep_ in SUBJECTS and any(word.lower_ in nobody for word in child.children))
        for child in verb.children
    )


def _once_it_is(verb: Token) -> bool:
    """Whether a past verb only follows what was to come: "would leave as soon as it opened"."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.dep_ != "advcl":
        return False
    adverb = verb.head.pos_ == "ADV"  # the "soon" of "as soon as"; "as" alone compares
    opens = any(
        child.lower_ in guard("as_soon_as") and (adverb or child.lower_ != "as")
        for child in verb.children
    )
    above = verb.head.head if adverb else verb.head
    return opens and above != verb and tense_of(above) is Tense.FUTURE


def _bare(verb: Token, helpers: list[Token]) -> bool:
    """Whether an infinitive without "to" hangs on the verb before it: "let the attack begin"."""
    return (
        verb.tag_ == "VB" and not helpers and verb.dep_ in {"ccomp", "xcomp"} and verb.head != verb
    )


def _had(verb: Token) -> bool:
    """Whether a verb is told as before the past: "had been due"."""
    return any(
        child.lower_ == "had" and child.dep_ in {"aux", "auxpass"} for child in verb.children
    )


def _infinitive(verb: Token) -> Tense:
    """What "to" and a verb say: mostly what is to come, but after "failed" what has been."""
    head = verb.head
    if head != verb and (head.lemma_ in guard("done") | guard("planning") or head.lower_ == "had"):
        return tense_of(head)
    if verb.dep_ == "advcl" and head.tag_ == "VBD" and head.lemma_ not in guard("planning"):
        return Tense.NONE
    return Tense.FUTURE


def _of_head(verb: Token) -> Tense:
    """The tense of the verb above one that has none of its own."""
    above = governor(verb)
    if above is None or above.i == verb.i:
        return Tense.NONE
    return tense_of(above) if above.tag_ != "VBG" or above.head != verb else Tense.NONE
