"""What else a statement tells: its words, to whom, how they were said, what they answer."""

import re

from communique.language.cast import Cast
from communique.language.document import Document, clause_span
from communique.language.reporting import lexicon
from communique.language.statements.sayings import Saying
from communique.language.tree import Token
from communique.model.annotation import Attribution
from communique.model.evidence import Passage, Span
from communique.model.findings import Manner

_THAT = re.compile(r"that\b,?\s*", re.IGNORECASE)
_LOOSE = " \t\n\r,;:.–—-"
_HEARD = {"dobj", "dative", "pobj", "iobj"}
_TO = {
    "tell",
    "inform",
    "assure",
    "remind",
    "advise",
    "urge",
    "ask",
    "press",
    "warn",
    "notify",
    "order",
    "implore",
    "exhort",
    "beg",
    "request",
    "instruct",
    "thank",
    "congratulate",
}
_ON = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "speak": ("to",),
    "write": ("to",),
    "say": ("to",),
}


def content_spans(document: Document, attribution: Attribution) -> tuple[Span, ...]:
    """The words said: quotation marks kept, "that" and loose punctuation left off."""
    found = []
    for span in attribution.content:
        start, end = span
        lead = _THAT.match(document.text, start, end)
        if lead is not None and span == attribution.content[0]:
            start = lead.end()
        while start < end and document.text[start] in _LOOSE:
            start += 1
        while end > start and document.text[end - 1] in _LOOSE:
            end -= 1
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def addressee_of(document: Document, saying: Saying, cast: Cast) -> str | None:
    """To whom it was said, as a person's name or a party; None for the public and "reporters"."""
    heard = _hearer(saying.anchor) if saying.anchor is not None else None
    if heard is None:
        heard = _letter_to(document, saying)
    if heard is None:
        return None
    mention = cast.at(clause_span(heard))
    if mention is not None:
        referent = mention.referent
        return referent.name if referent.person else referent.party or _proper(heard)
    return _proper(heard)


def _hearer(anchor: Token) -> Token | None:
    lemma = anchor.lemma_
    if lemma in _TO:
        found = next((c for c in anchor.children if c.dep_ in _HEARD and c.pos_ != "VERB"), None)
        if found is not None:
            return found
        clause = next((c for c in anchor.children if c.dep_ in {"ccomp", "xcomp"}), None)
        if clause is not None and any(c.lower_ == "to" for c in clause.children):
            return next((c for c in clause.children if c.dep_ == "nsubj"), None)
    for child in anchor.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in _ON.get(lemma, ()):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _letter_to(document: Document, saying: Saying) -> Token | None:
    """The one in "X's letter to Y stated", "said in a message to Y"."""
    words = document.words(saying.attribution.source[0])
    roots = [] if words is None else [words.root]
    if saying.anchor is not None:
        inside = (c for c in saying.anchor.children if c.dep_ == "prep" and c.lower_ == "in")
        roots += [g for c in inside for g in c.children if g.dep_ == "pobj"]
    for root in roots:
        if root.lemma_ in lexicon().writings:
            for child in root.children:
                if child.dep_ == "prep" and child.lower_ == "to":
                    return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _proper(token: Token) -> str | None:
    """A proper name's own words: "told Reuters", "told the Associated Press"."""
    if token.pos_ != "PROPN":
        return None
    words = [t for t in token.subtree if t.dep_ in {"compound"} or t == token]
    return " ".join(t.text for t in words)


def manner_of(document: Document, saying: Saying, *, answers: bool, written: bool) -> Manner:
    """How it was said, as far as the cue tells."""
    found = lexicon().manners.get(saying.lemma)
    if found is not None and found is not Manner.TOLD:
        return found
    if answers:
        return Manner.ANSWERED
    noun = saying.anchor is None or saying.anchor.pos_ not in ("VERB", "AUX")
    if written or (noun and saying.lemma in lexicon().writings) or _in_writing(saying.anchor):
        return Manner.WROTE
    return found or Manner.SAID


def _in_writing(anchor: Token | None) -> bool:
    """Whether the cue has "in a statement", "in a letter to"."""
    if anchor is None:
        return False
    inside = (c for c in anchor.children if c.dep_ == "prep" and c.lower_ == "in")
    return any(g.lemma_ in lexicon().writings for c in inside for g in c.children)


def question_of(document: Document, saying: Saying) -> Passage | None:
    """The question that a saying answers: "Asked whether they would come, ..." before it."""
    anchor = saying.anchor
    if anchor is None or anchor.lemma_ == "ask":
        return None
    for token in anchor.sent:
        if (
            token.lemma_ == "ask"
            and token.tag_ in {"VBN", "VBD"}
            and token.dep_ in {"advcl", "acl"}
        ):
            if any(c.dep_ == "auxpass" for c in token.children) or token.i > anchor.i + 12:
                continue
            span = clause_span(token)
            inside = any(
                span.start < c.end and c.start < span.end for c in saying.attribution.content
            )
            if not inside and not (span.start <= anchor.idx < span.end):
                return Passage.of(document.text, span.start, span.end)
    return _asked_before(document, anchor)


def _asked_before(document: Document, anchor: Token) -> Passage | None:
    """A question put in the sentence before: "He was asked if they would come." """
    if anchor.sent.start == 0:
        return None
    before = anchor.doc[anchor.sent.start - 1].sent
    root = before.root
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in root.children)
    if root.lemma_ != "ask" or not passive:
        return None
    words = document.text[before.start_char : before.end_char].rstrip()
    return Passage.of(document.text, before.start_char, before.start_char + len(words))
