"""Bodies whose gathering it is: "met on the sidelines of the G20 summit" names who met beside it.

Where the words name who came, the body only says which gathering it was; where they name nobody
else, it stands for its members.
"""

from collections.abc import Sequence

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.edges import BEFORE_NOUN
from communique.language.meetings.candidates import trigger_of
from communique.language.meetings.people import Named, Part, top_of
from communique.language.tree import Token
from communique.model.parties import PartyKind
from communique.world.parties import party

_SIDES = (PartyKind.STATE, PartyKind.ARMED_GROUP, PartyKind.FACTION)
_COMES = (Part.MEMBER, Part.DESTINATION)


def only_conveners(
    document: Document, named: Sequence[Named], cast: Cast, sure: Sequence[str]
) -> set[str]:
    """Bodies named for their gathering alone, where one who surely came is named beside them."""
    convening = [n for n in named if _convenes(document, n, cast)]
    coming = {n.party for n in named if n.part in _COMES and n not in convening}
    return {n.party for n in convening} - coming if coming & set(sure) else set()


def _convenes(document: Document, named: Named, cast: Cast) -> bool:
    """ "the G20 summit", "a meeting of the SCO", "the EU foreign ministers' meeting"."""
    if not _is_body(named.party):
        return False
    noun = _governing(top_of(document.parse[named.mention.head], named.mention))
    while not _tells(noun, cast) and noun.dep_ in BEFORE_NOUN:
        noun = noun.head
    return _tells(noun, cast)


def _is_body(id_: str) -> bool:
    """Neither a state, nor a place with a code, nor one side of a war or of a parliament."""
    found = party(id_)
    if found is None:
        return not (len(id_) == 3 and id_.isupper())
    return found.kind not in _SIDES


def _governing(token: Token) -> Token:
    """The noun that a name stands before, or after "of" or "by"; else its own."""
    if token.dep_ in BEFORE_NOUN:
        return token.head
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "by"):
        return token.head.head
    return token


def _tells(noun: Token, cast: Cast) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and trigger_of(noun, cast) is not None
