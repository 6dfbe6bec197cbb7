"""Who did what to whom: PLOVER events, one for each verb or noun that names an act.

Types are the root types of PLOVER (Open Event Data Alliance), which follows CAMEO (Schrodt 2012,
"CAMEO: Conflict and Mediation Event Observations Codebook"): an act that is only agreed to,
refused, threatened or asked for is of the type of that word, not of the act.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.cast import Cast
from communique.language.document import Document, clause_span
from communique.language.events.lexicon import type_of, words
from communique.language.events.players import (
    actors_of,
    concerned_by,
    noun_phrase,
    pair_of,
    recipients_of,
)
from communique.language.modality import is_negated, is_supposed, modality_of
from communique.language.positions.parties import governor, party_of, subjects_of
from communique.language.tree import Token
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.findings import Event, EventMode, Modality

ASKING = frozenset({"must", "should", "ought"})
WILLING = frozenset({"will", "would", "'ll", "shall", "wo"})


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names an event, with the words for who does it and to whom."""

    type: str
    verb: Token
    actor: Token
    recipient: Token
    mode: EventMode
    sureness: int


def find_events(
    document: Document, cast: Cast, times: Sequence[TimeExpression]
) -> tuple[Event, ...]:
    """The events that the report's prose tells, the surest first."""
    acts = [
        act
        for sentence in document.prose()
        for token in sentence
        if (act := act_at(token)) is not None
    ]
    acts.sort(key=lambda act: (-act.sureness, act.verb.i))
    acts = [a for n, a in enumerate(acts) if not any(_is_same(a, b) for b in acts[:n])]
    return tuple(_event(act, document, cast, times) for act in acts)


def _is_same(one: Act, other: Act) -> bool:
    """Whether two verbs tell one event: "agreed to release" is one agreement."""
    return (one.type, one.actor, one.recipient) == (other.type, other.actor, other.recipient)


def act_at(token: Token) -> Act | None:
    """The event that a verb names, None where it names none or not who does it to whom."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
        return None
    if is_supposed(token):
        return None
    return _required(token) or _refused(token) or _named(token)


def _named(token: Token) -> Act | None:
    """An act that the lexicon knows by its verb, or by verb and object."""
    found = type_of(token)
    if found is None:
        return None
    kind, noun, sureness = found
    actors = actors_of(token)
    recipient = recipients_of(token, noun, actors[0] if actors else None)
    pair = pair_of(actors)
    if pair is not None and (recipient is None or kind in words("types", "mutual")):
        recipient = pair[1]
    if not actors or recipient is None:
        return None
    kind, mode = _transformed(token, kind)
    return Act(kind, token, actors[0], recipient, mode, _sureness(token, sureness, actors[0]))


def _required(token: Token) -> Act | None:
    """ "X said that Y must ...": what X asks of Y, whatever the act."""
    if token.dep_ != "ccomp" or not _modals(token) & ASKING:
        return None
    above = governor(token)
    if above == token:
        return None
    askers, asked = actors_of(above), subjects_of(token)
    if not askers or not asked or askers[0] == asked[0] or asked[0].pos_ == "PRON":
        return None
    return Act(
        "REQUEST", token, askers[0], asked[0], EventMode.TODO, _sureness(token, 0, askers[0])
    )


def _refused(token: Token) -> Act | None:
    """ "will not accept": a refusal, whatever the act."""
    if not (_modals(token) & WILLING and is_negated(token)):
        return None
    actors = actors_of(token)
    recipient = recipients_of(token, None, actors[0] if actors else None)
    if not actors or recipient is None:
        return None
    sureness = _sureness(token, 0, actors[0])
    return Act("REJECT", token, actors[0], recipient, EventMode.NEGATED, sureness)


def _modals(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ == "aux"}


def _sureness(verb: Token, frame: int, actor: Token) -> int:
    """Main clauses, names and fuller frames first."""
    return frame + 2 * (verb.dep_ in {"ROOT", "ccomp"}) + (actor.ent_type_ != "")


def _transformed(verb: Token, kind: str) -> tuple[str, EventMode]:
    """What agreement, refusal, threat or demand above the act make of it."""
    cooperative = kind in words("types", "cooperative")
    over = _over(verb)
    if is_negated(verb) or over in words("above", "refusing"):
        turned = (
            "REJECT" if cooperative else "YIELD" if over in words("above", "refusing") else kind
        )
        return turned, EventMode.NEGATED
    if over in words("above", "threatening"):
        return "THREATEN", EventMode.TODO
    if _modals(verb) & ASKING or over in words("above", "asking"):
        return "REQUEST", EventMode.TODO
    if _modals(verb) & WILLING or over in words("above", "willing"):
        if cooperative:
            return "AGREE", EventMode.TODO
        return ("THREATEN" if kind in words("types", "hostile") else kind), EventMode.TODO
    planned = modality_of(verb) in {Modality.PLANNED, Modality.PROPOSED}
    return kind, EventMode.TODO if planned else EventMode.PAST


def _over(verb: Token) -> str:
    """The verb or adjective whose infinitive this is: "ready to meet", "threatened to attack"."""
    if verb.dep_ not in {"xcomp", "acl"} or not any(c.lower_ == "to" for c in verb.children):
        return ""
    return verb.head.lemma_.lower()


def _event(act: Act, document: Document, cast: Cast, times: Sequence[TimeExpression]) -> Event:
    actor, recipient = noun_phrase(act.actor), noun_phrase(act.recipient)
    inner = concerned_by(act.recipient, (act.actor,))
    inner_span = None if inner is None else noun_phrase(inner)
    spans = [recipient]
    if inner_span is not None and not inner_span.meets(recipient):
        spans.append(inner_span)
    return Event(
        report=document.report.id,
        evidence=document.passages((act.verb.idx, act.verb.idx + len(act.verb))),
        event=act.type,
        mode=act.mode,
        actor=_parties(act.actor, cast),
        actor_spans=document.passages(actor),
        recipient=_parties(act.recipient, cast) or _parties(inner or act.recipient, cast),
        recipient_spans=document.passages(*spans),
        date=_date(act.verb, times),
    )


def _parties(token: Token, cast: Cast) -> tuple[str, ...]:
    party = party_of(token, cast)
    return () if party is None else (party,)


def _date(verb: Token, times: Sequence[TimeExpression]) -> When | None:
    """The first time that the verb's own clause names."""
    clause = clause_span(verb)
    return next((t.when for t in times if t.when is not None and clause.holds(t.span)), None)
