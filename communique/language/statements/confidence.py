"""How often a statement of its sort is right in words, speaker and party, counted over reports.

`counts.toml` is what `training/count_statements.py` prints from the training sets: for each way of
naming a speaker and each form of the words, [right, found]. A rare sort leans on the rate of its
way of naming (additive smoothing; Manning and Schütze 1999, section 6.2).
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from communique.language.reporting import Frame
from communique.language.statements.sayings import Saying
from communique.language.statements.speakers import Teller
from communique.model.annotation import AttributionKind
from communique.world.parties import is_state, lexicon

_WEIGHT = 5.0
"""How many findings the rate of a way of naming counts for."""

LEAST = 0.2
"""Statements below it are read, since others hang on them, but not told: at most one in five is
right. On dev whole F1 is 0.710 so, and 0.696 with all told; on train-* it rises likewise."""

_PLAIN = frozenset({"say", "tell", "add"})
"""Cues that never tell of a deed or a thought."""

_Row = tuple[int, int]


class Signs(NamedTuple):
    """What tells how sure a statement is."""

    who: str
    """How the speaker is named, and whether the report says in which office and for whom."""
    what: str
    """The form of the words: "quotation", "clause", "other"; "said" behind it for plain cues."""


def signs_of(saying: Saying, teller: Teller) -> Signs:
    """The signs of a saying and its teller."""
    what = "clause" if saying.frame is Frame.CLAUSE else "other"
    if saying.attribution.kind is AttributionKind.DIRECT:
        what = "quotation"
    what += ", said" if saying.lemma in _PLAIN else ""
    return Signs(_who(teller), what)


def _who(teller: Teller) -> str:
    referent = teller.referent
    if referent.candidates:
        return "undecided"
    kind = "unknown" if teller.kind is None else teller.kind.value
    if teller.document:
        kind = "document"
    office = "named" if referent.person else "unnamed"
    if referent.role:
        told = referent.party in _named_in(referent.role)
        office = "in an office of it" if told else "in office"
    spoken = "state" if is_state(referent.party) else "party" if referent.party else "nobody"
    return f"{kind}, {office}, {spoken}"


def _named_in(role: str) -> frozenset[str]:
    """The parties that an office's own words name: "Russian foreign minister"."""
    seen = lexicon().find(role.replace("'", " '").split(), None)
    return frozenset(p for each in seen for p in each.parties)


def confidence_of(signs: Signs) -> float:
    """The share of statements with such signs that were right, from 0 to 1."""
    right, found = _counts().get(f"{signs.who}, {signs.what}", (0, 0))
    return round((right + _WEIGHT * _rate(signs.who)) / (found + _WEIGHT), 2)


@lru_cache(maxsize=1)
def _counts() -> dict[str, _Row]:
    text = files(__package__).joinpath("counts.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["counts"]
    return {signs: (int(right), int(found)) for signs, (right, found) in rows.items()}


@lru_cache(maxsize=64)
def _rate(who: str) -> float:
    """How often such a speaker was right, whatever the form; any speaker's rate where rare."""
    rows = [row for key, row in _counts().items() if key.startswith(f"{who}, ")]
    everybody = list(_counts().values())
    overall = sum(r for r, _ in everybody) / max(1, sum(n for _, n in everybody))
    right, found = sum(r for r, _ in rows), sum(n for _, n in rows)
    return (right + _WEIGHT * overall) / (found + _WEIGHT)
