"""One more finding costs the same in a long record as in a short one."""

from datetime import date, timedelta
from time import process_time

import pytest

from communique.linking.threads import thread
from communique.model.annotation import Annotation
from tests.linking.telling import annotated, promise, put, report, talks

_PARTIES = ["PER", "CHL", "BOL", "ECU", "COL", "BRA", "ARG", "URY"]
_THINGS = ["quota", "tariff", "dam", "link", "fence", "pipe", "canal"]
_KINDS = ["fishing", "copper", "river", "rail", "border", "gas", "timber", "ferry", "wheat", "visa"]
_MATTERS = [f"{kind} {thing}" for kind in _KINDS for thing in _THINGS]


def _record(reports: int) -> list[Annotation]:
    """A report every month: talks on a matter, and a promise about another."""
    made = []
    for n in range(reports):
        day = date(1900, 1, 1) + timedelta(30 * n)
        one, two = _PARTIES[n % 8], _PARTIES[(n * 3 + 1) % 8]
        matter, other = _MATTERS[n * 11 % 70], _MATTERS[(n * 11 + 8) % 70]
        text = (
            f"{one} and {two} met about the {matter}; {one} promised {two} to settle the {other}."
        )
        of = report(f"r{n}", day.isoformat(), text)
        made.append(
            annotated(
                of,
                talks(
                    of, text, f"talks on the {matter}", "held", day.isoformat(), parties=[one, two]
                ),
                promise(of, text, f"settle the {other}", by=[one], to=[two]),
            )
        )
    return made


def _milliseconds_each(reports: int) -> float:
    told, infos = put(_record(reports))
    before = process_time()
    thread(told, infos, date(2100, 1, 1))
    return 1000 * (process_time() - before) / len(told)


@pytest.mark.soak
def test_a_finding_costs_as_much_in_eight_times_the_record() -> None:
    _milliseconds_each(50)
    short, long = _milliseconds_each(200), _milliseconds_each(1600)
    assert long <= 1.5 * short, f"{short:.2f} ms a finding, then {long:.2f}"
