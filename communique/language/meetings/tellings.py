"""How a word tells of a meeting, as signs to be weighed: grammar, tense, time, who stands by."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast, MentionKind, outermost
from communique.language.document import Document
from communique.language.meetings.candidates import Candidate, trigger_of
from communique.language.meetings.lexicon import meeting_words, phrase_of, verb_above
from communique.language.meetings.people import is_stayed_away_from
from communique.language.meetings.when import seen
from communique.language.tree import Token
from communique.language.weighing import chance, read_weights
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import MeetingStatus, Statement


@lru_cache(maxsize=1)
def telling_weights() -> dict[str, float]:
    """What each sign of a meeting weighs, as fitted."""
    return dict(read_weights(Path(__file__).with_name("tellings.toml")))


def likelihood(signs: Sequence[str]) -> float:
    """How likely it is that a word with these signs tells of a meeting."""
    return chance(signs, telling_weights())


def signs_of_telling(
    document: Document,
    candidate: Candidate,
    status: MeetingStatus | None,
    when: When | None,
    cast: Cast,
    statements: Sequence[Statement],
) -> tuple[str, ...]:
    """All that may speak for or against a meeting, and for what has become of it."""
    head = candidate.head
    signs = [
        *_grammar(head),
        *_tense(candidate, status),
        *_time(document, when),
        *_company(document, candidate, cast),
        *_surroundings(document, candidate, statements),
        f"kind:{candidate.kind}",
    ]
    word = f"word:{head.lemma_.lower()}"
    crossed = [f"{candidate.kind}:{sign}" for sign in signs if sign.startswith(_CROSSED)]
    by_word = [
        f"{word}:{sign}" for sign in signs if sign.startswith(("told:", "place:", "parties"))
    ]
    return tuple(dict.fromkeys([word, *signs, *crossed, *by_word]))


_CROSSED = ("told:", "place:", "status:", "when:", "parties:", "definite", "stage:")


def _grammar(head: Token) -> Iterator[str]:
    """Where the word stands in its clause, and what governs it."""
    place = head.dep_ if head.dep_ != "pobj" else f"under {head.head.lower_}"
    yield f"place:{'verb' if head.pos_ == 'VERB' else place}"
    yield f"tag:{head.tag_}"
    verb = verb_above(head)
    if verb.i != head.i:
        yield f"verb:{phrase_of(verb)}"
        yield f"verb:{phrase_of(verb)}:{head.dep_}"
    yield f"clause:{verb.dep_}"
    yield f"verb tag:{verb.tag_}"
    if head.dep_ == "pobj" and head.head.head.pos_ in ("NOUN", "PROPN"):
        yield f"of:{head.head.head.lemma_.lower()}"
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"):
        yield f"above:{verb.head.lemma_.lower()}"
    for child in head.children:
        if child.dep_ in ("amod", "compound", "det", "nummod") and not child.ent_type_:
            yield f"by:{child.lower_}"
        if child.dep_ == "prep":
            yield f"with:{child.lower_}"
        if child.dep_ in ("relcl", "acl", "poss", "neg"):
            yield f"has:{child.dep_}"


def _tense(candidate: Candidate, status: MeetingStatus | None) -> Iterator[str]:
    telling, head = candidate.telling, candidate.head
    yield f"told:{telling.modality}"
    if telling.stage is not None:
        yield f"stage:{telling.stage}"
    yield f"status:{status}"
    verb = verb_above(head)
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            yield f"aux:{child.lower_}"
    if candidate.definite:
        yield "definite"
    if candidate.pointing:
        yield "pointing"
    if is_stayed_away_from(head):
        yield "refusal"


def _time(document: Document, when: When | None) -> Iterator[str]:
    """Where its time lies, seen from the day of the report."""
    yield f"when:{seen(document.report.published, when)}"


def _company(document: Document, candidate: Candidate, cast: Cast) -> Iterator[str]:
    """How many parties stand in its words, and how."""
    mentions = [m for m in outermost(cast.within(candidate.span)) if m.referent.party is not None]
    people = [m for m in mentions if m.kind is not MentionKind.PLACE]
    parties = {m.referent.party for m in people}
    yield f"parties:{min(len(parties), 3)}"
    yield f"places:{min(len(mentions) - len(people), 2)}"
    for mention in people:
        if mention.kind is MentionKind.PERSON:
            yield "person"
    sentence = candidate.head.sent
    near = {
        m.referent.party
        for m in outermost(cast.within(Span(sentence.start_char, sentence.end_char)))
        if m.referent.party is not None
    }
    yield f"near:{min(len(near), 3)}"
    others = [t for t in sentence if t.i != candidate.head.i and trigger_of(t, cast) is not None]
    yield f"others:{min(len(others), 3)}"
    for other in others:
        if other.is_ancestor(candidate.head):
            yield "below another"
        elif candidate.head.is_ancestor(other):
            yield "above another"


def _surroundings(
    document: Document, candidate: Candidate, statements: Sequence[Statement]
) -> Iterator[str]:
    """Whose words these are, and where in the report."""
    span = candidate.span
    part = document.part(span.start)
    yield f"part:{part.kind}"
    place = 4 * span.start // max(1, len(document.text))
    yield f"quarter:{place}"
    for statement in statements:
        if any(p.span.holds(span) for p in statement.evidence):
            yield "said"
            break
    before = document.text[: span.start]
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        yield "quoted"
    words = meeting_words()
    verb = verb_above(candidate.head)
    for group in ("joining", "declining", "hosting", "inviting", "happening", "reporting"):
        if words.has(group, phrase_of(verb)) or words.has(group, verb.lemma_.lower()):
            yield f"verb is {group}"
