"""What came of talks, in the report's words."""

from collections.abc import Sequence

from communique.language.document import Document
from communique.language.meetings.lexicon import meeting_words, phrase_of
from communique.language.tree import Token, Words
from communique.model.evidence import Span
from communique.model.findings import MeetingStatus

_LONGEST_OUTCOME = 16
"""Words: an outcome is a short phrase."""


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
