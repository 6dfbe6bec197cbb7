"""Sheets as pages: the templates, and what they may call."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique import __version__
from communique.briefs.phrases import counted, listed, named, party_words, quoted
from communique.briefs.phrases import when_words as _when_words
from communique.briefs.times_in_words import time_words
from communique.exports.decisions import what_is_decided
from communique.model.dates import When, day_words

FATES: Final = {
    "proposed": "ahead", "planned": "ahead", "open": "ahead", "invited": "ahead",
    "expected": "ahead",
    "under_way": "now", "due": "now",
    "held": "done", "fulfilled": "done", "attended": "done", "supports": "done", "demands": "done",
    "for": "done",
    "cancelled": "off", "broken": "off", "withdrawn": "off", "declined": "off", "opposes": "off",
    "against": "off",
    "postponed": "open", "disputed": "open", "conditional": "open", "on condition": "open",
    "unconfirmed": "silent", "overdue": "silent", "withholds": "silent", "held back": "silent",
    "undecided": "silent",
}  # fmt: skip
"""The colour of each status, stance and fate: six kinds of news, told apart by a sign too."""
SIGNS: Final = {
    "ahead": "◌", "now": "◐", "done": "●", "off": "✕", "open": "◇", "silent": "?", "told": "·",
}  # fmt: skip
NAVIGATION: Final = (
    ("today", "Today", "/today"),
    ("talks", "Talks", "/talks"),
    ("commitments", "Commitments", "/commitments"),
    ("questions", "Questions", "/questions"),
    ("parties", "Parties", "/parties"),
    ("people", "People", "/people"),
    ("statements", "Statements", "/statements"),
    ("reports", "Reports", "/reports"),
    ("brief", "Brief", "/brief"),
    ("search", "Search", "/search"),
)


@cache
def environment() -> Environment:
    """The templates that come with the package. Whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("communique.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day_words,
        "short_day": _short_day,
        "day_after": lambda day: day + timedelta(1),
        "day_before": lambda day: day - timedelta(1),
        "when": lambda when: _when_words(When(when), preposition=False),
        "quoted": quoted,
        "listed": listed,
        "counted": counted,
        "spaced": lambda words: str(words).replace("_", " "),
        "combined": lambda one, other: {**one, **other},
        "folded": lambda words: " ".join(str(words).split()),
        "tone": lambda status: FATES.get(str(status), "told"),
        "sign": lambda status: SIGNS[FATES.get(str(status), "told")],
        "time_words": time_words,
        "decided": what_is_decided,
    }
    made.globals |= {"navigation": NAVIGATION, "version": __version__}
    for name in made.list_templates():  # now, so that no page waits for its template
        made.get_template(name)
    return made


def _short_day(day: date) -> str:
    """`12 Mar 2021`."""
    return f"{day.day} {day:%b} {day.year}"


def render(template: str, as_of: date, shown: Mapping[str, Any]) -> str:
    """A page in HTML, its parties called as they were on the day."""

    def party(id_: str, *, article: bool = False) -> str:
        return party_words(id_, as_of, article=article)

    def name(words: str) -> str:
        return named(words, as_of)

    page = environment().get_template(f"{template}.html")
    return page.render(party=party, named=name, as_of=as_of, **shown)
