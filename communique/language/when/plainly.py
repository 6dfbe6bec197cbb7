"""When words that can be a date are one: what must stand around those that often are none."""

from communique.language.when import clock, dates, durations, relative, years
from communique.language.when.calendar import Grain, finer
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.reading import Found, Reading
from communique.model.annotation import TimeKind


def the_part(found: Found) -> Reading | None:
    """A part of the day with "the", in the time of what is told: "in the morning"."""
    if found.before() not in {"in", "during", "through", "into", "by"}:
        return None
    return clock.part(found)


def part_before(found: Found) -> Reading | None:
    """A part of the day before what is told: "the night before", where no clause follows."""
    if found.words.lower[found.at("det")] != "before" or found.next().isalpha():
        return None
    return clock.part(found)


def season(found: Found) -> Reading | None:
    """A season, if a determiner or preposition shows that the word is one."""
    if (
        found.has("year")
        or found.has("rel")
        or (found.has("det") and tuple(found.said("det")) != ("the",))
    ):
        return dates.season(found)
    if found.before() not in guard("before_season"):
        return None
    if found.word("season") in {"fall", "spring"} and (
        not found.has("det") or found.next() in {"of", "in"}
    ):
        return None
    return dates.season(found)


def century(found: Found) -> Reading | None:
    """An ordinal before "century"."""
    return years.century(found) if found.unit() is Grain.CENTURY else None


def decade(found: Found) -> Reading | None:
    """Tens of years, if of the calendar and not of somebody's life ("in his late 30s")."""
    short = found.word("decade")[0].isdigit() and len(found.word("decade")) == 3
    named = found.words.lower[found.match.start()] == "the"
    return None if short and not named else years.decade(found)


def signed_decade(found: Found) -> Reading | None:
    """Tens of years written as American papers do: "the 1970's"."""
    return None if int(found.word("decade")) % 10 else years.decade(found)


def part_of_year(found: Found) -> Reading | None:
    """An ordinal before "quarter" or "half", if that is of a year."""
    grain = found.unit()
    if grain not in {Grain.QUARTER, Grain.HALF}:
        return None
    for part in ("rel", "of"):
        if found.has(part) and found.words.lower[found.at(part) + 1] != "year":
            return None
    if found.has("whole") and found.words.lower[found.match.end() - 1] != "year":
        return None
    dated = any(found.has(part) for part in ("year", "rel", "of", "before", "whole"))
    if not dated and found.next() == "of" and not _of_a_year(found):
        return None
    bare = found.words.lower[found.match.start()] != "the" and found.before() not in {"in", "for"}
    bare = bare and found.next() not in guard("accounts")
    if grain is Grain.HALF and not dated and bare:
        return None
    return years.part_of_year(found)


def part_beside(found: Found) -> Reading | None:
    """A quarter or half with its year right behind: "the third quarter last year"."""
    word = found.words.lower[found.at("of") + 1] if found.has("of") else found.word("ago")
    if word != "year" or found.unit() not in {Grain.QUARTER, Grain.HALF}:
        return None
    return years.part_of_year(found)


def _of_a_year(found: Found) -> bool:
    """Whether "of" and a year named otherwise follow: "of the fiscal year", "of last year"."""
    second, third = found.next(2), found.next(3)
    if second == "the":
        return third in {"year", "fiscal", "decade"}
    return second in {"this", "last", "next", "fiscal"}


def year(found: Found) -> Reading | None:
    """Four digits, if they are a year and not a number of things."""
    value, first = int(found.word("year")), found.match.start()
    if found.has("period") and found.word("period") not in {"period", "quarter"}:
        return None
    alone = first == found.at("year")
    if not alone and found.words.classes[first] == "t" and found.words.classes[first + 1] == "U":
        return years.year(found) if found.words.lower[first + 1] == "year" else None
    if not alone and value <= found.anchor.year + 60:
        if found.has("period") and found.memory.quarter:
            return found.date(
                f"{value}{found.memory.quarter[4:]}", "the quarter spoken of, of that year"
            )
        return years.year(found)
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
        return years.year(found) if _runs_over(value, found.next(), found.next(2)) else None
    sure = found.before() in guard("before_year")
    if not (
        1900 <= value <= found.anchor.year + 35
        or (sure and 1400 <= value <= found.anchor.year + 60)
    ):
        return None
    if not sure and value % 100 == 0 and found.next().endswith("s"):
        return None
    return years.year(found)


def _by_event(found: Found) -> bool:
    """Whether a unit is told by what happened in it, and not by how high something rose."""
    amount = found.next() == "of" and (
        found.next(2) in {"$", "£", "€"} or found.next(2).isdecimal()
    )
    return found.next() in guard("beside_event") and not amount


def _runs_over(value: int, sign: str, last: str) -> bool:
    """Whether a year goes on into the next: "1998/99"."""
    return sign == "/" and last.isdecimal() and len(last) == 2 and int(last) == (value + 1) % 100


def deictic(found: Found) -> Reading | None:
    """A unit that "last", "next", "this" or "previous" points at."""
    words = lexicon()["classes"]
    said = found.said("det")
    grain = found.unit()
    if grain in {Grain.HOUR, Grain.MINUTE, Grain.SECOND, Grain.HALF}:
        return None
    if said[-1] == "same":
        return relative.that(found)
    if grain is Grain.QUARTER and said[-1] in {"latest", "recent"}:
        return years.same_quarter(found)
    if grain is Grain.WEEKEND:
        return relative.weekend(found)
    if said[-1] in words["previous"] or said[-1] in {"following", "subsequent", "ensuing"}:
        return relative.following(found)
    if said[0] == "the" and said[-1] == "next" and grain is not Grain.DECADE:
        if found.before() in guard("throughout") and not finer(grain, Grain.WEEK):
            return relative.stretch(found)
        return relative.following(found)
    if said[-1] in words["last"] and (said[-1] == "past" or said[0] == "the"):
        return found.give(
            TimeKind.DURATION,
            durations.length(1, grain),
            "a length of time up to the day of writing",
        )
    if said[-1] in {"entire", "whole"}:
        return found.give(
            TimeKind.DURATION, durations.length(1, grain), f"{found.quoted} is a length of time"
        )
    return relative.deictic(found)


def the_one_before(found: Found) -> Reading | None:
    """The neighbour of a time just told, where no clause follows: "up from $2 the year before"."""
    ends = not found.next().isalpha() or found.next() in {"and", "but", "when", "by", "in", "with"}
    if not ends or found.unit() is Grain.WEEKEND:
        return None
    return relative.following(found)


def the_quarter_ended(found: Found) -> Reading | None:
    """A quarter that is told by the day on which it ended."""
    if found.unit() is not Grain.QUARTER or found.next() not in {"ended", "ending"}:
        return None
    if found.memory.quarter is not None:
        return None  # named before, maybe by a fiscal year that the day does not show
    return relative.known_unit(found)


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
    if not owned and (found.before() not in guard("before_unit") or _by_event(found)):
        return None
    if found.next() in {"ended", "ending"} and grain in {Grain.YEAR, Grain.MONTH, Grain.WEEK}:
        why = f"a {grain}'s length, which ends as said"
        return found.give(TimeKind.DURATION, durations.length(1, grain), why)
    if grain is Grain.DAY and found.before() != "in":
        return None
    if grain is Grain.MONTH and found.before() == "of":
        return None
    return relative.known_unit(found)
