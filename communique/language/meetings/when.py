"""When a meeting falls: the times of the clauses that tell of it, no more exact than the words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from communique.language.document import Document
from communique.language.meetings.lexicon import meeting_words
from communique.language.timing import (
    EXACTNESS,
    ends,
    owner_of,
    reach,
    start_and_end,
    tie_of,
    time_of,
)
from communique.language.tree import Token
from communique.language.weighing import read_weights, weight_of
from communique.model.annotation import TimeExpression, TimeKind
from communique.model.dates import Precision, When
from communique.model.evidence import Span
from communique.model.findings import MeetingStatus

Days = tuple[When | None, When | None]
"""The first and the last day, week, month or year of something; None where it is left open."""

_DATED = frozenset({TimeKind.DATE, TimeKind.TIME})


def dated(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions that place something in the calendar: no lengths of time, no habits."""
    return [time for time in times if time.when is not None and time.kind in _DATED]


def when_of(document: Document, times: Sequence[TimeExpression], head: Token) -> When | None:
    """When the clause of a word puts what it tells of."""
    known = dated(times)
    found = (time_of(document, known, word) for word in _tellers(head))
    return next((time.when for time in found if time is not None), None)


def _tellers(head: Token) -> Iterator[Token]:
    """The word itself, what tells of it that it happens ("talks that are to be held in May"), and
    the adjective that puts it ahead ("is due next week to host talks").
    """
    yield head
    below = [c for c in head.children if c.dep_ in ("relcl", "acl")]
    for clause in [*below, *(c for b in below for c in b.children if c.dep_ == "xcomp")]:
        happens = meeting_words().has("happening", clause.lemma_.lower())
        if happens:
            yield clause
    for above in head.ancestors:
        if above.pos_ == "ADJ":
            yield above
        if above.pos_ in ("VERB", "AUX"):
            return


@lru_cache(maxsize=1)
def day_weights() -> dict[str, float]:
    """What each sign weighs that a meeting begins at a time, as fitted."""
    return dict(read_weights(Path(__file__).with_name("days.toml")))


def days_of(
    document: Document,
    heads: Sequence[Token],
    status: MeetingStatus,
    times: Sequence[TimeExpression],
    telling: Sequence[str] = (),
) -> Days:
    """When it begins and ends: a time of its sentences, else the month of the report, else open.

    News that gives no day tells of what is fresh, held or planned in the report's own month, unless
    the telling (its signs: tense, number, place in the report) is of what lies further back.
    """
    weights = day_weights()
    options = day_options(document, heads, status, times, telling)
    best = max(options.items(), key=lambda o: (weight_of(o[1], weights), str(o[0])))[0]
    told, published = told_days(document, heads, times), document.report.published
    if status is MeetingStatus.HELD:
        told, best = (
            a_week_before(days, published) if _is_weekday(document, times, days) else days
            for days in (told, best)
        )
    is_fresh = best[0] == month_of(published) and _is_near(told, published)
    return told if is_fresh or _is_within(told, best) else best


def _is_weekday(document: Document, times: Sequence[TimeExpression], days: Days) -> bool:
    """Whether the report gives a day by its name in the week: "a Wednesday night meeting"."""
    named = (t.span for t in times if t.when == days[0])
    return any(_WEEKDAY.search(document.text, span.start, span.end) for span in named)


def a_week_before(days: Days, published: date) -> Days:
    """What was held "on Monday" was on the last one; nothing was held on the next."""
    if any(day is None or day.precision is not Precision.DAY for day in days):
        return days
    first, last = (day.first for day in days if day is not None)
    if first is None or last is None or not 0 < (first - published).days < 7:
        return days
    week = timedelta(7)
    return When.on(first - week), When.on(last - week)


_CLOSE = 4
"""Days."""

_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _is_within(told: Days, month: Days) -> bool:
    """Whether the words give a time more exactly: no month where a day of it is told."""
    if told[0] is None or month[0] is None or month[0].precision is not Precision.MONTH:
        return False
    return told[0].precision is not Precision.MONTH and told[0].overlaps(month[0])


def _is_near(told: Days, published: date) -> bool:
    """Whether the words give a day close to the report's, be it of another month: "Monday" a week
    off is more often the wrong Monday."""
    day = None if told[0] is None or told[0].precision is not Precision.DAY else told[0].first
    return day is not None and abs((day - published).days) <= _CLOSE


_TELLING = (
    "told:", "tag:", "aux:", "definite", "place:", "kind:", "word:", "part:", "quarter:", "below",
    "above another", "clause:", "verb tag:", "stage:", "said", "quoted", "of:", "by:", "has:",
    "above:", "verb is", "parties:",
)  # fmt: skip
"""The signs of a telling that may say how far back it lies."""


