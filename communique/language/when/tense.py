"""Whether what a time belongs to is told as past, present or to come."""

from spacy.tokens import Token

from communique.language.when.reading import Tense

VERBAL = frozenset({"VERB", "AUX"})
TO_COME = frozenset(
    "will shall 'll wo would could may might can must should".split()
)
"""Auxiliaries after which the deed lies ahead of its telling; "would" of its telling in reported
speech, which news sets at the day of writing."""
PLANNING = frozenset(
    "schedule plan expect due set slate propose intend hope want agree promise pledge vow aim"
    " prepare await demand urge ask invite order postpone threaten ready likely bind require"
    " target propose seek need decide arrange"
    .split()
)
"""Verbs and adjectives whose complement is still to come, in whatever tense they stand."""
DONE = frozenset("fail manage begin start continue help come force decline use happen go cease".split())
"""Verbs whose infinitive is as past as they are."""
FORWARD = frozenset({"ahead", "before", "until", "till"})
CLIMB = 6
"""How many heads are followed up at most: further off, a verb says nothing of the time."""


def tense_at(token: Token) -> Tense:
    """The tense of what governs `token`."""
    verb = governor(token)
    return Tense.NONE if verb is None else tense_of(verb)


def governor(token: Token) -> Token | None:
    """The verb or planning adjective that `token` depends on, through nouns and prepositions."""
    head = token
    for _ in range(CLIMB):
        if head.lower_ in FORWARD and head.dep_ in {"prep", "advmod", "mark"} and head is not token:
            return head
        if (head.pos_ in VERBAL or head.lemma_ in PLANNING) and head is not token:
            return head
        if head.head is head:
            return None
        head = head.head
    return None


def tense_of(verb: Token) -> Tense:
    """The tense of one verb, by its form, its auxiliaries and what it depends on."""
    if verb.lower_ in FORWARD or (verb.lemma_ in PLANNING and verb.tag_ not in {"VBD"}):
        return Tense.FUTURE
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & TO_COME:
        past = "have" in words and verb.tag_ == "VBN" and not words & {"will", "shall", "'ll", "would"}
        return Tense.PAST if past else Tense.FUTURE
    if any(child.lower_ == "going" for child in helpers):
        return Tense.FUTURE
    if "to" in words and verb.tag_ == "VB":
        return _infinitive(verb)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return Tense.PAST
    if verb.tag_ == "VBN":
        return Tense.PRESENT if words & {"is", "are", "be", "being"} else Tense.PAST
    if verb.tag_ == "VBG" and not helpers:
        return _of_head(verb)
    if verb.tag_ in {"VBZ", "VBP", "VBG"}:
        return Tense.PAST if words & {"has", "have", "'ve"} and verb.tag_ != "VBG" else Tense.PRESENT
    return Tense.NONE if verb.tag_ != "VB" else _of_head(verb)


def _infinitive(verb: Token) -> Tense:
    """What "to" and a verb say: mostly what is to come, but after "failed" what has been."""
    head = verb.head
    if head.lemma_ in DONE or (verb.dep_ == "advcl" and head.tag_ == "VBD" and head.lemma_ not in PLANNING):
        return tense_of(head) if head is not verb else Tense.FUTURE
    return Tense.FUTURE


def _of_head(verb: Token) -> Tense:
    """The tense of the verb above one that has none of its own."""
    above = governor(verb)
    if above is None or above.i == verb.i:
        return Tense.NONE
    return tense_of(above) if above.tag_ != "VBG" or above.head is not verb else Tense.NONE
