"""Which words name a party: longest match over a report's words, with how they name it and when."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

MOST_WORDS = 10
"""No name of the lists has more words than this, hyphens and dots counted."""


class Naming(StrEnum):
    """How words come to stand for a party."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    """An adjective of a people or place: "Russian"."""
    PEOPLE = "people"
    """Its people in the plural: "Russians", "the French"."""
    CAPITAL = "capital"
    METONYM = "metonym"
    """A seat, street or office that stands for a government: "the Kremlin"."""
    ORGAN = "organ"
    """A body through which an organisation speaks: "European Commission"."""
    AGENCY = "agency"
    """A news agency or paper of a state."""
    SHADOW = "shadow"
    """A longer name of something that is no party: "South China Sea"."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One name of one party, with the days on which it means that party."""

    words: str
    party: str
    naming: Naming
    since: date | None = None
    until: date | None = None
    state: str | None = None
    """The state in whose politics the party stands, for names that several share."""
    otherwise: tuple[str, ...] = ()
    """What else the words often mean: "surname", "US state"."""

    def holds_on(self, day: date) -> bool:
        """Whether the words mean the party on `day`, both ends included."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a name stands: words `[first, last)` of a text and what they may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that the words may mean, sorted, each once."""
        return tuple(sorted({entry.party for entry in self.entries}))

    @property
    def party(self) -> str | None:
        """The party that the words mean, or None where there are several."""
        return self.parties[0] if len(self.parties) == 1 else None


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The text without accents, blanks and typographic quotation marks, in small letters.

    >>> fold("Élysée  Palace’s")
    "elyseepalace's"
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return re.sub(r"[\s\u0300-\u036f]", "", plain).casefold()


class Lexicon:
    """All names of all parties, found in a text by the longest match from each word on.

    Words are compared without blanks between them, so that it does not matter how a tokeniser cuts
    "P5+1" or "Troika-plus"; capitals count as `_fits` says.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._beginnings: set[str] = set()
        for entry in entries:
            key = fold(entry.words)
            self._entries[key] = (*self._entries.get(key, ()), entry)
            self._beginnings.update(key[:end] for end in range(len(key) + 1))

    def find(self, words: Sequence[str], day: date | None = None) -> tuple[Sighting, ...]:
        """Where `words` name parties, as of `day` where one is given; sightings don't overlap."""
        folded = [fold(word) for word in words]
        found: list[Sighting] = []
        at = 0
        while at < len(words):
            if not folded[at]:
                at += 1
                continue
            sighting = self._longest(words, folded, at, day)
            if sighting is None or self._hides_longer(sighting, words, folded, day):
                at += 1
                continue
            if sighting.entries[0].naming is not Naming.SHADOW:
                found.append(sighting)
            at = sighting.last
        return tuple(found)

    def named(self, words: str, day: date | None = None) -> tuple[Entry, ...]:
        """What `words`, taken whole, may name."""
        entries = self._entries.get(fold(words), ())
        return tuple(e for e in entries if day is None or e.holds_on(day))

    def _hides_longer(
        self, sighting: Sighting, words: Sequence[str], folded: Sequence[str], day: date | None
    ) -> bool:
        """Whether "the South" is but the head of "the South China Sea"."""
        if folded[sighting.first] != "the" or sighting.last - sighting.first == 1:
            return False
        behind = self._longest(words, folded, sighting.first + 1, day)
        return behind is not None and behind.last > sighting.last

    def _longest(
        self, words: Sequence[str], folded: Sequence[str], at: int, day: date | None
    ) -> Sighting | None:
        best: Sighting | None = None
        key = ""
        for last in range(at + 1, min(at + MOST_WORDS, len(words)) + 1):
            key += folded[last - 1]
            if key not in self._beginnings:  # spares nearly all look-ups
                break
            entries = self._fitting(key, words[at:last], day)
            if entries and folded[last - 1]:
                best = Sighting(first=at, last=last, entries=entries)
        return best

    def _fitting(self, key: str, words: Sequence[str], day: date | None) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self._entries.get(key, ())
            if (day is None or entry.holds_on(day)) and _fits(entry, words)
        )


def _fits(entry: Entry, words: Sequence[str]) -> bool:
    """Whether the capitals agree: all of them for abbreviations ("us" is not the US), for other
    names one at the head of the first word and of the last, where the name has them there.
    """
    if entry.naming is Naming.ABBREVIATION:
        return "".join(words) == entry.words.replace(" ", "")
    listed = entry.words.split()
    apart = len(words) > 1 and all(word.isalpha() for word in words)
    if len(listed) == 1 and apart and words[-1].islower():
        return False  # "Israel is" is not "Israelis"
    first = words[0] if listed[0] != "the" or len(words) == 1 else words[1]
    named = listed[0] if listed[0] != "the" or len(listed) == 1 else listed[1]
    if named[:1].isupper() and not first[:1].isupper():
        return False
    if entry.naming in (Naming.METONYM, Naming.ORGAN):
        return True  # "the State department", as some papers write it
    return (
        len(listed) == 1 or not _all_capitalised(listed) or any(w[:1].isupper() for w in words[1:])
    )


def _all_capitalised(listed: Sequence[str]) -> bool:
    return all(word[:1].isupper() for word in listed)
