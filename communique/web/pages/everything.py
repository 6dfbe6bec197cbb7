"""All pages of the desk."""

from typing import Any, Final

from communique.web.pages import (
    brief,
    commitments,
    parties,
    people,
    questions,
    reports,
    search,
    statements,
    talks,
    thread,
    today,
)
from communique.web.sheets import Page

PAGES: Final[tuple[Page[Any], ...]] = (
    today.PAGE,
    talks.PAGE,
    talks.CALENDAR,
    thread.PAGE,
    commitments.PAGE,
    questions.PAGE,
    questions.ONE,
    parties.LIST,
    parties.PAGE,
    people.LIST,
    people.PAGE,
    statements.PAGE,
    reports.LIST,
    reports.PAGE,
    brief.PAGE,
    search.PAGE,
)
