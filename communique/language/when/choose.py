"""Which of the days that a name returns on is meant: the last, the next, the nearest."""

from collections.abc import Callable
from datetime import date, timedelta

from communique.language.when.calendar import in_week, on_weekday
from communique.language.when.reading import Tense
from communique.language.when.values import when_of
from communique.model.dates import When

FAR, NEAR = 300, 60
"""Days from which on a day without its year is no longer meant, if the same day lies so near on the
other side: a paper that means last year's 25 November in mid-November says so."""


FAR_AHEAD, NEAR_BEHIND = 240, 100
"""The same for what would lie ahead: a month or day so far off is named with its year, unless it is
a term. What stands beside a verb in the future or present may also be a thing that was: "would
prevent a repeat of the fraud in August"."""


def side(tense: Tense) -> str:
    """A tense as a reason says it."""
    return {
        Tense.PAST: "what is told of it is past",
        Tense.FUTURE: "what is told of it lies ahead",
        Tense.PRESENT: "the verb's present tense sets it ahead",
        Tense.NONE: "it is the nearest",
    }[tense]


def of_years(
    anchor: date, tense: Tense, in_year: Callable[[int], str | None], *, term: bool = False
) -> str | None:
    """The value of what returns each year: the latest begun, the first to come, or the nearest.

    Where no verb says, what lies ahead counts as twice as far: news tells mostly of what was. A
    `term` ("by August") that lies ahead does so however far it is.
    """
    found: list[tuple[str, date, date]] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        value = in_year(year)
        when = None if value is None else when_of(value)
        if value is not None and when is not None and when.first and when.last:
            found.append((value, when.first, when.last))
    if not found:
        return None
    begun = [f for f in found if f[1] <= anchor]
    coming = [f for f in found if f[2] >= anchor]
    past, ahead = (begun or found[:1])[-1], (coming or found[-1:])[0]
    chosen, other = (past, ahead) if tense is Tense.PAST else (ahead, past)
    if tense is not Tense.NONE:
        strict = tense is Tense.PAST or term
        far, near = (FAR, NEAR) if strict else (FAR_AHEAD, NEAR_BEHIND)
        odd = _gap(anchor, *chosen[1:]) > far and _gap(anchor, *other[1:]) < near
        doubted = chosen[1] == chosen[2] or not strict
        return other[0] if odd and doubted else chosen[0]
    return min(found, key=lambda f: (_gap(anchor, f[1], f[2]) * (1 + (f[1] > anchor)), f[1]))[0]


def _gap(anchor: date, first: date, last: date) -> int:
    """How many days lie between a day and a stretch of days."""
    if first <= anchor <= last:
        return 0
    return min(abs((first - anchor).days), abs((anchor - last).days))


Yearly = Callable[[int], str | None]
"""What the calendar calls something in a year."""


def before(anchor: date, in_year: Callable[[int], str | None]) -> str | None:
    """The latest that had ended by the anchor: what "last" means of a month, season or holiday."""
    for year in (anchor.year, anchor.year - 1, anchor.year - 2):  # a winter ends in the next year
        value = in_year(year)
        when = None if value is None else when_of(value)
        if when is not None and when.last is not None and when.last < anchor:
            return value
    return None


def after(anchor: date, in_year: Callable[[int], str | None]) -> str | None:
    """The first that begins after the anchor: what "next" means of them."""
    for year in (anchor.year, anchor.year + 1):
        value = in_year(year)
        when = None if value is None else when_of(value)
        if when is not None and when.first is not None and when.first > anchor:
            return value
    return None


def weekday(anchor: date, tense: Tense, day: int, *, told: bool = False) -> date:
    """The day that a bare weekday means: the anchor's own, else by tense the last or the next.

    What a verb in the past tells (`told`) of the weekday after the anchor's is of the very next
    day: wires are dated by the clock of their desk, and tell of places where it is tomorrow
    already. Of six days ago a paper says "last".
    """
    if day == anchor.weekday():
        return anchor
    ahead = tense in {Tense.FUTURE, Tense.PRESENT} or (
        told and tense is Tense.PAST and (day - anchor.weekday()) % 7 == 1
    )
    return on_weekday(anchor, day, ahead=1 if ahead else -1)


def this_weekday(anchor: date, tense: Tense, day: int) -> date:
    """The day that "this Friday" means: of the same week, unless the tense gainsays it."""
    same = in_week(anchor, day)
    if tense is Tense.PAST and same > anchor:
        return same - timedelta(7)
    if tense is not Tense.PAST and same < anchor:
        return same + timedelta(7)
    return same


def within(when: When | None, day: date) -> bool:
    """Whether a day lies in a stretch of days."""
    if when is None or when.first is None or when.last is None:
        return False
    return when.first <= day <= when.last
