"""Words that tell a party's stance, found in the parse: verbs, nouns, adjectives and judgements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.modality import is_negated, is_supposed
from communique.language.positions.extent import evidence_span
from communique.language.positions.holder import ASKING, statement_around
from communique.language.positions.lexicon import NEGATED, is_later, keys_of, stances, words
from communique.language.positions.parties import (
    is_self,
    objects_of,
    parties_of,
    party_of,
    subjects_of,
)
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.model.findings import Stance, Statement

WILLS = frozenset({"will", "would", "can", "shall", "'ll", "'d", "wo", "ca", "cannot"})
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "acl", "relcl", "xcomp", "dobj", "pobj"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may carry a position, with the stance that they tell."""

    span: Span
    stance: Stance
    head: int
    """The index of the token that tells it."""
    kind: str
    """The construction and its word, by whose counted hits its confidence is set."""
    context: str = "answer"
    """Where it stands: in whose words, in what clause, with what subject."""
    is_sure: bool = False
    """Whether the words leave no doubt which stance it is, if it is one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A stance and the construction that tells it."""

    stance: Stance
    kind: str
    is_sure: bool = False


def candidates(
    document: Document, cast: Cast, statements: Sequence[Statement]
) -> Iterator[Candidate]:
    """Every stance that the report's prose tells, answers to questions last."""
    for sentence in document.prose():
        for token in sentence:
            told = telling_at(token, cast, statements)
            if told is not None and not _is_unreal(token) and not _stays_away(token, told):
                later = told.kind.startswith("later")
                context = "later" if later else _context(token, statements)
                span = evidence_span(token)
                yield Candidate(span, told.stance, token.i, told.kind, context, told.is_sure)
    yield from _answers(document, cast, statements)


def _stays_away(token: Token, told: Telling) -> bool:
    """ "Will not join the talks": a meeting refused, which is told with the meeting."""
    if told.stance not in {Stance.OPPOSES, Stance.WITHHOLDS}:
        return False
    deeds = (token, *(c for c in token.children if c.dep_ in {"xcomp", "ccomp"}))
    return any(_attends(deed) for deed in deeds)


def tells_nothing(verb: Token) -> bool:
    """Whether a clause holds no stance, however it sounds.

    It is only supposed, a demand not made, or a meeting refused, which is told with the meeting.
    """
    known = (stances("verbs").get(key) for key in keys_of(verb))
    stance = next((told for told in known if told is not None), None)
    if is_negated(verb):
        deeds = (verb, *(c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}))
        return (stance is not None and NEGATED[stance] is None) or any(map(_attends, deeds))
    return _is_unreal(verb)


def _attends(verb: Token) -> bool:
    part = "take_part" if any(c.lower_ == "part" for c in verb.children) else verb.lemma_
    near = [c for c in verb.subtree if c.i > verb.i and c.pos_ == "NOUN"]
    return part in words("attending") and any(c.lemma_.lower() in words("gatherings") for c in near)


def _context(token: Token, statements: Sequence[Statement]) -> str:
    """In a party's words or the reporter's, in what clause, in what form of the verb."""
    whose = "said" if _speaker(token, statements) is not None else "told"
    clause = token.dep_ if token.dep_ in CLAUSES else "other"
    if token.dep_ == "xcomp" and token.head.pos_ == "VERB":
        clause, token = f"{token.head.dep_} to", token.head
    passive = any(c.dep_ in {"auxpass", "agent"} for c in token.children)
    modal = any(c.tag_ == "MD" for c in token.children)
    form = "modal" if modal else "passive" if passive else token.tag_
    return f"{whose} {clause} {form}"


def _is_unreal(token: Token) -> bool:
    """ "If", "should it refuse": supposed; "asked whether": the press's word, no party's."""
    inverted = any(
        c.dep_ == "aux" and c.is_sent_start and c.lower_ in {"should", "were", "had"}
        for c in token.children
    )
    return inverted or is_supposed(token) or _is_reporters(token)


def _is_reporters(verb: Token) -> bool:
    """ "Asked whether ..., he said": the asking is the press's, no party's demand."""
    return verb.lemma_ == "ask" and verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl", "prep"}


