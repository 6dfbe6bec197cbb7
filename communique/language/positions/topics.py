"""What a position is about, as a phrase of the report's words that reads in a list."""

from collections.abc import Collection, Iterator

from communique.language.edges import hangs
from communique.language.positions.holder import ASKING
from communique.language.positions.lexicon import LATER, stances, takes_a_stand
from communique.language.positions.lexicon import words as listed
from communique.language.positions.parties import SUBJECTS
from communique.language.tree import Token, Words

LONGEST = 24
"""Longer topics are cut at the last break before: a topic is to be read in a list."""

SUBJECT_WORDS = 4
"""A subject up to so many words is only a name; a longer one is part of the topic."""

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "NUM", "PROPN"})
"""A topic without any of these says nothing: "which", "it"."""

_BREAKS = frozenset({",", ";", ":", "--", "–", "—", "("})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_ASKED = frozenset({"dobj", "dative", "prep", "nsubj", "mark", "agent"})
_CHARGES = frozenset({"of", "for"})
_PREDICATES = frozenset({"acomp", "attr"})


def topic_of(words: Words) -> str:
    """A phrase of the report's words for what the position is about: all but who holds it."""
    asked = _asked_about(words)
    tokens = list(words) if asked is None else list(asked.subtree)
    root = words.root if asked is None else asked
    frame = {*_frame(root), *_for_now(tokens), *_when(root)}
    judged = _judged(root)
    said = [t for t in tokens if t.i not in frame] if judged is None else list(judged.subtree)
    if any(t.pos_ in _TELLING for t in said):
        return _phrase(said) or words.text
    if words.root.dep_ == "relcl":
        head = words.root.head
        return words.doc[head.left_edge.i : head.i + 1].text
    return words.text


def _asked_about(words: Words) -> Token | None:
    """ "Asked if X supports it, Y said: We do": the clause that was asked."""
    for token in words:
        if token.lower_ == "asked" and token.tag_ == "VBN" and token.head != token:
            return next((c for c in token.children if c.dep_ in {"ccomp", "advcl"}), None)
    return None


def _judged(root: Token) -> Token | None:
    """The thing that "is unacceptable", where the words name it."""
    if root.lemma_ != "be" or not any(
        word in stances("judgements")
        for c in root.children
        if c.dep_ in _PREDICATES
        for word in (c.lemma_.lower(), *(g.lemma_.lower() for g in c.children))
    ):
        return None
    things = (c for c in root.children if c.dep_ in SUBJECTS and c.pos_ != "PRON")
    return next((c for c in things if c.lower_ not in {"that", "this", "what"}), None)


def _frame(root: Token) -> set[int]:
    """The words that only say who stands how: a short subject, auxiliaries, the word of stance."""
    asked = {c.i for c in root.children if c.dep_ == "aux" and c.lower_ in ASKING}
    if asked:  # "the decision should be made by them" is about that it be made
        return asked | {c.i for c in root.children if c.dep_ in SUBJECTS and c.pos_ == "PRON"}
    helping = {c.i for c in root.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}}
    dropped: set[int] = set()
    stating = takes_a_stand(root) or root.lemma_ in listed("frame")
    for child in root.children:
        subject = list(child.subtree) if child.dep_ in SUBJECTS else []
        short = len(subject) <= SUBJECT_WORDS or child.pos_ == "PROPN"
        if stating and _is_judged_passive(root, child):
            dropped.update(t.i for c in root.children if c.dep_ == "agent" for t in c.subtree)
            continue
        named = stating and root.lemma_ != "be" and short
        if named or child.pos_ == "PRON" or _is_willing(root, child):
            dropped.update(t.i for t in subject)
        if child.dep_ in {"parataxis", "ccomp"} and child.lemma_ in listed("saying"):
            dropped.update(t.i for t in child.subtree if t.i < root.i)  # "he wrote,"
        if _is_willing(root, child):
            dropped |= {child.i, root.i, *(g.i for g in child.children if g.dep_ == "advmod")}
    if stating:
        dropped |= {root.i, *_asked_of(root), *_blamed(root)}
    if root.i not in dropped:
        return dropped
    return dropped | helping | {c.i for c in root.children if _is_manner(c)}


