"""Hours and parts of a day: "10 p.m. Wednesday", "this morning", "noon GMT"."""

import re
from datetime import date, timedelta

from communique.language.when import choose
from communique.language.when.calendar import in_week, on_weekday
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.reading import Found, Reading, Tense
from communique.model.annotation import TimeKind
from communique.model.dates import day_words

BESIDE = 12
"""Words within which an hour is of the day just named: "on Thursday, from 7 a.m. to 4 p.m."."""

BESIDES = ("pm", "zone", "noon", "half", "past", "near", "weekday", "month")
"""What beside a number shows that it is an hour."""
HALVES = ("half", "past", "same", "of")
"""Parts of the day beside an hour, which tell whether it is before noon."""
EVENING = 6
"""From what hour on "at night" is before midnight."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(am|pm)?")
_FOUR = re.compile(r"([01]\d|2[0-4])([0-5]\d)")


def hour(found: Found) -> Reading | None:
    """A time by the clock, with its day where one stands beside it."""
    clock = _hour(found)
    beside = any(found.has(part) for part in BESIDES)
    written = found.word("clock").endswith(("am", "pm"))
    bare = found.has("clock") and found.words.classes[found.at("clock")] in "dw"
    if bare and not found.has("pm") and not found.has("zone"):
        beside = False  # "three in the morning" may be three people
    if clock is None or not (beside or written or found.before() in guard("before_clock")):
        return None
    day, why = _day(found)
    return found.give(
        TimeKind.TIME, f"{day.isoformat()}{clock}", f"{clock[1:]} by the clock, {why}"
    )


def _hour(found: Found) -> str | None:
    """The TIMEX3 hour of a clock time."""
    if found.has("noon"):
        code: str = lexicon()["part"][found.word("noon")]
        return code if code[1].isdigit() else None
    word = found.word("clock")
    shape = _FOUR.fullmatch(word) if found.has("zone") and not found.has("pm") else None
    shape = shape or _CLOCK.fullmatch(word)
    if shape is None:
        number = lexicon()["number"].get(word)
        if number is None:
            return None
        hours, minutes, half = int(number), "00", ""
    else:
        hours, minutes = int(shape[1]), shape[2] or "00"
        half = shape[3] or "" if shape.re is _CLOCK else ""
    half = half or found.word("pm").replace(".", "")
    half = _half(found, hours) or half
    if half == "pm" and hours < 12:
        hours += 12
    if half == "am" and hours == 12:
        hours = 0
    return f"T{hours:02}:{minutes}" if hours <= 24 and int(minutes) < 60 else None


def _half(found: Found, hours: int) -> str:
    """Before noon or after it, by the part of the day that stands beside an hour, if one does."""
    near = "night" if found.word("near") == "tonight" else ""
    part = next((found.word(p) for p in HALVES if found.has(p)), near)
    code = lexicon()["part"].get(part, "")
    if code == "TNI":
        return "pm" if EVENING <= hours < 12 else "am"
    return {"TMO": "am", "TAF": "pm", "TEV": "pm"}.get(code, "")


def _day(found: Found) -> tuple[date, str]:
    """The day of an hour or part of a day, and why."""
    anchor = found.anchor
    if found.has("past"):
        return anchor - timedelta(1), f"of the day before {day_words(anchor)}"
    if found.has("near"):
        shift = lexicon()["near_day"][found.word("near")]
        return anchor + timedelta(shift), f"of the day that '{found.word('near')}' names"
    if found.has("weekday"):
        number = lexicon()["weekday"].get(found.word("weekday"))
        if number is None:
            number = lexicon()["weekday_short"][found.word("weekday")]
        if found.has("det"):
            last = found.word("det") in lexicon()["classes"]["last"]
            ahead = found.word("det") in lexicon()["classes"]["next"]
            day = (
                on_weekday(anchor, number, ahead=1 if ahead else -1)
                if last or ahead
                else in_week(anchor, number)
            )
        else:
            day = choose.weekday(anchor, found.tense(), number, told=found.is_told())
        return day, f"of {found.word('weekday').capitalize()}, {day_words(day)}"
    if found.has("month"):
        return _dated(found)
    near = found.memory.told
    if near is not None and 0 <= found.match.start() - near.after <= BESIDE and _is_day(near):
        day = date.fromisoformat(near.value[:10])
        return day, f"of the day named just before, {day_words(day)}"
    told = found.tense_of(found.match.start())  # not of a word before: "ended before midnight"
    if found.memory.day is not None and Tense.PAST in {told, found.tense()}:
        return found.memory.day, f"of the day spoken of, {day_words(found.memory.day)}"
    return anchor, f"of the day of writing, {day_words(anchor)}"


def _is_day(reading: Reading) -> bool:
    """Whether a time is one day, or an hour of it."""
    return re.match(r"\d{4}-\d\d-\d\d", reading.value) is not None


def _dated(found: Found) -> tuple[date, str]:
    """The day of "5 p.m. EST Nov. 9"."""
    month, number = lexicon()["month"][found.word("month")], int(found.word("day").rstrip("stndrh"))

    def in_year(year: int) -> str | None:
        try:
            return date(year, month, number).isoformat()
        except ValueError:
            return None

    value = choose.of_years(found.anchor, found.tense(), in_year)
    day = found.anchor if value is None else date.fromisoformat(value)
    return day, f"of {day_words(day)}"


def part(found: Found) -> Reading | None:
    """A part of a day: "this morning", "Friday night", "yesterday evening", "last night"."""
    code: str = lexicon()["part"][found.word("part")]
    words = lexicon()["classes"]
    det = found.said("det")[-1] if found.has("det") else ""
    if det in words["last"] and not found.has("weekday"):
        day, why = found.anchor - timedelta(1), f"of the day before {day_words(found.anchor)}"
    elif det in words["this"] and not found.has("weekday"):
        day, why = found.anchor, f"of the day of writing, {day_words(found.anchor)}"
    elif (
        det in words["that"]
        or det in words["current"]
        or det in words["next"]
        or det in words["previous"]
        or det == "before"
    ):
        spoken_of = found.memory.day or found.anchor
        back = det in words["previous"] or det == "before"
        shift = 1 if det in words["next"] else -1 if back else 0
        day = spoken_of + timedelta(shift)
        why = f"told from the day spoken of, {day_words(spoken_of)}"
    else:
        day, why = _day(found)
    return found.give(TimeKind.TIME, f"{day.isoformat()}{code}", f"the {found.word('part')} {why}")


def overnight(found: Found) -> Reading | None:
    """The night before the day of writing."""
    day = found.anchor - timedelta(0 if found.tense() is Tense.FUTURE else 1)
    why = f"the night of {day_words(day)}"
    return found.give(TimeKind.TIME, f"{day.isoformat()}TNI", why, aside=True)
