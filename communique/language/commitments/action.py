"""What somebody is bound to do, as a short verb phrase: "withdraw troops from Afghanistan"."""

from collections.abc import Iterator, Sequence

from communique.language.commitments.candidates import binding_of, is_withdrawal
from communique.language.commitments.lexicon import commitment_words
from communique.language.commitments.phrasing import (
    EMPTY,
    done_to,
    noun_phrase,
    see_to,
    verb_phrase,
)
from communique.language.commitments.things import KEEPING, named_deed, promised_by, with_verb
from communique.language.meetings.lexicon import phrase_of
from communique.language.tree import Token

_BARE = 4
"""Words: "keep to the deal" says nothing that another telling can't say better."""


def action_among(heads: Sequence[Token]) -> str | None:
    """What several tellings of one commitment give as its deed.

    The first that a word of binding names, else the first that a clause tells by itself, else what
    is kept to.
    """
    told = [(_rank(head, action), action) for head in heads if (action := action_of(head))]
    worded = [pair for pair in told if " " in pair[1]]  # "continue", "go" alone say too little
    return min(worded, key=lambda pair: pair[0], default=(0, None))[1]


def _rank(head: Token, action: str) -> int:
    if action.startswith(KEEPING):
        return 2 + (len(action.split()) <= _BARE)
    return int(head.pos_ == "VERB" and deed_of(head) is None and not _is_about_a_bond(head))


def action_of(head: Token) -> str | None:
    """What the word that binds binds to; None where the words only point at it ("do so")."""
    if is_withdrawal(head):
        return _withdrawal(head)
    deed = deed_of(head)
    if deed is not None:
        return _deed_phrase(deed)
    if head.pos_ == "AUX":
        return _of_state(head)
    if head.pos_ == "VERB" and (not _is_about_a_bond(head) or _is_called_back(head)):
        return _own_deed(head)
    noun = _bound_by(head)
    if noun is None or noun.pos_ == "PRON" or noun.lower_ in EMPTY or noun.is_dated:
        return None
    return _of_noun(noun, head)


def _is_about_a_bond(verb: Token) -> bool:
    """Whether a verb says that somebody is bound, or what became of it: "signed", "broke"."""
    words = commitment_words()
    groups = ("binding", "broken", "fulfilled", "withdrawn", "disputed")
    return binding_of(verb) is not None or any(words.has(g, phrase_of(verb)) for g in groups)


def _own_deed(verb: Token) -> str | None:
    """The deed of a clause that binds as a whole: "Chad will send 500 more soldiers"."""
    if verb.lemma_ in ("be", "do", "have") and not any(c.dep_ == "acomp" for c in verb.children):
        return None
    if any(c.dep_ == "nsubjpass" and c.pos_ in ("PRON", "PROPN") for c in verb.children):
        return None
    deed = _negatable(verb)
    if " " in deed:
        return deed
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ != "NOUN":
        return None
    return see_to(verb, subject)


def _negatable(verb: Token) -> str:
    negated = any(c.dep_ == "neg" for c in verb.children)
    return f"not {verb_phrase(verb)}" if negated else verb_phrase(verb)


def _of_state(verb: Token) -> str | None:
    """What a clause of being binds to: "are due to be pulled out", "are due", "is in breach of"."""
    found = [c for c in verb.children if c.dep_ in ("acomp", "attr", "prep")]
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "expl")), None)
    for state in found:
        if (deed := deed_of(state)) is not None and state.dep_ == "acomp":
            done = _done(deed, subject)
            return f"not {done}" if state.lower_ in _UNWILLING else done
        if state.dep_ == "attr" and (named := named_deed(state)) is not None:
            return named
        if state.lower_ == "in" and (broken := _fallen_short_of(state)) is not None:
            return with_verb(broken, KEEPING, state)
    if any(c.lower_ == "due" for c in found) and subject is not None:
        return with_verb(subject, KEEPING, verb)
    return None if subject is None else see_to(verb, subject)


_UNWILLING = frozenset({"unlikely", "unwilling", "reluctant", "unable"})


def _done(deed: Token, subject: Token | None) -> str:
    """A deed that the subject does, or that is done to it: "troops are due to be pulled out"."""
    suffered = _is_suffered(deed)
    named = noun_phrase(subject) if suffered and subject is not None else None
    return verb_phrase(deed) if named is None else done_to(deed, named)


def _is_suffered(deed: Token) -> bool:
    """Whether a deed is told in the passive: "to be pulled out"."""
    return any(c.dep_ == "auxpass" for c in deed.children)


def _fallen_short_of(state: Token) -> Token | None:
    """What stands under an "of" somewhere below: "in breach of the treaty"."""
    return next((t for t in state.subtree if t.dep_ == "pobj" and t.head.lower_ == "of"), None)


