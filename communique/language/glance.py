"""A first look at a report's raw words, before any parsing: whether there is anything to record.

Each word of news English speaks for a report of politics or for one of goals, share prices and
film stars; what each weighs was fitted by logistic regression on reports that people had sorted
(`training/fit_glance.py`). Where nothing speaks either way, the report is read.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from communique.model.ids import content_id
from communique.model.report import Report
from communique.world.lexicon import Naming
from communique.world.parties import lexicon

LEANING: Final = 1.0
"""Log odds of a report without any sign: in doubt it is read."""
FEWEST_PARTIES: Final = 2
FEWEST_WORDS: Final = 2
"""Parties and words of dealing in one sentence that are reason enough to read a report."""

_WORD: Final = re.compile(r"[a-z]{3,}")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the first look goes by, and the name of all that together."""

    weights: Mapping[str, float]
    least: float
    """Reports below are set aside."""
    dealings: frozenset[str]
    version: str


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The tables, read once."""
    fitted, listed = (
        Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
        for name in ("glance", "dealings")
    )
    table = tomllib.loads(fitted)
    return Signs(
        weights=table["weights"],
        least=table["least"],
        dealings=frozenset(word for words in tomllib.loads(listed).values() for word in words),
        version=f"first look {content_id(fitted, listed)}",
    )


class FirstLook:
    """Sets reports aside by their text alone, some thousand times as fast as they are read."""

    @property
    def version(self) -> str:
        """Names the tables: a record looks again at what others have set aside."""
        return signs().version

    def sets_aside(self, report: Report) -> bool:
        """Whether the report may be left unread."""
        return sets_aside(report.text)


def sets_aside(text: str) -> bool:
    """Whether a text's words speak of other things than diplomacy, and no sentence of it tells of
    two parties' dealings."""
    return leaning(words_of(text)) < signs().least and not tells_of_dealings(text)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, each once: three letters or more."""
    return frozenset(_WORD.findall(text.lower()))


def leaning(words: frozenset[str]) -> float:
    """How far a report's words speak for reading it, in log odds."""
    weights = signs().weights
    return LEANING + sum(weights[word] for word in sorted(words & weights.keys()))


def tells_of_dealings(text: str) -> bool:
    """Whether one sentence names two parties and says what they do with one another: it may stand
    at the end of a report of something else, a roundup of the day or a market's."""
    return any(
        len(words_of(sentence) & signs().dealings) >= FEWEST_WORDS
        and len(_parties_in(sentence)) >= FEWEST_PARTIES
        for sentence in _SENTENCE.split(text)
    )


def _parties_in(sentence: str) -> frozenset[str]:
    """The parties that a sentence names, the news agencies that tell it left out."""
    return frozenset(
        entry.party
        for sighting in lexicon().find(_TOKEN.findall(sentence))
        for entry in sighting.entries[:1]
        if entry.naming is not Naming.AGENCY
    )
