"""A small record made by hand that has something for every page, and hostile words in it."""

from pathlib import Path

import msgspec

from communique.model.annotation import Annotation
from communique.model.dates import When
from communique.model.findings import (
    Attendance,
    CommitmentStatus,
    MeetingStatus,
    OfficeHeld,
    Participant,
    Stance,
    Statement,
)
from communique.model.report import Delivery, Report
from communique.record.store import Store
from tests.building import a_report, binds, meets, said, says, stands, words_of

AS_OF = "2021-06-01"
EVIL = '<script>alert("evil")</script><img src=x onerror=alert(1)>'
"""What a stranger may write into a report."""
EVIL_PARTY = "Front \"><svg/onload=alert(2)>/of {{ 7*7 }} the'North"
LONG = "Extraordinary Consultative Conference on the Comprehensive and Verifiable Peace of " * 3


def annotations() -> list[Annotation]:
    """The reports with what they say."""
    return [*_talks(), *_positions(), *_duties(), _hostile()]


def _titled(report: Report, title: str, url: str | None = None) -> Report:
    delivery = Delivery(given_id=report.delivery.given_id, title=title, url=url, author="A. Clerk")
    return msgspec.structs.replace(report, delivery=delivery)


def _talks() -> list[Annotation]:
    told = (
        "Moscow will host talks with Kabul on 18 March. “We shall come,” said Ann Bell, the envoy."
    )
    plan = _titled(
        a_report(told, "2021-03-10", name="plan", source="Gazette"), "Moscow plans talks"
    )
    held = a_report(
        "The talks in Moscow opened on Thursday. Kabul attended; Washington stayed away.",
        "2021-03-19",
        name="held",
        source="Gazette",
    )
    copy = a_report(
        "The talks in Moscow opened on Thursday. Kabul attended; Washington stayed away.",
        "2021-03-20",
        name="copy",
        source="Courier",
    )
    meeting = meets(
        held, "talks in Moscow opened", "Moscow talks", MeetingStatus.HELD, "2021-03-18", "RUS"
    )
    parts = (
        Participant(party="AFG", attendance=Attendance.ATTENDED),
        Participant(party="USA", attendance=Attendance.DECLINED, reason="“not the time”"),
    )
    meeting = msgspec.structs.replace(meeting, participants=parts, place="Moscow", host=("RUS",))
    again = msgspec.structs.replace(
        meeting, report=copy.id, evidence=words_of(copy, "talks in Moscow opened")
    )
    planned = meets(
        plan, "talks with Kabul", "Moscow talks", MeetingStatus.PLANNED, "2021-03-18", "AFG", "RUS"
    )
    silent = meets(plan, "talks", LONG, MeetingStatus.PLANNED, "2021-04", "TUR", "USA")
    spoken = msgspec.structs.replace(
        said(plan, "“We shall come,”", party="AFG"), role="envoy", confidence=0.31
    )
    office = OfficeHeld(
        report=plan.id, evidence=words_of(plan, "Ann Bell, the envoy"), person="Ann Bell",
        title="envoy", party="AFG",
    )  # fmt: skip
    return [
        says(plan, planned, silent, spoken, office),
        says(held, meeting),
        says(copy, again),
    ]


def _positions() -> list[Annotation]:
    before = a_report(
        "Russia said that it withholds recognition of the northern council.", "2021-04-02",
        name="withholds", source="Dispatch",
    )  # fmt: skip
    after = a_report(
        "Russia said that it supports recognition of the northern council.", "2021-05-20",
        name="supports", source="Dispatch",
    )  # fmt: skip
    words = "recognition of the northern council"
    return [
        says(before, stands(before, words, "RUS", Stance.WITHHOLDS, words)),
        says(
            after,
            stands(after, words, "RUS", Stance.SUPPORTS, words),
            stands(after, "supports recognition", "TUR", Stance.OPPOSES, words),
        ),
    ]


def _duties() -> list[Annotation]:
    report = a_report(
        "Ankara promised to open the crossing by 5 May. Moscow has freed the sailors.",
        "2021-04-20",
        name="promises",
    )
    return [
        says(
            report,
            binds(report, "promised to open the crossing", "TUR", "open the crossing",
                  "2021-05-05", CommitmentStatus.OPEN),
            binds(report, "freed the sailors", "RUS", "free the sailors", "2021-04-30",
                  CommitmentStatus.FULFILLED),
            binds(report, "open the crossing by 5 May", "RUS", "keep the crossing open",
                  "2021-08-01", CommitmentStatus.OPEN),
        )
    ]  # fmt: skip


def _hostile() -> Annotation:
    """A report whose every field tries to be more than words."""
    text = f"Talks of {EVIL} are due. “{EVIL}” said Eve. 😀 {{{{ 7*7 }}}} go on.\n\nEnd {EVIL}"
    report = _titled(
        a_report(text, "2021-05-30", name="../evil?x=<b>#y", source=EVIL),
        f"A title {EVIL}",
        "javascript:alert(3)",
    )
    meeting = meets(
        report, f"Talks of {EVIL}", f"Talks {EVIL}", MeetingStatus.PLANNED, "2021-06-10", "USA"
    )
    meeting = msgspec.structs.replace(
        meeting,
        place=EVIL,
        host=(EVIL_PARTY,),
        participants=(Participant(party=EVIL_PARTY, attendance=Attendance.DECLINED, reason=EVIL),),
    )
    speech = Statement(
        report=report.id,
        evidence=words_of(report, f"“{EVIL}”"),
        speaker=f"Eve {EVIL}",
        role=EVIL,
        party=EVIL_PARTY,
        said_on=When("2021-05-29"),
    )
    stand = stands(report, "Talks", EVIL_PARTY, Stance.OPPOSES, f"the {EVIL} question of talks")
    duty = binds(report, "Talks", EVIL_PARTY, f"end {EVIL}", "2021-05-31", CommitmentStatus.OPEN)
    return says(report, meeting, speech, stand, duty)


def build(path: Path) -> Path:
    """The record at a place."""
    with Store(path) as store:
        for annotation in annotations():
            store.write(annotation, "by hand")
        unread = a_report("The cup final ended two to one.", "2021-05-02", name="final")
        store.set_aside(unread, "a look")
    return path
