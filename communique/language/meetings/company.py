"""Which of a report's parties take part in a meeting, weighed by how and where each is named.

A logistic model over a few dozen signs of general grammar (the part that a party's name plays in
the clause, how near it stands elsewhere), no names among them. `training/fit_company.py` fits it
on readings of training reports and writes `company.toml`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast, outermost
from communique.language.document import Document
from communique.language.meetings.candidates import Candidate, trigger_of
from communique.language.meetings.conveners import only_conveners
from communique.language.meetings.lexicon import MeetingKind
from communique.language.meetings.people import Named, Part, is_seat, top_of
from communique.language.mentions.circles import is_circle
from communique.language.modality_lexicon import modality_words
from communique.language.surroundings import signs_around
from communique.language.tree import Token
from communique.language.weighing import chance, read_weights
from communique.model.evidence import Span
from communique.model.findings import Modality, Statement
from communique.world.parties import party as party_named

_SURE = 0.5
_SECOND = 0.12
"""It takes two to meet: the likeliest second is believed on less."""


def company_of(
    document: Document,
    candidates: Sequence[Candidate],
    named: Sequence[Named],
    cast: Cast,
    statements: Sequence[Statement],
) -> tuple[str, ...]:
    """The parties that take part, those named first before those understood."""
    apart = _only_venues(document, named) | _only_proposers(candidates, named, cast)
    signs = signs_of(document, candidates, named, cast, statements)
    chances = {
        party: chance(found, company_weights())
        for party, found in signs.items()
        if party not in apart
    }
    ranked = sorted(chances, key=lambda party: -chances[party])
    sure = [party for party in ranked if chances[party] >= _SURE]
    sure += [p for p in ranked if p not in sure and p in _listed_with(document, named, sure)]
    convening = only_conveners(document, named, cast, sure)
    sure = [party for party in sure if party not in convening]
    heads = [c.head for c in candidates]
    alone = len(sure) < 2 and not any(is_circle(party) for party in sure)
    if alone and _kind(heads, cast) != MeetingKind.GATHERING:
        sure = [p for p in ranked[:2] if chances[p] >= _SECOND]
        sure += [p for p in ranked[2:] if p in _listed_with(document, named, sure)]
    return tuple(party for party in chances if party in sure)


def _listed_with(document: Document, named: Sequence[Named], sure: Sequence[str]) -> set[str]:
    """Members named in one list with a sure one: "officials from the militia, Chad and Mali"."""
    members = [n for n in named if n.part is Part.MEMBER]
    tops = [top_of(document.parse[n.mention.head], n.mention).i for n in members]
    lists = {top for n, top in zip(members, tops, strict=True) if n.party in sure}
    return {n.party for n, top in zip(members, tops, strict=True) if top in lists}


def _only_venues(document: Document, named: Sequence[Named]) -> set[str]:
    """States whose city is named as the host and nothing else: "Oslo is to host talks between"."""
    seats = {n.party for n in named if n.part is Part.HOST and is_seat(n.mention)}
    return seats - {n.party for n in named if not _only_hosts(document, n)}


def _only_hosts(document: Document, named: Named) -> bool:
    """Whether this name tells of holding the talks or of their place, not of taking part."""
    if named.part in (Part.HOST, Part.VENUE, Part.TOPIC):
        return named.part is not Part.HOST or is_seat(named.mention) or _by(document, named)
    return document.parse[named.mention.head].dep_ == "poss"


def _by(document: Document, named: Named) -> bool:
    """ "organised by Chad"."""
    return document.parse[named.mention.head].head.dep_ == "agent"


@lru_cache(maxsize=1)
def company_weights() -> Mapping[str, float]:
    """What each sign weighs, as fitted."""
    return read_weights(Path(__file__).with_name("company.toml"))


def signs_of(
    document: Document,
    candidates: Sequence[Candidate],
    named: Sequence[Named],
    cast: Cast,
    statements: Sequence[Statement],
) -> dict[str, tuple[str, ...]]:
    """For each party that may take part, how the report names it, those in the words first."""
    found: dict[str, list[str]] = {}
    heads = [c.head for c in candidates]
    kind = _kind(heads, cast)
    for party, part, mention in named:
        signs = found.setdefault(party, [])
        role = _role(document.parse[mention.head], part)
        signs += [f"in:{part.value}", f"in:{role}", f"{kind}:in:{part.value}"]
        if part is Part.HOST and is_seat(mention):
            signs.append("in:host:seat")
    for party, sign in [
        *signs_around(document, [c.span for c in candidates], cast, statements),
        *_on_paths(document, heads, kind, cast),
        *_leading(document, cast),
    ]:
        found.setdefault(party, []).append(sign)
    members = {n.party for n in named if n.part in (Part.MEMBER, Part.HOST, Part.DESTINATION)}
    return {
        party: tuple(_crossed(dict.fromkeys(signs), party, members, kind))
        for party, signs in found.items()
    }


def _on_paths(
    document: Document, heads: Sequence[Token], kind: str, cast: Cast
) -> Iterator[tuple[str, str]]:
    """How each party of a sentence hangs together with the word that tells of the meeting."""
    for head in heads:
        sentence = head.sent
        inside = cast.within(Span(sentence.start_char, sentence.end_char))
        for mention in outermost(inside):
            party = mention.referent.party
            if party is None:
                continue
            path = _path(top_of(document.parse[mention.head], mention), head)
            yield party, f"path:{path}"
            yield party, f"path:{mention.kind}:{path}"
            yield party, f"path:{kind}:{path}"
            yield party, f"mention:{mention.kind}"
            yield party, f"side:{'before' if mention.span.start < head.idx else 'after'}"


_LONGEST_PATH = 5


def _path(token: Token, head: Token) -> str:
    """The relations from a name up to where it meets the telling word, and down again."""
    down = {head.i: 0}
    steps = [head]
    for above in head.ancestors:
        down[above.i] = len(steps)
        steps.append(above)
    up: list[str] = []
    while token.i not in down and token.head != token:
        up.append(_step(token))
        token = token.head
    meet = down.get(token.i)
    if meet is None or len(up) + meet > _LONGEST_PATH:
        return "far"
    back = [_step(step) for step in steps[:meet]]
    verb = steps[meet].lemma_.lower() if meet == 1 and head.dep_ == "dobj" else ""
    return f"{' '.join(up)} | {' '.join(back)} {verb}"


def _step(token: Token) -> str:
    """A relation on the way; a preposition by its word."""
    return token.lower_ if token.dep_ in ("prep", "agent") else token.dep_


def _leading(document: Document, cast: Cast) -> Iterator[tuple[str, str]]:
    """The parties of which a report speaks first and most."""
    first = next(document.prose(), None)
    for mention, party in cast.acting:
        if first is not None and mention.span.end <= first.end_char:
            yield party, "lead"
    counts = Counter(party for _, party in cast.acting)
    for party, count in sorted(counts.items()):
        yield party, f"share:{4 * count // len(cast.acting)}"
        found = party_named(party)
        yield party, f"sort:{found.kind if found is not None else 'other'}"


def _only_proposers(
    candidates: Sequence[Candidate], named: Sequence[Named], cast: Cast
) -> set[str]:
    """Who only wishes that two others meet, named beside the wish and not among them."""
    inside = {n.party for n in named}
    members = {n.party for n in named if n.part is Part.MEMBER}
    return set(_proposers(candidates, cast)) - inside if len(members) > 1 else set()


def _proposers(candidates: Sequence[Candidate], cast: Cast) -> Iterator[str]:
    """The subjects of wishes under which the meeting stands: "has proposed that talks be held"."""
    for candidate in candidates:
        for verb in candidate.head.ancestors:
            told = modality_words().verbs.get(verb.lemma_.lower())
            if told is None or told.modality is not Modality.PROPOSED:
                continue
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                mention = cast.at((subject.idx, subject.idx + len(subject)))
                if mention is not None and mention.referent.party is not None:
                    yield mention.referent.party


def _crossed(signs: Iterable[str], party: str, members: set[str], kind: str) -> list[str]:
    """The signs alone, and together with how many others the words name."""
    others = min(sum(2 if is_circle(other) else 1 for other in members - {party}), 3)
    state = "state" if len(party) == 3 and party.isupper() else "body"
    signs = [*signs, state, f"{kind}:{state}"]
    return [*signs, *(f"{others}:{sign}" for sign in signs), f"{others}:{kind}"]


def _kind(heads: Sequence[Token], cast: Cast) -> str:
    kinds = [t.kind for head in heads if (t := trigger_of(head, cast)) is not None]
    return (kinds[0] if kinds else MeetingKind.TALKS).value


def _role(token: Token, part: Part) -> str:
    """The grammar of a name: its relation, with the preposition that governs it."""
    while token.dep_ in ("conj", "appos", "compound", "amod", "nmod") and token.head != token:
        if token.head.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            break
        token = token.head
    relation = token.head.lower_ if token.dep_ == "pobj" else token.dep_
    return f"{part.value}:{relation}"
