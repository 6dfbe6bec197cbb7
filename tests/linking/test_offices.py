"""Offices over many reports: tenures, contradictions, and what statements learn from them."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dossier import Dossier
from communique.linking.learning import Learned
from communique.linking.offices import Offices, Tenure
from communique.model.annotation import Annotation
from communique.model.findings import Statement
from communique.selection import Selection
from tests.building import words_of
from tests.linking.lessons import shows, speaks, teaches

END = date(2030, 1, 1)
DAY = "2021-06-15"


def _learned(*read: Annotation, as_of: date = END) -> Learned | None:
    """What the only statement of these reports learns."""
    dossier = Dossier.of_annotations(read, as_of)
    (statement,) = (f for f in dossier.findings.values() if isinstance(f, Statement))
    return dossier.learned(statement)


def _told(learned: Learned | None) -> tuple[str | None, str | None]:
    return (None, None) if learned is None else (learned.role, learned.party)


def _tenures(*read: Annotation) -> tuple[Tenure, ...]:
    return Dossier.of_annotations(read, END).offices.tenures


# ---- tenures


def test_one_office_in_several_words_is_one_tenure() -> None:
    (tenure,) = _tenures(
        teaches("2021-03-01", "Jens Larsen", "the new Norwegian foreign minister", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "Norway's foreign minister", "NOR"),
    )
    assert (tenure.since, tenure.until) == (date(2021, 3, 1), date(2021, 9, 1))
    assert tenure.title == "Norway's foreign minister"
    assert (tenure.sources, len(tenure.findings)) == (2, 2)


def test_after_years_without_word_another_tenure_begins() -> None:
    newest, oldest = _tenures(
        teaches("2015-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
    )
    assert (newest.since, oldest.until) == (date(2021, 9, 1), date(2015, 3, 1))


def test_wire_copies_are_one_source() -> None:
    text = "Late on Monday Jens Larsen, foreign minister, went to the northern islands by ship."
    (tenure,) = _tenures(
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR", text=text),
        teaches("2021-03-02", "Jens Larsen", "foreign minister", "NOR", text=text),
    )
    assert (tenure.sources, len(tenure.findings)) == (1, 2)


def test_a_family_name_alone_is_the_person_whom_others_name() -> None:
    (tenure,) = _tenures(
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-09-01", "Larsen", "foreign minister", "NOR"),
    )
    assert (tenure.person, tenure.sources) == ("Jens Larsen", 2)


def test_a_family_name_in_an_office_of_another_party_is_somebody_else() -> None:
    tenures = _tenures(
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-09-01", "Larsen", "King", "DNK"),
        teaches("2021-10-01", "Larsen", "minister", None),
    )
    assert [tenure.person for tenure in tenures] == ["Jens Larsen", "Larsen", "Jens Larsen"]


# ---- contradictions


def _clashes(*read: Annotation) -> list[tuple[str, str, str]]:
    found = Dossier.of_annotations(read, END).offices.clashes
    return [(clash.why, clash.one.person, clash.two.person) for clash in found]


def test_two_persons_in_an_office_that_one_holds() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-05-01", "Eva Holm", "foreign minister", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
    ]
    assert _clashes(*read) == [("one office, two persons", "Jens Larsen", "Eva Holm")]


@pytest.mark.parametrize("title", ["spokesman", "deputy foreign minister", "minister"])
def test_an_office_that_many_hold_is_no_contradiction(title: str) -> None:
    assert not _clashes(
        teaches("2021-03-01", "Jens Larsen", title, "NOR"),
        teaches("2021-03-01", "Eva Holm", title, "NOR"),
    )


def test_one_after_the_other_is_no_contradiction() -> None:
    assert not _clashes(
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-05-01", "Eva Holm", "foreign minister", "NOR"),
    )


def test_one_person_for_two_parties() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-05-01", "Jens Larsen", "ambassador", "SWE"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
    ]
    assert _clashes(*read) == [("one person, two parties", "Jens Larsen", "Jens Larsen")]


def test_leading_a_party_of_ones_own_state_is_no_contradiction() -> None:
    assert not _clashes(
        teaches("2021-03-01", "Ann Bell", "secretary of state", "USA"),
        teaches("2021-03-01", "Ann Bell", "leader", "US Congress"),
    )


# ---- learning


def test_a_name_alone_learns_office_and_party_with_the_words_that_carry_them() -> None:
    report, office = shows("2021-03-01", "Jens Larsen", "Norwegian foreign minister", "NOR")
    found = _learned(Annotation(report=report, offices=(office,)), speaks(DAY, "Jens Larsen"))
    assert found == Learned(
        person="Jens Larsen", role="Norwegian foreign minister", party="NOR", findings=(office.id,)
    )


def test_a_later_report_teaches_an_earlier_one() -> None:
    read = teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR")
    assert _told(_learned(read, speaks(DAY, "Jens Larsen"))) == ("foreign minister", "NOR")


@pytest.mark.parametrize(
    ("days", "known"),
    [
        (("2020-12-14",), True),
        (("2020-12-13",), False),
        (("2021-12-15",), True),
        (("2021-12-16",), False),
        (("2020-06-14", "2020-06-16"), True),
        (("2020-06-12", "2020-06-13"), False),
        (("2022-06-15", "2022-06-16"), True),
        (("2022-06-17", "2022-06-18"), False),
    ],
)
def test_one_report_is_believed_for_half_a_year_and_several_for_a_year(
    days: tuple[str, ...], *, known: bool
) -> None:
    read = [teaches(day, "Jens Larsen", "foreign minister", "NOR") for day in days]
    found = _learned(*read, speaks(DAY, "Jens Larsen"))
    assert (found is not None) is known


def test_what_the_report_tells_itself_stands() -> None:
    read = teaches("2021-06-01", "Jens Larsen", "Norwegian foreign minister", "NOR")
    assert _learned(read, speaks(DAY, "Jens Larsen", "envoy", "SWE")) is None
    assert _told(_learned(read, speaks(DAY, "Jens Larsen", None, "NOR"))) == (
        "Norwegian foreign minister",
        None,
    )
    assert _learned(read, speaks(DAY, "Jens Larsen", None, "SWE")) is None
    assert _told(_learned(read, speaks(DAY, "Jens Larsen", "the foreign minister"))) == (
        None,
        "NOR",
    )
    assert _learned(read, speaks(DAY, "Jens Larsen", "former foreign minister")) is None
    assert _learned(read, speaks(DAY, "Jens Larsen", "an analyst")) is None
    assert _learned(read, speaks(DAY, "Jens Larsen", "mayor")) is None
    undecided = speaks(DAY, "Jens Larsen", candidates=("Eva Holm", "Jens Larsen"))
    assert _learned(read, undecided) is None


def test_its_own_report_and_a_copy_of_it_teach_nothing() -> None:
    said = speaks(DAY, "Jens Larsen")
    report, office = shows(DAY, "Jens Larsen", "envoy", "NOR", more="Then he spoke at length.")
    spoken = msgspec.structs.replace(
        said.statements[0], report=report.id, evidence=words_of(report, "spoke at length")
    )
    own = Annotation(report=report, statements=(spoken,), offices=(office,))
    copy = teaches("2021-06-16", "Jens Larsen", "envoy", "NOR", text=report.text)
    assert _learned(own) is None
    assert _learned(own, copy) is None
    assert _learned(own, teaches("2021-06-16", "Jens Larsen", "envoy", "NOR")) is not None


@pytest.mark.parametrize("title", ["a veteran politician", "former president", "counterpart"])
def test_what_is_no_office_teaches_nothing(title: str) -> None:
    assert _learned(teaches(DAY, "Jens Larsen", title, "NOR"), speaks(DAY, "Jens Larsen")) is None


def test_an_office_without_a_party_teaches_nothing() -> None:
    assert _learned(teaches(DAY, "Jens Larsen", "envoy", None), speaks(DAY, "Jens Larsen")) is None


def test_an_office_that_was_left_meanwhile_is_not_learned() -> None:
    read = [
        teaches("2021-01-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-05-01", "Jens Larsen", "former foreign minister", "NOR"),
    ]
    assert _learned(*read, speaks(DAY, "Jens Larsen")) is None
    assert _told(_learned(*read, speaks("2021-03-01", "Jens Larsen"))) == (
        "foreign minister",
        "NOR",
    )


def test_an_office_that_changed_hands_on_an_untold_day_is_undecided_and_the_party_is_not() -> None:
    found = _learned(
        teaches("2021-01-01", "Jens Larsen", "envoy", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
        speaks(DAY, "Jens Larsen"),
    )
    assert found is not None
    assert (found.role, found.party) == (None, "NOR")
    assert found.candidates == (
        "Jens Larsen, envoy (NOR)",
        "Jens Larsen, foreign minister (NOR)",
    )
    assert found.findings


def test_an_office_shown_before_and_after_is_held_between() -> None:
    found = _learned(
        teaches("2021-01-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-06-01", "Jens Larsen", "chief negotiator", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
        speaks(DAY, "Jens Larsen"),
    )
    assert _told(found) == ("foreign minister", "NOR")


def test_an_exact_title_goes_before_a_loose_one_and_one_that_leans_on_its_text() -> None:
    found = _learned(
        teaches("2021-06-14", "Jens Larsen", "the Norwegian leader", "NOR"),
        teaches("2021-06-13", "Jens Larsen", "his prime minister", "NOR"),
        teaches("2021-06-01", "Jens Larsen", "Norwegian prime minister", "NOR"),
        speaks(DAY, "Jens Larsen"),
    )
    assert _told(found) == ("Norwegian prime minister", "NOR")


def test_a_report_that_tells_no_party_tells_the_office_all_the_same() -> None:
    read = [
        teaches("2021-06-01", "Jens Larsen", "the foreign minister", "NOR"),
        teaches("2021-06-14", "Jens Larsen", "the prime minister", None),
        teaches("2021-06-16", "Jens Larsen", "prime minister", None),
        teaches("2021-06-14", "Jens Larsen", "chairman of a club", None),
    ]
    found = _learned(*read, speaks(DAY, "Jens Larsen"))
    assert _told(found) == ("the prime minister", "NOR")
    assert found is not None
    assert found.findings == (read[1].offices[0].id, read[0].offices[0].id)


def test_two_parties_that_tie_stay_undecided_and_both_are_named() -> None:
    read = [
        teaches("2021-01-01", "Jens Larsen", "envoy", "NOR"),
        teaches("2021-02-01", "Jens Larsen", "minister", "SWE"),
    ]
    found = _learned(*read, speaks(DAY, "Jens Larsen"))
    assert found == Learned(
        person="Jens Larsen", candidates=("Jens Larsen, envoy (NOR)", "Jens Larsen, minister (SWE)")
    )
    more = [teaches(f"2021-03-0{n}", "Jens Larsen", "envoy", "NOR") for n in (1, 2)]
    assert _told(_learned(*read, *more, speaks(DAY, "Jens Larsen"))) == ("envoy", "NOR")


def test_an_office_that_clearly_more_reports_give_to_another_is_not_learned() -> None:
    misread = teaches("2021-06-02", "Jens Larsen", "prime minister", "SWE")
    others = [
        teaches(f"2021-0{month}-01", "Eva Holm", "Swedish prime minister", "SWE")
        for month in (5, 6, 7)
    ]
    said = speaks(DAY, "Jens Larsen")
    assert _learned(misread, *others, said) is None
    assert _told(_learned(misread, *others[:2], said)) == ("prime minister", "SWE")
    later = [teaches(f"2021-07-0{day}", "Eva Holm", "prime minister", "SWE") for day in (1, 2, 3)]
    assert _told(_learned(misread, *later, said)) == ("prime minister", "SWE"), "a successor"


def test_two_persons_of_one_surname_stay_undecided_and_both_are_named() -> None:
    read = [
        teaches("2021-01-01", "Jens Larsen", "envoy", "NOR"),
        teaches("2021-02-01", "Eva Larsen", "minister", "DNK"),
    ]
    assert _told(_learned(read[0], speaks(DAY, "Larsen"))) == ("envoy", "NOR")
    assert _learned(*read, speaks(DAY, "Larsen")) == Learned(
        person="Larsen", candidates=("Eva Larsen, minister (DNK)", "Jens Larsen, envoy (NOR)")
    )


def test_a_namesake_without_office_counts_too() -> None:
    read = [teaches("2021-01-01", "Jens Larsen", "envoy", "NOR"), speaks("2021-05-01", "Bo Larsen")]
    dossier = Dossier.of_annotations([*read, speaks(DAY, "Larsen")], END)
    found = next(
        dossier.learned(f)
        for f in dossier.findings.values()
        if isinstance(f, Statement) and f.speaker == "Larsen"
    )
    assert found is not None
    assert found.candidates == ("Bo Larsen", "Jens Larsen, envoy (NOR)")


def test_a_body_is_nobody() -> None:
    read = teaches("2021-06-01", "Jens Larsen", "foreign minister", "NOR")
    assert _learned(read, speaks(DAY, "Norwegian officials")) is None


def test_statements_of_a_party_are_found_by_what_is_learned() -> None:
    dossier = Dossier.of_annotations(
        [
            teaches("2021-06-01", "Jens Larsen", "foreign minister", "NOR"),
            speaks(DAY, "Jens Larsen"),
        ],
        END,
    )
    assert [s.party for s in dossier.statements(Selection(party="NOR"))] == [None]
    assert not dossier.statements(Selection(party="SWE"))
    assert not dossier.statements(Selection(party="NOR", until=date(2021, 1, 1)))


# ---- for any reports, in any order, on any day

PEOPLE = ("Jens Larsen", "Eva Larsen", "Larsen", "Ann Bell", "Sergei Petrov", "Sergey Petrov")
TITLES = ("foreign minister", "envoy", "former envoy", "the leader", "counterpart", "president")
DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
LESSONS = st.lists(
    st.one_of(
        st.builds(
            lambda day, *rest: teaches(day.isoformat(), *rest),
            DAYS,
            st.sampled_from(PEOPLE),
            st.sampled_from(TITLES),
            st.sampled_from(("NOR", "SWE", None)),
        ),
        st.builds(
            lambda day, *rest: speaks(day.isoformat(), *rest),
            DAYS,
            st.sampled_from(PEOPLE),
            st.sampled_from((None, "envoy", "analyst")),
            st.sampled_from((None, "NOR")),
        ),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda annotation: annotation.report.id,
)


def _everything(read: list[Annotation], as_of: date) -> object:
    dossier = Dossier.of_annotations(read, as_of)
    said = [f for f in dossier.findings.values() if isinstance(f, Statement)]
    return (
        dossier.offices.tenures,
        dossier.offices.clashes,
        {statement.id: dossier.learned(statement) for statement in said},
    )


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_order_of_reading_teaches_the_same(data: st.DataObject) -> None:
    read = data.draw(LESSONS)
    assert _everything(data.draw(st.permutations(read)), END) == _everything(read, END)


@given(LESSONS, DAYS)
@settings(max_examples=60, deadline=None)
def test_a_day_learns_only_from_what_was_published_by_it(read: list[Annotation], day: date) -> None:
    known = [annotation for annotation in read if annotation.report.published <= day]
    assert _everything(read, day) == _everything(known, END)


def test_linking_itself_looks_at_no_later_report() -> None:
    read = [
        teaches("2021-03-01", "Jens Larsen", "foreign minister", "NOR"),
        teaches("2021-09-01", "Jens Larsen", "foreign minister", "NOR"),
    ]
    told = Dossier.of_annotations(read, END).told.values()
    speakers = [("Larsen", date(2021, 3, 1)), ("Eva Larsen", date(2021, 9, 1))]
    offices = Offices(told, date(2021, 6, 1), speakers)
    assert [tenure.until for tenure in offices.tenures] == [date(2021, 3, 1)]
    assert offices.persons.who("Larsen", date(2021, 3, 1)) == ("Jens Larsen",)
    assert len(Offices(told, END, speakers).persons.who("Larsen", date(2021, 6, 1))) == 2


@given(LESSONS)
@settings(max_examples=60, deadline=None)
def test_without_the_report_that_teaches_nothing_of_it_is_left(read: list[Annotation]) -> None:
    dossier = Dossier.of_annotations(read, END)
    said = [f for f in dossier.findings.values() if isinstance(f, Statement)]
    for learned in (dossier.learned(statement) for statement in said):
        for finding in () if learned is None else learned.findings:
            taught = dossier.findings[finding].report
            rest = Dossier.of_annotations([a for a in read if a.report.id != taught], END)
            assert finding not in rest.findings
            for statement in said:
                again = rest.learned(statement) if statement.report != taught else None
                assert again is None or finding not in again.findings
