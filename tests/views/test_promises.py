"""What holds of every view: a day knows nothing later, and no order of reading shows."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from communique.dossier import Dossier
from communique.model.annotation import Annotation
from communique.views.agenda import agenda
from communique.views.changes import changes
from communique.views.questions import questions
from communique.views.shifts import shifts
from communique.views.story import story_of
from tests.linking.stories import story
from tests.samples.test_samples import read
from tests.views.telling import stands

SAMPLES = (
    "2021-03-10-blinken-letter",
    "2021-03-19-moscow-talks-end",
    "2021-03-20-moscow-talks-end-copy",
    "2021-04-14-istanbul-conference",
    "2021-04-21-istanbul-postponed",
    "2021-07-09-august-deadline",
    "2022-07-22-grain-deal-signed",
    "2023-03-14-geneva-talks",
    "2023-05-17-two-more-months",
    "2023-05-18-two-more-months-copy",
    "2023-07-17-grain-deal-ends",
)
DAYS = {
    "made up": ("2021-03-13", "2021-03-20", "2021-07-01", "2021-10-16"),
    "samples": ("2021-03-19", "2021-04-25", "2022-07-22", "2023-05-18"),
}
VIEWS: dict[str, Callable[[Dossier], object]] = {
    "agenda": agenda,
    "questions": questions,
    "shifts": shifts,
    "stories": lambda dossier: [story_of(dossier, thread) for thread in dossier.threads],
}


@cache
def reports(which: str) -> tuple[Annotation, ...]:
    if which == "samples":
        return tuple(map(read, SAMPLES))
    fleet = stands(
        ("2021-03-12", "Finland backs the fleet.", "FIN", "supports", "a joint fleet", "NOR"),
        ("2021-10-16", "Finland rejects the fleet.", "FIN", "opposes", "the joint fleet", "NOR"),
    )
    return (*story(), *fleet)


def on(told: Sequence[Annotation], day: date) -> Dossier:
    return Dossier.of_annotations(told, day)


CASES = [(which, day) for which, days in DAYS.items() for day in days]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("which", "day"), CASES)
def test_a_day_knows_only_the_reports_up_to_it(which: str, day: str, view: str) -> None:
    told, as_of = reports(which), date.fromisoformat(day)
    fed = [a for a in told if a.report.published <= as_of]
    assert VIEWS[view](on(told, as_of)) == VIEWS[view](on(fed, as_of))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("which", DAYS)
def test_no_order_of_reading_shows(which: str, view: str) -> None:
    told, as_of = list(reports(which)), date.fromisoformat(DAYS[which][-1])
    seen = VIEWS[view](on(told, as_of))
    assert VIEWS[view](on(told[::-1], as_of)) == seen
    random.Random(7).shuffle(told)
    assert VIEWS[view](on(told, as_of)) == seen


@pytest.mark.parametrize("which", DAYS)
def test_changes_know_only_the_reports_up_to_the_later_day(which: str) -> None:
    told = reports(which)
    first, *_, last = map(date.fromisoformat, DAYS[which])
    fed = [a for a in told if a.report.published <= last][::-1]
    early = [a for a in told if a.report.published <= first]
    found = changes(on(told, first), on(told, last))
    assert found == changes(on(early, first), on(fed, last))
    assert found.new


@pytest.mark.parametrize("which", DAYS)
def test_what_changed_day_by_day_is_all_that_changed(which: str) -> None:
    """Every thread that is new over the whole span is new on one of the days between."""
    told = reports(which)
    dossiers = [on(told, date.fromisoformat(day)) for day in DAYS[which]]
    new = {c.thread for one, two in pairwise(dossiers) for c in changes(one, two).new}
    assert {c.thread for c in changes(dossiers[0], dossiers[-1]).new} <= new
