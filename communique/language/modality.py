"""How a clause or nominal is told: as done, going on, to come, wished for, supposed or denied.

Scope rules after ConText (Harkema, Dowling, Thornblade and Chapman 2009, "ConText: an algorithm
for determining negation, experiencer, and temporal status") and its successor medspaCy; the scope
of a word is what it governs in the dependency parse, not a window of words.
"""

from collections.abc import Iterable, Iterator

from communique.language.modality_lexicon import Stage, Telling, modality_words
from communique.language.tree import Token, once
from communique.model.findings import Modality

__all__ = ["Stage", "Telling", "is_negated", "is_supposed", "modality_of", "telling_of"]

_LONGEST_CHAIN = 12
"""Steps up the parse: deeper nesting is a parser's error rather than a reporter's style."""
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass"})
_LINKING = frozenset({"acomp", "attr", "oprd"})


def modality_of(head: Token) -> Modality:
    """Whether the act that `head` names is told as done, going on, to come, wished or denied."""
    return telling_of(head).modality


@once
def telling_of(head: Token) -> Telling:
    """How the clause or nominal headed by `head` is told, with the stage that the words give it."""
    return _told(head, _LONGEST_CHAIN)


def is_negated(verb: Token, among: Iterable[Token] | None = None) -> bool:
    """Whether the verb's own clause says that it is not so: "did not", "took no part".

    `among` are those of its children that count, where not all do.
    """
    marks = modality_words().marks
    for child in verb.children if among is None else among:
        if child.dep_ == "neg" or child.lower_ in marks["negations"]:
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and _is_nothing(child):
            return True
        if child.dep_ in ("dobj", "attr") and _is_nothing(child):
            return True
    return False


def is_supposed(verb: Token, among: Iterable[Token] | None = None) -> bool:
    """Whether the clause only supposes what it tells: "if talks were held"; `among` as above."""
    conditional = modality_words().marks["conditional"]
    asked = verb.children if among is None else among
    return any(c.dep_ in ("mark", "prep") and c.lower_ in conditional for c in asked)


def _told(token: Token, steps: int) -> Telling:
    """The telling of one word, asking its governors at most `steps` times."""
    if steps <= 0:
        return Telling(Modality.PRESENT)
    if token.pos_ in ("VERB", "AUX"):
        return _told_verb(token, steps)
    if token.pos_ in ("ADJ", "ADV") and token.dep_ in _LINKING:
        return _told(token.head, steps - 1)
    return _told_noun(token, steps)


# nominals


def _told_noun(noun: Token, steps: int) -> Telling:
    if _is_nothing(noun):
        return Telling(Modality.DENIED)
    if noun.dep_ == "compound" and noun.head.dep_ == "pobj":
        return _told_noun(noun.head, steps - 1)
    own = _from_modifiers(noun)
    above = _from_above(noun, steps)
    if own is None or above == Telling(Modality.DENIED):
        return above
    if own.stage is Stage.POSTPONED and above.stage is Stage.UNDER_WAY:
        return Telling(Modality.PLANNED, own.stage)
    return above if above.stage in (Stage.CANCELLED, Stage.POSTPONED) else own


def _is_nothing(noun: Token) -> bool:
    nothing = modality_words().marks["nothing"]
    return noun.lower_ in nothing or any(
        c.lower_ in nothing and c.dep_ in ("det", "neg", "preconj") for c in noun.children
    )


def _from_modifiers(noun: Token) -> Telling | None:
    """What adjectives, participles and clauses on the noun make of it."""
    adjectives = modality_words().adjectives
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and child.i < noun.i and child.lower_ in adjectives:
            return adjectives[child.lower_]
        if child.dep_ in ("acl", "relcl") and (told := _from_clause_on(child)):
            return told
        if child.dep_ == "amod" and child.i > noun.i and child.lower_ in adjectives:
            return adjectives[child.lower_]
    return None


