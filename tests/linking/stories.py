"""A made-up process in four reports: border talks of Norway and Finland, with neighbours."""

from communique.model.annotation import Annotation
from communique.model.findings import Attendance, Participant
from tests.linking.telling import annotated, promise, report, stand, talks

_PLAN = "Norway will host border talks with Finland and Sweden in Bergen next week."
_PLEDGE = "Finland promised Norway to take down its border fence by May."
_OFFER = "Estonia proposed that a conference on Baltic fishing be held within weeks in Tallinn."
_FOR = "Finland backs a common fishing zone with Norway."
_HELD = "Talks in Bergen on the border ended on Thursday; Sweden stayed away over a strike."
_AGAIN = "In March Norway, Finland and others met in Bergen to talk about the border."
_NEXT = "Norway is to host another round of border talks in Bergen on 20 October."
_DONE = "Finland has taken down the border fence, a Norwegian officer said."
_AGAINST = "Finland now rejects a common fishing zone with Norway."


def story() -> list[Annotation]:
    """Four reports, oldest first."""
    return [_march(), _week_after(), _june(), _october()]


def _march() -> Annotation:
    first = report("march", "2021-03-12", _PLAN, _PLEDGE, _OFFER, _FOR)
    return annotated(
        first,
        talks(
            first,
            _PLAN,
            "Bergen border talks",
            "planned",
            "2021-W11",
            place="Bergen",
            host=["NOR"],
            parties=["FIN", "SWE"],
        ),
        talks(
            first,
            _OFFER,
            "Tallinn conference on Baltic fishing",
            "proposed",
            "2021",
            place="Tallinn",
            host=["EST"],
            parties=["FIN", "LVA"],
        ),
        promise(
            first, _PLEDGE, "take down its border fence", by=["FIN"], to=["NOR"], due="2021-05"
        ),
        stand(first, _FOR, "FIN", "supports", "a common fishing zone", "NOR"),
    )


def _week_after() -> Annotation:
    second = report("week-after", "2021-03-19", _HELD, source="The Harbour Post")
    return annotated(
        second,
        talks(
            second,
            _HELD,
            "Bergen talks on the border",
            "held",
            "2021-03-18",
            place="Bergen",
            host=["NOR"],
            parts=[
                Participant(party="FIN", attendance=Attendance.ATTENDED),
                Participant(party="SWE", attendance=Attendance.DECLINED, reason="over a strike"),
            ],
        ),
    )


def _june() -> Annotation:
    third = report("june", "2021-06-20", _AGAINST)
    return annotated(
        third, stand(third, _AGAINST, "FIN", "opposes", "a common fishing zone", "NOR")
    )


def _october() -> Annotation:
    fourth = report("october", "2021-10-15", _AGAIN, _NEXT, _DONE)
    return annotated(
        fourth,
        talks(
            fourth,
            _AGAIN,
            "Bergen meeting on the border",
            "held",
            "2021-03",
            place="Bergen",
            host=["NOR"],
            parties=["NOR", "FIN"],
            attendance="attended",
        ),
        talks(
            fourth,
            _NEXT,
            "Bergen border talks",
            "planned",
            "2021-10-20",
            place="Bergen",
            host=["NOR"],
            parties=["FIN"],
        ),
        promise(fourth, _DONE, "take down the border fence", by=["FIN"], status="fulfilled"),
    )
