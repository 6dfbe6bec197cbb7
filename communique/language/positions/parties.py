"""Who holds a position and whom it concerns: subjects, agents and possessors as parties."""

import re
from collections.abc import Iterator

from communique.language.cast import Cast, Mention
from communique.language.document import clause_span
from communique.language.edges import BEFORE_NOUN, start_of
from communique.language.positions.lexicon import words
from communique.language.tree import Token, once
from communique.model.evidence import Span
from communique.world.parties import demonym, is_state

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
SELVES = frozenset({"we", "i", "us", "our", "ours", "my", "me", "ourselves"})
"""Words by which a speaker means the party that it speaks for."""

_CARRIERS = frozenset({"of", "from", "in", "for", "by"})


@once
def subjects_of(verb: Token) -> tuple[Token, ...]:
    """Who does what `verb` says, through conjunction, control and passive; () where untold."""
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if own := _own_subjects(verb):
            return own
        if verb.dep_ == "acl" and verb.head.lemma_.lower() in words("texts"):
            verb = governor(verb)
            continue
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return with_conjuncts(verb.head)
        if _is_controlled(verb) and (told := objects_of(verb.head)):
            return told
        verb = governor(verb)
    return ()


def _is_controlled(verb: Token) -> bool:
    """Whether it is the object of the verb above that does it."""
    return verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in words("object_control")


def _own_subjects(verb: Token) -> tuple[Token, ...]:
    """The subjects that hang on `verb` itself; of a passive the agent."""
    agents = [o for c in verb.children if c.dep_ == "agent" for o in c.children]
    if agents:
        return tuple(t for a in agents for t in with_conjuncts(a))
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not found:
        return ()
    if found[-1].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return with_conjuncts(verb.head)
    return with_conjuncts(found[-1])


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """`token` and what is joined to it: "Russia and China"."""
    return (token, *(c for c in token.conjuncts if c.i > token.i))


def objects_of(verb: Token) -> tuple[Token, ...]:
    """Whom or what `verb` is done to: its object, or the object of "call on", "appeal to"."""
    for child in verb.children:
        if child.dep_ in {"dobj", "dative", "nsubjpass", "pobj"} and child.pos_ != "ADP":
            return with_conjuncts(child)
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in {"on", "to", "upon", "with", "at"}:
            found = [o for o in child.children if o.dep_ == "pobj"]
            if found:
                return with_conjuncts(found[0])
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            inner = [c for c in child.children if c.dep_ in SUBJECTS]
            if inner:
                return with_conjuncts(inner[0])
    return ()


def governor(token: Token) -> Token:
    """The next verb above `token`, or `token` itself at the top."""
    above = token
    while above.head != above:
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return token


def mention_at(token: Token, cast: Cast) -> Mention | None:
    """The mention whose head `token` is, or the shortest around it that it leads."""
    if headed := cast.headed.get(token.i):
        return max(headed, key=lambda m: (m.referent.party is not None, m.span.end - m.span.start))
    around = [m for m in cast.around(token.idx) if m.head >= token.i]
    return min(around, key=lambda m: m.span.end - m.span.start, default=None)


def party_of(token: Token, cast: Cast) -> str | None:
    """The party that the noun phrase of `token` speaks of: itself, its holder or its members."""
    if token.lemma_.lower() in words("others"):
        return None
    mention = mention_at(token, cast)
    if mention is not None and mention.referent.party is not None:
        return _apart(token, mention.referent.party, cast)
    if token.pos_ == "PRON":
        return None
    beside = next(iter(_parties_beside(token, cast)), None)
    return _taken_up(token, cast) if beside is None else _apart(token, beside, cast)


def _apart(token: Token, party: str, cast: Cast) -> str:
    """The party, or what those are called who take a stand of their own within that state."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("apart") or not is_state(party):
        return party
    told = (party_of(c, cast) for c in token.children if c.dep_ == "appos")
    if (named := next((p for p in told if p is not None and not is_state(p)), None)) is not None:
        return named
    return _called(token, party, cast)


def _called(token: Token, state: str, cast: Cast) -> str:
    """The name of people or a body of a state, by their own words: "Japanese conservatives"."""
    first = start_of(token, lambda c: c.dep_ in _BEFORE or c.lower_ in words("passing"))
    name = token.doc[first : token.i + 1].text.removeprefix("the ")
    adjective = demonym(state) or state
    if adjective in name or state in cast.parties(Span(token.doc[first].idx, token.idx)):
        return name
    plain = token.doc[first].pos_ != "PROPN"  # its capital is its sentence's
    return f"{adjective} {name[0].lower() + name[1:] if plain else name}"


_BEFORE = frozenset({"det", "nummod", "poss", "predet", "quantmod"})
"""What stands before a name and is no part of it."""


def _taken_up(token: Token, cast: Cast) -> str | None:
    """ "The group", "the country": the last body of that sort named before, else the next."""
    if not any(c.lower_ in {"the", "this", "that"} for c in token.children):
        return None
    if token.tag_ in {"NNS", "NNPS"}:
        return None
    state = token.lemma_.lower() in words("countries")
    if not state and token.lemma_.lower() not in words("groups"):
        return None
    fitting = [
        m
        for m in cast.mentions
        if m.referent.party is not None
        and (re.fullmatch("[A-Z]{3}", m.referent.party) is not None) == state
    ]
    before = [m for m in fitting if m.span.end <= token.idx][-1:]
    after = [m for m in fitting if m.span.start > token.idx][:1]
    return next((m.referent.party for m in before + after), None)


def _parties_beside(token: Token, cast: Cast) -> Iterator[str]:
    """Parties named by modifiers of `token`, nearest kind first: "Afghan leaders", "army of X"."""
    for child in token.children:
        if child.dep_ in BEFORE_NOUN and child.i < token.i:
            yield from _inside(child, cast)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _CARRIERS:
            for thing in child.children:
                yield from _inside(thing, cast)
    for child in token.children:
        if child.dep_ == "appos":
            yield from _inside(child, cast)


def _inside(token: Token, cast: Cast) -> Iterator[str]:
    mention = mention_at(token, cast)
    if mention is not None and mention.referent.party is not None:
        yield mention.referent.party
    elif token.pos_ != "PRON":
        yield from cast.parties(clause_span(token))


def parties_of(tokens: tuple[Token, ...], cast: Cast) -> tuple[str, ...]:
    """The parties of several noun phrases, in their order, each once."""
    found = (p for t in tokens for p in (*_listed(t, cast), party_of(t, cast)))
    return tuple(dict.fromkeys(p for p in found if p is not None))


def _listed(token: Token, cast: Cast) -> tuple[str, ...]:
    """Who several are: "Chadian and Malian officials", "six countries, including Chad, Mali"."""
    if token.tag_ != "NNS" or token.lemma_.lower() in words("others"):
        return ()
    before = [c for c in token.children if c.dep_ in {"amod", "compound"} and list(c.conjuncts)]
    named = before + [c for c in token.children if c.dep_ == "appos"]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"including", "as", "like"}:
            named += [c for c in child.children if c.dep_ == "pobj"]
    return parties_of(tuple(t for n in named for t in with_conjuncts(n)), cast)


def is_self(token: Token) -> bool:
    """Whether the word means whoever speaks: "we", "our"."""
    return token.lower_ in SELVES
