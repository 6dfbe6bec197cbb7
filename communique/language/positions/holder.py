"""Who holds a position and toward whom, for any words that carry one."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.positions.lexicon import stances, takes_a_stand
from communique.language.positions.lexicon import words as listed
from communique.language.positions.parties import (
    SUBJECTS,
    governor,
    is_self,
    objects_of,
    parties_of,
    party_of,
    subjects_of,
)
from communique.language.tree import Token, Words
from communique.model.findings import Statement

VERBS = frozenset({"VERB", "AUX"})
OWNERS = frozenset({"poss", "amod", "compound"})
"""Modifiers that name whose a thing is: "Moscow's", "Danish", "EU"."""

ASKING = frozenset({"should", "must", "ought"})
"""Auxiliaries with which a speaker asks for something."""


def statement_around(span: tuple[int, int], statements: Sequence[Statement]) -> Statement | None:
    """The statement of whose content most of `span` is part, the shortest of several."""
    first, last = span
    best: tuple[int, int, Statement] | None = None
    for statement in statements:
        for start, end, _ in statement.evidence:
            if start > last or end < first:
                continue  # most are far away
            shared = min(last, end) - max(first, start)
            if shared * 5 >= 4 * (last - first):
                key = (end - start, statement.start)
                if best is None or key < best[:2]:
                    best = (*key, statement)
    return None if best is None else best[2]


class Holding(NamedTuple):
    """Whose position some words tell, and by what it is known."""

    parties: tuple[str, ...]
    """In the words' order; none where untold."""
    way: str
    """Who speaks, and whether the words themselves name the holder: how far it is to be trusted."""
    guessed: bool = False
    """Whether no words name the holder, who was looked for around them."""


def holders_of(
    document: Document, span: tuple[int, int], cast: Cast, statements: Sequence[Statement]
) -> tuple[str, ...]:
    """The parties that hold what the words at `span` say, in the words' order; () where untold."""
    return holding_of(document, span, cast, statements).parties


def holding_of(
    document: Document, span: tuple[int, int], cast: Cast, statements: Sequence[Statement]
) -> Holding:
    """Who holds what the words at `span` say, and by what that is known."""
    words = document.words(span)
    if words is None:
        return Holding((), "no words")
    statement = statement_around(span, statements)
    told = _told(words, cast) or _together(document, words, cast)
    if statement is not None and statement.party is not None:
        if statement.party in told and not _says_itself(words, span):
            return Holding(told, "speakers")
        held = _inside(words, told, statement.party)
        return Holding(held, f"{'told' if told else 'untold'} in a party's words")
    if (speaker := _speaker_above(words.root, cast)) is not None:
        return Holding(_inside(words, told, speaker), "under a verb of saying")
    whose = "the reporter's" if statement is None else "nobody's"
    if told:
        return Holding(told, f"told in {whose} words")
    sort = _subject(words)
    if around := _around(words, cast):
        return Holding(around, f"{sort} below in {whose} words", guessed=True)
    if sort == "PROPN":
        return Holding((), "a name that is no party's")
    beside = _beside(document, span, cast, statements)
    return Holding(beside, f"{sort} beside in {whose} words", guessed=True)


def _subject(words: Words) -> str:
    """What sort of word stands where the holder ought to: a name that is no party's, "he", none."""
    root = _core(words)
    subjects = subjects_of(root) if root.pos_ in VERBS else (root,)
    return subjects[0].pos_ if subjects else "none"


def _core(words: Words) -> Token:
    """The word that leads, and after a preposition what it governs: "despite lobbying by X"."""
    root = words.root
    if root.pos_ in {"ADP", "SCONJ"}:
        return next((c for c in root.children if c.dep_ in {"pobj", "pcomp"}), root)
    return root


def _inside(words: Words, told: tuple[str, ...], speaker: str) -> tuple[str, ...]:
    """In a speaker's words: its party, unless they give another a stance of its own."""
    if speaker in told or _is_self_told(words):
        return (speaker,)
    root = words.root
    stands = takes_a_stand(root) or root.lemma_ in listed("felt")
    if told and stands and not _is_asked(root):
        return told
    if told and root.lemma_ in _nouns() and any(c.dep_ in OWNERS for c in root.children):
        return told
    return (speaker,)


def _is_asked(verb: Token) -> bool:
    """ "Iran must accept": who says so asks for it."""
    return any(c.lower_ in ASKING for c in verb.children if c.dep_ == "aux")


def _speaker_above(root: Token, cast: Cast) -> str | None:
    """The party that says it by the parse, where no statement was made of it."""
    root = root.first_conjunct
    if root.dep_ != "ccomp" or root.head.lemma_ not in listed("saying"):
        return None
    return next(iter(parties_of(subjects_of(root.head), cast)), None)


def _says_itself(words: Words, span: tuple[int, int]) -> bool:
    """Whether the subject stands in the words; where it is their source, all who speak hold it."""
    subjects = subjects_of(words.root)
    return any(span[0] <= s.idx < span[1] for s in subjects)


def _is_self_told(words: Words) -> bool:
    return any(is_self(t) for t in subjects_of(words.root))


