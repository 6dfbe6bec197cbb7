"""What a brief says of small records made by hand."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from communique.briefs.brief import Brief
from communique.briefs.phrases import command, named, quoted
from communique.briefs.rendering import as_markdown
from communique.briefs.times_in_words import time_words
from communique.briefs.writing import NOTHING, Length, write_brief
from communique.dossier import Dossier
from communique.model.annotation import Annotation
from communique.model.findings import CommitmentStatus, MeetingStatus, Position, Stance
from communique.selection import Selection
from communique.views.named import NamedQuestion
from tests.building import a_report, binds, meets, said, says, stands

DAY = date(2021, 6, 1)
COPIED = (
    "The foreign ministry of Norway said on Friday that the talks on fishing in the northern sea "
    "would open in Bergen on 24 April, and that Sweden and Finland would both send delegations."
)


def brief(
    *annotations: Annotation,
    asked: Selection | None = None,
    length: Length | None = None,
    named: Sequence[NamedQuestion] = (),
) -> Brief:
    dossier = Dossier.of_annotations(annotations, DAY)
    return write_brief(dossier, asked or Selection(), length, named)


def sentences(written: Brief) -> list[str]:
    return [s.text for part in written.sections for e in part.entries for s in e.sentences]


def a_stand(stance: Stance, **fields: str) -> Position:
    report = a_report("The ministry spoke of the fishing agreement.")
    position = stands(report, "spoke of the fishing agreement", "NOR", stance, "fishing")
    return msgspec.structs.replace(position, **fields)


@pytest.mark.parametrize(
    ("stance", "fields", "words"),
    [
        (Stance.SUPPORTS, {}, "supports: {}."),
        (Stance.OPPOSES, {}, "opposes: {}."),
        (Stance.DEMANDS, {"toward": "Taliban"}, "asks (of the Taliban): {}."),
        (Stance.UNDECIDED, {}, "undecided: {}."),
        (Stance.WITHHOLDS, {"condition": "a vote"}, "withholds for now: {}, until “a vote”."),
        (Stance.CONDITIONAL, {"condition": "a vote"}, "on condition “a vote”: {}."),
        (Stance.SUPPORTS, {"condition": "a vote"}, "supports: {}, on condition “a vote”."),
    ],
)
def test_each_stance_reads_with_the_reports_words(
    stance: Stance, fields: dict[str, str], words: str
) -> None:
    report = a_report("The ministry spoke of the fishing agreement.")
    told = sentences(brief(says(report, a_stand(stance, **fields))))
    assert told == [f"12 March 2021: {words.format('“spoke of the fishing agreement”')}"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (MeetingStatus.POSTPONED, "Postponed; was to begin on 24 April 2021."),
        (MeetingStatus.CANCELLED, "Cancelled; was to begin on 24 April 2021."),
        (MeetingStatus.HELD, "Held on 24 April 2021."),
    ],
)
def test_talks_are_told_by_what_became_of_them(status: MeetingStatus, words: str) -> None:
    report = a_report("The talks in Bergen.", "2021-05-01")
    meeting = meets(report, "talks in Bergen", "Bergen talks of NOR and SWE", status, "2021-04-24")
    written = brief(says(report, meeting))
    assert sentences(written)[0] == words
    assert written.sections[0].entries[0].title == "Bergen talks of Norway and Sweden"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Bergen", "Postponed in Bergen; to when is not told."),
        ("jirga", "Postponed; to when is not told."),
        ("Norwegian", "Postponed; to when is not told."),
    ],
)
def test_a_place_is_told_that_is_one(place: str, words: str) -> None:
    report = a_report("The talks were put off.", "2021-05-01")
    meeting = meets(report, "talks were put off", "Talks", MeetingStatus.POSTPONED, None)
    meeting = msgspec.structs.replace(meeting, place=place)
    assert sentences(brief(says(report, meeting)))[0] == words


def test_what_one_person_said_stands_under_one_name() -> None:
    report = a_report('"Yes," Ann Bell said. "We go." Later: "No."')
    quotations = [said(report, words, party="NOR") for words in ('"Yes,"', '"No."')]
    written = brief(
        says(report, *(msgspec.structs.replace(q, role="The minister") for q in quotations))
    )
    (entry,) = written.sections[0].entries
    assert entry.title == "Ann Bell"
    assert sorted(s.text for s in entry.sentences) == [
        "Ann Bell (the minister) said (reported 12 March 2021): “No.”",
        "Ann Bell (the minister) said (reported 12 March 2021): “Yes”.",
    ]


def test_a_promise_keeps_its_not() -> None:
    report = a_report("Norway promised not to fish there.")
    bound = binds(report, "promised not to fish there", "NOR", "fish", None, CommitmentStatus.OPEN)
    assert sentences(brief(says(report, bound)))[0] == (
        "Norway promised: “promised not to fish there”."
    )


def test_a_wire_copy_is_no_second_source() -> None:
    reports = [
        a_report(COPIED, "2021-04-02", name="first", source="Fjord Post"),
        a_report(COPIED, "2021-04-03", name="copy", source="Coast Herald"),
    ]
    planned = ("talks on fishing", "Fishing talks", MeetingStatus.PLANNED, "2021-04-24")
    told = [says(r, meets(r, *planned, "NOR", "SWE")) for r in reports]
    written = brief(*told)
    assert [note.report for note in written.notes] == ["first"]


def test_a_quotation_that_a_copy_repeats_is_told_once() -> None:
    quotation = '"The talks will open"'
    texts = [(day, COPIED + f" {quotation}, he said.") for day in ("2021-04-02", "2021-04-03")]
    reports = [a_report(text, day, source=day) for day, text in texts]
    told = [
        says(r, msgspec.structs.replace(said(r, quotation, party="NOR"), role="minister"))
        for r in reports
    ]
    assert len(sentences(brief(*told))) == 1


def test_what_is_left_out_is_counted_with_the_filters() -> None:
    report = a_report("Ann spoke. Bo spoke. Cy spoke.")
    told = [stands(report, f"{n} spoke", "NOR", Stance.SUPPORTS, n) for n in ("Ann", "Bo", "Cy")]
    asked = Selection(party="NOR", about="spoke")
    (section,) = brief(says(report, *told), asked=asked, length=Length(positions=1)).sections
    assert section.entries[0].left_out == 2
    assert section.entries[0].command == (
        "communique positions --party NOR --about spoke --as-of 2021-06-01"
    )
    whole = brief(says(report, *told), asked=asked, length=Length.everything())
    assert len(sentences(whole)) == 3


def test_a_brief_tells_on_how_many_reports_it_rests() -> None:
    one, other = a_report("Ann spoke."), a_report("Nobody did.", "2021-03-14")
    told = [
        says(one, stands(one, "Ann spoke", "NOR", Stance.SUPPORTS, "x")),
        says(other, stands(other, "Nobody did", "SWE", Stance.SUPPORTS, "y")),
    ]
    asked = Selection(party="NOR")
    held = "2 reports, 12 March 2021 to 14 March 2021"
    assert brief(*told).basis == f"{held}."
    assert brief(*told, asked=asked).basis == f"{held}; 1 of them on what is asked."
    nothing = brief(*told, asked=Selection(about="zebra"))
    assert nothing.basis == f"{held}. {NOTHING}"
    assert as_markdown(nothing).endswith(f"{NOTHING}\n")


def test_no_id_of_a_state_stands_in_a_title() -> None:
    assert named("Talks between UKR and the USA ’s envoy", DAY) == (
        "Talks between Ukraine and the United States’s envoy"
    )
    assert named("The EU and OPEC", DAY) == "The EU and OPEC"
    assert not re.search(r"\b(?:NOR|SWE)\b", named("NOR, SWE", DAY))


def test_quotations_have_one_pair_of_marks() -> None:
    assert quoted('"We do."') == "“We do.”"
    assert quoted('the step was "outrageous') == '“the step was "outrageous"”'
    assert quoted('"Yes," he said, "we do"') == '“"Yes," he said, "we do"”'
    assert quoted("‘We do’") == "“We do”"


def test_a_command_is_quoted_for_the_shell() -> None:
    asked = Selection(about="Black Sea", status="held", since=date(2021, 1, 1))
    assert command("statements", asked, DAY) == (
        "communique statements --about 'Black Sea' --since 2021-01-01 --as-of 2021-06-01"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-10-20", "20 October 2021"),
        ("PXW", "some weeks"),
        ("P1D", "1 day"),
        ("P1Y6M", "1 year 6 months"),
        ("PT2H", "2 hours"),
        ("PRESENT_REF", "now"),
        ("2021-03-12TMO", "2021-03-12TMO"),
        ("P1CE", "P1CE"),
    ],
)
def test_times_in_words(value: str, words: str) -> None:
    assert time_words(value) == words
