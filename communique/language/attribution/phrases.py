"""What reports without a verb: "according to", nouns with a clause, and colons in headlines."""

import re
from collections.abc import Iterator

from communique.language.attribution.draft import Draft, word_span
from communique.language.attribution.extent import snap
from communique.language.attribution.scene import Scene
from communique.language.attribution.sources import source_of
from communique.language.document import clause_span
from communique.language.reporting import Frame, lexicon
from communique.language.tree import Token
from communique.model.evidence import Span

_COLON = re.compile(r"(?<=\S):(?=\s)")
_GAPS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative"}
"""Roles that "that" has in a relative clause, and never before a content."""
_SHORT = 6
"""How many words may name the speaker before or after a headline's colon."""


def according(scene: Scene, word: Token) -> Draft | None:
    """ "According to X, ...": what the rest of the sentence says is X's word."""
    to = word.nbor(1) if word.i + 1 < len(scene.doc) else word
    if to.lower_ != "to":
        return None
    name = next((c for c in to.children if c.dep_ == "pobj"), None)
    if name is None:
        return None
    bounds = scene.bounds(word)
    source = scene.trim(_within(clause_span(name), bounds))
    pieces = []
    before = scene.trim(Span(bounds.start, word.idx))
    if before.end - before.start > 3 and len(scene.text[before.start : before.end].split()) > 1:
        pieces.append(_own_clause(scene, word, before))
    after = scene.trim(Span(source.end, bounds.end))
    if after.start < after.end and (not pieces or _goes_on(scene, word, after)):
        pieces.append(after)
    content = tuple(snap(scene, p, word) for p in pieces if p.start < p.end)
    if not content:
        return None
    cue = (Span(word.idx, to.idx + len(to)),)
    return Draft(word, cue, (source,), content, Frame.CLAUSE, speech=True)


def _within(span: Span, bounds: Span) -> Span:
    return Span(max(span.start, bounds.start), min(span.end, bounds.end))


def _own_clause(scene: Scene, word: Token, before: Span) -> Span:
    """The part before "according to" that it is about: a clause's own where it hangs in one."""
    verb = word.head
    if verb.dep_ in {"conj", "advcl", "relcl", "ccomp"} and verb.pos_ in {"VERB", "AUX"}:
        start = verb.left_edge.idx
        if before.start < start < before.end and verb.dep_ == "relcl":
            return Span(start, before.end)
    return before


def _goes_on(scene: Scene, word: Token, after: Span) -> bool:
    """Whether the clause that "according to" interrupts goes on after it."""
    last = word.head.right_edge
    return word.head.i > word.i or last.idx >= after.start + 20


def noun_draft(scene: Scene, noun: Token) -> Draft | None:
    """A noun that reports: "X's claim that", "expressed fears that"."""
    clause = next((c for c in noun.children if _tells(c)), None)
    if clause is None or clause.i < noun.i:
        return None
    bounds = scene.bounds(noun)
    source = _possessor(noun)
    named = () if source is None else (scene.trim(_within(clause_span(source), bounds)),)
    content = scene.trim(_within(clause_span(clause), bounds))
    if content.start >= content.end or content.start < noun.idx:
        return None
    speech = noun.lemma_ in lexicon().speech_nouns
    return Draft(
        noun, (word_span(noun),), named, (snap(scene, content, noun),), Frame.CLAUSE, speech
    )


def _tells(clause: Token) -> bool:
    """Whether a clause under a noun is its content: "a claim that he lied", not "that he made"."""
    if clause.dep_ not in {"acl", "ccomp", "relcl"} or clause.pos_ not in {"VERB", "AUX"}:
        return False
    lead = clause.left_edge
    if clause.tag_ == "VBG" and clause.head.lemma_ in lexicon().writings:
        return clause.dep_ == "acl" and not lexicon().takes(clause.lemma_, Frame.CLAUSE)
    if lead.lower_ == "that":
        return lead.dep_ not in _GAPS
    return clause.dep_ == "acl" and lead.lower_ == "to"


_BESIDE = frozenset({"amid", "after", "before", "despite", "following", "to", "over", "against"})
"""Prepositions behind which a claim is made by somebody else than the clause's subject."""


def _possessor(noun: Token) -> Token | None:
    """Whose claim it is: possessor, by-phrase, or the subject of the verb that makes it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "pobj"}:
        while verb.dep_ == "prep":
            if verb.lower_ in _BESIDE:
                return None
            verb = verb.head
        return source_of(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return None


def colon_drafts(scene: Scene) -> Iterator[Draft]:
    """Headlines: "Russia to host talks: minister", "Poll: most want peace"."""
    for period in scene.periods:
        words = scene.text[period.start : period.end]
        if words[-1:] in {".", '"', "”"} and not words.startswith(('"', "“")):
            headline = False
        else:
            headline = True
        marks = [
            m
            for m in _COLON.finditer(words)
            if scene.quotation_at(period.start + m.start()) is None
        ]
        if len(marks) != 1:
            continue
        at = period.start + marks[0].start()
        draft = _colon(scene, period, at, headline)
        if draft is not None:
            yield draft


def _colon(scene: Scene, period: Span, at: int, headline: bool) -> Draft | None:
    left, right = Span(period.start, at), scene.trim(Span(at + 1, period.end))
    if right.start >= right.end:
        return None
    mark = scene.document.words((at, at + 1))
    if mark is None:
        return None
    quoted = scene.quotation_at(right.start) is not None
    if _is_name(scene, left) and (quoted or (headline and not _is_name(scene, right))):
        source, content = left, right
    elif headline and _is_name(scene, right) and not _is_name(scene, left):
        source, content = right, left
    else:
        return None
    return Draft(mark[0], (Span(at, at + 1),), (source,), (content,), Frame.CLAUSE, speech=True)


def _is_name(scene: Scene, span: Span) -> bool:
    """Whether a few words name somebody and tell nothing."""
    words = scene.document.words(span)
    if words is None or len(words) > _SHORT:
        return False
    named = any(t.pos_ in {"PROPN", "NOUN"} for t in words)
    return named and not any(t.pos_ in {"VERB", "AUX", "NUM"} or t.is_punct for t in words)
