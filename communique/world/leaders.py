"""Who held which high office when: what a desk officer's almanac tells of those whom reports name
without saying who they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

import msgspec

from communique.world.lexicon import fold

FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"})
"""States whose people put the family name first: "Hu" is Hu Jintao."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One holder's time in one office, months at both ends included."""

    names: tuple[str, ...]
    party: str
    office: str
    since: str
    """The month it began, as `YYYY-MM`."""
    until: str
    """The month it ended, `9999-12` where no end is known."""

    def holds_on(self, day: date) -> bool:
        """Whether the office was held in the month of `day`."""
        return self.since <= f"{day:%Y-%m}" <= self.until


def holders(name: str, day: date) -> tuple[Term, ...]:
    """The terms on `day` of those who are called so, by full name or by family name alone.

    >>> [(t.party, t.office) for t in holders("Gordon Brown", date(2008, 4, 2))]
    [('GBR', 'prime minister')]
    >>> holders("Gordon Brown", date(2016, 4, 2))
    ()
    """
    words = _words(name)
    key = (words[0], words[-1]) if len(words) > 1 else tuple(words)
    return tuple(term for term in _index().get(key, ()) if term.holds_on(day))


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All of the table, in its order."""
    table = files(__package__).joinpath("leaders.tsv").read_text(encoding="utf-8")
    return tuple(_term(*line.split("\t")) for line in table.splitlines()[1:])


def _term(party: str, office: str, since: str, until: str, names: str) -> Term:
    until = until or "9999-12"
    return Term(
        names=tuple(names.split(" / ")), party=party, office=office, since=since, until=until
    )


@lru_cache(maxsize=1)
def _index() -> Mapping[tuple[str, ...], tuple[Term, ...]]:
    """Terms by first and last word of a name, and by the family name alone."""
    found: dict[tuple[str, ...], dict[Term, None]] = defaultdict(dict)
    for term in terms():
        for key in _keys(term):
            found[key][term] = None
    return {key: tuple(several) for key, several in found.items()}


def _keys(term: Term) -> Iterator[tuple[str, ...]]:
    for name in term.names:
        words = _words(name)
        if len(words) > 1:
            yield words[0], words[-1]
        yield (words[0 if term.party in FAMILY_NAME_FIRST else -1],)


def _words(name: str) -> list[str]:
    """The words of a name as they are compared, without the Arabic article before a family name."""
    folded = (fold(word) for word in name.replace(".", " ").split())
    return [word.removeprefix("al-").removeprefix("el-") for word in folded]
