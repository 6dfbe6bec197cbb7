"""Where a report tells of talks or a visit: the word that does, and the clause around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.meetings.clauses import clause_of, governor
from communique.language.meetings.extents import extent
from communique.language.meetings.lexicon import (
    MeetingKind,
    Trigger,
    meeting_words,
)
from communique.language.modality import Telling, telling_of
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.findings import Modality


@dataclass(frozen=True)
class Candidate:
    """A word that tells of a meeting, with the smallest clause that carries it."""

    head: Token
    kind: MeetingKind
    weight: float
    span: Span
    telling: Telling

    @property
    def clause(self) -> Span:
        """All that is said in one breath with it: who takes part may stand beyond its words."""
        return clause_of(self.head, self.span)

    @property
    def definite(self) -> bool:
        """Whether the words point back: "the talks", "their meeting", "such a meeting"."""
        marks = {"the", "this", "that", "these", "those", "their", "such", "both"}
        return any(c.lower_ in marks for c in self.head.children)

    @property
    def pointing(self) -> bool:
        """Whether the words point at the meeting last told of: "such a meeting", "these talks"."""
        return any(c.lower_ in ("such", "this", "these", "those") for c in self.head.children)


def find_candidates(document: Document, cast: Cast) -> Iterator[Candidate]:
    """Every word of the report's prose that may tell of a meeting, in its order."""
    for sentence in document.prose():
        for token in sentence:
            trigger = trigger_of(token, cast)
            if trigger is None:
                continue
            telling = telling_of(token)
            yield Candidate(token, trigger.kind, trigger.weight, extent(token), telling)


def candidate_at(document: Document, span: Span, cast: Cast) -> Candidate | None:
    """The telling of a meeting that others see in the words at `span`; None where no words are."""
    head = head_within(document, span, cast)
    if head is None:
        return None
    kind = kind_of(head, cast)
    return Candidate(head, kind, 1.0, span, telling_of(head))


def head_within(document: Document, span: Span, cast: Cast) -> Token | None:
    """The word that tells of the meeting inside a span: its trigger highest in the parse."""
    words = document.words(span)
    if words is None:
        return None
    triggers = [token for token in words if trigger_of(token, cast) is not None]
    return min(triggers, key=_depth, default=words.root)


def _depth(token: Token) -> tuple[int, int]:
    return (token.depth, token.i)


def trigger_of(token: Token, cast: Cast) -> Trigger | None:
    """What sort of meeting the word tells of, in its surroundings; None where of none."""
    sort = token.pos_
    if sort in ("NOUN", "PROPN"):
        return _noun_trigger(token)
    if sort in ("VERB", "ADJ") and token.lower_ == "visiting" and token.dep_ == "amod":
        return meeting_words().verbs["visit"]
    if sort == "VERB":
        trigger = meeting_words().verbs.get(token.lemma_.lower())
        if trigger is not None and _has_needs(token, trigger.needs, cast):
            return trigger
    return None


def kind_of(token: Token, cast: Cast) -> MeetingKind:
    """What sort of meeting the word tells of; talks where it is no trigger itself."""
    trigger = trigger_of(token, cast)
    return MeetingKind.TALKS if trigger is None else trigger.kind


def _noun_trigger(noun: Token) -> Trigger | None:
    words = meeting_words()
    word = "talks" if noun.lower_ == "talks" else noun.lemma_.lower()
    trigger = words.nouns.get(word)
    if trigger is None or noun.dep_ == "compound":
        return None
    before = {c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod")}
    if trigger.kind is MeetingKind.CALL and not before & words.words["calls"]:
        return None
    other = before & words.words["other"] - ({"party"} if "-" in _before(noun) else set())
    return None if other else trigger


def _before(noun: Token) -> str:
    """The word before a noun, with what it is hyphened to: "six-party talks" are of parties."""
    return noun.doc[max(noun.left_edge.i, noun.i - 3) : noun.i].text


def _has_needs(verb: Token, needs: str, cast: Cast) -> bool:
    """Whether the verb has beside it what makes of it a meeting."""
    if needs == "nothing":
        return True
    if needs == "together":
        together = any(c.lower_ == "together" for c in verb.children)
        return together and any(_is_party(t, cast) for t in _objects(verb, ()))
    if needs == "place":
        return any(_is_place(t, cast) for t in _objects(verb, ("in", "to", "at")))
    if needs == "person":
        return any(_is_party(t, cast) for t in _objects(verb, ()))
    company = [t for t in _objects(verb, ("with", "to")) if _is_party(t, cast)]
    if needs == "talk":
        return bool(company) or (not _has_object(verb) and _is_several(verb))
    if needs == "business":
        return bool(company) or _is_several(verb) or _is_passive(verb)
    company += [t for t in _objects(verb, ()) if _is_party(t, cast)]
    return bool(company) or (not _has_object(verb) and _is_several(verb))


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "agent") for c in verb.children)


def _objects(verb: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") or child.lower_ in ("here", "there"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (t for t in child.children if t.dep_ == "pobj")


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _is_several(verb: Token) -> bool:
    """Whether its subject is more than one: only these meet without saying whom."""
    subjects = [c for c in governor(verb).children if c.dep_ == "nsubj"]
    return any(
        s.tag_ in ("NNS", "NNPS") or s.lower_ == "they" or any(c.dep_ == "conj" for c in s.children)
        for s in subjects
    )


def _is_party(token: Token, cast: Cast) -> bool:
    mention = cast.at((token.idx, token.idx + len(token)))
    return mention is not None and mention.kind is not MentionKind.PLACE


def _is_place(token: Token, cast: Cast) -> bool:
    mention = cast.at((token.idx, token.idx + len(token)))
    placed = mention is not None and mention.kind in (MentionKind.PLACE, MentionKind.PARTY)
    return placed or token.ent_type_ in ("GPE", "LOC") or token.lower_ in ("here", "there")


def tells_of_fact(telling: Telling) -> bool:
    """Whether there is a meeting at all, be it only wished for: neither denied nor supposed."""
    if telling.stage is not None:
        return True
    return telling.modality not in (Modality.DENIED, Modality.CONDITIONAL)
