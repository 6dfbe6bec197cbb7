"""Which of a report's parties a commitment binds, weighed by how and where each is named.

A logistic model over signs of general grammar, as in `meetings_company`; `training/fit_company.py`
fits it on readings of training reports and writes `bound.toml`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast, Mention, outermost
from communique.language.commitments.candidates import binding_of
from communique.language.commitments.groups import owner_by_sort
from communique.language.document import Document
from communique.language.meetings.lexicon import verb_above
from communique.language.mentions.circles import is_circle
from communique.language.surroundings import signs_around
from communique.language.tree import Token, Words, once
from communique.language.weighing import chance, read_weights
from communique.model.evidence import Span
from communique.model.findings import CommitmentKind, Statement

_SURE = 0.5


def bound_parties(
    document: Document,
    spans: Sequence[Span],
    cast: Cast,
    statements: Sequence[Statement],
) -> tuple[str, ...]:
    """Whom the words bind: all that are likely to be, at least the likeliest."""
    for span in spans:
        reviewer = _reviewer(head_of(document, span), cast)
        if reviewer is not None:
            return (reviewer,)
    head = head_of(document, spans[0])
    sort = owner_by_sort(document, head, cast) or _owner(head, cast)
    if sort is not None:
        return (sort,)
    signs = signs_of(document, spans, cast, statements)
    chances = {party: chance(found, bound_weights()) for party, found in signs.items()}
    best = max(chances.values(), default=0.0)
    chosen = {p for p in signs if chances[p] >= min(best, _SURE) and chances[p] > 0.0}
    chosen |= _beside(document, spans, cast, chosen)
    return tuple(p for p in signs if p in chosen)


def _beside(document: Document, spans: Sequence[Span], cast: Cast, chosen: set[str]) -> set[str]:
    """Parties that share a subject with those bound: "Chad and Mali agreed"."""
    found: set[str] = set()
    for span in spans:
        for parties in _subjects(document, span, cast):
            found |= parties if parties & chosen else set()
    return found


def _subjects(document: Document, span: Span, cast: Cast) -> Iterable[set[str]]:
    """The parties of each subject in the words, conjuncts together."""
    subjects: dict[int, set[str]] = {}
    for mention in outermost(cast.within(span)):
        token, party = _top(document, mention), mention.referent.party
        own = document.parse[mention.head].dep_
        subject = token.dep_ in ("nsubj", "nsubjpass") and own in ("conj", token.dep_)
        if subject and party is not None:
            subjects.setdefault(token.i, set()).add(party)
    return subjects.values()


def _reviewer(head: Token, cast: Cast) -> str | None:
    """ "is reviewing whether to keep the agreement": one's own, so one is bound by it."""
    for verb in head.ancestors:
        if verb.lemma_ in ("review", "reconsider", "reassess"):
            for child in verb.children:
                mention = cast.at((child.idx, child.idx + len(child)))
                if child.dep_ == "nsubj" and mention is not None:
                    return mention.referent.party
    return None


def _owner(head: Token, cast: Cast) -> str | None:
    """Whose promise it is where the words say so: "its guarantees", "Chad's pledge"."""
    binding = binding_of(head)
    if head.pos_ == "VERB" or binding is None or binding.kind is not CommitmentKind.PROMISE:
        return None
    for child in head.children:
        if child.dep_ == "poss" and (mention := cast.at((child.idx, child.idx + len(child)))):
            return mention.referent.party
    return None


@lru_cache(maxsize=1)
def bound_weights() -> Mapping[str, float]:
    """What each sign weighs, as fitted."""
    return read_weights(Path(__file__).with_name("bound.toml"))


def head_of(document: Document, span: Span) -> Token:
    """The word that binds inside a span, nearest the top of the parse; else the span's root."""
    words = document.words(span)
    return document.parse[0] if words is None else _binding_in(words)


@once
def _binding_in(words: Words) -> Token:
    binding = [token for token in words if binding_of(token) is not None]
    return min(binding, key=lambda t: (t.depth, t.i), default=words.root)


def signs_of(
    document: Document,
    spans: Sequence[Span],
    cast: Cast,
    statements: Sequence[Statement],
) -> dict[str, tuple[str, ...]]:
    """For each party that may be bound, how the report names it, those in the words first."""
    found: dict[str, list[str]] = {}
    for span in spans:
        head = head_of(document, span)
        for number, mention in enumerate(outermost(cast.within(span))):
            if mention.referent.party is not None and not _is_passed_over(document, mention):
                signs = found.setdefault(mention.referent.party, [])
                signs += _inside(document, mention, head, number)
    named = len(found)
    for party, sign in signs_around(document, spans, cast, statements):
        found.setdefault(party, []).append(sign)
    return {party: _crossed(dict.fromkeys(signs), named) for party, signs in found.items()}


def _is_passed_over(document: Document, mention: Mention) -> bool:
    """ "A dispute with the West" binds no circle of states; only one that acts is bound."""
    acts = _top(document, mention).dep_ in ("nsubj", "nsubjpass")
    return not acts and is_circle(mention.referent.party or "")


def _crossed(signs: Iterable[str], named: int) -> tuple[str, ...]:
    """The signs alone, and together with how many parties the words name."""
    signs = list(signs)
    return (*signs, *(f"{min(named, 3)}:{sign}" for sign in signs))


def _inside(document: Document, mention: Mention, head: Token, number: int) -> Iterator[str]:
    """What the name is to the word that binds."""
    token = _top(document, mention)
    relation = token.head.lower_ if token.dep_ == "pobj" else token.dep_
    binding = binding_of(head)
    kind = "none" if binding is None else f"{binding.kind.value}-{head.pos_.lower()}"
    governor = token.head.head if token.dep_ == "pobj" else token.head
    near = "head" if governor == head else "verb" if governor == verb_above(head) else "far"
    side = "before" if token.i < head.i else "after"
    yield f"in:{relation}"
    yield f"in:{side}:{mention.kind.value}"
    yield f"in:{near}:{relation}"
    yield f"{kind}:{near}:{side}"
    yield f"{kind}:{relation}"
    yield f"in:place:{min(number, 2)}"


def _top(document: Document, mention: Mention) -> Token:
    """The word by which a mention hangs on its clause: out of its own phrase and conjuncts."""
    token = document.parse[mention.head]
    while mention.span.start <= token.head.idx < mention.span.end and token.head != token:
        token = token.head
    while token.dep_ in ("conj", "appos", "compound", "amod", "nmod") and token.head != token:
        token = token.head
    return token
