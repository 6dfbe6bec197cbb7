"""Which entries of the record a reader asks for: by party, subject, day, status, confidence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self, TypedDict

from communique.model.findings import AnyFinding, Commitment, Meeting, Position, Statement
from communique.model.threads import Thread


class Asked(TypedDict, total=False):
    """What a question may ask for; all of it is optional."""

    party: str | None
    """A party's id (`RUS`) or any name that the world or the record knows (`the Kremlin`)."""
    about: str | None
    """Words that an entry must have in it."""
    since: date | None
    """The first day of publication."""
    until: date | None
    """The last."""
    status: str | None
    """A status, stance or fate (`held`, `withholds`, `overdue`)."""
    min_confidence: float


class Sought(TypedDict, total=False):
    """What a search may ask for beside words; all of it is optional."""

    kinds: Sequence[str]
    """`report`, `statement`, `position`, `meeting`, `commitment`, `event`, `office`."""
    party: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What an entry must have to be shown; None and 0 ask for nothing."""

    party: str | None = None
    """A party's id."""
    about: str | None = None
    """Words that the entry's own words, subject or parties must all hold, in any order."""
    since: date | None = None
    """The first day of publication."""
    until: date | None = None
    """The last."""
    status: str | None = None
    """A status, stance or fate, in the scheme's words."""
    min_confidence: float = 0.0

    def takes(self, finding: AnyFinding, published: date) -> bool:
        """Whether a finding of a report of the day `published` is asked for."""
        return (
            (self.party is None or self.party in finding.parties())
            and (self.since is None or self.since <= published)
            and (self.until is None or published <= self.until)
            and (self.status is None or self.status == status_of(finding))
            and finding.confidence >= self.min_confidence
            and (self.about is None or self.mentions(finding_words(finding)))
        )

    def takes_thread(self, thread: Thread, findings: Iterable[AnyFinding]) -> bool:
        """Whether a thread is asked for: by its fate or last status, its parties, its last word,
        and by the words of any of its findings."""
        told = list(findings)
        return (
            (self.party is None or any(self.party in finding.parties() for finding in told))
            and self.takes_facts(Facts.of(thread, told))
            and (self.about is None or self.mentions(thread_words(thread, told)))
        )

    def takes_facts(self, facts: "Facts") -> bool:
        """Whether a thread of these facts is asked for, whatever its parties and its words."""
        return (
            (self.since is None or self.since <= facts.last)
            and (self.until is None or facts.first <= self.until)
            and (self.status is None or self.status in (facts.status, facts.fate))
            and facts.surest >= self.min_confidence
        )

    def mentions(self, words: str) -> bool:
        """Whether all words asked for begin a word there; a plural is asked for as its singular."""
        folded = words.casefold()
        return all(
            word in folded and re.search(rf"\b{re.escape(word)}", folded)
            for word in self.asked_words
        )

    @property
    def asked_words(self) -> tuple[str, ...]:
        """What stands in the words of every entry that is asked for, in small letters, be it amid
        a word: a quick look for these leaves most of a large record out."""
        return _singular(self.about or "")


class Facts(NamedTuple):
    """What a reader asks of a thread beside its parties and its words."""

    first: date
    last: date
    """The days of its first and of its newest word."""
    surest: float
    status: str
    fate: str

    @classmethod
    def of(cls, thread: Thread, told: Iterable[AnyFinding]) -> Self:
        """A thread's, told by these findings."""
        days = [step.day for step in thread.steps]
        surest = max(finding.confidence for finding in told)
        return cls(min(days), max(days), surest, thread.status, thread.fate)


@lru_cache(maxsize=256)
def _singular(about: str) -> tuple[str, ...]:
    """The words asked for, a plural as its singular."""
    asked = about.casefold().split()
    return tuple(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in asked)


def status_of(finding: AnyFinding) -> str | None:
    """A meeting's or commitment's status, a position's stance, None for the others."""
    match finding:
        case Meeting() | Commitment():
            value: StrEnum = finding.status
        case Position():
            value = finding.stance
        case _:
            return None
    return value.value


def subject_of(finding: AnyFinding) -> str:
    """What a finding is about, in short."""
    match finding:
        case Meeting():
            return finding.name
        case Commitment():
            return finding.action
        case Position():
            return finding.topic
        case Statement():
            return " ... ".join(passage.words for passage in finding.evidence)
        case _:
            return finding.evidence[0].words


def finding_words(finding: AnyFinding) -> str:
    """Everything in a finding that a reader may search for by word."""
    names = [finding.speaker] if isinstance(finding, Statement) else []
    places = [finding.place or ""] if isinstance(finding, Meeting) else []
    words = (passage.words for passage in finding.evidence)
    return " ".join((subject_of(finding), *names, *places, *words, *sorted(finding.parties())))


def thread_words(thread: Thread, findings: Iterable[AnyFinding]) -> str:
    """Everything in a thread, told by these findings, that a reader may search for by word."""
    return " ".join((thread.name, *thread.parties, *map(finding_words, findings)))
