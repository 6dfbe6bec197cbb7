"""Calendar dates: days, months, years, quarters, seasons and holidays by their names."""

import re
from datetime import date

from communique.language.when import choose
from communique.language.when.calendar import Grain, in_week, named, on_weekday
from communique.language.when.holidays import ABOUT, HOLIDAYS
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.numbers import compound_ordinal, ordinal, spelled_year
from communique.language.when.reading import Found, Reading, Tense, earliest
from communique.language.when.values import when_of
from communique.model.annotation import TimeKind
from communique.model.dates import day_words


def _day(year: int, month: int, number: int | None) -> str | None:
    """A day's value, or None where the month has no such day."""
    try:
        return None if number is None else date(year, month, number).isoformat()
    except ValueError:
        return None


def month_number(found: Found, part: str = "month") -> int:
    """The month that a named part names."""
    number: int = lexicon()["month"][found.word(part)]
    return number


def told_year(found: Found, part: str = "year") -> int | None:
    """The year that a named part names: "1998", "'98", "nineteen ninety-eight"."""
    word = found.word(part)
    if word.isdigit():
        return int(word)
    return short_year(word, found.anchor) if word[-1:].isdigit() else spelled_year(found.said(part))


def short_year(word: str, anchor: date) -> int:
    """The year whose last two digits a word gives, the latest that is not far ahead: "'97"."""
    number, century = int(word[1:]), anchor.year // 100
    century -= century * 100 + number > anchor.year + 10
    return century * 100 + number


def full_day(found: Found) -> Reading | None:
    """A day of a month, with or without its weekday and year: "Friday, Oct. 23, 1998"."""
    month, number = month_number(found), compound_ordinal(found.said("day"))
    if number is None or _counts_a_thing(found):
        return None
    part = "year" if found.has("year") else "year_after"
    named_year = told_year(found, part) if found.has(part) else None
    if named_year is not None:
        value = _day(named_year, month, number)
        why = f"{found.quoted} gives day, month and year"
    else:
        tense = found.tense()
        which = picked(found)
        anchor = found.anchor

        def in_year(year: int) -> str | None:
            return _fitting(found, _day(year, month, number))

        if which in {"last", "previous"}:
            value = choose.before(anchor, in_year)
        elif which == "next":
            value = choose.after(anchor, in_year)
        else:
            value = choose.of_years(anchor, tense, in_year, term=found.is_term())
        value = value or choose.of_years(anchor, tense, lambda year: _day(year, month, number))
        why = by_year(found, tense, "day")
    day_to = ordinal(found.word("to")) if found.has("to") else None
    if found.has("year") and named_year is None:
        return found.date(value, why, first="core", last="day")
    if value is None or day_to is None:
        return found.date(value, why, first="core", last="core")
    last = _day(int(value[:4]), month, day_to)
    return found.give(
        TimeKind.DATE,
        value,
        why,
        when=None if last is None else earliest(value, last),
        first="core",
        last="core",
    )


def _counts_a_thing(found: Found) -> bool:
    """Whether "the" and an ordinal after a month count what follows: "in May the first troops"."""
    counting = found.words.classes[found.at("day") - 1] == "t" and found.at("month") < found.at(
        "day"
    )
    return counting and found.next().isalpha() and found.next() not in guard("function")


def part_of_day(found: Found) -> Reading | None:
    """A part of a day that is named after it: "the morning of March 3"."""
    day = full_day(found)
    code = lexicon()["part"][found.word("part")]
    if day is None:
        return None
    named_day = day_words(date.fromisoformat(day.value))
    why = f"the {found.word('part')} of {named_day}, the day named with it"
    return found.give(TimeKind.TIME, f"{day.value}{code}", why)


def _fitting(found: Found, value: str | None) -> str | None:
    """A day's value, if it falls on the weekday that stands with it."""
    if value is None or not found.has("weekday"):
        return value
    named_day = lexicon()["weekday"].get(found.word("weekday"))
    return value if named_day in {None, date.fromisoformat(value).weekday()} else None


def by_year(found: Found, tense: Tense, grain: str) -> str:
    """Why a name that returns each year has its year."""
    told = f"it is the nearest such {grain}" if tense is Tense.NONE else choose.side(tense)
    return f"{found.quoted} as seen from {day_words(found.anchor)}: {told}"


