"""Lengths of time: "two and a half years", "weeks", "a five-day visit", "within 135 days"."""

from communique.errors import InvalidDateError
from communique.language.when.calendar import Grain, named, step
from communique.language.when.lexicon import lexicon
from communique.language.when.numbers import number, written
from communique.language.when.reading import Found, Reading, Tense
from communique.model.annotation import TimeKind
from communique.model.dates import When, day_words

CODES = {
    Grain.SECOND: "S",
    Grain.MINUTE: "M",
    Grain.HOUR: "H",
    Grain.DAY: "D",
    Grain.NIGHT: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.FORTNIGHT: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.HALF: "H",
    Grain.YEAR: "Y",
    Grain.DECADE: "E",
    Grain.CENTURY: "C",
}
SCALE = {Grain.FORTNIGHT: (2, "W"), Grain.DECADE: (10, "Y"), Grain.CENTURY: (100, "Y")}
"""Grains that an exact number turns into another's: two decades are P20Y, some decades PXE."""

SMALLER = {
    Grain.YEAR: (12, "P", "M"),
    Grain.HOUR: (60, "PT", "M"),
    Grain.MINUTE: (60, "PT", "S"),
}
"""How many of the next smaller unit make one, how the value begins, and that unit's code. Half a
day has none: two and a half days of talks are not sixty hours."""
ROUNDING = 0.01
"""How far from a whole number the rest may be: a third of an hour is 20 minutes."""

OFTEN_PARTS = ("often", "unit", "weekday", "month", "season", "part")
CLOCK = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})


def length(many: float | None, grain: Grain) -> str:
    """The TIMEX3 value of so many pieces of a grain; None pieces are an unknown number of them."""
    head = "PT" if grain in CLOCK else "P"
    if many is None:
        return f"{head}X{CODES[grain]}"
    if many == 0.5:
        half = {Grain.HOUR: "PT30M", Grain.YEAR: "P6M", Grain.DECADE: "P5Y", Grain.CENTURY: "P50Y"}
        if grain in half:
            return half[grain]
    if many != int(many) and (parts := _in_parts(many, grain)):
        return parts
    factor, code = SCALE.get(grain, (1, CODES[grain]))
    return f"{head}{written(many * factor)}{code}"


def _in_parts(many: float, grain: Grain) -> str | None:
    """A broken number of years, hours or minutes with its rest in the next smaller unit:
    two and a half years are P2Y6M. ISO 8601 breaks only the last number, and only where it must."""
    size, head, next_code = SMALLER.get(grain, (0, "", ""))
    rest = (many - int(many)) * size
    if not size or abs(rest - round(rest)) > ROUNDING:
        return None
    whole = f"{int(many)}{CODES[grain]}" if many >= 1 else ""
    return f"{head}{whole}{round(rest)}{next_code}"


def amount_of(found: Found) -> tuple[float | None, bool]:
    """How many pieces the words say, and whether they leave it open."""
    said = list(found.said("amount"))
    if not said:
        plural = found.word("unit") in lexicon()["units"]
        return (None, True) if plural else (1.5 if found.has("tail") else 1.0, False)
    many = lexicon()["classes"]["vague"] + lexicon()["phrases"]["vague"]
    if "couple" in said:
        return 2.0, False
    if any(word in many for word in said):
        return None, True
    for joint in ("or", "to", "-"):
        if joint in said[1:-1]:
            left, right = said[: said.index(joint, 1)], said[said.index(joint, 1) + 1 :]
            first, second = number(left), number(right)
            if joint != "-" or (
                second is not None
                and first is not None
                and first < second < 20
                and right[0][0].isdigit()
            ):
                said = left if first is not None else right
                break
    value = number(said)
    if value is not None and "half" in found.said("tail"):
        value += 0.5
    return value, value is None


def duration(found: Found) -> Reading | None:
    """A length of time: "three days", "a two-week rally", "nearly an hour"."""
    many, _ = amount_of(found)
    grain = found.unit()
    value = length(many, grain)
    why = f"{found.quoted} is a length of time"
    if found.has("unit_too"):
        return found.give(TimeKind.DURATION, _joined(value, _rest(found)), why)
    until = deadline(found, many, grain)
    if until is None:
        return found.give(TimeKind.DURATION, value, why)
    end = day_words(until.last or found.anchor)
    why += f", which ends by {end} when counted from {day_words(found.anchor)}"
    return found.give(TimeKind.DURATION, value, why, when=until)


def _rest(found: Found) -> str:
    """The second value of "two hours and 30 minutes"."""
    return length(number(found.said("amount_too")), found.unit("unit_too"))


def _joined(first: str, second: str) -> str:
    """Two lengths as one: P1Y and P9M are P1Y9M."""
    if first.startswith("PT") or not second.startswith("PT"):
        return first + second.removeprefix("PT").removeprefix("P")
    return first + second[1:]


def deadline(found: Found, many: float | None, grain: Grain) -> When | None:
    """When a length of time that runs from the day of writing is over: "within 135 days"."""
    if found.before() not in {"within", "in"} or many is None or many != int(many):
        return None
    after_it = found.next()
    if after_it in {"of", "after", "before", "from", "since", "ago", "later", "earlier", "-", "'s"}:
        return None
    if found.tense_of(found.match.start()) is not Tense.FUTURE or grain in CLOCK:
        return None
    end = step(found.anchor, grain, int(many))
    if end is None:
        return None
    shown = named(end, grain if grain is not Grain.NIGHT else Grain.DAY)
    try:
        return When(f"../{shown}") if found.before() == "within" else When(shown)
    except InvalidDateError:
        return None


def often(found: Found) -> Reading | None:
    """What returns: "every day", "weekly", "each July", "on Fridays", "twice a week"."""
    words = lexicon()
    if found.has("other") and found.word("other") != "other":
        return None
    part = next(p for p in OFTEN_PARTS if found.has(p))
    word = found.word(part)
    why = f"{found.quoted} names what returns"
    if part == "often":
        return found.give(TimeKind.SET, words["often"][word], why)
    if part == "unit":
        many = amount_of(found)[0] if found.has("amount") else 1.0 + found.has("other")
        return found.give(TimeKind.SET, length(many, found.unit()), why)
    if part == "weekday":
        day = words["weekday"].get(word, words["weekdays"].get(word, 0)) + 1
        return found.give(TimeKind.SET, f"XXXX-WXX-{day}{_part_code(found)}", why)
    if part == "month":
        return found.give(TimeKind.SET, f"XXXX-{words['month'][word]:02}", why)
    if part == "season":
        return found.give(
            TimeKind.SET, f"XXXX-{words['season'].get(word) or words['seasons'][word]}", why
        )
    return found.give(TimeKind.SET, f"XXXX-XX-XX{_part_code(found)}", why)


def _part_code(found: Found) -> str:
    """The code of the part of the day that returns, if one is named: "Saturday mornings"."""
    words, word = lexicon(), found.word("part")
    code: str = words["part"].get(word) or words["parts"].get(word, "")
    return code


def nights(found: Found) -> Reading | None:
    """The nights of a weekday as they return: "Friday nights"."""
    day = lexicon()["weekday"].get(found.word("weekday"))
    if day is None or found.word("nights") != "nights":
        return None
    return found.give(TimeKind.SET, f"XXXX-WXX-{day + 1}TNI", f"{found.quoted} names what returns")


def weekends(found: Found) -> Reading | None:
    """Weekends as they return: "on weekends"."""
    if found.word("weekends") != "weekends":
        return None
    return found.give(TimeKind.SET, "XXXX-WXX-WE", f"{found.quoted} names what returns")
