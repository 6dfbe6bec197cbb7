"""Who makes a statement: a source's words to a person, office or party, through the cast."""

from collections.abc import Sequence
from typing import NamedTuple

from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.document import Document, clause_span
from communique.language.edges import BEFORE_NOUN
from communique.language.mentions.phrases import POSSESSIVES
from communique.language.mentions.words import INSTITUTIONS, PRESS
from communique.language.reporting import lexicon
from communique.language.tree import Token, Words
from communique.model.evidence import Span
from communique.model.findings import Statement

_RELATIVE = {"who", "which", "that", "whom"}
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")
_AUTHORS = ("by", "from", "of")


class Teller(NamedTuple):
    """Whom a source's words name, and by what sort of words."""

    referent: Referent
    kind: MentionKind | None
    """None where the cast has no mention there."""
    document: bool = False
    """Whether the source is what somebody wrote: "the statement", "Blinken's letter"."""


def teller_of(
    document: Document,
    source: Span,
    contents: Sequence[Span],
    cast: Cast,
    earlier: Sequence[Statement],
) -> Teller | None:
    """Who says `contents` at `source`; of several the first named. None where the words name
    nobody."""
    words = document.words(source)
    if words is None:
        return None
    root = words.root
    if root.lower_ in _RELATIVE and len(words) == 1:
        antecedent = _antecedent(document, root)
        if antecedent is None:
            return None
        words, root = antecedent, antecedent.root
    if root.lemma_.lower() in lexicon().documents:
        return _author(document, words, root, cast, earlier)
    teller = _another(_named(cast, _first_of(words, root), document), contents, cast, earlier)
    return _last_heard(teller, earlier)


def _another(
    teller: Teller, contents: Sequence[Span], cast: Cast, earlier: Sequence[Statement]
) -> Teller:
    """Nobody calls himself by name: "he", who speaks of Brown, is whoever else spoke last."""
    own = teller.referent
    if teller.kind is not MentionKind.PRONOUN or not own.person:
        return teller
    inside = (m for content in contents for m in cast.within(content))
    if not any(m.kind is MentionKind.PERSON and m.referent.name == own.name for m in inside):
        return teller
    persons = {m.referent.name: m.referent for m in cast.mentions if m.referent.person}
    others = (persons.get(s.speaker) for s in reversed(earlier) if s.speaker != own.name)
    other = next((person for person in others if person is not None), None)
    return teller if other is None else teller._replace(referent=other)


def _last_heard(teller: Teller, earlier: Sequence[Statement]) -> Teller:
    """A pronoun that the report leaves between two is the one of them who spoke last."""
    names = teller.referent.candidates
    if teller.kind is not MentionKind.PRONOUN or not names:
        return teller
    for last in reversed(earlier):
        if last.speaker in names:
            who = Referent(name=last.speaker, role=last.role, party=last.party, person=True)
            return teller._replace(referent=who)
    return teller


def _antecedent(document: Document, pronoun: Token) -> Words | None:
    """What "who" or "which" stands for: the noun that its clause hangs on."""
    verb = pronoun.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            break
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    noun = verb.head
    end = max(noun.i + 1, verb.left_edge.i)
    while end - 1 > noun.i and noun.doc[end - 1].is_punct:
        end -= 1
    return noun.doc[noun.left_edge.i : end]


def _first_of(words: Words, root: Token) -> Span:
    """The span of the first of several joined names."""
    joined = next((c for c in root.children if c.dep_ == "cc" and c.i < words.end), None)
    if joined is None or joined.i <= words.start:
        return Span(words.start_char, words.end_char)
    conj = any(c.dep_ == "conj" and c.i > joined.i for c in root.children)
    last = words.doc[joined.i - 1]
    return Span(words.start_char, last.idx + len(last) if conj else words.end_char)


def _named(cast: Cast, span: Span, document: Document) -> Teller:
    mention = cast.at(span)
    if mention is None:
        return Teller(Referent(name=_own_words(document.text[span.start : span.end])), None)
    words = document.words(span)
    if words is not None and _only_describes(mention, words.root):
        whole = words.doc[words.root.left_edge.i : words.root.i + 1]
        told = words.doc[max(whole.start, words.start) : whole.end]
        party = mention.referent.party if _speaks_for_it(words.root) else None
        return Teller(Referent(name=_own_words(told.text), party=party), None)
    return Teller(mention.referent, mention.kind)


def _own_words(text: str) -> str:
    """What a source is called, without its article."""
    name = " ".join(text.strip(" ,").split())
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name


def _only_describes(mention: Mention, root: Token) -> bool:
    """Whether a party's name only says whence or whose the source is: "Croatian" in "the Croatian
    news agency HINA", "US" in "the US Defense Department"."""
    if _owns(mention, root):
        return True
    if mention.kind is not MentionKind.PARTY or root.pos_ not in {"NOUN", "PROPN"}:
        return False
    at = root.doc[mention.head]
    if at.i >= root.i or mention.span.end > root.idx:
        return False
    while at.dep_ in BEFORE_NOUN and at.head.i != at.i and at.i != root.i:
        at = at.head
    return at.i == root.i


def _owns(mention: Mention, root: Token) -> bool:
    """Whether the source is somebody's or something's of theirs: "Abbas's entourage", "Sweden's
    Dagbladet daily"."""
    behind = next((t for t in root.sent if t.idx >= mention.span.end), None)
    apart = behind is not None and behind.text in POSSESSIVES and mention.span.end <= root.idx
    return apart and mention.kind in (MentionKind.PARTY, MentionKind.PERSON)


def _speaks_for_it(root: Token) -> bool:
    """Whether a noun is a body or people of the party named before it, not a name of its own or
    an organ of the press."""
    noun = root.lemma_.lower()
    if noun in PRESS or any(c.lower_ in PRESS for c in root.children):
        return False
    return root.pos_ == "NOUN" or noun in INSTITUTIONS or noun in lexicon().bodies


def _author(
    document: Document, words: Words, root: Token, cast: Cast, earlier: Sequence[Statement]
) -> Teller | None:
    """Whose document speaks: its possessor, who issued it, or who spoke in it before."""
    whose = next((c for c in root.children if c.dep_ == "poss"), None)
    if whose is None:
        whose = _issuer(root)
    if whose is not None:
        teller = _named(cast, clause_span(whose), document)
        return teller._replace(document=True)
    span = Span(words.start_char, words.end_char)
    if earlier and words[0].lower_ in {"the", "this", "it", "that"} and len(words) <= 3:
        last = _last_in(earlier, root.lemma_.lower())
        referent = Referent(
            name=last.speaker, role=last.role, party=last.party, candidates=last.candidates
        )
        return Teller(referent, MentionKind.PRONOUN, document=True)
    return _named(cast, span, document)._replace(document=True)


def _last_in(earlier: Sequence[Statement], noun: str) -> Statement:
    """The last statement made in such a document, else the last of all."""
    made = (s for s in reversed(earlier) if any(noun in p.words.lower() for p in s.source))
    return next(made, earlier[-1])


def _issuer(root: Token) -> Token | None:
    """The one in "a statement from X", "a report issued by X"."""
    for child in root.children:
        at = child
        if child.dep_ == "acl":
            at = next((c for c in child.children if c.dep_ in {"agent", "prep"}), child)
        if at.dep_ in {"prep", "agent"} and at.lower_ in _AUTHORS:
            found = next((c for c in at.children if c.dep_ == "pobj"), None)
            if found is not None:
                return found
    return None
