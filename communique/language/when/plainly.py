"""When words that can be a time are one: what must stand around those that often are none."""

from dataclasses import replace

from communique.language.when import clock, dates, durations, relative
from communique.language.when.calendar import Grain
from communique.language.when.reading import Found, Reading
from communique.language.when.lexicon import lexicon
from communique.language.when.words import Words
from communique.model.annotation import TimeKind

LASTING = frozenset(
    "for in within after over during of through throughout by under lasting lasted lasts last take takes"
    " took taken taking spend spent spending wait waited waiting than just only mere until every".split()
)
"""Words after which a bare "weeks" or "a week" is a length of time."""
YEAR_BEFORE = frozenset(
    "in since by of until till from to through during for before after and or between than circa the its"
    " 's late early mid fiscal year about around under over into throughout on their his her our".split()
)
"""Words after which four digits are a year and not a number of things."""
SEASON_BEFORE = frozenset(
    "in by of during until till since through for over throughout before after into every each from to".split()
)
UNIT_BEFORE = frozenset("of for in during over within through throughout by into".split())
PERSONS = frozenset(
    "man woman boy girl baby infant son daughter child kid toddler brother sister mother father husband wife"
    " student teenager youth male female grandson granddaughter nephew niece girlfriend boyfriend".split()
)
ROUND = frozenset(
    {Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.HOUR, Grain.MINUTE}
)
MONEY = frozenset("percent cents million billion trillion m bn tn mn share".split())
FUNCTION = frozenset(
    "and or but by as is was were are to with when that it he she they the in on for has have had will".split()
)
OVER_BEFORE = frozenset(
    "for in within of last lasted lasts lasting took take takes after well just".split()
)
NOTHING = Reading(0, 0, TimeKind.DATE, "", "")


def _nothing(found: Found) -> Reading:
    """Words that are passed over whole, since they mean no time."""
    return Reading(found.match.start(), found.match.end(), TimeKind.DATE, "", "")


def trimmed(words: Words, reading: Reading) -> Reading:
    """The reading without an "over" that is a preposition ("over three years"), and without the
    article of the noun that follows ("a two-week visit")."""
    first = reading.first
    last = words.classes[reading.after - 1]
    if words.classes[first] in "atk" and reading.after - first > 2:
        hyphen = "-" in words.classes[first : reading.after]
        counted = reading.kind is TimeKind.DURATION and last == "U"
        if (
            words.classes[first + 1] in "wdnyo"
            and (hyphen and last in "Uu" or counted)
            and words.lower[first + 1] not in {"hundred", "thousand"}
        ):
            first += 1
    if words.classes[first] == "m" and words.lower[first] in {"over", "under", "about", "around"}:
        before = words.lower[first - 1] if first else ""
        strict = (
            words.lower[first] in {"over", "under"} and words.classes[first + 1 : first + 2] != "a"
        )
        if strict and before not in OVER_BEFORE:
            first += 1
    return replace(reading, first=first)


def the_part(found: Found) -> Reading | None:
    """A part of the day with "the", in the time of what is told: "in the morning"."""
    if found.before() not in {"in", "during", "through", "into", "by"}:
        return None
    return clock.part(found)


def season(found: Found) -> Reading | None:
    """A season, if a determiner or preposition shows that the word is one."""
    if found.has("year") or (found.has("det") and found.word("det") != "the"):
        return dates.season(found)
    if found.before() not in SEASON_BEFORE:
        return None
    if found.word("season") in {"fall", "spring"} and (
        not found.has("det") or found.next() == "of"
    ):
        return None
    return dates.season(found)


def century(found: Found) -> Reading | None:
    """An ordinal before "century"."""
    return dates.century(found) if found.unit() is Grain.CENTURY else None


def part_of_year(found: Found) -> Reading | None:
    """An ordinal before "quarter" or "half", if that is of a year."""
    grain = found.unit()
    if grain not in {Grain.QUARTER, Grain.HALF}:
        return None
    if found.has("rel") and found.words.lower[found.at("rel") + 1] != "year":
        return None
    if found.next() == "of" and not (found.has("year") or found.has("rel") or found.has("before")):
        if (
            found.next(2) not in {"the", "this", "last", "next", "fiscal"}
            or found.next(3) not in {"year", "fiscal", "decade"}
            and found.next(2) == "the"
        ):
            return None
    if grain is Grain.HALF and not (found.has("year") or found.has("rel") or found.has("before")):
        if found.words.lower[found.match.start()] != "the" and found.before() not in {"in", "for"}:
            return None
    return dates.part_of_year(found)


def year(found: Found) -> Reading | None:
    """Four digits, if they are a year and not a number of things."""
    value, first = int(found.word("year")), found.match.start()
    alone = first == found.at("year")
    if not alone and found.words.classes[first] == "t" and found.words.classes[first + 1] == "U":
        return dates.year(found) if found.words.lower[first + 1] == "year" else None
    if not alone and value <= found.anchor.year + 60:
        if found.has("period") and found.memory.quarter:
            return found.date(
                f"{value}{found.memory.quarter[4:]}", "the quarter spoken of, of that year"
            )
        return dates.year(found)
    if found.before() in {"$", "#", "no", "£", "€"} or found.next() in {
        "percent",
        "%",
        "million",
        "miles",
        "people",
        "meters",
        "feet",
    }:
        return None
    if found.next() in {":", "/"} or found.before() in {"/", ":"}:
        return None
    sure = found.before() in YEAR_BEFORE
    if not (
        1900 <= value <= found.anchor.year + 35
        or (sure and 1400 <= value <= found.anchor.year + 60)
    ):
        return None
    if not sure and value % 100 == 0 and found.next().endswith("s"):
        return None
    return dates.year(found)