def _answers(
    document: Document, cast: Cast, statements: Sequence[Statement]
) -> Iterator[Candidate]:
    """ "Asked if X supports it, Y said: We do": the stance asked about, as it was answered."""
    for statement in statements:
        answer = _answer(statement)
        if statement.question is None or answer is None:
            continue
        for token in document.words(statement.question.span) or ():
            told = telling_at(token, cast, ())
            if told is not None and not _is_reporters(token):
                stance = told.stance if answer else NEGATED[told.stance]
                span = Span(statement.question.start, statement.evidence[-1].end)
                if stance is not None and span.start < span.end:
                    yield Candidate(span, stance, token.i, f"answer:{'yes' if answer else 'no'}")
                break


def _answer(statement: Statement) -> bool | None:
    """Whether a short reply says yes or no, None where it says anything else."""
    said = re.findall(r"[a-z']+", statement.evidence[0].words.casefold())
    if not said or len(said) > 4:
        return None
    if {"no", "not"} & set(said) or said[-1].endswith("n't"):
        return False
    return True if words("yes") & set(said) else None


def telling_at(token: Token, cast: Cast, statements: Sequence[Statement]) -> Telling | None:
    """The stance that the clause or nominal of `token` tells, None for none."""
    if token.pos_ == "NOUN":
        return _noun(token, cast)
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "amod"}:
        return None
    speaker = _speaker(token, statements)
    if token.lemma_ in {"be", "remain", "become", "seem", "feel"}:
        told = _adjective(token, cast, speaker) or _judgement(token, speaker)
    else:
        told = _verb(token, cast, speaker)
    told = told or _asked(token, cast, speaker) or _willed(token, cast, speaker)
    return told and _turned(token, told)


def _speaker(token: Token, statements: Sequence[Statement]) -> str | None:
    statement = statement_around((token.idx, token.idx + len(token)), statements)
    return None if statement is None else statement.party


def _is_held(token: Token, cast: Cast, speaker: str | None) -> bool:
    """Whether a party is the subject: named, or the speaker's "we"."""
    subjects = subjects_of(token)
    if speaker is not None and any(is_self(o) for o in objects_of(token)):
        return False  # "they had asked us": no stance of the speaker's own
    if speaker is not None and any(is_self(s) for s in subjects):
        return True
    if any(c.dep_ == "nsubjpass" for c in token.children):
        return any(c.dep_ == "agent" for c in token.children) and bool(parties_of(subjects, cast))
    return bool(parties_of(subjects, cast))


def _verb(token: Token, cast: Cast, speaker: str | None) -> Telling | None:
    if _is_state(token) and parties_of(tuple(_subjects(token)), cast):
        return Telling(stances("holders")[token.lower_], f"holder:{token.lower_}")
    known = stances("verbs")
    for key in keys_of(token):
        hinges = known.get(key) is Stance.CONDITIONAL and speaker is not None
        if key in known and (hinges or _is_held(token, cast, speaker)):
            told = Telling(known[key], f"verb:{key}")
            return _aimed(token, _wished(token, told, cast, speaker))
    return None


def _wished(verb: Token, told: Telling, cast: Cast, speaker: str | None) -> Telling:
    """What is wished of another is asked for: "hoped that Chad would sign", "sought its aid"."""
    if told.stance is not Stance.SUPPORTS:
        return told
    clauses = [c for c in verb.children if c.dep_ == "ccomp"] if verb.lemma_ == "hope" else []
    wished = parties_of(tuple(s for c in clauses for s in subjects_of(c)), cast)
    own = {speaker, *parties_of(subjects_of(verb), cast)}
    helped = verb.lemma_ == "seek" and any(
        c.dep_ == "dobj" and c.lemma_ in words("helping") for c in verb.children
    )
    asked = helped or any(party not in own for party in wished)
    return Telling(Stance.DEMANDS, told.kind, is_sure=True) if asked else told


def _aimed(verb: Token, told: Telling) -> Telling | None:
    """ "Vowed to block" is against; "declined to comment" is nothing; who insists that something is
    so demands nothing; "reaffirmed its opposition" is the noun's stance."""
    if verb.lemma_ == "insist" and (clause := _stated(verb)) is not None:
        return Telling(Stance.OPPOSES if is_negated(clause) else Stance.SUPPORTS, told.kind)
    if verb.lemma_ in words("repeating"):
        nouns = [stances("nouns").get(c.lemma_) for c in verb.children if c.dep_ == "dobj"]
        told = next((Telling(s, told.kind) for s in nouns if s is not None), told)
    acts = {c.lemma_ for c in verb.children if c.dep_ == "xcomp"}
    if told.stance is Stance.OPPOSES and acts & words("mute"):
        return None
    if told.stance is Stance.SUPPORTS and acts & words("against"):
        return Telling(Stance.OPPOSES, "verb_against")
    return told