def _is_manner(word: Token) -> bool:
    """How somebody stands: "highly", where "praised" is no part of the topic."""
    return word.tag_ == "RB" and word.lower_.endswith("ly") and word.lower_ not in _LIMITS


def _is_judged_passive(root: Token, child: Token) -> bool:
    """ "The demand was rejected" is about the demand, but "Chad was urged to go" about going."""
    return child.dep_ == "nsubjpass" and child.pos_ != "PRON" and _deed_asked(root) is None


def _is_willing(root: Token, child: Token) -> bool:
    """ "is open to", "are ready to": who stands so has said it all but what for."""
    stands = child.dep_ in _PREDICATES and child.lemma_.lower() in stances("holders")
    return stands and root.lemma_ == "be" and any(g.i > child.i for g in child.children)


def _asked_of(root: Token) -> Iterator[int]:
    """The one who is asked, before what is asked: "urged Iran to stop" is about stopping."""
    deed = _deed_asked(root)
    if deed is None:
        return
    for child in (*root.children, *deed.children):
        if child.dep_ in _ASKED and root.i < child.i < deed.i:
            asked = list(child.subtree)
            if len(asked) <= SUBJECT_WORDS + 1:
                yield from (t.i for t in asked)


def _deed_asked(root: Token) -> Token | None:
    return next((c for c in root.children if c.dep_ in {"xcomp", "ccomp"} and _is_to(c)), None)


def _blamed(root: Token) -> Iterator[int]:
    """Whom something is laid to: "accused Iran of stopping it" is about stopping it."""
    if root.lemma_ not in listed("blaming") or _deed_asked(root) is not None:
        return
    charge = (c for c in root.children if c.dep_ == "prep" and c.lower_ in _CHARGES)
    if (leads := next(charge, None)) is not None:
        yield leads.i
        blamed = [t.i for c in root.children if c.dep_ == "dobj" for t in c.subtree]
        yield from (blamed if len(blamed) <= SUBJECT_WORDS + 1 else ())


def _is_to(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _for_now(tokens: list[Token]) -> Iterator[int]:
    """ "For now", "at this stage": when, and not what about."""
    for token in tokens:
        if token.lower_ in LATER and token.lower_ not in {"yet", "being"}:
            before = token.nbor(-1) if token.i else token
            if before.lower_ in {"for", "at"}:
                yield from (before.i, token.i)
            elif before.lower_ in {"the", "this"} and before.nbor(-1).lower_ in {"for", "at"}:
                yield from (before.i - 1, before.i, token.i)


def _when(root: Token) -> Iterator[int]:
    """ "Welcomed Saturday the adoption": a date that stands bare beside the word of stance."""
    for child in root.children:
        if child.dep_ == "npadvmod" and child.is_dated:
            yield from (t.i for t in child.subtree)


def _phrase(tokens: list[Token]) -> str:
    """The tokens as words, without leading particles, cut to a length that reads in a list."""
    tokens = [t for t in tokens if t.text not in _QUOTES and not t.is_space]
    said = {t.i for t in tokens}
    while tokens and (tokens[0].is_punct or _leads(tokens[0], said)):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in listed("leading")):
        tokens = tokens[:-1]
    cut = len(tokens)
    if cut > LONGEST:
        breaks = [i for i in range(6, LONGEST) if tokens[i].text in _BREAKS]
        cut = breaks[-1] if breaks else LONGEST
        while cut > 1 and hangs(tokens[cut - 1]):
            cut -= 1
    return _joined(tokens[:cut]).strip(" ,;:-–—")


def _leads(token: Token, said: Collection[int]) -> bool:
    """A particle, or how somebody stands."""
    return (_is_manner(token) and token.head.i not in said) or token.lower_ in listed("leading")


_LIMITS = frozenset({"only", "hardly", "barely", "scarcely", "rarely"})
"""Adverbs without which a topic would say something else."""


def _joined(tokens: list[Token]) -> str:
    """The tokens as they stand in the text, one blank where some are left out."""
    said = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        apart = before is not None and (before.whitespace_ or before.i + 1 < token.i)
        said += (" " if apart else "") + token.text
    return " ".join(said.split())
