"""The persons of a record: which spellings are one person's, and whom a family name alone means.

Papers drop the given name of whom readers know. So a family name alone is the person of that name
whom reports of the time name clearly more often than all others of it; else it is left open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from communique.linking.person_names import PersonName, are_one, may_be_one, person_name

CLEARLY: Final = 3
"""On how many times as many days as all others of that name together."""


class Persons:
    """Everybody whom reports name in full, with the days on which they do."""

    def __init__(self, named: Iterable[tuple[str, date]], reach: int) -> None:
        """`named` are names with the days of their reports; a family name alone is taken for
        somebody whom reports within `reach` days of it name in full."""
        self._reach = reach
        self._spellings: dict[PersonName, Counter[str]] = defaultdict(Counter)
        self._days: dict[PersonName, set[date]] = defaultdict(set)
        families: dict[str, set[PersonName]] = defaultdict(set)
        for words, day in named:
            name = person_name(words)
            if name is not None:
                self._spellings[name][words] += 1
                self._days[name].add(day)
                families[name.family].add(name)
        self._families = {family: sorted(names) for family, names in families.items()}
        self._one = {name: self._person(name) for name in self._spellings if name.is_full}

    def who(self, words: str, day: date) -> tuple[str, ...]:
        """The persons who may be meant by a name in a report of that day, by their fullest names,
        sorted: one where the record leaves no doubt, the words themselves where nobody else fits.
        """
        name = person_name(words)
        if name is None:
            return (words,)
        if name.is_full:
            return (self._one.get(name, words),)
        days = self._days_near(name.family, day)
        if not days:
            return (self._spelling([name]) if name in self._days else words,)
        best = max(days, key=lambda person: (days[person], person))
        if days[best] >= CLEARLY * (days.total() - days[best]):
            return (best,)
        return tuple(sorted(days))

    def _days_near(self, family: str, day: date) -> Counter[str]:
        """The persons of a family name, with the number of days near this one on which reports name
        them in full."""
        days: Counter[str] = Counter()
        for other in self._families.get(family, ()):
            near = sum(abs((one - day).days) <= self._reach for one in self._days[other])
            if other.is_full and near:
                days[self._one[other]] += near
        return days

    def _person(self, name: PersonName) -> str:
        """What the person is called: as most reports spell the name, where the spellings that fit
        it all fit one another; else as it stands, since it may be one of several persons'."""
        group = self._like(name)
        one = are_one(group) and all(self._like(other) == group for other in group)
        return self._spelling(group if one else [name])

    def _like(self, name: PersonName) -> list[PersonName]:
        known = self._families[name.family]
        return [other for other in known if other.is_full and may_be_one(name, other)]

    def _spelling(self, names: Iterable[PersonName]) -> str:
        counts: Counter[str] = Counter()
        for name in names:
            counts.update(self._spellings[name])
        return min(counts, key=lambda words: (-counts[words], -len(words), words))