def _told(words: Words, cast: Cast) -> tuple[str, ...]:
    """The parties of the subject; of the possessor where the head is a noun, of who is moved."""
    root = _core(words)
    if root.lemma_ in listed("felt") and (moved := parties_of(objects_of(root), cast)):
        return moved
    if root.pos_ in VERBS:
        subjects = () if _is_suffered(root) else subjects_of(root)
        owned = (owner for subject in subjects if (owner := _owner(subject, cast)))
        return next(owned, None) or parties_of(subjects, cast)
    if held := _owner(root, cast):
        return held
    clauses = [c for c in root.children if c.dep_ == "relcl"]
    for clause in clauses:
        if root not in (doers := subjects_of(clause)) and (held := parties_of(doers, cast)):
            return held
    own = party_of(root, cast)
    return (own,) if own is not None else ()


def _is_suffered(verb: Token) -> bool:
    """ "The premier was praised": nobody is told who does it."""
    parts = {c.dep_ for c in verb.children}
    judged = "nsubjpass" in parts and "agent" not in parts and takes_a_stand(verb)
    return judged and verb.lower_ not in stances("holders")


def _owner(noun: Token, cast: Cast) -> tuple[str, ...]:
    """Whose stance a noun of stance names: "Moscow's opposition to it", "Danish support for"."""
    if noun.lemma_ not in _nouns():
        return ()
    return parties_of(tuple(c for c in noun.children if c.dep_ in OWNERS), cast)[:1]


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Nouns of stance without their prepositions: "Moscow's opposition" is no faction's."""
    return frozenset(key.split("_")[0] for key in stances("nouns")) | listed("courses")


def _together(document: Document, words: Words, cast: Cast) -> tuple[str, ...]:
    """ "Both leaders", "the two sides", "the four powers": the parties last named before."""
    for subject in _subjects_meant(words.root):
        said = {subject.lemma_.lower(), *(c.lower_ for c in subject.children)}
        counted = next((n for n, number in enumerate(_NUMBERS, 2) if number in said), None)
        several = counted or "both" in said or ("the" in said and subject.tag_ == "NNS")
        if several and said & listed("pairs"):
            count = counted or 2
            listing = _listed_before(document, subject, cast, count) if count > 2 else ()
            states = subject.lemma_.lower() in listed("countries")
            return listing or _last_before(subject, cast, count, states=states)
    return ()


def _subjects_meant(root: Token) -> tuple[Token, ...]:
    """The subjects; those of the verb of saying where they speak of themselves: "the four countries
    said they did not"."""
    own = subjects_of(root)
    if root.dep_ == "ccomp" and any(subject.lower_ == "they" for subject in own):
        return subjects_of(root.head) or own
    return own


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight")


def _listed_before(document: Document, subject: Token, cast: Cast, count: int) -> tuple[str, ...]:
    """As many parties as are counted, as they were last listed: "Chad, Mali and Niger"."""
    lists: dict[int, dict[str, None]] = {}
    for mention in cast.mentions:
        if mention.span.end <= subject.idx and mention.referent.party is not None:
            first = document.parse[mention.head].first_conjunct
            lists.setdefault(first.i, {})[mention.referent.party] = None
    counted = [tuple(named) for named in lists.values() if len(named) == count]
    return counted[-1] if counted else ()


def _last_before(subject: Token, cast: Cast, count: int, *, states: bool) -> tuple[str, ...]:
    """The parties, or states, that the last names before the words are oftenest of."""
    before = [m.referent.party for m in cast.mentions if m.span.end <= subject.idx]
    named = [p for p in before if p is not None and (not states or _is_state(p))][-_LATELY:]
    often = [p for p, _ in Counter(reversed(named)).most_common(count)]
    return tuple(sorted(often, key=named.index))


_LATELY = 12
"""Names: sides that are spoken of together have just been named, and more than once."""


def _is_state(party: str) -> bool:
    return len(party) == 3 and party.isupper() and party.isalpha()


def _around(words: Words, cast: Cast) -> tuple[str, ...]:
    """The subject of the nearest verb above that has a party for one."""
    token = words.root
    while (above := governor(token)) != token:
        if found := parties_of(subjects_of(above), cast):
            return found
        token = above
    return ()


def _beside(
    document: Document, span: tuple[int, int], cast: Cast, statements: Sequence[Statement]
) -> tuple[str, ...]:
    """Whose words stand nearest in the paragraph, else the party last named as a subject."""
    paragraph = _paragraph(document.text, span)
    near = [
        (min(abs(p.start - span[1]), abs(span[0] - p.end)), s.start, s.party)
        for s in statements
        for p in s.evidence
        if s.party is not None and paragraph[0] <= p.start < paragraph[1]
    ]
    if near:
        return (min(near)[2],)
    before = [m for m in cast.mentions if m.span.end <= span[0] and m.referent.party is not None]
    subjects = [m for m in before if document.parse[m.head].dep_ in SUBJECTS]
    last = (subjects or before)[-1:]
    return tuple(m.referent.party for m in last if m.referent.party is not None)


def _paragraph(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the paragraph around a span begins and ends."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, len(text) if end < 0 else end
