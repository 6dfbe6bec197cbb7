"""What is done with a thing that somebody promised or agreed: aid is given, talks are held."""

from functools import lru_cache

from communique.language.commitments.lexicon import commitment_words
from communique.language.commitments.phrasing import (
    NAMES,
    end_of,
    is_time,
    noun_phrase,
    text_of,
)
from communique.language.meetings.lexicon import phrase_of
from communique.language.tree import Token
from communique.model.findings import CommitmentKind

KEEPING = "keep to"
"""What is done with an agreement whose points the words don't tell."""


def named_deed(noun: Token) -> str | None:
    """ "withdrawal of troops", "troop withdrawal": withdraw troops."""
    verb = _table("deeds").get(noun.lemma_.lower())
    if verb is None:
        return None
    below = [
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "to", "in")
    ]
    of = next((c for c in below if c.lower_ == "of"), None)
    parts = [verb]
    if of is not None:
        parts += [words for c in of.children if (words := noun_phrase(c))]
    else:
        parts += [_plural(c) for c in noun.children if c.dep_ == "compound" and not c.is_dated]
    parts += [
        p for c in below if c != of and (p := text_of(c.doc, c.i, end_of(c))) and not is_time(c)
    ]
    return " ".join(parts) if len(parts) > 1 else None


def _plural(noun: Token) -> str:
    """ "troop" of "troop withdrawal": more than one is meant."""
    return f"{noun.text}s" if commitment_words().has("counted", noun.lower_) else noun.text


def promised_by(noun: Token) -> str | None:
    """What a promise is of: "pledges of 27 million dollars", but not "of 25 nations"."""
    bond = commitment_words().nouns.get(noun.lemma_.lower())
    if bond is None or bond.kind is not CommitmentKind.PROMISE or noun.lemma_ == "deadline":
        return None
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    thing = next((c for c in (c for p in of for c in p.children) if c.dep_ == "pobj"), None)
    if thing is None or thing.ent_type_ in NAMES or thing.lemma_.lower() in _PROMISING:
        return None
    return noun_phrase(thing)


_PROMISING = frozenset(
    {"country", "donor", "government", "leader", "member", "nation", "side", "state"}
)


def with_verb(noun: Token, otherwise: str, head: Token) -> str | None:
    """What is done with a thing that is agreed or due: talks are held, sanctions imposed; what the
    verb says was broken is there to be kept to."""
    words = noun_phrase(noun)
    if words is None:
        return None
    if commitment_words().has("broken", phrase_of(head)):
        return f"{KEEPING} {words}"
    usual = _table("things").get(noun.lemma_.lower())
    return f"{usual or ('give' if _is_given(noun) else otherwise)} {words}"


def _is_given(noun: Token) -> bool:
    """Whether it is money, or something that is given."""
    return noun.ent_type_ == "MONEY" or commitment_words().has("gifts", noun.lemma_.lower())


@lru_cache(maxsize=2)
def _table(group: str) -> dict[str, str]:
    """Nouns with a verb: `deeds` name what is done, `things` what something is done with."""
    pairs = (words.partition(":") for words in commitment_words().words[group])
    return {noun: verb for noun, _, verb in pairs}
