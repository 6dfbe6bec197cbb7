"""To whom somebody is bound, how, on what condition, and whether it has been kept."""

from collections.abc import Iterator, Sequence

from communique.language.cast import Cast, Mention, MentionKind
from communique.language.commitments.candidates import is_withdrawal
from communique.language.commitments.lexicon import commitment_words
from communique.language.document import Document
from communique.language.meetings.lexicon import phrase_of, verb_above
from communique.language.modality import telling_of
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.findings import CommitmentKind, CommitmentStatus, Modality


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
    if _is_of_words(verb) and telling_of(verb).modality is Modality.PAST:
        if verb.lemma_ == "withdraw":
            return CommitmentStatus.WITHDRAWN
        if verb.lemma_ == "meet":
            return CommitmentStatus.FULFILLED
    if is_withdrawal(head):
        told = telling_of(verb).modality
        return CommitmentStatus.FULFILLED if told is Modality.PAST else CommitmentStatus.OPEN
    if phrase_of(verb) in lexicon.words["fulfilled"] and (
        telling_of(verb).modality is Modality.PAST
    ):
        return CommitmentStatus.FULFILLED
    return CommitmentStatus.OPEN


def _is_of_words(verb: Token) -> bool:
    """Whether what is withdrawn or met is itself a promise: "withdrew its permission"."""
    objects = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))
    return any(commitment_words().has("words", c.lemma_.lower()) for c in objects)


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
