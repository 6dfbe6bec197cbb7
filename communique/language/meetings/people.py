"""Who takes part in talks, who hosts them, who stays away and why."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from communique.language.cast import Cast, Mention, MentionKind, outermost
from communique.language.document import Document
from communique.language.edges import BEFORE_NOUN
from communique.language.meetings.candidates import Candidate, trigger_of
from communique.language.meetings.clauses import is_spoken_of, lends_subject
from communique.language.meetings.lexicon import (
    MeetingKind,
    meeting_words,
    phrase_of,
    verb_above,
)
from communique.language.meetings.sides import unnamed_governments
from communique.language.modality import is_negated, modality_of
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.findings import Modality
from communique.world.lexicon import Naming
from communique.world.tables import entries


class Part(StrEnum):
    """What a party named beside a meeting has to do with it."""

    MEMBER = "member"
    HOST = "host"
    DESTINATION = "destination"
    VENUE = "venue"
    TOPIC = "topic"
    DECLINED = "declined"
    INVITED = "invited"
    CONVENER = "convener"
    """The body whose gathering it is: "the G20 summit"."""
    ASIDE = "aside"
    """Named in a clause about something else."""


class Named(NamedTuple):
    """A party in a clause that tells of a meeting, with its part in it."""

    party: str
    part: Part
    mention: Mention


_WITHIN = frozenset({"compound", "amod", "poss", "nmod", "nummod", "appos", "conj", "det", "flat"})


def named_in(document: Document, candidates: Iterable[Candidate], cast: Cast) -> tuple[Named, ...]:
    """The parties that the words of tellings name, each with its part in it, in text order.

    It takes two to meet: where the words name fewer, the whole clause around them is read.
    """
    found: list[Named] = []
    for candidate in candidates:
        chain = frozenset({candidate.head.i, *(a.i for a in candidate.head.ancestors)})
        named = list(_named(document, candidate.span, cast, chain))
        if len({n.party for n in named if n.part not in _APART_FROM}) < 2:
            named = list(_named(document, candidate.clause, cast, chain))
        found += named
    return tuple(found)


_APART_FROM = (Part.ASIDE, Part.TOPIC)


def _named(document: Document, span: Span, cast: Cast, chain: frozenset[int]) -> Iterator[Named]:
    """The parties within a span, and sides of talks that have no name of their own."""
    unnamed = list(unnamed_governments(document, span, cast))
    for mention in [*outermost(cast.within(span)), *unnamed]:
        if mention.referent.party is not None:
            part = part_of(document, mention, cast, chain)
            yield Named(mention.referent.party, part, mention)


def part_of(
    document: Document, mention: Mention, cast: Cast, chain: frozenset[int] = frozenset()
) -> Part:
    """What the party that a mention names has to do with the meeting told beside it.

    `chain` is the word that tells of the meeting with all that govern it.
    """
    token = top_of(document.parse[mention.head], mention)
    if is_spoken_of(_owned_by(token)):
        return Part.TOPIC
    if (chain and _is_aside(token, chain)) or _is_behind(token.doc[mention.head], mention):
        return Part.ASIDE
    if token.dep_ in BEFORE_NOUN:
        return _before_noun(token, mention, cast)
    if token.dep_ == "pobj":
        return _under_preposition(token, mention, cast)
    if token.dep_ == "agent" or token.head.dep_ == "agent":
        return _agent(verb_above(token))
    if token.dep_ in ("nsubj", "nsubjpass"):
        return _subject(token)
    if token.dep_ in ("dobj", "dative"):
        return _object(token, mention, cast)
    return Part.VENUE if mention.kind is MentionKind.PLACE else Part.MEMBER


def _is_behind(token: Token, mention: Mention) -> bool:
    """ "US-backed talks", "a UN-sponsored summit": who stands behind talks may not sit in them."""
    while token.i + 1 < len(token.doc) and token.nbor(1).idx < mention.span.end:
        token = token.nbor(1)
    if token.i + 2 < len(token.doc) and not token.whitespace_ and token.nbor(1).text == "-":
        return token.nbor(2).tag_ == "VBN"
    return "-" in token.text and token.text.endswith("ed")


_APART = frozenset({"advcl", "ccomp", "acl", "relcl", "xcomp", "pcomp", "parataxis"})


def _is_aside(token: Token, chain: frozenset[int]) -> bool:
    """Whether a clause of its own stands between the word and the meeting.

    Clauses on the meeting itself tell of it: "talks which will be attended by ...".
    """
    while token.i not in chain and token.head != token:
        on_meeting = token.dep_ in ("relcl", "acl") and token.head.i in chain
        if lends_subject(token):
            return False
        if token.dep_ in _APART and not (on_meeting and token.head.pos_ != "VERB"):
            return True
        token = token.head
    return False


def top_of(token: Token, mention: Mention) -> Token:
    """The word by which a mention hangs on the clause: out of conjuncts, and of its own phrase."""
    while mention.span.start <= token.head.idx < mention.span.end and token.head != token:
        token = token.head
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    return _of_delegation(token)


def _of_delegation(token: Token) -> Token:
    """ "members of the government", "officials from the ministry": people for their party."""
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "from"):
        people = token.head.head
        if people.pos_ in ("NOUN", "PROPN") and people.ent_type_ == "" and _is_people(people):
            while people.dep_ in ("conj", "appos") and people.head != people:
                people = people.head
            return people
    return token


_PEOPLE = frozenset(
    {
        "member",
        "official",
        "representative",
        "leader",
        "minister",
        "delegation",
        "envoy",
        "diplomat",
        "negotiator",
        "president",
        "ambassador",
        "side",
        "government",
        "head",
        "chief",
        "delegate",
        "team",
        "group",
        "ruler",
        "king",
        "commander",
        "party",
    }
)


def _is_people(noun: Token) -> bool:
    return noun.lemma_.lower() in _PEOPLE


def _owned_by(token: Token) -> Token:
    """What stands behind a party's name as its own, the programme in "Iran's programme"; the name
    where nothing does, or people who act for it."""
    owner = token.dep_ in BEFORE_NOUN
    return token.head if owner and not _is_people(token.head) else token


def _before_noun(token: Token, mention: Mention, cast: Cast) -> Part:
    """ "Russia's talks", "the Moscow talks", "US-Iran talks", "the Afghan delegation"."""
    noun = token.head
    if mention.kind is MentionKind.PLACE:
        return Part.VENUE
    if trigger_of(noun, cast) is None or token.dep_ == "poss":
        return Part.MEMBER
    several = any(c.dep_ in ("punct", "conj") for c in token.children) or "-" in token.text
    named = token.ent_type_ == "GPE" and not several and mention.kind is MentionKind.PARTY
    return Part.TOPIC if named else Part.MEMBER


def _under_preposition(token: Token, mention: Mention, cast: Cast) -> Part:
    words, preposition = meeting_words(), token.head
    if preposition.dep_ == "agent":
        return _agent(preposition.head)
    if words.has("topic", preposition.lower_):
        return Part.TOPIC
    place = mention.kind in (MentionKind.PLACE, MentionKind.PARTY)
    if place and words.has("places", preposition.lower_):
        return Part.DESTINATION if _is_goal(preposition, cast) else Part.VENUE
    return Part.MEMBER


def _is_goal(preposition: Token, cast: Cast) -> bool:
    """ "a visit to Rome", "arrived in Rome": one calls on those who live there."""
    governor = preposition.head
    trigger = trigger_of(governor, cast)
    if trigger is None or trigger.kind is not MeetingKind.VISIT:
        return False
    return preposition.lower_ == "to" or governor.lemma_ == "arrive"


def _agent(verb: Token) -> Part:
    return Part.HOST if meeting_words().has("hosting", verb.lemma_.lower()) else Part.MEMBER


def _subject(token: Token) -> Part:
    """The subject of a hosting verb hosts, of a refusal declines."""
    words, verb = meeting_words(), token.head
    if stays_away(verb):
        return Part.DECLINED
    if token.dep_ == "nsubjpass":
        return Part.INVITED if words.has("inviting", verb.lemma_.lower()) else Part.MEMBER
    if words.has("hosting", verb.lemma_.lower()) or _is_to_host(verb):
        return Part.HOST
    return Part.MEMBER


def _is_to_host(verb: Token) -> bool:
    """ "is due to host talks", also where the parser takes "host" for a noun.

    Who asks another to host does not.
    """
    if any(c.dep_ == "dobj" for c in verb.children):
        return False
    below = [c for c in verb.subtree if c.lower_ in ("host", "hosting")]
    return any(verb_above(c.head if c.pos_ == "VERB" else c) == verb for c in below)


def is_stayed_away_from(head: Token) -> bool:
    """Whether the words are of a party that won't come to talks that others hold."""
    verb = verb_above(head)
    return verb != head and stays_away(verb)


