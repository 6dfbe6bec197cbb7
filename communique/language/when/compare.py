"""The same piece of another year: "the same quarter last year", "the comparable period of 1988"."""

from datetime import date, timedelta

from communique.language.when.accounts import MONTH, reported
from communique.language.when.calendar import Grain, named, spoken_quarter
from communique.language.when.dates import picked, told_year
from communique.language.when.lexicon import guard, lexicon
from communique.language.when.reading import Found, Reading
from communique.model.annotation import TimeKind


def same(found: Found) -> Reading | None:
    """The piece of another year that matches the one told: a quarter, period, month, week, day."""
    year = _year(found)
    alike = {"same", *lexicon()["classes"]["alike"]}
    if year is None or not (found.word("like") in alike if found.has("like") else _named(found)):
        return None
    if found.words.classes[found.at("span")] == "p":
        if found.memory.yearly and found.memory.length:
            why = "as long, in another year"
            return found.give(TimeKind.DURATION, found.memory.length, why, aside=True)
        value = _of_quarter(found, year) or _of_half(found, year) or _of_month(found, year)
    else:
        value = _matching(found, year)
    if value is None:
        return None
    why = f"what was told before, as of {year}, by {found.quoted}"
    return found.give(TimeKind.DATE, value, why, aside=True)


def _named(found: Found) -> bool:
    """Whether a quarter or period is told by another year alone: "the quarter last year"."""
    return not found.has("year") and found.word("span") in {"quarter", "period"}


def _year(found: Found) -> int | None:
    """The year that is meant."""
    if found.has("year"):
        return told_year(found)
    part = next(part for part in ("rel", "ago", "ago_too") if found.has(part))
    if found.said(part)[-1] != "year":
        return None
    return found.anchor.year + {"this": 0, "next": 1}.get(picked(found, part), -1)


def _matching(found: Found, year: int) -> str | None:
    """The value of the quarter, month, week or day of that year that matches the one told."""
    if found.words.classes[found.at("span")] == "h":
        return None
    match found.unit("span"):
        case Grain.QUARTER:
            return _of_quarter(found, year)
        case Grain.MONTH:
            return _of_month(found, year)
        case Grain.WEEK:
            told = found.memory.last
            if told is None or told.first is None:
                return None
            return named(told.first - timedelta(364 * (told.first.year - year)), Grain.WEEK)
        case Grain.DAY:
            day = found.memory.day
            return None if day is None else _in_year(day, year)
    return None


def _in_year(day: date, year: int) -> str | None:
    """The same day of another year, if it has one."""
    try:
        return day.replace(year=year).isoformat()
    except ValueError:
        return None


def _of_quarter(found: Found, year: int) -> str | None:
    quarter = reported(found)
    return None if quarter is None or found.memory.yearly else f"{year:04}{quarter[4:]}"


def _of_month(found: Found, year: int) -> str | None:
    told = found.memory.told
    if told is None or not MONTH.fullmatch(told.value):
        return None
    return f"{year:04}{told.value[4:]}"


def _of_half(found: Found, year: int) -> str | None:
    told = found.memory.told
    half = told is not None and told.value[4:] in {"-H1", "-H2"}
    return f"{year:04}{told.value[4:]}" if told is not None and half else None


def period(found: Found) -> Reading | None:
    """The quarter that figures are given for, called a period: "in the latest period"."""
    quarter = reported(found)
    if found.word("like") not in {"", "same", "latest"} or quarter is None or found.memory.yearly:
        return None
    if found.before() not in guard("before_unit"):
        return None
    return found.date(quarter, f"{spoken_quarter(quarter)}, spoken of before")
