"""When words that can be a length of time are one: "a year" may also be a rate or an age."""

from communique.language.when import durations, relative
from communique.language.when.calendar import Grain, finer
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.reading import Found, Reading
from communique.model.annotation import TimeKind

ALWAYS = frozenset({Grain.HOUR, Grain.DAY})
"""Grains counted in "24 hours a day, seven days a week", which only says always."""

ROUND = frozenset(
    {Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.HOUR, Grain.MINUTE}
)
"""Grains of which "a week" and the like, alone, is mostly a length of time."""

BESIDE = frozenset({"before", "after", "since", "following", "leading", "to"})
"""Words after which "the weeks" are those beside something that happens."""


def _nothing(found: Found) -> Reading:
    """Words that are passed over whole, since they mean no time."""
    return Reading(found.match.start(), found.match.end(), TimeKind.DATE, "", "")


def stretch(found: Found) -> Reading | None:
    """A length up to now or from now, in the plural or with a number."""
    plural = found.word("unit") in lexicon()["units"]
    if not (found.has("amount") or found.has("tail") or plural):
        return None
    if found.words.lower[found.match.start()] == "last" and found.before() in guard(
        "before_lasting"
    ):
        return None
    if found.words.lower[found.match.start()] == "following":
        return None  # "following weeks of talks": after them
    return relative.stretch(found)


def told_stretch(found: Found) -> Reading | None:
    """A length of time before or at what is told: "the previous two years", "the latest week"."""
    words = lexicon()["classes"]["previous"]
    if found.word("det") not in {*words, "latest", "entire", "whole"}:
        return None
    return duration(found)


def duration(found: Found) -> Reading | None:
    """A length of time, if it counts time and not quarters of a thing or nth seconds."""
    grain = found.unit()
    if (
        grain in {Grain.QUARTER, Grain.HALF, Grain.SECOND}
        and found.word("unit") in lexicon()["unit"]
    ):
        return None
    if (
        grain is Grain.QUARTER
        and found.next() == "of"
        and found.words.classes[found.at("amount")] != "q"
    ):
        return None
    if found.word("amount") == "some" and found.word("unit") in lexicon()["unit"]:
        return _nothing(found)  # "some day" is no length
    if found.before() == "as" and found.words.lower[found.match.start()] == "many":
        return None  # "the fourth in as many months"
    if found.next() == "of" and found.next(2) == "age":
        return _nothing(found)
    if [found.next(1), found.next(2)] in (["a", "day"], ["a", "week"]) and grain in ALWAYS:
        return _nothing(found)._replace(after=found.match.end() + 2)
    return durations.duration(found)


def two(found: Found) -> Reading | None:
    """A length in two grains, the larger first: "two hours and 30 minutes"."""
    if not finer(found.unit("unit_too"), found.unit()) or found.next(-1) == "or":
        return None
    return durations.duration(found)


def a_unit(found: Found) -> Reading | None:
    """A length of one: "for a week"; or, after a number of things, how often: "a month"."""
    grain, before = found.unit(), found.before()
    if grain in {Grain.QUARTER, Grain.HALF, Grain.SECOND, Grain.WEEKEND}:
        return None
    loose = found.words.classes[found.match.start()] == "m"
    if loose or before in guard("lasting") or found.has("full") or found.has("tail"):
        return durations.duration(found)
    if found.next() in {"after", "before"} and found.words.classes[found.match.end()] == "B":
        return durations.duration(found)
    if not before.isalpha() or before in guard("money"):
        return None
    rate = before in {"once", "twice", "times"}
    if rate or (
        before.endswith("s") and len(before) > 3 and grain is not Grain.HOUR and _plural(before)
    ):
        return found.give(TimeKind.SET, durations.length(1, grain), f"how often, by {found.quoted}")
    if grain in ROUND and found.next() not in {"when", "in", "that", "for"}:
        return durations.duration(found)
    return None


def _plural(word: str) -> bool:
    return (
        word.isalpha()
        and not word.endswith(("ss", "us", "is"))
        and word not in {"was", "has", "does", "says", "this"}
    )


def quarter_of(found: Found) -> Reading | None:
    """A fourth of a length: "a quarter century", "a quarter of an hour"."""
    values = {Grain.CENTURY: "P25Y", Grain.HOUR: "PT15M", Grain.YEAR: "P3M"}
    if found.word("amount") != "quarter" or found.unit() not in values:
        return None
    if found.word("det") not in {"a", "an"} and found.unit() is not Grain.CENTURY:
        return None  # "the last quarter, year on year"
    why = f"{found.quoted} is a length of time"
    return found.give(TimeKind.DURATION, values[found.unit()], why)


def the_full(found: Found) -> Reading | None:
    """The whole of one: "the full year"."""
    if found.word("full") != "full" or found.unit() not in ROUND:
        return None
    if found.unit() is Grain.YEAR:
        return relative.known_unit(found)
    return durations.duration(found)


def full_length(found: Found) -> Reading | None:
    """As long as the whole of one: "full-year earnings"."""
    if found.word("full") not in {"full", "whole"} or found.unit() not in ROUND:
        return None
    return durations.duration(found)


def another(found: Found) -> Reading | None:
    """One more: "another week", "another two years"."""
    if found.word("full") not in {"another", "additional"} or found.unit() in {
        Grain.HALF,
        Grain.QUARTER,
        Grain.SECOND,
    }:
        return None
    if found.unit() is Grain.DAY and not found.has("amount"):
        return None
    return durations.duration(found)


def bare_units(found: Found) -> Reading | None:
    """An unknown number of units: "for years", "weeks of talks", "in the days before"."""
    before, following = found.before(), found.next()
    grain = found.unit()
    if before in {"early", "small", "wee"}:
        return None  # "the early hours of Friday" are a part of that day
    if found.words.lower[found.match.start()] == "the":
        coming = [following, found.next(2)] == ["to", "come"]
        if following in BESIDE and not coming:
            return _nothing(found)  # "the weeks before the vote" are a time, and no length
        if following != "ahead" and not coming:
            return None
    elif before not in guard("lasting") and following not in {"of", "before", "after", "ahead"}:
        return None
    if grain is Grain.QUARTER and following == "of":
        return None
    return found.give(
        TimeKind.DURATION,
        durations.length(None, grain),
        f"{found.quoted} is a length of time of unknown extent",
    )


def unit_long(found: Found) -> Reading | None:
    """As long as one: "a day-long meeting"."""
    if found.word("long") != "long":
        return None
    many = None if found.word("unit") in lexicon()["units"] else 1.0
    return found.give(
        TimeKind.DURATION,
        durations.length(many, found.unit()),
        f"{found.quoted} is a length of time",
    )


def all_of(found: Found) -> Reading | None:
    """The whole of one: "all day"."""
    return found.give(
        TimeKind.DURATION, durations.length(1, found.unit()), f"{found.quoted} is a length of time"
    )


def age(found: Found) -> Reading | None:
    """How old: of a person no time that news is about; of a truce or war, how long it has been."""
    if found.unit() is Grain.YEAR or found.next() in guard("persons") or not found.next().isalpha():
        return _nothing(found)
    return durations.duration(found)
