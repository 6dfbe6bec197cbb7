"""What figures are told of: quarters and years of accounts, and those a year before."""

import re
from datetime import date

from communique.language.when.calendar import spoken_quarter
from communique.language.when.durations import amount_of, length
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.numbers import ordinal
from communique.language.when.reading import Found, Reading
from communique.language.when.values import when_of
from communique.language.when.words import Words
from communique.model.annotation import TimeKind
from communique.model.dates import When, day_words

MONTH = re.compile(r"\d{4}-\d\d")
"""The value of a month."""
COMPARED = 40
"""Words within which a figure is compared with that of a year before."""
SHORTENED = 4
"""Up to what length a name before a full stop is taken for shortened: "Corp.", "Inc."."""


def compared(found: Found) -> Reading | None:
    """What "a year earlier" or "a year ago" is, where figures are held against it."""
    if (of_its_kind := _of_its_kind(found) or _month_before(found)) is not None:
        return of_its_kind
    quarterly = reported(found) is not None and not found.memory.yearly
    return _year_earlier(found) if quarterly else None


def _month_before(found: Found) -> Reading | None:
    """The month a year before one whose figures are told: "rose in May from a year ago"."""
    told = found.memory.told
    if told is None or not MONTH.fullmatch(told.value):
        return None
    of_figures = found.memory.quarter is not None or found.before() in guard("held_against")
    if not of_figures or not _in_one_sentence(found, told.after):
        return None
    value = f"{int(told.value[:4]) - 1:04}{told.value[4:]}"
    why = f"a year before {told.value}, which it is compared with, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True)


def reported(found: Found) -> str | None:
    """The quarter that figures are given for: that of the same sentence, or of the report."""
    memory = found.memory
    nearest = memory.nearest_quarter
    if nearest is not None and _in_one_sentence(found, nearest.after):
        return nearest.value
    return memory.quarter


def _in_one_sentence(found: Found, after: int) -> bool:
    """Whether no sentence ends between a word and the match."""
    words, start = found.words, found.match.start()
    if start - after > COMPARED:
        return False
    return not any(_ends(words, at) for at in range(after, start) if words.classes[at] == ".")


def _ends(words: Words, at: int) -> bool:
    """Whether a full stop ends a sentence: a capital follows, and no short name stands before."""
    named = words.text[words.starts[at - 1]].isupper() and len(words.lower[at - 1]) <= SHORTENED
    return not named and words.text[words.starts[at + 1]].isupper()


def _year_earlier(found: Found) -> Reading | None:
    """The quarter a year before the one that figures are compared with."""
    quarter = reported(found) or ""
    value = f"{int(quarter[:4]) - 1:04}{quarter[4:]}"
    why = f"a year before {spoken_quarter(quarter)}, which it is compared with, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True)


def _of_its_kind(found: Found) -> Reading | None:
    """The end of a stretch a year before the one compared: "ended June 30 ... a year ago"."""
    told = found.memory.told
    if told is None or found.match.start() - told.after > COMPARED or len(told.value) != 10:
        return None
    before = found.words.lower[max(told.first - 2, 0) : told.first]
    if not before or (before[-1] not in {"ended", "ending", "at"} and before != ("as", "of")):
        return None
    value = f"{int(told.value[:4]) - 1:04}{told.value[4:]}"
    ended = day_words(date.fromisoformat(told.value))
    why = f"a year before {ended}, which it is compared with, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True) if when_of(value) else None


def quarter_ended(found: Found) -> Reading | None:
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


def year_end(found: Found) -> Reading | None:
    """The end of the year of writing, or of one that is named: "by year-end", "year-end 1990"."""
    if found.has("year"):
        why = f"the end of {found.word('year')}, as accounts have it"
        last = f"{found.word('year')}-12"
        return found.give(TimeKind.DATE, f"{last}-31", why, when=When(last))
    year = found.anchor.year - (found.before() == "since" or found.anchor.month < 3)
    last = f"{year}-12"
    if found.has("about") or found.before() in {"near", "toward", "towards", "before"}:
        return found.date(last, f"near the end of {year}, by its month")
    why = f"the end of {year}, as accounts have it"
    if set(found.words.lower[found.match.start() : found.match.end()]) & {"'s", "’s"}:
        why = f"the end of {year}, in other words"
        return found.give(TimeKind.DATE, f"{year}", why, when=When(last))
    return found.give(TimeKind.DATE, f"{last}-31", why, when=When(last))


def year_ago(found: Found) -> Reading | None:
    """What figures are compared with: "the year-ago quarter", "year-earlier profit"."""
    if "year" not in {found.word("first"), found.word("prior")}:
        return None
    quarter = reported(found)
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