def later_day(found: Found) -> Reading | None:
    """The second of two days of one month: the 25 in "April 24 and 25"."""
    number, anchor = ordinal(found.word("day")), found.memory.day
    if number is None or anchor is None or number <= anchor.day:
        return None
    value = _day(anchor.year, anchor.month, number)
    return found.date(
        value,
        "a day of the month named just before",
        first="day",
    )


def weekday(found: Found) -> Reading | None:
    """A day of the week: "Friday", "last Friday", "Friday of next week"."""
    number: int = lexicon()["weekday"].get(found.word("weekday"), -1)
    if number < 0:
        number = lexicon()["weekday_short"][found.word("weekday")]
    anchor, which = found.anchor, picked(found)
    week = picked(found, "week")
    if week:
        day = in_week(anchor, number, {"last": -1, "next": 1}.get(week, 0))
        why = f"that weekday of {week} week, seen from {day_words(anchor)}"
    elif which in {"last", "next"}:
        day = on_weekday(anchor, number, ahead=1 if which == "next" else -1)
        side = "after" if which == "next" else "before"
        why = f"the first such weekday {side} {day_words(anchor)}"
    elif (beside := _beside(found, number)) is not None:
        day = beside
        why = f"the day named just before, {day_words(day)}"
    elif which == "previous":
        day = on_weekday(found.memory.day or anchor, number, ahead=-1)
        why = f"the first such weekday before {day_words(found.memory.day or anchor)}"
    elif which == "this":
        day = choose.this_weekday(anchor, found.tense(), number)
        why = f"that weekday of the week of {day_words(anchor)}"
    else:
        tense = found.tense()
        day = choose.weekday(anchor, tense, number, told=found.is_told())
        why = _weekday_reason(found, tense, day)
    if tuple(found.said("det")) == ("following",):
        return found.date(day.isoformat(), why, first="weekday")
    return found.date(day.isoformat(), why)


def _beside(found: Found, number: int) -> date | None:
    """The day that a weekday in brackets only explains: "yesterday (Wednesday)"."""
    told = found.memory.told
    if told is None or found.before() != "(" or told.after != found.match.start() - 1:
        return None
    day = None if told.when is None else told.when.first
    return day if day is not None and day.weekday() == number else None


def _weekday_reason(found: Found, tense: Tense, day: date) -> str:
    anchor = day_words(found.anchor)
    if day == found.anchor:
        return f"{found.quoted} is the day of writing itself, {anchor}"
    if day > found.anchor:
        return f"the next {found.quoted} after {anchor}, since {choose.side(Tense.FUTURE)}"
    told = "since what is told of it is past" if tense is Tense.PAST else "as news mostly means"
    return f"the last {found.quoted} before {anchor}, {told}"


def picked(found: Found, part: str = "det") -> str:
    """Which one a determiner picks: last, next, this, previous, or nothing."""
    if not found.has(part) or tuple(found.said(part)) == ("following",):
        return ""  # "following Friday's vote" is after it; "the following Friday" a week on
    words = lexicon()["classes"]
    for word in reversed(found.said(part)):
        for which in ("last", "next", "previous"):
            if word in words[which]:
                return which
    said = found.said(part)
    return "this" if any(word in words["this"] or word in words["current"] for word in said) else ""


def month(found: Found) -> Reading | None:
    """A month: "March", "last May", "June 1998", "November this year", "late October"."""
    number, anchor, which = month_number(found), found.anchor, picked(found)

    def in_year(year: int) -> str | None:
        return f"{year:04}-{number:02}"

    named_year = told_year(found) if found.has("year") else None
    if named_year is not None:
        return found.date(in_year(named_year), f"{found.quoted} gives month and year")
    if found.has("rel"):
        year = _told_year(found, "rel")
        return found.date(
            in_year(year), f"that month of the year {year}, seen from {day_words(anchor)}"
        )
    if found.has("with") and not which:
        return _sharing(found, number)
    return found.date(*_returning(found, which, in_year, "month"), last="month")


def _told_year(found: Found, part: str) -> int:
    """The year that "last year", "this year" and the like name."""
    return found.anchor.year + {"last": -1, "next": 1, "previous": -1}.get(picked(found, part), 0)


