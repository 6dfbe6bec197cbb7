"""Who does an event and to whom: the smallest noun phrases that name them."""

from collections.abc import Iterator, Sequence

from communique.language.events.lexicon import words
from communique.language.positions.parties import governor, is_self, subjects_of
from communique.language.tree import Token
from communique.model.evidence import Span

_TOWARD = (
    "to",
    "against",
    "on",
    "with",
    "of",
    "from",
    "for",
    "into",
    "at",
    "in",
    "between",
    "over",
    "toward",
    "towards",
    "near",
    "outside",
    "along",
    "across",
)
"""Prepositions whose objects an act reaches, those that name its goal before those of place."""

_UNDER = frozenset({"prep", "acl", "relcl"})
_WHO = frozenset({"GPE", "NORP", "ORG", "PERSON"})
LONGEST = 45
"""Characters of a phrase with what follows "of" in it: longer ones are given without."""

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "case", "quantmod", "punct", "advmod"}
)


def actors_of(verb: Token) -> tuple[Token, ...]:
    """Who does it: the subject; of a passive the agent; of an infinitive who is to act."""
    subjects = subjects_of(verb)
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    if passive and not any(c.dep_ == "agent" for c in verb.children):
        return ()
    return _antecedents(subjects, verb)


def _antecedents(subjects: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Of a pronoun ("said that it would") the subject of the verb of saying above."""
    if not subjects or subjects[0].pos_ != "PRON":
        return subjects
    above = governor(verb)
    if above == verb:
        return ()
    higher = subjects_of(above)
    if is_self(subjects[0]) or (higher and higher[0] != subjects[0]):
        return _antecedents(higher, above)
    return ()


def recipients_of(verb: Token, noun: Token | None, actor: Token | None) -> Token | None:
    """To whom it is done: a name under the object, the object itself, a name under the verb."""
    taken = {t.i for t in actor.subtree} if actor is not None else set()
    spare = None
    for token in _reached(verb, noun):
        if token.i not in taken and token.pos_ in _NOMINAL:
            if token != noun:
                return token
            spare = spare or token
    return spare


def _reached(verb: Token, noun: Token | None) -> Iterator[Token]:
    """Candidates for a recipient, likeliest first."""
    yield from (c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    objects = passive + [c for c in verb.children if c.dep_ in {"dobj", "oprd"}]
    for thing in objects:
        if noun is not None and (thing == noun or noun in list(thing.subtree)):
            yield from _names_under(thing, skip_head=True)
        else:
            name = next(_names_before(thing), None)
            yield thing if name is None or _is_name(thing) else name
    yield from _under_prepositions(verb)
    below = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl", "acl", "pcomp"}]
    for child in below:
        yield from _names_in(child)
    for child in below:
        yield from (c for c in child.children if c.dep_ == "dobj")
    if noun is not None:
        yield from _names_in(noun)
    yield from (t for t in objects if t != noun or t.lemma_.lower() in words("sets", "reached"))


def _is_name(token: Token) -> bool:
    return token.ent_type_ in _NAMES or token.pos_ == "PROPN"


def _names_before(noun: Token) -> Iterator[Token]:
    """Names that stand before the noun and own it: "the OGA's attempt"."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ == "poss" and _is_name(child):
            yield child


def _names_under(noun: Token, skip_head: bool) -> Iterator[Token]:
    """Objects of the noun's prepositions, then names before it."""
    if not skip_head:
        yield noun
    yield from _under_prepositions(noun)
    for child in noun.children:
        if child.i < noun.i and _is_name(child):
            yield child


def _under_prepositions(head: Token) -> Iterator[Token]:
    preps = [c for c in head.children if c.dep_ in {"prep", "dative"} and c.lower_ in _TOWARD]
    for prep in sorted(preps, key=_nearness):
        for thing in prep.children:
            if thing.dep_ == "pobj" and not thing.is_dated:
                name = next(_names_before(thing), None)
                yield name if name is not None and not _is_name(thing) else thing
            if thing.dep_ == "pobj":
                yield from _under_prepositions(thing)


def _nearness(preposition: Token) -> tuple[bool, int, int]:
    """Names before things, goals before places."""
    named = any(_is_name(c) for c in preposition.children if c.dep_ == "pobj")
    return not named, _TOWARD.index(preposition.lower_), preposition.i


def _names_in(head: Token) -> Iterator[Token]:
    yield from (t for t in head.subtree if t.ent_type_ in _NAMES and t.dep_ != "compound")


def concerned_by(recipient: Token, taken: Sequence[Token]) -> Token | None:
    """Of a thing done to ("a request from London"), the first name that stands under it."""
    if _is_name(recipient) or recipient.pos_ == "PRON":
        return None
    inside = [t for c in recipient.children if c.dep_ in _UNDER for t in c.subtree]
    names = (t for t in inside if t.ent_type_ in _WHO and t.dep_ not in {"compound", "amod"})
    return next((t for t in names if t not in taken), None)


def noun_phrase(head: Token) -> Span:
    """The noun with its modifiers before it, and a short "of" phrase after it."""
    first = head
    for child in head.children:
        if child.i < head.i and child.dep_ in _MODIFIERS:
            first = min(first, child.left_edge, key=lambda t: t.i)
    last = head
    while last.i + 1 < len(last.doc) and _is_same_name(last, last.nbor()):
        last = last.nbor()
    for child in head.children:
        if child.i > head.i and child.dep_ == "prep" and child.lower_ == "of":
            end = child.right_edge
            if end.idx + len(end) - first.idx <= LONGEST:
                last = end
    return Span(first.idx, last.idx + len(last))


def _is_same_name(token: Token, following: Token) -> bool:
    """ "Prime Minister" and "Modi", which the parser has taken for two objects."""
    together = token.head == following.head and token.dep_ == following.dep_
    return together and token.pos_ == following.pos_ == "PROPN"


def pair_of(subjects: tuple[Token, ...]) -> tuple[Token, Token] | None:
    """Two joined subjects that do something with each other."""
    return (subjects[0], subjects[1]) if len(subjects) > 1 else None