def _is_called_back(verb: Token) -> bool:
    """ "a third of the troops would be withdrawn", which is no pledge that is."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    words = commitment_words()
    return (
        passive is not None
        and words.has("withdrawing", phrase_of(verb))
        and passive.lemma_.lower() not in words.nouns
    )


def _bound_by(head: Token) -> Token | None:
    """The noun of what is promised or agreed: the head, its object, what "under" governs."""
    if head.pos_ == "ADP":
        return next((c for c in head.children if c.dep_ == "pobj"), None)
    return _object(head) if head.pos_ == "VERB" else head


def _withdrawal(verb: Token) -> str:
    """ "withdraw troops from Afghanistan", also of soldiers that left it."""
    subject = any(c.dep_ == "nsubj" and c.tag_ == "NNS" and c.i < verb.i for c in verb.children)
    going = subject and not any(c.dep_ == "dobj" and c.tag_ == "NNS" for c in verb.children)
    if not going:
        return verb_phrase(verb)
    left = next((w for c in verb.children if c.dep_ == "dobj" and (w := noun_phrase(c))), None)
    return f"withdraw troops from {left}" if left else "withdraw troops"


def deed_of(head: Token) -> Token | None:
    """The verb of what is promised or agreed: "to open", "that it would open", "to opening"."""
    for child in head.children:
        if child.pos_ not in ("VERB", "AUX"):
            continue
        infinitive = child.tag_ == "VB" or any(c.tag_ == "MD" for c in child.children)
        if child.dep_ in ("xcomp", "ccomp") or (child.dep_ in ("acl", "relcl") and infinitive):
            return child
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "on", "of", "for", "about"):
            return next((c for c in child.children if c.dep_ == "pcomp"), None)
    return _deed_made(head)


def _deed_made(noun: Token) -> Token | None:
    """ "the promises that they made to open it", "promises made last year to open it"."""
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_ in ("make", "give", "take", "sign"):
            below = (c for c in clause.children if c.dep_ in ("xcomp", "advcl", "acl"))
            return next((c for c in below if c.tag_ == "VB"), None)
    return None


def _object(verb: Token) -> Token | None:
    """What is promised, agreed or signed: also what "that Chad had agreed" looks back at."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and not child.is_dated:
            pointing = child.lower_ in ("that", "which") and verb.dep_ == "relcl"
            person = child.dep_ == "nsubjpass" and child.ent_type_ in ("GPE", "ORG", "PERSON")
            return verb.head if pointing else None if person else child
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "to"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _of_noun(noun: Token, head: Token) -> str | None:
    """The deed that a noun names ("troop withdrawal"), else to give or keep to what it names."""
    for word in (noun, *_named_below(noun)):
        if (named := named_deed(word)) is not None:
            return named
    if (deed := deed_of(noun)) is not None and deed.dep_ == "acl" and noun != head:
        return _deed_phrase(deed)
    if (deed := _provided(noun)) is not None:
        return verb_phrase(deed)
    if (gift := promised_by(noun)) is not None:
        return f"give {gift}"
    promised = head.pos_ == "VERB" and head.lemma_.lower() in ("promise", "pledge", "vow", "offer")
    return with_verb(noun, "give" if promised else KEEPING, head)


def _provided(noun: Token) -> Token | None:
    """What a treaty says: "a pact that lets Chad fish", "under which Chad pays", "opening it"."""
    if noun.lemma_.lower() not in commitment_words().nouns:
        return None
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBG" and clause.lemma_ not in _ABOUT:
            return clause
        first = clause.left_edge
        told = first.lower_ in ("which", "that") and first.dep_ == "nsubj" and first.head == clause
        under = first.lower_ in ("under", "by") and first.nbor(1).lower_ == "which"
        if clause.dep_ == "relcl" and (told or under) and not _is_about_a_bond(clause):
            return clause if clause.pos_ == "VERB" and clause.lemma_ not in _ABOUT else None
    return None


_ABOUT = frozenset({"be", "have", "involve", "include", "cover", "follow", "date", "expire", "end"})
"""Verbs by which a treaty is described, and nothing said of what it asks for."""


def _named_below(noun: Token) -> Iterator[Token]:
    """The deed that a deadline or promise is of: "deadline for withdrawal", "pledge of aid"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "on"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _deed_phrase(verb: Token) -> str | None:
    """ "open the border"; "not open fire"; where another is its subject: "see that ..."."""
    if any(c.lower_ in EMPTY and c.dep_ in ("dobj", "advmod") for c in verb.children) and (
        verb.lemma_ in ("do", "be")
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    passive = subject is not None and subject.dep_ == "nsubjpass"
    if subject is not None and (passive or not _may_be_bound(subject)):
        return see_to(verb, subject)
    if subject is None and (thing := _done_to_above(verb)) is not None:
        return done_to(verb, thing)
    return _negatable(verb)


def _done_to_above(verb: Token) -> str | None:
    """What the subject of the verb above suffers: "the ships are to be released", also what is said
    to begin or end of itself: "the withdrawal is to begin"."""
    suffered = _is_suffered(verb)
    if not suffered and (
        verb.lemma_ not in _BY_ITSELF or any(c.dep_ == "dobj" for c in verb.children)
    ):
        return None
    subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is None or _may_be_bound(subject) or (not suffered and subject.tag_ == "NNS"):
        return None
    return noun_phrase(subject)


_BY_ITSELF = frozenset({"begin", "continue", "end", "finish", "open", "reopen", "resume", "start"})


def _may_be_bound(subject: Token) -> bool:
    """Whether the deed's subject is one who can promise: a name or a pronoun for one."""
    return subject.pos_ in ("PRON", "PROPN") and subject.lower_ not in ("nobody", "nothing", "no")
