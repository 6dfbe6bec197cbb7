"""Years and larger pieces of time, and the quarters and halves of a year, by their names."""

from communique.language.when import dates
from communique.language.when.calendar import Grain, named, spoken_quarter, step
from communique.language.when.dates import by_year, picked
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.numbers import compound_ordinal, ordinal, spelled_year
from communique.language.when.reading import Found, Reading, Tense
from communique.language.when.values import PARTS
from communique.model.dates import day_words


def year(found: Found) -> Reading | None:
    """A year in digits: "1998", "early 1998", "fiscal 1998", "the 1998 period"."""
    return found.date(found.word("year"), f"{found.quoted} gives the year")


def short_year(found: Found) -> Reading | None:
    """The second of two years: the 95 in "1994-95"."""
    first, second = found.words.lower[found.match.start() - 1], found.word("year")
    if len(second) != 2 or int(first) % 100 + 1 != int(second):
        return None
    return found.date(first[:2] + second, f"the year after {first}", first="year")


def year_of_century(found: Found) -> Reading | None:
    """The last two digits of a year: "in '97"."""
    alone = found.match.start() == found.at("year")
    if alone and found.before() not in guard("before_year"):
        return None
    value = f"{dates.short_year(found.word('year'), found.anchor):04}"
    return found.date(value, f"the year nearest to {day_words(found.anchor)} that ends so")


def worded_year(found: Found) -> Reading | None:
    """A year in words: "nineteen ninety-four", "two thousand and five"."""
    said = tuple(found.said("year"))
    joined = said == ("two", "thousand") and found.has("more")
    value = spelled_year((*said, *found.said("more")) if joined else said)
    if value is None:
        return None
    end = "more" if joined else "year"
    return found.date(f"{value:04}", f"{found.quoted} gives the year", last=end)


def worded_decade(found: Found) -> Reading | None:
    """A decade in words: "the nineteen sixties"."""
    century = lexicon()["number"].get(found.word("first"))
    if century not in {17, 18, 19, 20}:
        return None
    value = f"{century}{lexicon()['decade'][found.word('decade')]}"
    return found.date(value, f"{found.quoted} is the ten years from {value}0")


def decade(found: Found) -> Reading | None:
    """A decade: "the 1990s", "the early '80s", "the nineties"."""
    word = found.word("decade")
    tens = lexicon()["decade"].get(word)
    digits = word.strip("'’`s")
    if tens is None and len(digits) == 4 and digits.endswith("00"):
        return found.date(digits[:2], f"{found.quoted} is the hundred years from {digits}")
    if tens is None and len(digits) == 4:
        return found.date(digits[:3], f"{found.quoted} is the ten years from {digits}")
    ten = int(digits) // 10 if tens is None else int(tens)
    century = found.anchor.year // 100
    if century * 10 + ten > found.anchor.year // 10:
        century -= 1
    return found.date(
        f"{century:02}{ten}", f"the latest decade of that name, seen from {day_words(found.anchor)}"
    )


def century(found: Found) -> Reading | None:
    """A century by its number: "the 20th century"."""
    number = compound_ordinal(found.said("number"))
    if number is None or number < 1:
        return None
    return found.date(
        f"{number - 1:02}", f"{found.quoted} is the years {number - 1}00 to {number - 1}99"
    )


def part_of_year(found: Found) -> Reading | None:
    """A quarter or half of a year: "the third quarter of 1984", "this year's first half"."""
    number, grain = ordinal(found.word("number")), found.unit()
    most = 4 if grain is Grain.QUARTER else 2
    number = most if number == -1 else number
    if number is None or not 1 <= number <= most or grain not in {Grain.QUARTER, Grain.HALF}:
        return None
    code = f"{'Q' if grain is Grain.QUARTER else 'H'}{number}"
    named_year = next((p for p in ("year", "before") if found.has(p)), "")
    if named_year:
        return found.date(
            f"{found.word(named_year)}-{code}", f"{found.quoted} gives {grain} and year"
        )
    rel = "rel" if found.has("rel") else "of"
    if found.has(rel):
        shift = {"last": -1, "next": 1, "previous": -1}.get(picked(found, rel), 0)
        year = found.anchor.year + shift
        return found.date(
            f"{year:04}-{code}",
            f"that {grain} of the year {year}, seen from {day_words(found.anchor)}",
        )
    if found.has("ago"):
        why = f"that {grain} of the year before that of {day_words(found.anchor)}"
        return found.date(f"{found.anchor.year - 1:04}-{code}", why)
    if found.has("whole"):
        why = f"that {grain} of the year of {day_words(found.anchor)}"
        return found.date(f"{found.anchor.year:04}-{code}", why)
    if found.has("ended") and found.next() == "ended":
        return _fiscal(found, code)
    return _part_by_tense(found, code, grain)


def _fiscal(found: Found, code: str) -> Reading | None:
    """A quarter told with its last day, which may be of another year than the calendar's."""
    month = dates.month_number(found, "ended")
    if PARTS[code][0] <= month <= PARTS[code][1]:
        return _part_by_tense(found, code, found.unit())
    year = found.anchor.year - (month > found.anchor.month)
    if found.has("ended_year"):
        year = int(found.word("ended_year"))
    return found.date(f"{year:04}-{code}", f"{found.quoted} of the accounts, which ended in {year}")


def _part_by_tense(found: Found, code: str, grain: Grain) -> Reading | None:
    """A quarter without its year: the latest begun, unless what is told of it lies ahead."""
    tense, anchor = found.tense(), found.anchor
    first, last = PARTS[code]
    year = anchor.year
    if (
        tense is Tense.FUTURE and not last < anchor.month <= last + 3
    ):  # results come after the quarter
        year += anchor.month > last
    else:
        year -= anchor.month < first
    return found.date(f"{year:04}-{code}", by_year(found, tense, grain))


def quarter_of_month(found: Found) -> Reading | None:
    """The quarter that ends with a month: "the September quarter"."""
    if found.unit() is not Grain.QUARTER:
        return None
    month = dates.month_number(found)
    if month % 3:
        return None
    return _part_by_tense(found, f"Q{month // 3}", Grain.QUARTER)


def same_quarter(found: Found) -> Reading | None:
    """A quarter spoken of before: "the quarter", "the latest quarter", "that quarter"."""
    known = found.memory.quarter
    if known is None:
        day = step(found.anchor, Grain.QUARTER, -1) or found.anchor
        return found.date(
            named(day, Grain.QUARTER), f"the last quarter ended by {day_words(found.anchor)}"
        )
    return found.date(known, f"{spoken_quarter(known)}, spoken of before")