def _sharing(found: Found, number: int) -> Reading | None:
    """A month whose year stands with a later month: the April of "from April to August 2005"."""
    has_year = found.has("shared")
    year = int(found.word("shared")) if has_year else _told_year(found, "shared_rel")
    later = month_number(found, "with")
    year -= number > later  # "from November to March 2006"
    why = f"its year is told with the month that follows, '{found.word('with').capitalize()}'"
    return found.date(f"{year:04}-{number:02}", why)


def _returning(
    found: Found, which: str, in_year: choose.Yearly, grain: str
) -> tuple[str | None, str]:
    """Value and reason of what returns each year, by "last", "next", or the tense."""
    anchor = found.anchor
    if which in {"last", "previous"}:
        why = f"the latest {grain} of that name ended by {day_words(anchor)}"
        return choose.before(anchor, in_year), why
    if which == "next":
        told = found.memory.last if set(found.said("det")) & guard("told_next") else None
        start = anchor if told is None or told.first is None else told.first
        why = f"the first {grain} of that name that begins after {day_words(start)}"
        return choose.after(start, in_year), why
    if which == "this":
        return in_year(anchor.year), f"that {grain} of the year of {day_words(anchor)}"
    tense = found.tense()
    value = choose.of_years(anchor, tense, in_year, term=found.is_term())
    return value, by_year(found, tense, grain)


def season(found: Found) -> Reading | None:
    """A season: "last summer", "the winter of 1994", "in the spring"."""
    code: str = lexicon()["season"][found.word("season")]

    def in_year(year: int) -> str | None:
        return f"{year:04}-{code}"

    if found.has("year"):
        number = told_year(found)
        return (
            None
            if number is None
            else found.date(in_year(number), f"{found.quoted} gives season and year")
        )
    if found.has("rel"):
        year = found.anchor.year + {"last": -1, "next": 1}.get(picked(found, "rel"), 0)
        return found.date(
            in_year(year), f"that season of {year}, seen from {day_words(found.anchor)}"
        )
    return found.date(*_returning(found, picked(found), in_year, "season"))


def that_season(found: Found) -> Reading | None:
    """A season of the year told just before: "that winter"."""
    told = found.memory.last
    if told is None or told.first is None:
        return None
    code: str = lexicon()["season"][found.word("season")]
    why = f"that season of the year of {day_words(told.first)}, told just before"
    return found.date(f"{told.first.year:04}-{code}", why)


def holiday(found: Found) -> Reading | None:
    """A feast or day of note: "Christmas Eve", "Ramadan", "last Thanksgiving"."""
    name = found.words.phrases[found.at("holiday")]

    def in_year(year: int) -> str | None:
        day = HOLIDAYS[name](year)
        return named(day, Grain.MONTH) if name in ABOUT else day.isoformat()

    if found.has("year"):
        value = in_year(int(found.word("year")))
        return found.date(value, f"{name} of the year that {found.quoted} names")
    value, why = _returning(found, picked(found), in_year, "holiday")
    if value is not None and found.has("unit"):
        grain = found.unit()
        day = date.fromisoformat(value if len(value) == 10 else value + "-01")
        value = named(day, grain)
    return found.date(
        value, why + (" (its month: the moon decides the day)" if name in ABOUT else "")
    )


def numeric(found: Found) -> Reading | None:
    """A date in digits: "2021-03-12", "02/27/1998 08:03:00"; the month first, as American news."""
    word = found.word("date")
    if "/" in word:
        month_, day, year_ = (int(p) for p in word.split("/"))
        if month_ > 12:
            month_, day = day, month_
        year_ += 0 if year_ > 99 else 2000 if year_ < 50 else 1900
        value = _day(year_, month_, day) if 1 <= month_ <= 12 else None
    else:
        value = word[:10] if when_of(word[:10]) else None
    clock = word[11:] or found.word("clock")
    if value is None or not clock:
        return found.date(value, f"{found.quoted} gives the day in digits")
    if not re.fullmatch(r"[012]?\d:[0-5]\d(?::\d\d)?", clock):
        return found.date(value, f"{found.quoted} gives the day in digits", last="date")
    return found.give(
        TimeKind.TIME, f"{value}T{clock:0>5}", f"{found.quoted} gives day and hour in digits"
    )
