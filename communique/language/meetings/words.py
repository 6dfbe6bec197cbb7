"""Where a meeting is, and what came of it, in the report's words."""

from collections.abc import Iterator, Sequence

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.meetings.lexicon import meeting_words, phrase_of
from communique.language.meetings.people import Named, Part, is_seat
from communique.language.tree import Token, Words
from communique.model.evidence import Span
from communique.model.findings import MeetingStatus
from communique.world.parties import is_state

_LONGEST_OUTCOME = 16
"""Words: an outcome is a short phrase."""


def place_of(document: Document, spans: Sequence[Span], named: Sequence[Named]) -> str | None:
    """Where it is: a city before a country, in the report's words."""
    found = [p for span in spans for p in _places(document, span)]
    found += [_words_for(document, n) for n in named if _is_there(document, n)]
    return found[0].removeprefix("the ") if found else None


def places_within(document: Document, span: Span, cast: Cast) -> Iterator[str]:
    """Where the words put it: the party of a place ("Oslo": Norway), else the place's name."""
    words = document.words(span)
    for entity in [] if words is None else words.ents:
        if entity.label_ in ("GPE", "LOC", "FAC") and _is_placed(entity.root):
            inside = [
                m for m in cast.mentions if m.span.holds(Span(entity.start_char, entity.end_char))
            ]
            known = [m.referent.party for m in inside if m.referent.party is not None]
            yield known[0] if known else entity.text


def _is_placed(name: Token) -> bool:
    return name.head.dep_ == "prep" and name.head.lower_ in ("in", "at", "to", "near")


def _is_there(document: Document, named: Named) -> bool:
    """Whether the party's name says where: a capital or a state that hosts does so at home."""
    if named.part in (Part.VENUE, Part.DESTINATION):
        return True
    if named.part is not Part.HOST:
        return False
    land = document.parse[named.mention.head].ent_type_ == "GPE"
    return is_seat(named.mention) or (land and is_state(named.mention.referent.party))


def _words_for(document: Document, named: Named) -> str:
    """The name of the place, also where a pronoun stands for it."""
    mention = named.mention
    if mention.kind in (MentionKind.PRONOUN, MentionKind.PERSON):
        return mention.referent.name
    return _with_region(document, mention.head)


_REGIONS = ("southern", "northern", "eastern", "western", "central")


def _with_region(document: Document, head: int) -> str:
    """The name of a place, with the part of it that is meant: "southern Chad"."""
    token = document.parse[head]
    first = token.left_edge.i
    while first < token.i and document.parse[first].lower_ not in _REGIONS:
        if document.parse[first].ent_type_ in ("GPE", "LOC", "FAC"):
            break
        first += 1
    return document.parse[first : token.i + 1].text


def _places(document: Document, span: Span) -> list[str]:
    """Names of places under "in", "at" or "to" within the span."""
    words = document.words(span)
    return [
        _with_region(document, entity.root.i)
        for entity in ([] if words is None else words.ents)
        if entity.label_ in ("GPE", "LOC", "FAC") and _is_placed(entity.root)
    ]


def outcome_of(document: Document, spans: Sequence[Span], status: MeetingStatus) -> str | None:
    """What came of talks that were held: "released a joint statement"."""
    if status not in (MeetingStatus.HELD, MeetingStatus.UNDER_WAY):
        return None
    for span in spans:
        words = document.words(span)
        for token in words if words is not None else ():
            if token.pos_ == "VERB" and _brings(token):
                return _verb_phrase(token).text
    return None


def _brings(verb: Token) -> bool:
    """Whether the verb tells of a result: with an object, or "ended without a deal"."""
    outcomes = meeting_words().words["outcomes"]
    if phrase_of(verb) not in outcomes or verb.lemma_ == "make":
        return False
    wanted = {"end": "prep", "conclude": "prep", "break_up": "prep", "agree": "xcomp"}
    dep = wanted.get(phrase_of(verb), "dobj")
    return any(
        c.dep_ in (dep, "xcomp") and c.lower_ in _RESULTS | {c.lower_} for c in verb.children
    ) and (dep != "prep" or any(c.lower_ in _RESULTS for c in verb.children))


_RESULTS = frozenset({"without", "with", "in"})


def _verb_phrase(verb: Token) -> Words:
    """From the verb to the end of its object, without clauses on it."""
    last = verb.i
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "prep", "xcomp", "prt"):
            inner = [t.i for t in child.subtree if not _in_clause(t, child)]
            last = max([last, *inner])
            break
    return verb.doc[verb.i : min(last, verb.i + _LONGEST_OUTCOME) + 1]


def _in_clause(token: Token, top: Token) -> bool:
    """Whether the token is in a relative or participle clause below `top`."""
    while token != top:
        if token.dep_ in ("relcl", "acl", "advcl"):
            return True
        token = token.head
    return False
