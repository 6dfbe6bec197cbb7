"""The words that name who speaks: a reporting verb's subject, agent or inverted subject."""

from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token

_SUBJECTS = {"nsubj", "csubj"}
_CARRIED = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "acl", "dep"}
_STEPS = 4
"""How far a participle's subject is looked for: "arrived in Kabul, saying ... and adding that"."""


def is_passive(verb: Token) -> bool:
    """Whether somebody is told, asked or quoted, rather than telling."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def source_of(verb: Token) -> Token | None:
    """The head word of who says what `verb` reports; None where the sentence names nobody."""
    if is_passive(verb):
        return _agent(verb)
    if (above := returns_to(verb)) is not None:
        return source_of(above)
    direct = _subject(verb)
    if direct is not None:
        return None if direct.dep_ == "expl" or _is_empty(direct) else direct
    told = verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and verb.dep_ == "advcl" and verb.i == verb.left_edge.i
    )
    if told and verb.dep_ in {"acl", "advcl", "ROOT"}:
        return _agent(verb) or _at_the_end(verb)
    beside = _beside(verb)
    if beside is not None and verb.dep_ not in _CARRIED - {"advcl", "ccomp"}:
        return beside
    return _carried(verb) or beside


def returns_to(verb: Token) -> Token | None:
    """The reporting verb whose source goes on to say more, where the parser lost the way back.

    "Haddad said the envoys had left and denied that ..." is Haddad's denial: of two sayings in
    one tense the second has no subject of its own; so is a participle after a comma.
    """
    head = verb.head
    outer = head.head
    if head.dep_ != "ccomp" or outer.pos_ != "VERB" or not lexicon().is_verb(outer.lemma_):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.i < head.i:
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return outer if verb.nbor(-1).text == "," and lexicon().is_verb(verb.lemma_) else None
    joiner = next((c for c in head.children if c.dep_ == "cc" and head.i < c.i < verb.i), None)
    apart = joiner is not None and (joiner.lower_ == "but" or joiner.nbor(-1).text == ",")
    tells = apart or any(c.dep_ == "ccomp" for c in verb.children)
    same = verb.tag_ == outer.tag_ and verb.lemma_ in lexicon().stated[Frame.CLAUSE]
    return outer if verb.dep_ == "conj" and tells and same else None


def inverted_source(verb: Token) -> Token | None:
    """The noun right after the verb, which a quotation before it makes the source."""
    after = (c for c in verb.children if c.i > verb.i and c.dep_ in {"dobj", "attr", "oprd"})
    return next((c for c in after if c.left_edge.i == verb.i + 1), None)


def _at_the_end(verb: Token) -> Token | None:
    """The source of a last "..., the agency reported", taken for "the agency that was reported"."""
    noun, first = verb.head, verb.head.left_edge
    if verb.dep_ != "acl" or noun.i != verb.i - 1 or first.i == 0 or first.nbor(-1).text != ",":
        return None
    rest = [t for t in verb.sent if t.i > verb.right_edge.i and not t.is_punct]
    return None if rest or any(c.dep_ == "dobj" for c in verb.children) else noun


def _beside(verb: Token) -> Token | None:
    """The noun right before a finite verb whose subject the parser missed: "X today promised"."""
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    if helper.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ == "conj":
        return None
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ in {"ADV", "AUX"} or _is_time(verb.doc[at])):
        at -= 1
    found = verb.doc[at] if at >= verb.sent.start else None
    if found is None or found.pos_ not in {"PROPN", "PRON", "NOUN"}:
        return None
    return found.first_conjunct


def _is_time(token: Token) -> bool:
    return token.dep_ == "npadvmod" or token.is_dated


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.is_punct:
            continue
        if child.dep_ in _SUBJECTS or (child.dep_ == "expl" and child.lower_ == "it"):
            return child
    return None


def _is_empty(subject: Token) -> bool:
    """Whether "it" stands for a clause to come: "it emerged that"."""
    return subject.lower_ == "it" and any(c.dep_ == "auxpass" for c in subject.head.children)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _carried(verb: Token) -> Token | None:
    """The subject that a participle, infinitive or second verb shares with the one above it."""
    at = verb
    moved = _moved(verb)
    if moved is not None:
        return moved
    for _ in range(_STEPS):
        if at.dep_ == "acl" and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return _author(at)
        if at.dep_ == "prep" or (at.dep_ in _CARRIED and at.head != at):
            at = at.head
        else:
            return None
        found = _subject_or_theme(at)
        if found is not None:
            return found
    return None


def _moved(verb: Token) -> Token | None:
    """Who is brought to say it: "the delay prompted the minister to say", not the delay."""
    above = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or above.lemma_ == "promise":
        return None
    between = (c for c in above.children if above.i < c.i < verb.i)
    return next((c for c in between if c.dep_ in {"dobj", "dative"}), None)


def _subject_or_theme(verb: Token) -> Token | None:
    if verb.lemma_ in lexicon().light and verb.pos_ == "VERB":
        found = _subject(verb)
        return found if found is not None else _agent(verb)
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return child
    return None


def _author(clause: Token) -> Token:
    """Who issued the document that says something: "X issued a statement saying" is X's word."""
    noun = clause.head
    verb = noun.head
    if noun.dep_ in {"dobj", "pobj"} and noun.lemma_ in lexicon().documents:
        if noun.dep_ == "pobj":
            verb = verb.head
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            return subject
    return noun
