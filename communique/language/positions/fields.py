"""Toward whom a position is, and on what condition, from the words that carry it."""

from collections import Counter

from communique.language.cast import Cast
from communique.language.document import Document, clause_span
from communique.language.positions.lexicon import stances
from communique.language.positions.lexicon import words as listed
from communique.language.positions.parties import objects_of, parties_of, subjects_of
from communique.language.tree import Token, Words
from communique.model.findings import Stance
from communique.model.parties import PartyKind
from communique.world.parties import party

_HINGES = frozenset({"depend", "hinge", "rest", "condition", "contingent", "conditional"})
_EXCHANGE = frozenset({"return", "exchange", "condition", "event", "premise", "understanding"})


def toward_of(
    document: Document, span: tuple[int, int], holder: str, stance: Stance, cast: Cast
) -> str | None:
    """The party that the demand addresses or the topic concerns, None where none is named."""
    words = document.words(span)
    if words is None:
        return None
    if (talks := _format_meant(words, cast)) not in (None, holder):
        return talks
    named = _named(words.root, stance, cast)
    inside = [p for p in cast.parties(span) if p != holder]
    if stance is Stance.DEMANDS:
        inside = [p for p in named if p != holder] or inside
        return inside[0] if inside else _oftenest(cast, _sentences(words), holder)
    owner = [p for p in _owner_of_object(words.root, cast) if p != holder]
    if owner or len(inside) == 1:
        return (owner or inside)[0]
    return _oftenest(cast, _sentences(words), holder, tuple(inside))


def _sentences(words: Words) -> tuple[int, int]:
    """From the sentence before the words to the end of their own."""
    first, last = words[0].sent, words[len(words) - 1].sent
    before = first.doc[first.start - 1].sent if first.start else first
    return before.start_char, last.end_char


def _format_meant(words: Words, cast: Cast) -> str | None:
    """The standing talks that "the process" or "that forum" takes up: the last named before."""
    for token in words:
        if token.lemma_.lower() in listed("formats") and token.dep_ in {"dobj", "pobj"}:
            said = {c.lower_ for c in token.children}
            if said & {"the", "this", "that"} and len(said) == 1:
                before = (m.referent.party for m in cast.mentions if m.span.end <= token.idx)
                named = [p for p in before if p is not None and _is_format(p)]
                return named[-1] if named else None
    return None


def _is_format(party_id: str) -> bool:
    found = party(party_id)
    return found is not None and found.kind is PartyKind.FORMAT


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
    """The party other than the holder that the window names oftenest as one who acts, of several
    the one that the report does; None where it names none."""
    everywhere = Counter(party for _, party in cast.acting)
    near = Counter(party for _, party in cast.acting_within(window))
    others = [p for p in (among or near) if p != holder]
    return max(others, key=lambda p: (near[p], everywhere[p], p), default=None)


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
