"""Times told from another: "next week", "two years ago", "the following day", "later that year"."""

from dataclasses import replace
from datetime import date

from communique.language.when.calendar import (
    DAYS_IN,
    MONTHS_IN,
    Grain,
    finer,
    named,
    piece,
    spoken_quarter,
    step,
)
from communique.language.when.durations import amount_of, length
from communique.language.when.lexicon import lexicon
from communique.language.when.numbers import ordinal
from communique.language.when.reading import Found, Reading, Tense, earliest
from communique.language.when.values import when_of
from communique.model.annotation import TimeKind
from communique.model.dates import When, day_words

NEAR = {-1: "the day before that", 0: "the day", 1: "the day after that"}
COUNTED = frozenset(DAYS_IN) | frozenset(MONTHS_IN)
"""Grains of which the calendar can name a piece."""
COMPARED = 40
"""Words within which a figure is compared with that of a year before."""
SMALLER = {
    Grain.YEAR: (Grain.MONTH, 12),
    Grain.DECADE: (Grain.YEAR, 10),
    Grain.WEEK: (Grain.DAY, 7),
}
"""In what halves of a grain are counted; the result is named by the grain itself all the same."""


def near_day(found: Found) -> Reading | None:
    """Today, yesterday, tomorrow."""
    shift: int = lexicon()["near_day"][found.word("near")]
    day = step(found.anchor, Grain.DAY, shift)
    why = f"{NEAR[shift]} of writing ({day_words(found.anchor)}), by '{found.word('near')}'"
    if day is not None and found.word("near") == "tonight":
        return found.give(TimeKind.TIME, f"{day.isoformat()}TNI", why)
    return found.date(None if day is None else day.isoformat(), why)


def two_days_off(found: Found) -> Reading | None:
    """The day after tomorrow, the day before yesterday."""
    shift = {"after": 1, "before": -1}[found.words.lower[found.at("near") - 1]]
    if lexicon()["near_day"][found.word("near")] != shift:
        return None
    day = step(found.anchor, Grain.DAY, 2 * shift)
    why = f"two days off that of writing ({day_words(found.anchor)}), by {found.quoted}"
    return found.date(None if day is None else day.isoformat(), why)


def deictic(found: Found) -> Reading | None:
    """A week, month, year told from the day of writing: "last week", "later this year"."""
    grain, shift = found.unit(), _shift(found)
    if grain not in COUNTED or shift is None:
        return None
    if grain is Grain.DAY and shift == 0 and "this" in found.said("det"):
        return found.date(found.anchor.isoformat(), f"the day of writing, by {found.quoted}")
    if grain is Grain.DAY and shift != 0:
        return None
    if (
        grain is Grain.QUARTER
        and shift == 0
        and found.memory.quarter
        and not set(found.said("det")) & {"this", "current", "present"}
    ):
        return found.date(found.memory.quarter, "the quarter spoken of before")
    value = piece(found.anchor, grain, shift)
    where = {-1: "before that of", 0: "of", 1: "after that of"}[shift]
    return found.date(value, f"the {grain} {where} {day_words(found.anchor)}, by {found.quoted}")


def _shift(found: Found) -> int | None:
    """How many pieces away from the anchor's a determiner points."""
    words = lexicon()["classes"]
    said = found.said("det")
    for word in said:
        if word in words["next"]:
            return 1
        if word in words["last"] or word == "latest":
            return -1
    return 0 if any(word in words["this"] or word in words["current"] for word in said) else None


def stretch(found: Found) -> Reading | None:
    """A length of time up to now or from now on: "the last three months", "the coming days"."""
    many, vague = amount_of(found)
    grain = found.unit()
    ahead = any(word in lexicon()["classes"]["next"] for word in found.said("det"))
    way = "from the day of writing on" if ahead else "up to the day of writing"
    value = length(many, grain)
    if vague and not found.has("amount") and found.word("det") == "recent":
        way = "a vague time just past"
    why = f"a length of time {way}, by {found.quoted}"
    return found.give(TimeKind.DURATION, value, why, when=_days(found, many, grain, ahead=ahead))


def _days(found: Found, many: float | None, grain: Grain, *, ahead: bool) -> When | None:
    """From when to when a length of time up to now or from now on lasts."""
    if many is None or many != int(many) or grain not in COUNTED:
        return None
    day = step(found.anchor, grain, int(many) * (1 if ahead else -1))
    if day is None or grain in {Grain.WEEKEND, Grain.DECADE, Grain.CENTURY}:
        return None
    today = found.anchor.isoformat()
    return earliest(today, named(day, grain)) if ahead else earliest(named(day, grain), today)


