"""What a position is about, toward whom, and on what condition, from the words that carry it."""

from collections import Counter

from spacy.tokens import Span as Words
from spacy.tokens import Token

from communique.language.cast import Cast
from communique.language.document import Document, clause_span
from communique.language.positions.lexicon import stances
from communique.language.positions.lexicon import words as listed
from communique.language.positions.parties import SUBJECTS, objects_of, parties_of, subjects_of
from communique.model.findings import Stance

TOPIC_WORDS = 24
"""Longer topics are cut at the last break before: a topic is to be read in a list."""

SUBJECT_WORDS = 4
"""A subject up to so many words is only a name; a longer one is part of the topic."""

BEFORE, AFTER = 500, 200
"""Characters before and after in which the party that a position concerns is looked for."""

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "NUM", "PROPN"})
"""A topic without any of these says nothing: "which", "it"."""

_HINGES = frozenset({"depend", "hinge", "rest", "condition", "contingent", "conditional"})
_EXCHANGE = frozenset({"return", "exchange", "condition", "event", "premise", "understanding"})
_BREAKS = frozenset({",", ";", ":", "--", "–", "—", "("})


def toward_of(
    document: Document, span: tuple[int, int], holder: str, stance: Stance, cast: Cast
) -> str | None:
    """The party that the demand addresses or the topic concerns, None where none is named."""
    words = document.words(span)
    if words is None:
        return None
    named = _named(words.root, stance, cast)
    inside = [p for p in cast.parties(span) if p != holder]
    if stance is Stance.DEMANDS:
        inside = [p for p in named if p != holder] or inside
        return inside[0] if inside else _oftenest(cast, (span[0] - BEFORE, span[1] + AFTER), holder)
    owner = [p for p in _owner_of_object(words.root, cast) if p != holder]
    if owner or len(inside) == 1:
        return (owner or inside)[0]
    near = (span[0] - BEFORE, span[1] + AFTER)
    return _oftenest(cast, near, holder, tuple(inside))


def _owner_of_object(root: Token, cast: Cast) -> tuple[str, ...]:
    """Whose the thing is: "backed the Taliban's integration into the government"."""
    things = [c for c in root.children if c.dep_ == "dobj"]
    return parties_of(tuple(o for t in things for o in t.children if o.dep_ == "poss"), cast)


def _named(root: Token, stance: Stance, cast: Cast) -> tuple[str, ...]:
    """The parties of the one addressed, then of the one that ought to act."""
    asked = parties_of(objects_of(root), cast)
    return asked + parties_of(subjects_of(root), cast) if stance is Stance.DEMANDS else asked


def _oftenest(
    cast: Cast, window: tuple[int, int], holder: str, among: tuple[str, ...] = ()
) -> str | None:
    """The party other than the holder that the window names oftenest, then the whole report."""
    everywhere = Counter(m.referent.party for m in cast.mentions if m.referent.party is not None)
    near = Counter(m.referent.party for m in cast.within(window) if m.referent.party is not None)
    others = [p for p in (among or near) if p != holder]
    return max(others, key=lambda p: (near[p], everywhere[p], p), default=None)


def topic_of(words: Words) -> str:
    """A phrase of the report's words for what the position is about: all but who holds it."""
    asked = _asked_about(words)
    tokens = list(words) if asked is None else list(asked.subtree)
    frame = _frame(words.root if asked is None else asked)
    said = [t for t in tokens if t.i not in frame]
    if any(t.pos_ in _TELLING for t in said):
        return _phrase(said) or words.text
    if words.root.dep_ == "relcl":
        head = words.root.head
        return words.doc[head.left_edge.i : head.i + 1].text
    return words.text


def _asked_about(words: Words) -> Token | None:
    """ "Asked if X supports it, Y said: We do": the clause that was asked."""
    for token in words:
        if token.lower_ == "asked" and token.tag_ == "VBN" and token.head != token:
            return next((c for c in token.children if c.dep_ in {"ccomp", "advcl"}), None)
    return None


def _frame(root: Token) -> set[int]:
    """The words that only say who stands how: a short subject, auxiliaries, the verb of stance."""
    dropped: set[int] = set()
    for child in root.children:
        subject = list(child.subtree) if child.dep_ in SUBJECTS else []
        stating = root.lemma_ in stances("verbs") or root.lemma_ in listed("frame")
        named = stating and root.lemma_ != "be" and len(subject) <= SUBJECT_WORDS
        if named or child.pos_ == "PRON":
            dropped.update(t.i for t in subject)
        if child.dep_ in {"aux", "auxpass", "neg", "prt"}:
            dropped.add(child.i)
    if root.lemma_ in stances("verbs") or root.lemma_ in listed("frame"):
        dropped.add(root.i)
    return dropped


def _phrase(tokens: list[Token]) -> str:
    """The tokens as words, without leading particles, cut to a length that reads in a list."""
    tokens = [t for t in tokens if t.text not in {'"', "“", "”"} and not t.is_space]
    while tokens and (tokens[0].is_punct or tokens[0].lower_ in listed("leading")):
        tokens = tokens[1:]
    cut = len(tokens)
    if cut > TOPIC_WORDS:
        breaks = [i for i in range(6, TOPIC_WORDS) if tokens[i].text in _BREAKS]
        cut = breaks[-1] if breaks else TOPIC_WORDS
    return _joined(tokens[:cut]).strip(" ,;:-–—")


def _joined(tokens: list[Token]) -> str:
    """The tokens as they stand in the text, one blank where some are left out."""
    said = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        apart = before is not None and (before.whitespace_ or before.i + 1 < token.i)
        said += (" " if apart else "") + token.text
    return " ".join(said.split())


def condition_of(words: Words) -> str | None:
    """What must happen first, in the report's words, or None where nothing is said to."""
    beside = [c for c in words.root.children if c.dep_ in {"advcl", "prep"}]
    for token in (*words, *(t for c in beside for t in c.subtree)):
        if found := _condition_at(token):
            first, last = min(t.i for t in found), max(t.i for t in found)
            return " ".join(words.doc[first : last + 1].text.split()).strip(" ,;.")
    return _asked_beside(words.root)


def _condition_at(token: Token) -> list[Token]:
    """The clause or phrase of a condition that begins with, or hangs on, this word."""
    if token.lower_ in listed("condition") and token.dep_ in {"mark", "prep", "advmod", "advcl"}:
        return list((token.head if token.dep_ in {"mark", "advmod"} else token).subtree)
    if token.lemma_ in _HINGES or (token.lower_ in _EXCHANGE and token.dep_ == "pobj"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"on", "for", "upon", "of"}:
                return list(child.subtree)
            if child.dep_ in {"acl", "ccomp", "relcl"}:
                return list(child.subtree)
    if token.lower_ == "only" and token.head.dep_ in {"advcl", "prep", "mark"}:
        return list(token.head.subtree)
    if token.lower_ == "without" and token.dep_ == "prep":
        return list(token.subtree)
    return []


def _asked_beside(root: Token) -> str | None:
    """What the same party asks for in the same breath: "won't recognise it and wants it to ..."."""
    below = [c for c in root.children if c.dep_ == "xcomp"]
    for verb in (root, root.head, *below):
        for child in verb.children:
            if child.dep_ == "conj" and stances("verbs").get(f"{child.lemma_}_for"):
                span = clause_span(child)
                return child.doc.text[span.start : span.end].strip(" ,;.")
    return None
