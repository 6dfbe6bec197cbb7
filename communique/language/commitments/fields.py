"""Who is bound to whom, to do what, by when, and whether it has been kept."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.language.cast import Cast, Mention, MentionKind
from communique.language.commitments.lexicon import commitment_words
from communique.language.document import Document
from communique.language.meetings.lexicon import phrase_of, verb_above
from communique.language.timing import ends, reach
from communique.language.modality import telling_of
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import CommitmentKind, CommitmentStatus, Modality

_LONGEST_ACTION = 14
"""Words: an action is a short verb phrase."""


def addressees(span: Span, head: Token, cast: Cast, by: tuple[str, ...]) -> tuple[str, ...]:
    """To whom: whom it is said to, with whom it is made, for whom it is done."""
    found: list[str] = []
    for mention in _within(cast, span):
        party = mention.referent.party
        if party is None or party in by or mention.kind is MentionKind.PLACE:
            continue
        token = head.doc[mention.head]
        while token.dep_ in ("conj", "appos", "compound", "amod", "poss") and token.head != token:
            token = token.head
        to = token.dep_ in ("dative", "dobj") and token.head == head
        with_ = token.dep_ == "pobj" and token.head.lower_ in ("with", "to", "for", "between")
        if to or with_:
            found.append(party)
    return tuple(dict.fromkeys(found))


def _within(cast: Cast, span: Span) -> Iterator[Mention]:
    end = -1
    for mention in cast.within(span):
        if mention.span.end > end:
            yield mention
            end = mention.span.end


def due_of(
    document: Document,
    spans: Sequence[Span],
    status: CommitmentStatus,
    times: Sequence[TimeExpression],
) -> When | None:
    """By when: a date after "by" or "until", else one to come in the words that bind."""
    published = document.report.published
    for span in spans:
        for time in times:
            if time.when is None or time.kind is not TimeKind.DATE or not span.holds(time.span):
                continue
            ahead = time.when.last is not None and time.when.last >= published
            later = time.when.first is None or time.when.first > published
            if _is_deadline(document, time) or (ahead and later):
                return ends(reach(document, time))[1] or ends(time.when)[0]
    return None


def _is_deadline(document: Document, time: TimeExpression) -> bool:
    """ "by May", "until Friday", "the May deadline"."""
    words = document.words(time.span)
    if words is None:
        return False
    before = document.parse[words.start - 1].lower_ if words.start else ""
    after = document.parse[words.end].lower_ if words.end < len(document.parse) else ""
    inside = words[0].lower_
    return before in ("by", "until", "till") or inside in ("by", "until") or after == "deadline"


def kind_of(document: Document, spans: Sequence[Span], default: CommitmentKind) -> CommitmentKind:
    """A promise, an agreement or an order, by the words that bind."""
    lexicon = commitment_words()
    for span in spans:
        words = document.words(span)
        lemmas = [t.lemma_.lower() for t in words] if words is not None else []
        for lemma in lemmas:
            if lexicon.has("agreeing", lemma):
                return CommitmentKind.AGREEMENT
            if lexicon.has("ordering", lemma):
                return CommitmentKind.ORDER
    return default


def status_of_commitment(head: Token) -> CommitmentStatus:
    """What the clause tells of its keeping."""
    lexicon = commitment_words()
    verb = verb_above(head)
    words = {phrase_of(verb)} | {phrase_of(a) for a in verb.ancestors if a.pos_ == "VERB"}
    words |= {c.lemma_.lower() for c in head.children if c.dep_ == "amod"}
    if words & lexicon.words["broken"]:
        return CommitmentStatus.BROKEN
    if words & lexicon.words["withdrawn"] and head.pos_ != "VERB":
        return CommitmentStatus.WITHDRAWN
    if words & lexicon.words["disputed"]:
        return CommitmentStatus.DISPUTED
    if words & {"withdraw"}:
        told = telling_of(verb).modality
        return CommitmentStatus.FULFILLED if told is Modality.PAST else CommitmentStatus.OPEN
    if phrase_of(verb) in lexicon.words["fulfilled"] and (
        telling_of(verb).modality is Modality.PAST
    ):
        return CommitmentStatus.FULFILLED
    return CommitmentStatus.OPEN


def condition_of(document: Document, span: Span) -> str | None:
    """ "if sanctions are lifted": what must happen first."""
    words = document.words(span)
    if words is None:
        return None
    for token in words.sent:
        if token.dep_ == "mark" and commitment_words().has("conditions", token.lower_):
            clause = token.head
            part = document.parse[token.i : clause.right_edge.i + 1]
            return part.text.rstrip(' .,;"\u201d') if part.text else None
    return None


def action_of(head: Token) -> str:
    """What is to be done, as a short verb phrase made from the words."""
    verb = head if head.lemma_ == "withdraw" else _deed(head)
    if verb is None:
        obj = next((c for c in head.children if c.dep_ in ("dobj", "nsubjpass")), None)
        if head.pos_ == "VERB" and obj is not None:
            return _short(
                obj.left_edge, obj.right_edge, before="keep to" if obj.pos_ == "NOUN" else ""
            )
        return _short(head.left_edge, head.right_edge, before="keep to")
    return _short(verb, verb.right_edge, before="", lemma=True)


def _deed(head: Token) -> Token | None:
    for child in head.children:
        if child.dep_ in ("xcomp", "acl", "ccomp") and child.pos_ == "VERB":
            return child
    return None


def _short(first: Token, last: Token, *, before: str, lemma: bool = False) -> str:
    end = min(last.i, first.i + _LONGEST_ACTION)
    words = first.doc[first.i : end + 1].text
    if lemma:
        words = first.lemma_ + words[len(first.text) :]
    return f"{before} {words}".strip().rstrip(' .,;"\u201d')