def ago(found: Found) -> Reading | None:
    """So much time before now: "two years ago", "10 days ago", "several months ago"."""
    many, grain = amount_of(found)[0], found.unit()
    if many is None:
        return found.date("PAST_REF", f"{found.quoted} says no exact time past")
    if grain is Grain.YEAR and many == 1 and (compared := _of_its_kind(found)):
        return compared
    if (
        grain is Grain.YEAR
        and many == 1
        and found.memory.quarter is not None
        and not found.memory.yearly
    ):
        return _year_earlier(found)
    return _moved(found, found.anchor, -many, grain, "before")


def _year_earlier(found: Found) -> Reading | None:
    """The quarter a year before the one that figures are compared with."""
    quarter = found.memory.quarter or ""
    value = f"{int(quarter[:4]) - 1:04}{quarter[4:]}"
    why = f"a year before {spoken_quarter(quarter)}, which it is compared with, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True)


def _of_its_kind(found: Found) -> Reading | None:
    """The end of a stretch a year before the one compared: "ended June 30 ... a year ago"."""
    told = found.memory.told
    if told is None or found.match.start() - told.after > COMPARED or len(told.value) != 10:
        return None
    if found.words.lower[max(told.first - 1, 0)] not in {"ended", "ending"}:
        return None
    value = f"{int(told.value[:4]) - 1:04}{told.value[4:]}"
    ended = day_words(date.fromisoformat(told.value))
    why = f"a year before {ended}, which it is compared with, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True) if when_of(value) else None


def _moved(found: Found, start: date, many: float, grain: Grain, word: str) -> Reading | None:
    """The piece of the grain that lies so many pieces away, half a year counted as six months."""
    unit, factor = SMALLER[grain] if many != int(many) and grain in SMALLER else (grain, 1)
    if grain in {Grain.HOUR, Grain.MINUTE, Grain.SECOND}:
        lasting = length(abs(many), grain)
        return found.give(
            TimeKind.DURATION, lasting, f"a length of time counted from {day_words(start)}"
        )
    if unit not in COUNTED:
        return None
    day = step(start, unit, int(many * factor))
    value = None if day is None else named(day, grain)
    return found.date(value, f"{found.quoted}: counted in {unit}s {word} {day_words(start)}")


def later(found: Found) -> Reading | None:
    """So much time after or before what was just told: "two days later", "a year earlier"."""
    many, grain = amount_of(found)[0], found.unit()
    back = found.word("shift") in {"earlier", "before", "previously"}
    if many is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        return found.date(value, f"{found.quoted} says no exact time")
    if back and grain is Grain.YEAR and many == 1 and (compared := _of_its_kind(found)):
        return compared
    if (
        back
        and grain is Grain.YEAR
        and many == 1
        and found.memory.quarter is not None
        and not found.memory.yearly
    ):
        return _year_earlier(found)
    start = _start(found, grain)
    if not back:
        return _moved(found, start, many, grain, "after")
    reading = _moved(found, start, -many, grain, "before")
    return _compared(reading) if many == 1 and not finer(grain, Grain.MONTH) else reading


def _compared(reading: Reading | None) -> Reading | None:
    """A month or year before, which figures are held against and no later words count from."""
    return None if reading is None else replace(reading, aside=True)


def _start(found: Found, grain: Grain) -> date:
    """From where "later" counts: the day last spoken of; for longer times, the last time of any."""
    memory = found.memory
    last = memory.last
    coarse = not finer(grain, Grain.MONTH)
    if last is not None and last.first is not None and (coarse or last.first == last.last):
        return last.first
    return memory.day or found.anchor


def from_now(found: Found) -> Reading | None:
    """So much time after now: "two weeks from now", "three years hence"."""
    many, grain = amount_of(found)[0], found.unit()
    if many is None:
        return found.date("FUTURE_REF", f"{found.quoted} says no exact time to come")
    return _moved(found, found.anchor, many, grain, "after")


def following(found: Found) -> Reading | None:
    """The neighbour of a time just told: "the next day", "the previous year"."""
    grain = found.unit()
    words = lexicon()["classes"]
    back = found.said("det")[-1] in {*words["previous"], "before"}
    memory = found.memory
    if grain not in COUNTED:
        return None
    start = memory.start(day=finer(grain, Grain.MONTH))
    told = "told just before"
    if start is None:
        start, told = found.anchor, "of writing"
    value = piece(start, Grain.DAY if grain is Grain.NIGHT else grain, -1 if back else 1)
    side = "before" if back else "after"
    of = "" if grain is Grain.DAY else "that of "
    why = f"the {grain} {side} {of}{day_words(start)} ({told}), by {found.quoted}"
    reading = found.date(value, why)
    return _compared(reading) if back and grain is Grain.YEAR else reading