def _stated(verb: Token) -> Token | None:
    """What a verb says to be so, not that it should: "insists that the plant is safe"."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is None or any(c.lower_ in ASKING for c in clause.children):
        return None
    finite = (clause, *(c for c in clause.children if c.dep_ in {"aux", "auxpass"}))
    told = any(t.tag_ in {"VBZ", "VBD"} or t.lower_ in {"are", "'re", *WILLS} for t in finite)
    return clause if told else None


def _is_state(token: Token) -> bool:
    """ "is opposed", "is committed": a participle that says how its subject stands."""
    passive = any(c.dep_ == "auxpass" for c in token.children)
    return passive and not _has(token, "agent") and token.lower_ in stances("holders")


def _subjects(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ == "nsubjpass"]


def _noun(token: Token, cast: Cast) -> Telling | None:
    known = stances("nouns")
    key = next((k for k in keys_of(token) if k in known), None)
    if key is None:
        return None
    light = token.dep_ == "dobj" and token.head.lemma_ in words("light")
    if light and parties_of(subjects_of(token.head), cast):
        return Telling(known[key], f"noun:{key}")
    owners = [c for c in token.children if c.dep_ in {"poss", "amod", "compound"}]
    if any(party_of(o, cast) for o in owners):
        return Telling(known[key], f"noun:{key}")
    return None


def _adjective(token: Token, cast: Cast, speaker: str | None) -> Telling | None:
    known = stances("holders")
    for child in token.children:
        if child.dep_ in {"acomp", "attr", "prep"}:
            word = child.lower_ if child.dep_ == "prep" else child.lemma_.lower()
            if word in known and _is_held(token, cast, speaker):
                return Telling(known[word], f"holder:{word}")
    return None


def _judgement(token: Token, speaker: str | None) -> Telling | None:
    known = stances("judgements")
    if speaker is None:
        return None
    for child in token.children:
        if child.dep_ in {"acomp", "attr"}:
            for said in (child, *(c for c in child.children if c.dep_ == "amod")):
                if said.lemma_.lower() in known:
                    return Telling(known[said.lemma_.lower()], f"judgement:{said.lemma_.lower()}")
    return None


def _asked(token: Token, cast: Cast, speaker: str | None) -> Telling | None:
    """ "should", "must", "need to", "have to" in the words of a party's speaker."""
    if speaker is None:
        return None
    modal = next((c.lower_ for c in token.children if c.dep_ == "aux" and c.lower_ in ASKING), "")
    if not modal and token.lemma_ in {"need", "have"} and _has(token, "xcomp"):
        modal = f"{token.lemma_}_to"
    if not modal:
        return None
    subjects = subjects_of(token)
    if any(is_self(s) for s in subjects):
        return Telling(Stance.SUPPORTS, f"asked_self:{modal}")
    named = parties_of(subjects, cast)
    kind = "other" if [p for p in named if p != speaker] else "own" if named else "none"
    return Telling(Stance.DEMANDS, f"asked_{kind}:{modal}")


def _willed(token: Token, cast: Cast, speaker: str | None) -> Telling | None:
    """ "we will", "we cannot", "it would not": what a party says that it does or does not do."""
    modal = next((c.lower_ for c in token.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal not in WILLS or not _is_held(token, cast, speaker):
        return None
    own = any(is_self(s) for s in subjects_of(token))
    kind = "self" if own else "spoken" if speaker else "told"
    modal = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(modal, modal)
    stance = Stance.OPPOSES if token.lemma_ in words("against") else Stance.SUPPORTS
    return Telling(stance, f"will_{kind}:{modal}")


def _has(token: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in token.children)


def _turned(token: Token, told: Telling) -> Telling | None:
    """What negation, delay and a condition make of a stance."""
    stance: Stance | None = told.stance
    kind = told.kind
    if is_negated(token):
        stance, kind = NEGATED[told.stance], f"not_{kind}"
        if stance is Stance.OPPOSES and is_later(token):
            stance, kind = Stance.WITHHOLDS, f"later:{told.kind.split(':')[0]}"
    elif _is_conditional(token) and told.stance in {Stance.SUPPORTS, Stance.OPPOSES}:
        stance, kind = Stance.CONDITIONAL, f"if:{told.kind.split(':')[0]}"
    return None if stance is None else Telling(stance, kind, told.is_sure)


def _is_conditional(token: Token) -> bool:
    for child in token.subtree:
        if child.dep_ == "mark" and child.lower_ in {"if", "unless"} and child.head.head == token:
            return True
    return False
