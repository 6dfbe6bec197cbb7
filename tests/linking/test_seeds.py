"""The two seeds: facts 8, 9, 10 and 18 of what their record must hold."""

from datetime import date

import pytest

from communique.linking.threads import thread
from communique.model.threads import Thread, ThreadKind
from tests.linking.gold import gold_of
from tests.shared import needs_shared

pytestmark = [pytest.mark.shared, needs_shared]


def _threads(day: str, kind: ThreadKind) -> list[Thread]:
    return [t for t in thread(*gold_of("seeds"), date.fromisoformat(day)) if t.kind is kind]


def test_the_march_talks_planned_and_held_are_one_thread() -> None:
    march = [t for t in _threads("2021-10-19", ThreadKind.MEETING) if len(t.findings) > 1]
    assert [[(s.status, s.due) for s in t.steps] for t in march] == [
        [("planned", "2021-W11"), ("held", "2021-03")]
    ]
    attended = {p.party for p in march[0].attendance if p.attendance == "attended"}
    assert attended == {"RUS", "USA", "CHN", "PAK"}


def test_octobers_talks_are_another_and_the_us_stays_away() -> None:
    [october] = [t for t in _threads("2021-10-19", ThreadKind.MEETING) if t.when == "2021-10-20"]
    assert (october.fate, len(october.findings)) == ("planned", 1)
    [usa] = [p for p in october.attendance if p.party == "USA"]
    assert (usa.attendance, usa.reason) == ("declined", "due to logistical reasons")


def test_the_turkey_talks_are_unconfirmed_with_one_report_since() -> None:
    [turkey] = [t for t in _threads("2021-10-19", ThreadKind.MEETING) if "TUR" in t.parties]
    assert (turkey.status, turkey.fate, turkey.coverage.reports) == ("proposed", "unconfirmed", 1)


def test_the_withdrawal_is_done_and_when_is_not_told() -> None:
    [withdrawal] = [t for t in _threads("2021-10-19", ThreadKind.COMMITMENT) if t.when == "2021-05"]
    assert (withdrawal.fate, withdrawal.on_time) == ("fulfilled", None)
    assert [s.status for s in withdrawal.steps] == ["disputed", "fulfilled"]


def test_in_june_nothing_of_october_is_known() -> None:
    [moscow] = [t for t in _threads("2021-06-01", ThreadKind.MEETING) if "RUS" in t.parties]
    assert (moscow.status, moscow.fate, moscow.coverage.reports) == ("planned", "unconfirmed", 0)
    [withdrawal] = _threads("2021-06-01", ThreadKind.COMMITMENT)
    assert (withdrawal.fate, withdrawal.coverage.reports) == ("overdue", 0)