def that(found: Found) -> Reading | None:
    """The time just told, seen whole: "that year", "the same day", "later that month"."""
    grain = found.unit()
    memory = found.memory
    if grain is Grain.QUARTER:
        return (
            found.date(memory.quarter, "the quarter spoken of before") if memory.quarter else None
        )
    if grain not in COUNTED:
        return None
    start = memory.start(day=finer(grain, Grain.MONTH))
    if start is None:
        return None
    value = named(start, Grain.DAY if grain is Grain.NIGHT else grain)
    return found.date(
        value, f"the {grain} of {day_words(start)}, told just before, by {found.quoted}"
    )


def known_unit(found: Found) -> Reading | None:
    """A week, month or year that needs no pointing at: "the week", "the end of the year"."""
    grain = found.unit()
    if grain is Grain.WEEKEND:
        return weekend(found)
    if grain is Grain.QUARTER:
        if found.has("ended"):
            return _quarter_ended(found)
        known = found.memory.quarter
        return found.date(known or named(found.anchor, grain), "the quarter spoken of")
    if grain not in COUNTED or grain in {Grain.DECADE, Grain.CENTURY}:
        return None
    return found.date(
        named(found.anchor, grain), f"the {grain} of writing, {day_words(found.anchor)}"
    )


def _quarter_ended(found: Found) -> Reading | None:
    """The quarter that ends with a day told with it: "the quarter ended Sept. 30"."""
    number: int = lexicon()["month"][found.word("ended")]
    if number % 3:
        return None
    anchor = found.anchor
    year = int(found.word("ended_year")) if found.has("ended_year") else anchor.year
    if not found.has("ended_year") and number > anchor.month + 1:
        year -= 1
    value = f"{year:04}-Q{number // 3}"
    return found.date(value, f"{spoken_quarter(value)}, since it ends with that month")


def weekend(found: Found) -> Reading | None:
    """A weekend: the last one, or the next where what is told of it lies ahead."""
    anchor = found.anchor
    shift = _shift(found) if found.has("det") else None
    tense = found.tense()
    if shift == 0 and tense is Tense.PAST and anchor.weekday() < 4:
        shift = -1
    if shift is None:
        shift = 0 if tense in {Tense.FUTURE, Tense.PRESENT} or anchor.weekday() >= 5 else -1
    value = piece(anchor, Grain.WEEKEND, shift)
    return found.date(
        value, f"the weekend nearest to {day_words(anchor)} that {found.quoted} can mean"
    )


def year_end(found: Found) -> Reading | None:
    """The end of the year of writing: "by year-end"."""
    year = found.anchor.year - (found.before() == "since" or found.anchor.month < 3)
    last = f"{year}-12"
    if found.has("about") or found.before() in {"near", "toward", "towards", "before"}:
        return found.date(last, f"near the end of {year}, by its month")
    why = f"the end of {year}, as accounts have it"
    return found.give(TimeKind.DATE, f"{last}-31", why, when=When(last))


def year_ago(found: Found) -> Reading | None:
    """What figures are compared with: "the year-ago quarter", "year-earlier profit"."""
    quarter = found.memory.quarter
    number = ordinal(found.word("number")) if found.has("number") else None
    if number in {1, 2, 3, 4}:
        year = int(quarter[:4]) if quarter else found.anchor.year
        value = f"{year - 1:04}-Q{number}"
        return found.date(value, f"{spoken_quarter(value)}, a year before the one reported")
    if found.memory.yearly and found.has("period") and found.memory.length:
        return found.give(TimeKind.DURATION, found.memory.length, "as long, a year before")
    if (
        quarter is None
        or found.memory.yearly
        or (found.has("unit") and found.word("unit") in {"year", "month", "months"})
    ):
        if found.has("amount"):
            many = amount_of(found)[0]
            return found.give(
                TimeKind.DURATION, length(many, found.unit()), "a length of time a year before"
            )
        year = found.anchor.year - 1
        return found.date(f"{year}", f"the year before that of {day_words(found.anchor)}")
    return _year_earlier(found)


def loose(found: Found) -> Reading | None:
    """A word that says only past, present or to come: "now", "recently", "the future"."""
    at = found.match.start("loose")
    phrase = found.words.phrases.get(at)
    value = phrase.upper() if phrase else lexicon()["loose"][found.word("loose")]
    side = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "time to come"}[value]
    return found.date(value, f"{found.quoted} names the {side}, and no days")
