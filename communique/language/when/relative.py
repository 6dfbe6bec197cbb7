"""Times told from another: "next week", "two years ago", "the following day", "later that year"."""

from datetime import date

from communique.language.when import accounts
from communique.language.when.calendar import (
    DAYS_IN,
    MONTHS_IN,
    Grain,
    finer,
    named,
    piece,
    step,
)
from communique.language.when.durations import amount_of, length
from communique.language.when.lexicon import lexicon
from communique.language.when.reading import Found, Reading, Tense, earliest
from communique.model.annotation import TimeKind
from communique.model.dates import When, day_words

BESIDE, SHORT = 4, 2
"""Words within which "than last" belongs to "this year", and how many words that is."""
NEAR = {-1: "the day before that", 0: "the day", 1: "the day after that"}
COUNTED = frozenset(DAYS_IN) | frozenset(MONTHS_IN)
"""Grains of which the calendar can name a piece."""
SMALLER = {
    Grain.YEAR: (Grain.MONTH, 12),
    Grain.DECADE: (Grain.YEAR, 10),
    Grain.CENTURY: (Grain.YEAR, 100),
    Grain.WEEK: (Grain.DAY, 7),
}
"""In what halves of a grain are counted; the result is named by the grain itself all the same,
but half of one alone ("half a decade ago") by the smaller one."""


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
        if word in words["last"] or word in {"latest", "recent"}:
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
    if grain is Grain.YEAR and many == 1 and (compared := accounts.compared(found)):
        return compared
    return _moved(found, found.anchor, -many, grain, "before")


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
    value = None if day is None else named(day, unit if abs(many) < 1 else grain)
    return found.date(value, f"{found.quoted}: counted in {unit}s {word} {day_words(start)}")


def later(found: Found) -> Reading | None:
    """So much time after or before what was just told: "two days later", "a year earlier"."""
    many, grain = amount_of(found)[0], found.unit()
    back = found.word("shift") in {"earlier", "before"}
    clause = found.next()[:1].isalnum() and found.next() not in {"and", "but"}
    if found.word("shift") in {"before", "after"} and (many is None or clause):
        return None  # "two days before the vote" is a length of time
    if many is None and back:
        return found.date("PAST_REF", f"{found.quoted} says no exact time")
    if many is None:
        why = f"{found.quoted}: a length of unknown extent from what was told on"
        return found.give(TimeKind.DURATION, length(None, grain), why)
    if back and grain is Grain.YEAR and many == 1 and (compared := accounts.compared(found)):
        return compared
    start = _start(found, grain)
    if not back:
        return _moved(found, start, many, grain, "after")
    reading = _moved(found, start, -many, grain, "before")
    return _compared(reading) if many == 1 and not finer(grain, Grain.MONTH) else reading


def _compared(reading: Reading | None) -> Reading | None:
    """A month or year before, which figures are held against and no later words count from."""
    return None if reading is None else reading._replace(aside=True)


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


def one_off(found: Found) -> Reading | None:
    """The last or next but one: "the week before last", "the night before last"."""
    sides = {("before", "last"): -2, ("after", "next"): 2}
    shift = sides.get((found.word("side"), found.word("last")))
    part = found.words.classes[found.at("unit")] == "P"
    grain = Grain.DAY if part else found.unit()
    if shift is None or grain not in COUNTED or (grain is Grain.DAY and not part):
        return None
    value = piece(found.anchor, grain, shift)
    why = f"{'two' if shift > 0 else 'minus two'} from that of {day_words(found.anchor)}"
    if not part:
        return found.date(value, why)
    code = lexicon()["part"][found.word("unit")]
    return found.give(TimeKind.TIME, f"{value}{code}", why)


def as_last(found: Found) -> Reading | None:
    """The one before the one that is named just before: "twice as much this year as last"."""
    told = found.memory.told
    if told is None or found.before() not in {"as", "than"} or found.next().isalpha():
        return None
    words = found.words.lower[told.first : told.after]
    if found.match.start() - told.after > BESIDE or words[0] != "this" or len(words) != SHORT:
        return None
    grain = Grain(words[1]) if words[1] in lexicon()["unit"] else Grain.DAY
    if grain not in COUNTED or grain is Grain.DAY:
        return None
    why = f"the {grain} before that of {day_words(found.anchor)}, which it is compared with"
    return found.date(piece(found.anchor, grain, -1), why)


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
            return accounts.quarter_ended(found)
        known = accounts.reported(found)
        return found.date(known or named(found.anchor, grain), "the quarter spoken of")
    long = grain in {Grain.DECADE, Grain.CENTURY}  # "the decade" alone may be any
    if grain not in COUNTED or (long and not (found.has("pre") and found.word("pre"))):
        return None
    return found.date(
        named(found.anchor, grain), f"the {grain} of writing, {day_words(found.anchor)}"
    )


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


def loose(found: Found) -> Reading | None:
    """A word that says only past, present or to come: "now", "recently", "the future"."""
    at = found.match.start("loose")
    phrase = found.words.phrases.get(at)
    value = phrase.upper() if phrase else lexicon()["loose"][found.word("loose")]
    side = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "time to come"}[value]
    return found.date(value, f"{found.quoted} names the {side}, and no days")
