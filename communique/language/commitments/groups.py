"""Whom "the group" or "the bloc" means: a body of that sort that the report names."""

from collections.abc import Iterator

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.meetings.lexicon import verb_above
from communique.language.tree import Token
from communique.model.parties import PartyKind
from communique.world.parties import party

_ARMED = frozenset({PartyKind.ARMED_GROUP, PartyKind.FACTION})
_JOINED = frozenset({PartyKind.ORGANISATION, PartyKind.ALLIANCE, PartyKind.FORMAT})
_SORTS = {
    "group": _ARMED,
    "movement": _ARMED,
    "militia": _ARMED,
    "militant": _ARMED,
    "insurgent": _ARMED,
    "rebel": _ARMED,
    "bloc": _JOINED,
    "alliance": _JOINED,
    "organisation": _JOINED,
    "organization": _JOINED,
}


def owner_by_sort(document: Document, head: Token, cast: Cast) -> str | None:
    """Whose promise it is where only "the group" is said; None where that doesn't settle it."""
    for token in _owners(head):
        kinds = _SORTS.get(token.lemma_.lower())
        definite = any(c.lower_ in ("the", "this", "that") for c in token.children)
        if kinds is not None and definite and not _is_named(token, cast):
            return _nearest(token, kinds, cast)
    return None


def _owners(head: Token) -> Iterator[Token]:
    """ "the group's promises", "wants the group to keep promises (that it made)"."""
    if head.pos_ != "VERB":
        yield from (c for c in head.children if c.dep_ == "poss")
    verb = verb_above(head)
    yield from (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    if verb.dep_ in ("xcomp", "ccomp") and not any(c.dep_ == "nsubj" for c in verb.children):
        yield from (c for c in verb.head.children if c.dep_ == "dobj")


def _is_named(token: Token, cast: Cast) -> bool:
    mention = cast.at((token.idx, token.idx + len(token)))
    return mention is not None and mention.kind is not MentionKind.PRONOUN


def _nearest(token: Token, kinds: frozenset[PartyKind], cast: Cast) -> str | None:
    """The body of that sort last named before, or first named after: a summary comes first."""
    fitting = [m for m in cast.mentions if m.referent.party and _is_of(m.referent.party, kinds)]
    before = [m.referent.party for m in fitting if m.span.start < token.idx]
    after = [m.referent.party for m in fitting if m.span.start >= token.idx]
    return before[-1] if before else after[0] if after else None


def _is_of(id_: str, kinds: frozenset[PartyKind]) -> bool:
    found = party(id_)
    return found is not None and found.kind in kinds
