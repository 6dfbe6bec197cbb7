"""Reports that show people in offices, and statements by names alone, made by hand."""

from communique.model.annotation import Annotation
from communique.model.findings import OfficeHeld, Statement
from communique.model.report import Report
from tests.building import a_report, words_of

SPEECH = "“We shall come,”"


def shows(
    day: str, person: str, title: str, party: str | None, **given: str
) -> tuple[Report, OfficeHeld]:
    """A report of that day, and in it a person in an office; `name`, `text` may be given."""
    words = f"{person}, {title}"
    text = given.get("text") or f"A report of {day}: {words}, arrived. {given.get('more', '')}"
    report = a_report(text, day, name=given.get("name", f"{person} {day}"))
    return report, OfficeHeld(
        report=report.id,
        evidence=words_of(report, words),
        person=person,
        title=title,
        party=party,
    )


def teaches(day: str, person: str, title: str, party: str | None, **given: str) -> Annotation:
    """A report that shows a person in an office, and tells nothing else."""
    report, office = shows(day, person, title, party, **given)
    return Annotation(report=report, offices=(office,))


def speaks(
    day: str,
    speaker: str,
    role: str | None = None,
    party: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Annotation:
    """A report of that day in which somebody speaks."""
    report = a_report(f"On {day} {speaker} said: {SPEECH}", day, name=f"said {day}")
    statement = Statement(
        report=report.id,
        evidence=words_of(report, SPEECH),
        speaker=speaker,
        role=role,
        party=party,
        candidates=candidates,
    )
    return Annotation(report=report, statements=(statement,))
