"""Sides of talks that have no name of their own: "the rebels and the government side"."""

from collections.abc import Iterator

from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.document import Document, span_of
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.parties import PartyKind
from communique.world.parties import is_state, party

_GROUPS = frozenset({PartyKind.ARMED_GROUP, PartyKind.FACTION})
_RULING = frozenset({"government", "leadership", "authorities", "regime"})
_WHOLE = frozenset({"government", "authorities"})


def unnamed_governments(document: Document, span: Span, cast: Cast) -> Iterator[Mention]:
    """ "The government side" beside an armed group: of the state whose rule the report names
    with that group most often; none where two states tie.
    """
    groups = {m.referent.party for m in cast.within(span) if _is_group(m.referent.party)}
    words = document.words(span)
    if not groups or words is None:
        return
    for token in words:
        if token.lower_ in _WHOLE and _stands_alone(token) and not _is_settled(token, cast):
            state = _ruled_beside(document, groups, cast)
            if state is not None:
                side = token.head if token.dep_ == "compound" else token
                name = Referent(name=token.text, party=state)
                place = span_of(token.doc[token.i : max(side.i, token.i) + 1])
                yield Mention(span=place, head=side.i, kind=MentionKind.OFFICE, referent=name)


def _is_group(id_: str | None) -> bool:
    found = None if id_ is None else party(id_)
    return found is not None and found.kind in _GROUPS


def _stands_alone(token: Token) -> bool:
    """ "the government", "the government side": no adjective or owner says whose."""
    noun = token.head if token.dep_ == "compound" else token
    own = [*token.children, *noun.children]
    if any(c.dep_ in ("amod", "poss", "nmod") for c in own):
        return False
    return any(c.lower_ == "the" for c in own)


def _is_settled(token: Token, cast: Cast) -> bool:
    """Whether the cast says whose government it is, by its name."""
    mention = cast.at((token.idx, token.idx + len(token)))
    return mention is not None and mention.referent.party is not None


def _ruled_beside(document: Document, groups: set[str | None], cast: Cast) -> str | None:
    """The state whose government stands most often in one sentence with the groups."""
    counts: dict[str, int] = {}
    for sentence in document.prose():
        here = list(cast.within(span_of(sentence)))
        if groups & {m.referent.party for m in here}:
            for state in sorted({str(m.referent.party) for m in here if _rules(document, m)}):
                counts[state] = counts.get(state, 0) + 1
    best = max(counts.values(), default=0)
    leading = [state for state, n in counts.items() if n == best]
    return leading[0] if len(leading) == 1 else None


def _rules(document: Document, mention: Mention) -> bool:
    """ "the Afghan leadership", "the government in Chad"."""
    words = document.text[slice(*mention.span)].lower().split()
    return bool(_RULING & set(words)) and is_state(mention.referent.party)