def stays_away(verb: Token) -> bool:
    """Whether the verb's subject will not be, or was not, there: "will not join", "boycotted"."""
    words = meeting_words()
    if words.has("declining", phrase_of(verb)) and phrase_of(verb) not in _CANCELLING:
        return not is_negated(verb) and _is_of_talks(verb)
    joins = words.has("joining", verb.lemma_.lower())
    return joins and modality_of(verb) is Modality.DENIED


def _is_of_talks(verb: Token) -> bool:
    """ "withdrew from the talks", unlike "withdrew from the valley"."""
    nouns = meeting_words().nouns
    return any(t.lower_ in nouns or t.lemma_.lower() in nouns for t in verb.subtree)


_CANCELLING = frozenset({"cancel", "suspend", "call_off", "break_off", "rule_out", "leave"})


def _object(token: Token, mention: Mention, cast: Cast) -> Part:
    verb = token.head
    if any(c.dep_ == "xcomp" and c.lemma_.lower() in ("host", "hold") for c in verb.children):
        return Part.HOST
    if meeting_words().has("inviting", verb.lemma_.lower()):
        return Part.INVITED
    trigger = trigger_of(verb, cast)
    if trigger is not None and trigger.kind is MeetingKind.VISIT:
        return Part.DESTINATION
    return Part.VENUE if mention.kind is MentionKind.PLACE else Part.MEMBER


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """Capitals and seats of government."""
    return frozenset(e.words for e in entries() if e.naming is Naming.CAPITAL)


def is_seat(mention: Mention) -> bool:
    """ "Oslo": a city that stands for its government, or for where it all happens."""
    return mention.kind is not MentionKind.PERSON and mention.referent.name in _seats()


def hosts_of(named: Sequence[Named]) -> tuple[str, ...]:
    """Who receives the others: said to host, else visited, else on whose ground it is."""
    for parts in ((Part.HOST,), (Part.DESTINATION,), (Part.VENUE,)):
        hosts = tuple(dict.fromkeys(n.party for n in named if n.part in parts))
        if hosts:
            return hosts
    return ()


def reason_near(token: Token) -> str | None:
    """Why, in the sentence's words: "due to logistical reasons", "because ..."."""
    for word in token.sent:
        if word.i > token.i and word.lower_ in ("due", "because", "citing", "owing"):
            edge = word.doc[word.right_edge.i]
            text: str = word.doc[word.i : edge.i + 1].text
            return text if edge.i > word.i else None
    return None
