"""Rows of the lists, from small records made by hand."""

import io
from datetime import date

import msgspec

from communique.dossier import Dossier
from communique.exports import rows
from communique.exports.tabular import write_csv
from communique.model.dates import When
from communique.model.findings import Commitment, CommitmentStatus, MeetingStatus, Stance
from communique.model.threads import ThreadKind
from tests.building import a_report, binds, meets, said, says, stands

DAY = date(2021, 6, 1)
TEXT = (
    "Norway promised on Friday to open the northern sea for boats of all its neighbours in May, "
    "after talks on fishing in Bergen that its own minister led and that ended in an agreement."
)


def test_the_columns_are_those_of_the_rows() -> None:
    report = a_report(TEXT)
    findings = (
        said(report, "to open the northern sea"),
        stands(report, "promised on Friday", "NOR", Stance.SUPPORTS, "boats"),
        meets(report, "talks on fishing", "Fishing talks", MeetingStatus.HELD, "2021-03-11"),
        binds(report, "open the northern sea", "NOR", "open", "2021-05", CommitmentStatus.OPEN),
    )
    dossier = Dossier.of_annotations([says(report, *findings)], DAY)
    threads = {thread.kind: thread for thread in dossier.threads}
    told = [
        (rows.statement_row(findings[0], dossier), rows.STATEMENT_COLUMNS),
        (rows.position_row(findings[1], dossier), rows.POSITION_COLUMNS),
        (rows.talk_row(threads[ThreadKind.MEETING], dossier), rows.TALK_COLUMNS),
        (rows.commitment_row(threads[ThreadKind.COMMITMENT], dossier), rows.COMMITMENT_COLUMNS),
        (rows.thread_row(threads[ThreadKind.POSITION], dossier), rows.THREAD_COLUMNS),
        (rows.party_rows(dossier)[0], rows.PARTY_COLUMNS),
    ]
    assert [tuple(row) for row, _ in told] == [columns for _, columns in told]


def test_an_empty_list_has_its_header() -> None:
    out = io.StringIO()
    write_csv([], ("thread", "name"), out)
    assert out.getvalue() == "thread,name\r\n"


def test_a_copy_names_its_original() -> None:
    first = a_report(TEXT, "2021-03-12", name="first", source="Fjord Post")
    copy = a_report(TEXT, "2021-03-13", name="copy", source="Coast Herald")
    told = [said(report, "to open the northern sea") for report in (first, copy)]
    dossier = Dossier.of_annotations([says(first, told[0]), says(copy, told[1])], DAY)
    assert [rows.statement_row(one, dossier)["copy_of"] for one in told] == [None, "first"]


def test_a_commitment_keeps_the_dates_that_it_had() -> None:
    days = (("2021-03-12", "2021-05"), ("2021-04-12", "2021-09"))
    annotations = []
    for published, due in days:
        report = a_report(f"On {published}, Norway promised to open the northern sea.", published)
        bound: Commitment = msgspec.structs.replace(
            binds(
                report,
                "Norway promised to open the northern sea",
                "NOR",
                "open the northern sea",
                due,
                CommitmentStatus.OPEN,
            ),
            to=("SWE",),
        )
        annotations.append(says(report, bound))
    dossier = Dossier.of_annotations(annotations, DAY)
    (thread,) = [t for t in dossier.threads if len(t.steps) == 2]
    row = rows.commitment_row(thread, dossier)
    assert (row["when"], row["due_before"]) == (When("2021-09"), ["2021-05"])
    assert (row["by"], row["to"]) == (["NOR"], ["SWE"])