def deictic(found: Found) -> Reading | None:
    """A unit that "last", "next", "this" or "previous" points at."""
    words = lexicon()["classes"]
    said = found.said("det")
    grain = found.unit()
    if grain in {Grain.HOUR, Grain.MINUTE, Grain.SECOND, Grain.HALF}:
        return None
    if said[-1] == "same":
        return relative.that(found)
    if grain is Grain.QUARTER and said[-1] == "latest":
        return dates.same_quarter(found)
    if grain is Grain.WEEKEND:
        return relative.weekend(found)
    if said[-1] in words["previous"] or said[-1] in {"following", "subsequent", "ensuing"}:
        return relative.following(found)
    if said[0] == "the" and said[-1] == "next" and grain is not Grain.DECADE:
        return relative.following(found)
    if said[-1] in words["last"] and (said[-1] == "past" or said[0] == "the"):
        return found.give(
            TimeKind.DURATION,
            durations.length(1, grain),
            f"a length of time up to the day of writing",
        )
    if said[-1] in {"entire", "whole"}:
        return found.give(
            TimeKind.DURATION, durations.length(1, grain), f"{found.quoted} is a length of time"
        )
    return relative.deictic(found)


def the_unit(found: Found) -> Reading | None:
    """A unit with "the", where that is the one of writing."""
    grain = found.unit()
    if grain in {Grain.HALF, Grain.SECOND, Grain.MINUTE, Grain.HOUR}:
        return None
    if found.has("pre"):
        return None if grain is Grain.DAY else relative.known_unit(found)
    if grain is Grain.WEEKEND:
        return relative.known_unit(found)
    if grain is Grain.QUARTER and found.memory.quarter and found.next() != "of":
        return relative.known_unit(found)
    owned = found.next() in {"'s", "’s"} and grain is not Grain.DAY
    if not owned and (
        found.before() not in UNIT_BEFORE or found.next() in {"of", "before", "after"}
    ):
        return None
    if found.next() in {"ended", "ending"} and grain is Grain.YEAR:
        return found.give(TimeKind.DURATION, "P1Y", "a year's length, which ends as said")
    if grain is Grain.DAY and found.before() != "in":
        return None
    if grain is Grain.MONTH and found.before() == "of":
        return None
    return relative.known_unit(found)


def stretch(found: Found) -> Reading | None:
    """A length up to now or from now, in the plural or with a number."""
    if not found.has("amount") and found.word("unit") not in lexicon()["units"]:
        return None
    return relative.stretch(found)


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
    if found.next() == "of" and found.next(2) == "age":
        return _nothing(found)
    return durations.duration(found)


def a_unit(found: Found) -> Reading | None:
    """A length of one: "for a week"; or, after a number of things, how often: "a month"."""
    grain, before = found.unit(), found.before()
    if grain in {Grain.QUARTER, Grain.HALF, Grain.SECOND, Grain.WEEKEND}:
        return None
    loose = found.words.classes[found.match.start()] == "m"
    if loose or before in LASTING or found.has("full"):
        return durations.duration(found)
    if not before.isalpha() or before in MONEY:
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
    the = found.words.lower[found.match.start()] == "the"
    if the:
        if following not in {"before", "after", "ahead", "since", "following", "leading", "to"}:
            return None
    elif before not in LASTING and following not in {"of", "before", "after", "ahead"}:
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
    if found.unit() is Grain.YEAR or found.next() in PERSONS or not found.next().isalpha():
        return _nothing(found)
    return durations.duration(found)


def weekdays(found: Found) -> Reading | None:
    """Weekdays in the plural: "on Fridays", "Sunday nights"."""
    return durations.often(found)


def loose(found: Found) -> Reading | None:
    """A word for past, present or to come, if it is used as a time."""
    word, following = found.word("loose"), found.next()
    if found.words.phrases.get(found.match.start()):
        return relative.loose(found)
    if word == "now" and following == "that":
        return None
    if word in {"once", "formerly", "previously", "soon", "future", "lately"}:
        return rare(found, word)
    return relative.loose(found)


def rare(found: Found, word: str) -> Reading | None:
    """Words that are times less often than not."""
    if word == "soon":
        return (
            None
            if found.before() in {"as", "too", "so", "how"} or found.next() == "after"
            else relative.loose(found)
        )
    return None


def future_units(found: Found) -> Reading | None:
    """Times to come, unnumbered: "future years"."""
    return relative.loose(found) if found.word("loose") == "future" else None


def attribute(found: Found) -> Reading | None:
    """What a noun has of the present: "the current weakness"."""
    word = found.word("loose")
    return relative.loose(found) if word == "current" and found.next().isalpha() else None


def the_past(found: Found) -> Reading | None:
    """The past or future, as a time in which something is: "in the past", "for the future"."""
    word = found.words.lower[found.at("loose")]
    if word not in {"past", "future"} or found.before() not in {
        "in",
        "into",
        "from",
        "about",
        "of",
        "for",
    }:
        return None
    if found.next() == "of" or (
        word == "past" and found.next().isalpha() and found.next() not in FUNCTION
    ):
        return None
    value = "PAST_REF" if word == "past" else "FUTURE_REF"
    return found.date(value, f"{found.quoted} names no days")
