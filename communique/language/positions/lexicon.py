"""Which words say where a party stands: `lexicon.toml`, read once."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from communique.language.tree import Token
from communique.model.findings import Stance

LATER = frozenset({"now", "moment", "stage", "present", "currently", "yet", "being"})
"""Words that leave a decision open for later: "not yet", "for now", "at this stage"."""

NEGATED: Mapping[Stance, Stance | None] = MappingProxyType(
    {
        Stance.SUPPORTS: Stance.OPPOSES,
        Stance.OPPOSES: Stance.SUPPORTS,
        Stance.DEMANDS: None,
        Stance.CONDITIONAL: None,
        Stance.WITHHOLDS: None,
        Stance.UNDECIDED: None,
    }
)
"""What "not" makes of a stance; who doesn't ask has no position."""


def is_later(verb: Token) -> bool:
    """Whether the clause says that it is so only for the time being."""
    return any(
        t.lower_ in LATER
        and (t.lower_ == "yet" or t.nbor(-1).lower_ in {"for", "the", "this", "at"})
        for t in verb.subtree
        if t.i > verb.i or t.lower_ == "yet"
    )


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def stances(section: str) -> Mapping[str, Stance]:
    """Words of one section ("verbs", "nouns", ...) with the stance that each says."""
    found: dict[str, Stance] = {}
    for stance, words in _sections()[section].items():
        for word in words.split():
            found.setdefault(word, Stance(stance))
    return MappingProxyType(found)


@cache
def words(name: str) -> frozenset[str]:
    """One of the lexicon's plain lists, by its name."""
    return frozenset(_sections()["sets"][name].split())


def keys_of(token: Token) -> Iterator[str]:
    """The word with its particle, preposition or kind of complement, then alone."""
    for child in token.children:
        if child.dep_ in {"prep", "prt", "dative"} or child.pos_ == "ADP":
            yield f"{token.lemma_}_{child.lower_}"
        elif child.dep_ in {"ccomp", "xcomp", "acl", "relcl"}:
            yield f"{token.lemma_}_{_complement(child)}"
    yield token.lemma_


def _complement(clause: Token) -> str:
    """Whether a clause is asked ("whether"), told ("that"), wished of another ("for") or "to"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    if "whether" in marks:
        return "whether"
    if clause.dep_ != "ccomp":
        return "to"
    doer = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return "that" if "that" in marks else "for" if doer else "to"


def takes_a_stand(verb: Token) -> bool:
    """Whether the word is one of stance, alone or with what follows: "calling on", "try to"."""
    return any(key in stances("verbs") for key in keys_of(verb))