def day_options(
    document: Document,
    heads: Sequence[Token],
    status: MeetingStatus,
    times: Sequence[TimeExpression],
    telling: Sequence[str] = (),
) -> dict[Days, tuple[str, ...]]:
    """Every answer to when it is, with the signs that speak for each."""
    published = document.report.published
    today = When(published.isoformat())
    found: dict[Days, list[str]] = {
        (None, None): ["none"],
        (month_of(published), month_of(published)): ["month"],
        (today, today): ["today"],
    }
    for days, sign in _told(document, heads, times):
        found.setdefault(days, []).append(sign)
    rule = told_days(document, heads, times)
    if rule != (None, None):
        found.setdefault(rule, []).append("rule")
    told = [
        "told" if rule != (None, None) else "untold",
        "verb" if heads and heads[0].pos_ == "VERB" else "noun",
        status.value,
    ]
    told.append(f"{status}:{told[0]}")
    tense = [sign for sign in telling if sign.startswith(_TELLING)]
    options = {}
    for days, signs in found.items():
        crossed = [f"{c}:{sign}" for sign in (*signs, *_seen(document, days)) for c in told]
        if signs[0] in ("none", "month", "today"):
            crossed += [f"{signs[0]}:{sign}" for sign in tense]
            crossed += [f"{signs[0]}:{status}:{sign}" for sign in tense]
        options[days] = tuple(dict.fromkeys([*signs, *_seen(document, days), *crossed]))
    return options


def _seen(document: Document, days: Days) -> Iterator[str]:
    start = days[0]
    if start is None:
        yield "open"
    else:
        yield f"is:{start.precision}"
        yield f"is:{seen(document.report.published, start)}"


def _told(
    document: Document, heads: Sequence[Token], times: Sequence[TimeExpression]
) -> Iterator[tuple[Days, str]]:
    """The times of the sentences that tell of it and of those beside, with how each hangs there."""
    known = dated(times)
    for number, head in enumerate(heads):
        sentence = Span(head.sent.start_char, head.sent.end_char)
        near = [t for t in known if sentence.holds(t.span)]
        ranked = sorted(near, key=lambda t: (abs(t.span.start - head.idx), t.span.start))
        for time in near:
            days = ends(reach(document, time))
            tie = tie_of(document, time, head)
            name = "free" if tie is None else tie.name.lower()
            yield days, f"tie:{name}"
            yield days, f"tie:{name}:{'first' if number == 0 else 'later'}"
            yield days, f"nearest:{min(ranked.index(time), 2)}"
            yield days, f"side:{'after' if time.span.start > head.idx else 'before'}:{name}"
            yield days, f"of {min(len(near), 3)}"
            yield from ((days, sign) for sign in _hanging(document, time, head, name))
        for time in known:
            yield from _beside(document, time, sentence)


def _hanging(document: Document, time: TimeExpression, head: Token, tie: str) -> Iterator[str]:
    """The words at the edge of a time, and the way from it to the word that tells."""
    words = document.words(time.span)
    if words is None:
        return
    before = words.doc[words.start - 1].lower_ if words.start else ""
    yield f"after:{before}"
    yield f"begins:{words[0].lower_}"
    owner = owner_of(words)
    yield f"owner:{owner.pos_}:{tie}"
    if owner.is_ancestor(head):
        yield f"owner above:{tie}"
    elif head.is_ancestor(owner):
        yield f"owner below:{tie}"
    for step in owner.ancestors:
        if step.dep_ in ("relcl", "acl", "advcl", "ccomp") and not step.is_ancestor(head):
            yield f"within:{step.dep_}:{tie}"


def _beside(document: Document, time: TimeExpression, sentence: Span) -> Iterator[tuple[Days, str]]:
    """A time of the sentence before or after, or of the first of the report."""
    days = ends(reach(document, time))
    if sentence.holds(time.span):
        return
    gap = document.text[min(time.span.end, sentence.end) : max(time.span.start, sentence.start)]
    where = "before" if time.span.end <= sentence.start else "after"
    if gap.count(". ") + gap.count("\n\n") <= 1 and len(gap) < _BESIDE:
        yield days, f"beside:{where}"
    first = next(document.prose(), None)
    if first is not None and time.span.end <= first.end_char:
        yield days, "lead"


_BESIDE = 250
"""Characters: a time further off is not asked."""


def seen(published: date, when: When | None) -> str:
    """ "none", "this day", "past day", "coming month": a time as the report's readers see it."""
    if when is None or when.first is None or when.last is None:
        return "none"
    if when.first <= published <= when.last:
        return f"this {when.precision}"
    days = (when.first - published).days if when.first > published else (when.last - published).days
    near = "near " if -2 <= days <= 2 else ""
    return f"{near}{'coming' if days > 0 else 'past'} {when.precision}"


def told_days(document: Document, heads: Sequence[Token], times: Sequence[TimeExpression]) -> Days:
    """The most exact days that hang on the clauses of the words that tell of it.

    A time that stands in the same words but hangs on another clause is not taken: on the training
    reports it was right as often as the month of the report, and wrong more exactly.
    """
    known = dated(times)
    words = [word for head in heads for word in _tellers(head)]
    hanging = [start_and_end(document, known, word) for word in words]
    told = [days for days in hanging if days != (None, None)]
    return min(told, key=_exactness, default=(None, None))


def _exactness(days: Days) -> int:
    return min((EXACTNESS[day.precision] for day in days if day is not None), default=9)


def month_of(day: date) -> When:
    """The calendar month of a day."""
    return When(f"{day.year:04d}-{day.month:02d}")
