"""What speaks for and against two findings being about one real thing, each with its words.

A signal is a number, mostly between 0 and 1, and a reason; what it weighs stands in
`weights.toml`, written by `training/fit_links.py`.
"""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from communique.linking import words
from communique.linking.entries import Entry

Named = frozenset[str] | str | int


class Signal(NamedTuple):
    """One thing that two findings have in common, or in which they differ."""

    name: str
    value: float
    says: str
    of: tuple[Named, ...] = ()

    @property
    def why(self) -> str:
        """The reason for a reader; made when asked for, as most pairs are never shown."""
        return self.says.format(*map(_listed, self.of))


def _listed(named: Named) -> str:
    return ", ".join(sorted(named)) if isinstance(named, frozenset) else str(named)


def shares(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the two sets they have in common (Jaccard)."""
    return len(left & right) / len(left | right) if left | right else 0.0


def of_parties(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same parties, some of them, or none."""
    one, two = left.parties, right.parties
    common = one & two
    if common:
        yield Signal("parties", shares(one, two), "both with {}", (common,))
        within = len(common) / min(len(one), len(two))
        yield Signal("parties_within", within, "{} in both", (common,))
    elif one and two:
        yield Signal("parties_apart", 1.0, "{} here, {} there", (one, two))
    else:
        yield Signal("parties_untold", 1.0, "one of them names no party")
    if len(one) == len(two) == 2:
        name = "same_two" if one == two else "other_two"
        yield Signal(name, 1.0, "between {} here, between {} there", (one, two))


def of_naming(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same parties in their names and sentences, whoever takes part."""
    common = left.named & right.named
    if common:
        yield Signal("named", shares(left.named, right.named), "both on {}", (common,))
    one = left.parties | left.named | left.shown
    two = right.parties | right.named | right.shown
    if one & two:
        yield Signal("mentioned", shares(one, two), "both speak of {}", (one & two,))
    elif one and two:
        yield Signal("mentioned_apart", 1.0, "they speak of no party in common")


_MANY: Final = 4
"""So many telling words in common, or more, count alike."""


def of_words(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same words in the names and in the reports' own sentences."""
    common = left.words.telling & right.words.telling
    yield from _of_names(left, right)
    if len(common) > 1:
        yield Signal("telling_words", min(len(common), _MANY) / _MANY, "both say {}", (common,))
    elif not common:
        yield Signal("no_telling_word", 1.0, "no telling word in common")
    yield from _of_all_said(left, right)
    yield from _of_sentences(left, right)


def _are_bare(left: Entry, right: Entry) -> bool:
    """Whether neither name says more than its parties: "talks between Peru and Chile"."""
    return not (left.words.telling or right.words.telling)


def _of_names(left: Entry, right: Entry) -> Iterator[Signal]:
    """Names alike. Those that say no more than the parties are alike for all that these ever talk
    about, and speak for one thing only where they were told near in time."""
    titles = left.title, right.title
    likeness = words.likeness(left.words, right.words)
    if likeness and _are_bare(left, right):
        yield Signal("bare_name", likeness, "“{}” and “{}”, no more than the parties", titles)
        days = _days_apart(left, right)
        says = "such names, told {} days apart"
        yield Signal("bare_apart", math.log10(1 + days), says, (days,))
    elif likeness:
        yield Signal("name", likeness, "“{}”, “{}”", titles)
        within = words.containment(left.words, right.words)
        yield Signal("name_within", within, "“{}” and “{}”, the shorter in the longer", titles)


def _of_all_said(left: Entry, right: Entry) -> Iterator[Signal]:
    """The telling words of name and sentence together: a name as read may say no more than its
    parties, and the matter then stands in the sentence of the one and the name of the other."""
    common = left.said.telling & right.said.telling
    if common:
        share = min(len(common), _MANY) / _MANY
        yield Signal("said", share, "both reports' words are {}", (common,))
    else:
        yield Signal("nothing_said", 1.0, "their sentences have no telling word in common either")


def _of_sentences(left: Entry, right: Entry) -> Iterator[Signal]:
    common = left.evidence & right.evidence
    if common:
        likeness = words.likeness(left.evidence, right.evidence)
        yield Signal("evidence", likeness, "their sentences share {}", (common,))
        within = words.containment(left.evidence, right.evidence)
        yield Signal("evidence_within", within, "one sentence has {} of the other", (common,))
    if not _are_bare(left, right):
        crossed = max(
            words.containment(left.words, right.said),
            words.containment(right.words, left.said),
        )
        yield Signal("name_in_evidence", crossed, "one's name stands in the other's sentence")


_ALIEN: Final = frozenset({"call", "meal", "ceremony"})
"""Sorts of gathering that nobody calls by the name of another: a visit may be told as a summit."""


def of_sorts(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same sort of gathering or act, or another."""
    one, two = left.sorts, right.sorts
    if one & two:
        yield Signal("same_sort", shares(one, two), "both: {}", (one & two,))
    elif one and two:
        if (one | two) & _ALIEN:
            yield Signal("alien_sort", 1.0, "{} and {} are never one", (one, two))
        yield Signal("other_sort", 1.0, "{} here, {} there", (one, two))


def of_numbers(left: Entry, right: Entry) -> Iterator[Signal]:
    """The same amounts, or others."""
    one, two = left.numbers, right.numbers
    if one & two:
        yield Signal("same_number", 1.0, "both say {}", (one & two,))
    elif one and two:
        yield Signal("other_number", 1.0, "{} here, {} there", (one, two))


_DAYS: Final = 8
_MONTH: Final = 40
_YEAR: Final = 400


def of_dates(left: Entry, right: Entry) -> Iterator[Signal]:
    """Dates that agree, as exactly as they are told, or that can't both be right."""
    both = left.told_period is not None and right.told_period is not None
    gap = left.period.days_between(right.period)
    if gap:
        kind, says = "dates" if both else "order", "{} days between what their times leave open"
        yield Signal(kind + ("_near" if gap <= _DAYS else "_apart"), 1.0, says, (gap,))
        yield Signal(f"{kind}_gap", math.log10(gap), says, (gap,))
    elif both:
        yield _agreement(left, right)
    else:
        untold = sum(e.told_period is None for e in (left, right))
        yield Signal("one_undated" if untold == 1 else "undated", 1.0, "no dates to compare")


def _agreement(left: Entry, right: Entry) -> Signal:
    longest = max(left.period.days or _YEAR + 1, right.period.days or _YEAR + 1)
    for name, limit in (("same_days", _DAYS), ("same_month", _MONTH), ("same_year", _YEAR)):
        if longest <= limit:
            return Signal(name, 1.0, "their times agree within {} days", (longest,))
    return Signal("same_era", 1.0, "their times may agree")


def of_reports(left: Entry, right: Entry) -> Iterator[Signal]:
    """How long after one another the two were told."""
    days = _days_apart(left, right)
    yield Signal("told_apart", math.log10(1 + days), "told {} days apart", (days,))


_YEARS: Final = 8


def of_years(left: Entry, right: Entry) -> Iterator[Signal]:
    """How many years lie between the tellings, where no date in common bridges them: a party's
    words on one matter are the same for decades, its promises seldom are."""
    years = _days_apart(left, right) / 365
    both = left.told_period is not None and right.told_period is not None
    if years > 1 and not (both and left.period.meets(right.period)):
        says = "told {} years apart, and no date in common"
        yield Signal("years_apart", min(years, _YEARS), says, (round(years),))


def _days_apart(left: Entry, right: Entry) -> int:
    return abs((left.told.published - right.told.published).days)