def _from_clause_on(clause: Token) -> Telling | None:
    """What "scheduled for Monday", "to be held in May", "which will take place" make of a noun."""
    lexicon = modality_words()
    if clause.dep_ == "acl" and clause.tag_ == "VBN":
        return lexicon.verbs.get(_phrase(clause)) or lexicon.adjectives.get(clause.lower_)
    if clause.dep_ == "acl" and any(c.lower_ == "be" for c in clause.children):
        return Telling(Modality.PLANNED)
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if clause.dep_ == "relcl" and subject is not None and subject.lower_ in ("which", "that"):
        effect = _effect(clause, lexicon.verbs.get(_phrase(clause)), subject)
        return _combined(effect, _told_verb(clause, _LONGEST_CHAIN // 2))
    return None


def _from_above(noun: Token, steps: int) -> Telling:
    """What the word that governs the noun makes of it."""
    lexicon, head = modality_words(), noun.head
    if head == noun:
        return Telling(Modality.PRESENT)
    if head.dep_ == "prep" or noun.dep_ == "pobj":
        return _under_preposition(noun, head, steps)
    if noun.dep_ in ("conj", "appos"):
        return _told(head, steps - 1)
    if head.pos_ in ("VERB", "AUX"):
        effect = _effect(head, lexicon.verbs.get(_phrase(head)), noun)
        return _combined(effect, _told(head, steps - 1))
    if noun.dep_ in ("compound", "poss", "nmod") and head.lemma_ in lexicon.nouns:
        return _combined(lexicon.nouns[head.lemma_], _told(head, steps - 1))
    return _told(head, steps - 1)


def _effect(verb: Token, effect: Telling | None, noun: Token) -> Telling | None:
    """The verb's effect on this argument: subjects only of what happens to them by itself."""
    if effect is None or noun.dep_ != "nsubj":
        return effect
    return effect if effect.stage is not None and not _has_object(verb) else None


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _under_preposition(noun: Token, preposition: Token, steps: int) -> Telling:
    """ "ahead of talks", "a call for talks", "pulled out of the talks"."""
    lexicon, words, governor = modality_words(), preposition.lower_, preposition.head
    if governor.dep_ in ("prep", "advmod") and governor.i == preposition.i - 1:
        words, governor = f"{governor.lower_} {words}", governor.head
    governed = _told(governor, steps - 1) if governor != noun else Telling(Modality.PRESENT)
    if effect := lexicon.prepositions.get(words):
        return _at_time(effect, governed)
    if governor.pos_ in ("VERB", "AUX"):
        return _combined(lexicon.verbs.get(f"{_phrase(governor)}_{preposition.lower_}"), governed)
    if governor.lemma_ in lexicon.nouns and governor.pos_ == "NOUN":
        return _combined(lexicon.nouns[governor.lemma_], governed)
    if governor.pos_ == "ADJ" and governor.lower_ in lexicon.adjectives and words in ("to", "for"):
        return _combined(lexicon.adjectives[governor.lower_], governed)
    return Telling(governed.modality, governed.stage if words == "of" else None)


def _at_time(effect: Telling, governed: Telling) -> Telling:
    """ "after talks" is told as past, but to come where its clause is ("will go after talks")."""
    later = governed.modality in (Modality.PLANNED, Modality.PROPOSED, Modality.CONDITIONAL)
    return governed if later and effect.modality is Modality.PAST else effect


def _combined(effect: Telling | None, governor: Telling) -> Telling:
    """What a governor's effect comes to when the governor itself is told so."""
    if effect is None:
        return governor
    if governor.modality is Modality.CONDITIONAL:
        return Telling(Modality.CONDITIONAL)
    if governor.modality is not Modality.DENIED:
        if effect.stage is Stage.UNDER_WAY:
            return _begun(governor)
        if effect.stage is Stage.ENDED and governor.modality is not Modality.PAST:
            return Telling(Modality.PRESENT, Stage.UNDER_WAY)
        return effect
    if effect.stage in (Stage.CANCELLED, Stage.POSTPONED):
        return Telling(Modality.PLANNED)
    return Telling(Modality.CONDITIONAL if effect.modality is Modality.DENIED else Modality.DENIED)


def _begun(governor: Telling) -> Telling:
    """ "talks began" are under way; "talks will begin" are planned."""
    if governor.modality in (Modality.PAST, Modality.PRESENT):
        return Telling(Modality.PRESENT, Stage.UNDER_WAY)
    return Telling(governor.modality, governor.stage)


# clauses


def _told_verb(verb: Token, steps: int) -> Telling:
    if is_supposed(verb):
        return Telling(Modality.CONDITIONAL)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _stands_alone(verb):
        return _told_verb(verb.head, steps - 1) if steps > 1 else Telling(Modality.PRESENT)
    own = _own(verb)
    embedded = _from_governor(verb, own, steps)
    if is_negated(verb):
        return _negated(embedded)
    return embedded or own or Telling(Modality.PRESENT)


def _negated(embedded: Telling | None) -> Telling:
    """A refusal to refuse is no promise: it leaves things open."""
    twice = embedded is not None and embedded.modality is Modality.DENIED
    return Telling(Modality.CONDITIONAL if twice else Modality.DENIED)


def _stands_alone(verb: Token) -> bool:
    """Whether a second conjunct has a subject, auxiliary or finite tense of its own."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children):
        return True
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.head.tag_ != "VB"


def _own(verb: Token) -> Telling | None:
    """What the verb's own auxiliaries and tense say; None where it has none (to meet, meeting)."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if modal := _modal(verb, helpers):
        return Telling(modal)
    if "to" in helpers:
        headline = verb.dep_ in ("relcl", "acl") and verb.head.tag_ == "NNP"
        return Telling(Modality.PLANNED) if verb.dep_ == "ROOT" or headline else None
    tags = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")} | {verb.tag_}
    if verb.tag_ in ("VBN", "VBG") and not helpers:
        return Telling(Modality.PAST) if verb.tag_ == "VBN" else None
    if "VBD" in tags or (helpers & {"has", "have", "'ve", "had"} and verb.tag_ == "VBN"):
        return Telling(Modality.PAST)
    if tags & {"VBZ", "VBP"} and _looks_ahead(verb):
        return Telling(Modality.PLANNED)
    return Telling(Modality.PRESENT)


def _modal(verb: Token, helpers: set[str]) -> Modality | None:
    """What a modal auxiliary makes of its verb."""
    if not any(c.tag_ == "MD" for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return None
    if _has_condition(verb) or ("would" in helpers and "have" in helpers):
        return Modality.CONDITIONAL
    if helpers & {"will", "'ll", "shall", "wo"}:
        return Modality.PLANNED
    if helpers & {"would", "'d"}:
        return Modality.PLANNED if verb.dep_ in ("ccomp", "conj") else Modality.PROPOSED
    if helpers & {"should", "must", "ought"}:
        return Modality.PROPOSED
    return Modality.CONDITIONAL


def _has_condition(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and is_supposed(c) for c in verb.children)


def _looks_ahead(verb: Token) -> bool:
    """Whether words of time put a present tense in the future: "is hosting talks on Monday"."""
    ahead = modality_words().marks["ahead"]
    return any(w.lower_ in ahead for w in _time_words(verb))


def _time_words(verb: Token) -> Iterator[Token]:
    """Adverbs and "on Monday", "next week" in the verb's clause, also on its object."""
    for child in verb.children:
        if child.dep_ in ("npadvmod", "advmod"):
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ in ("on", "at", "in", "over"):
            yield from (w for w in child.subtree if w.is_dated)
        elif child.dep_ in ("dobj", "attr"):
            yield from _time_words(child)


def _from_governor(verb: Token, own: Telling | None, steps: int) -> Telling | None:
    """What the word that a clause depends on makes of it; None where it leaves it as it is."""
    head, lexicon = verb.head, modality_words()
    if verb.dep_ not in _CLAUSES or head == verb or steps <= 1:
        return None
    if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and own is not None):
        return None
    if head.pos_ in ("VERB", "AUX"):
        return _under_verb(verb, own, steps)
    if verb.dep_ == "pcomp":
        return _after_preposition(head, steps)
    if effect := lexicon.adjectives.get(head.lower_) or lexicon.nouns.get(head.lemma_):
        return _combined(effect, _told(head, steps - 1))
    return None if own is not None else _told(head, steps - 1)


def _under_verb(verb: Token, own: Telling | None, steps: int) -> Telling | None:
    """ "is to meet", "agreed to meet", "denied that they had met", "flew there to meet"."""
    head = verb.head
    if head.lemma_ in ("be", "go") and verb.dep_ == "xcomp" and own is None:
        governor = _told(head, steps - 1)
        denied = governor.modality is Modality.DENIED
        return governor if denied else Telling(Modality.PLANNED)
    effect = modality_words().verbs.get(_phrase(head))
    if effect is not None and verb.dep_ != "advcl":
        return _complement(effect, own, head, steps)
    return _told(head, steps - 1) if own is None else None


def _complement(effect: Telling, own: Telling | None, head: Token, steps: int) -> Telling | None:
    """A complement under a verb with an effect: a tensed one keeps its own polarity and future."""
    if own is not None and effect.modality is Modality.PLANNED:
        return None
    if own is not None and own.modality is Modality.CONDITIONAL:
        return own
    return _combined(effect, _told(head, steps - 1))


def _after_preposition(preposition: Token, steps: int) -> Telling:
    """ "after meeting them", "before meeting them", "accused of meeting them"."""
    governor = _told(preposition.head, steps - 1)
    effect = modality_words().prepositions.get(preposition.lower_)
    if effect is not None:
        return _at_time(effect, governor)
    phrase = f"{_phrase(preposition.head)}_{preposition.lower_}"
    return _combined(modality_words().verbs.get(phrase), governor)


def _phrase(verb: Token) -> str:
    """The verb's lemma with its particle: `rule_out`."""
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma}_{particle.lower_}" if particle is not None else lemma
