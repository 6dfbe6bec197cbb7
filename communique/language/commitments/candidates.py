"""Where a report tells of a promise, an agreement, a deadline or an order."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.language.commitments.lexicon import Binding, commitment_words
from communique.language.document import Document
from communique.language.meetings.clauses import trimmed
from communique.language.meetings.lexicon import phrase_of, verb_above
from communique.language.modality import Stage, is_supposed, telling_of
from communique.language.tree import Token, once
from communique.model.evidence import Span
from communique.model.findings import CommitmentKind, Modality


@dataclass(frozen=True)
class Bound:
    """A word that binds somebody, with the clause that says to what."""

    head: Token
    binding: Binding
    span: Span


def find_bound(document: Document) -> Iterator[Bound]:
    """Every word of the report's prose that may tell of a commitment, in its order."""
    for sentence in document.prose():
        for token in sentence:
            binding = binding_of(token)
            if binding is not None and is_told_as_fact(token):
                yield Bound(token, binding, extent(token))


@once
def binding_of(token: Token) -> Binding | None:
    """How the word binds, with what it governs; None where it doesn't."""
    sort = token.pos_
    if sort == "VERB":
        if is_withdrawal(token):
            return _WITHDRAWAL
        binding = commitment_words().verbs.get(token.lemma_.lower())
        return binding if binding is not None and _says_to_what(token) else None
    if sort in ("NOUN", "PROPN"):
        binding = commitment_words().nouns.get(token.lemma_.lower())
        return binding if binding is not None and _noun_binds(token) else None
    return None


_WITHDRAWAL = Binding(CommitmentKind.AGREEMENT, 0.8)
_TROOPS = frozenset({"troop", "force", "soldier", "army", "contingent"})
"""Who is sent to another's land and called back."""


def is_withdrawal(verb: Token) -> bool:
    """Troops are withdrawn from another's land: whoever withdraws them is bound to somebody.

    "Withdrew its troops", "brought the soldiers home", "the last soldiers left".
    """
    words = commitment_words()
    if verb.pos_ != "VERB":
        return False
    phrase = phrase_of(verb)
    withdraws, leaves = words.has("withdrawing", phrase), words.has("leaving", phrase)
    if not (withdraws or leaves):
        return False
    troops = {c.dep_ for c in verb.children if c.lemma_.lower() in _TROOPS}
    if withdraws and troops & {"dobj", "nsubjpass"}:
        return True
    return leaves and "nsubj" in troops


def _says_to_what(verb: Token) -> bool:
    """ "agreed to cut", "pledged aid", "agreed on a ceasefire"; not "agreed with him"."""
    if verb.lemma_ == "sign":
        return any(c.dep_ in ("dobj", "nsubjpass") and c.pos_ != "PRON" for c in verb.children)
    if verb.lemma_ == "conclude":
        nouns = commitment_words().nouns
        return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in nouns for c in verb.children)
    wanted = {"xcomp", "dobj", "nsubjpass"}
    return any(
        c.dep_ in wanted
        or (c.dep_ == "ccomp" and _is_undertaken(c))
        or (c.dep_ == "prep" and c.lower_ in ("to", "on"))
        for c in verb.children
    )


def _is_undertaken(clause: Token) -> bool:
    """Whether it is to be done: what is agreed may be an opinion ("agreed that it was so")."""
    modal = any(c.tag_ == "MD" for c in clause.children)
    return clause.i > clause.head.i and (modal or clause.head.lemma_ != "agree")


def _noun_binds(noun: Token) -> bool:
    """A promise binds by itself; a treaty by what is done with it, or by what it says to do."""
    if noun.dep_ == "compound":
        return False
    lexicon = commitment_words()
    says = any(c.dep_ in ("acl", "relcl") and c.tag_ in ("VB", "VBG") for c in noun.children)
    governed = noun.dep_ in ("dobj", "nsubjpass", "pobj")
    verb = verb_above(noun)
    if verb.lemma_.lower() in lexicon.verbs:
        return False
    bound = governed and lexicon.has("binding", verb.lemma_.lower())
    if lexicon.nouns[noun.lemma_.lower()].weight >= 0.5:
        return True
    return says or bound


def is_told_as_fact(token: Token) -> bool:
    """Whether somebody is bound: not where it is denied, wished for or only supposed."""
    verb = verb_above(token)
    if is_supposed(verb) and not any(is_disputing(a) for a in verb.ancestors):
        return False
    told, stage = telling_of(token)
    if stage is Stage.CANCELLED and token.pos_ != "VERB":
        return True
    disputes = any(is_disputing(a) for a in verb.ancestors)
    if any(c.dep_ == "mark" and c.lower_ in ("until", "till", "before") for c in verb.children):
        return False
    if disputes or (is_withdrawal(token) and told is not Modality.CONDITIONAL):
        return True
    if token.pos_ == "VERB" and told is not Modality.PAST:
        return False
    if token.lemma_.lower() in ("promise", "pledge") and told is Modality.PROPOSED:
        return any(c.dep_ in ("relcl", "poss") for c in token.children)
    return told not in (Modality.DENIED, Modality.CONDITIONAL, Modality.PROPOSED)


def is_disputing(verb: Token) -> bool:
    """ "is reviewing whether to retain the agreement"."""
    return verb.pos_ == "VERB" and commitment_words().has("disputed", phrase_of(verb))


_OUTER = frozenset({"advcl", "cc", "conj", "parataxis", "mark", "punct", "dep"})


def extent(head: Token) -> Span:
    """The clause of the word, with what it binds to."""
    if head.pos_ != "VERB" and not _is_core(head):
        return trimmed(head.doc[head.left_edge.i : head.right_edge.i + 1])
    verb = verb_above(head)
    while verb.dep_ == "xcomp" or is_disputing(verb.head):
        if verb.head == verb or verb.head.pos_ not in ("VERB", "AUX"):
            break
        verb = verb.head
    inside = {verb.i, head.i}
    for child in verb.children:
        subtree = [t.i for t in child.subtree]
        told = child.dep_ == "ccomp" and verb != head and head.i not in subtree
        if head.i in subtree or (child.dep_ not in _OUTER and not told):
            inside.update(subtree)
    return trimmed(verb.doc[min(inside) : max(inside) + 1])


def _is_core(noun: Token) -> bool:
    """Whether the clause around a noun is about it: its object or subject, not an aside."""
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
        return True
    return (
        noun.dep_ == "pobj" and phrase_of(verb_above(noun)) in commitment_words().words["binding"]
    )
