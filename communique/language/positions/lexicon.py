"""Which words say where a party stands: `lexicon.toml`, read once."""

import tomllib
from collections.abc import Mapping
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
