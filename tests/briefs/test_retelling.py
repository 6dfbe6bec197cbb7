"""What a report says in its summary and again below is shown once, with all its places."""

from collections.abc import Sequence

import msgspec

from communique.dossier import Dossier
from communique.model.findings import Statement
from communique.model.report import Part, PartKind, Report
from communique.retelling import retold
from communique.selection import Selection
from tests.building import a_report, said, says

SUMMARY = "Oslo will send an envoy to the islands this autumn"
BODY = "that Oslo will send a special envoy to the islands in autumn, and that others may follow"
TEXT = f"{SUMMARY}, the minister says.\n\nOSLO: The minister said on Friday {BODY}.\n"


def parted(text: str = TEXT) -> Report:
    """A report whose first paragraph is a summary."""
    report = a_report(text)
    border = text.index("\n\n")
    parts = (Part(PartKind.SUMMARY, 0, border), Part(PartKind.BODY, border + 2, len(text)))
    return msgspec.structs.replace(report, parts=parts)


def shown(report: Report, *statements: Statement) -> Sequence[Sequence[str]]:
    """The words of what is shown, each with its retellings."""
    tellings = retold(statements, report.parts).values()
    return [[one.evidence[0].words for one in told] for told in tellings]


def test_the_summary_and_the_body_are_one_and_the_body_leads() -> None:
    report = parted()
    early, late = said(report, SUMMARY), said(report, BODY)
    assert shown(report, early, late) == [[BODY, SUMMARY]]
    assert shown(report, late, early) == [[BODY, SUMMARY]]


def test_two_speakers_of_two_parties_say_two_things() -> None:
    report = parted()
    early, late = said(report, SUMMARY), said(report, BODY, "Bo Lie", "SWE")
    assert len(shown(report, early, late)) == 2


def test_a_summary_that_the_body_does_not_repeat_stays() -> None:
    text = TEXT.replace(BODY, "that the weather on the islands was bad")
    report = parted(text)
    late = said(report, "that the weather on the islands was bad")
    assert len(shown(report, said(report, SUMMARY), late)) == 2


def test_the_same_words_twice_in_the_body_are_two_statements() -> None:
    report = a_report(TEXT)
    assert len(shown(report, said(report, SUMMARY), said(report, BODY))) == 2


def test_few_words_are_alike_by_chance() -> None:
    text = TEXT.replace(SUMMARY, "We do")
    report = parted(text.replace(BODY, "that we do what we can"))
    assert len(shown(report, said(report, "We do"), said(report, "that we do what we can"))) == 2


def test_a_dossier_shows_it_once_with_all_places_and_keeps_both_findings() -> None:
    report = parted()
    early, late = said(report, SUMMARY), said(report, BODY)
    dossier = Dossier.of_annotations([says(report, early, late)], report.published)
    assert dossier.statements(Selection()) == (late,)
    assert dossier.statements(Selection(about="this")) == (late,), "words of any telling count"
    assert [p.words for p in dossier.passages(late)] == [SUMMARY, BODY]
    assert dossier.select(Statement, Selection()) == (early, late)
