"""What the record of the two seed reports must hold, read in either order.

The reports don't ship, so these tests name what they say only in the scheme's own terms.
"""

from datetime import date

import pytest

from communique import api
from communique.api import Record
from communique.model.findings import Attendance, Position, Stance, Statement
from communique.model.threads import Thread
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]

OCTOBER = date(2021, 10, 20)
JUNE = date(2021, 6, 1)


@pytest.fixture(scope="module", params=["in order", "reversed"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    paths = sorted((SHARED / "seeds").glob("*.txt"), reverse=request.param == "reversed")
    opened = api.open(tmp_path_factory.mktemp("seeds") / "record.db")
    assert not opened.read(paths).refused
    return opened


def the_one(found: tuple[Thread, ...], **like: object) -> Thread:
    """The one thread that has these values."""
    fitting = [t for t in found if all(getattr(t, k) == v for k, v in like.items())]
    assert len(fitting) == 1, [(t.name, t.fate, t.when, t.parties) for t in found]
    return fitting[0]


def a_stand(record: Record, holder: str, stance: Stance, *words: str) -> Position:
    """The position of `holder` with that stance whose evidence or topic has the words."""
    for position in record.positions(party=holder, status=stance.value, as_of=OCTOBER):
        told = " ".join((position.topic, *(p.words for p in position.evidence)))
        if position.holder == holder and all(word in told for word in words):
            return position
    raise AssertionError(f"{holder} {stance} {words} is not in the record")


def a_saying(record: Record, words: str) -> Statement:
    """The statement whose words hold these."""
    (found,) = [s for s in record.statements(as_of=OCTOBER) if words in s.evidence[0].words]
    return found


def parts(thread: Thread) -> dict[str, Attendance]:
    return {part.party: part.attendance for part in thread.attendance}


def test_1_russia_supports_integration(record: Record) -> None:
    stand = a_stand(record, "RUS", Stance.SUPPORTS, "integration")
    assert stand.toward == "Taliban"
    assert record.report(stand.report).published == date(2021, 3, 12)


def test_2_the_spokeswoman_word_for_word(record: Record) -> None:
    said = a_saying(record, "logical solution")
    assert (said.speaker, said.party) == ("Maria Zakharova", "RUS")
    assert said.role == "Russian foreign ministry spokeswoman"
    assert said.evidence[0].words.startswith('"The formation')
    assert said.evidence[0].words.endswith('life of Afghanistan"')


def test_3_the_surname_alone_is_the_same_person(record: Record) -> None:
    said = a_saying(record, "by the Afghans themselves")
    assert (said.speaker, said.party) == ("Maria Zakharova", "RUS")
    assert said.role == "Russian foreign ministry spokeswoman"


def test_4_the_turkish_minister(record: Record) -> None:
    said = a_saying(record, "had asked us to host")
    assert (said.speaker, said.party) == ("Mevlut Cavusoglu", "TUR")
    assert said.role == "Turkish Foreign Minister"
    proposed = a_saying(record, "talks take place within weeks")
    assert proposed.evidence[0].words.endswith("peace deal with the Taliban")


def test_5_a_letter_has_a_writer(record: Record) -> None:
    said = a_saying(record, "security situation will worsen")
    assert (said.speaker, said.party) == ("Antony Blinken", "USA")
    assert said.addressee == "Ashraf Ghani"


def test_6_the_us_asks_for_an_inclusive_government(record: Record) -> None:
    assert a_stand(record, "USA", Stance.DEMANDS, "inclusive").toward == "AFG"


def test_7_the_us_is_undecided_on_the_agreement(record: Record) -> None:
    a_stand(record, "USA", Stance.UNDECIDED, "agreement", "Taliban")


def test_8_the_turkey_talks_are_unconfirmed(record: Record) -> None:
    talks = the_one(record.talks(party="TUR", as_of=OCTOBER))
    assert (talks.status, talks.fate) == ("proposed", "unconfirmed")
    assert {"Taliban", "AFG"} <= parts(talks).keys()
    assert talks.coverage.reports == 1


def test_9_talks_planned_in_march_were_held(record: Record) -> None:
    (talks,) = [t for t in record.talks(party="RUS", as_of=OCTOBER) if len(t.steps) == 2]
    assert [step.status for step in talks.steps] == ["planned", "held"]
    present = {p for p, how in parts(talks).items() if how is Attendance.ATTENDED}
    assert present == {"RUS", "USA", "CHN", "PAK"}


def test_10_the_withdrawal_is_one_thread_done_and_on_time_are_two(record: Record) -> None:
    (thread,) = [t for t in record.commitments(party="USA", as_of=OCTOBER) if len(t.steps) == 2]
    assert [step.status for step in thread.steps] == ["disputed", "fulfilled"]
    assert thread.steps[0].due == "2021-05"
    assert thread.on_time is None


def test_11_the_us_stays_away_from_the_october_talks(record: Record) -> None:
    (talks,) = [t for t in record.talks(party="USA", as_of=OCTOBER) if t.when == "2021-10-20"]
    assert parts(talks) == {
        "Taliban": Attendance.EXPECTED,
        "CHN": Attendance.EXPECTED,
        "PAK": Attendance.EXPECTED,
        "USA": Attendance.DECLINED,
    }
    (reason,) = [p.reason for p in talks.attendance if p.party == "USA"]
    assert reason is not None
    assert "logistical reasons" in reason


def test_12_russia_withholds_recognition(record: Record) -> None:
    stand = a_stand(record, "RUS", Stance.WITHHOLDS, "recognise")
    assert stand.toward == "Taliban"
    assert stand.condition is not None
    assert "promises" in stand.condition


def test_13_the_taliban_promised_and_russia_demands(record: Record) -> None:
    thread = the_one(record.commitments(party="Taliban", as_of=OCTOBER), status="open")
    assert "Taliban" in thread.parties
    assert a_stand(record, "RUS", Stance.DEMANDS, "promises").toward == "Taliban"


def test_14_an_answer_has_its_question(record: Record) -> None:
    said = a_saying(record, "We do.")
    assert (said.speaker, said.party) == ("Ned Price", "USA")
    assert said.question is not None
    assert "supports the process" in said.question.words
    assert a_stand(record, "USA", Stance.SUPPORTS, "the process").toward == "Troika-plus"


def test_15_the_valdai_conference(record: Record) -> None:
    found = record.talks(about="Valdai", as_of=OCTOBER)
    assert [parts(t).get("RUS") for t in found] == [Attendance.ATTENDED]


def test_16_one_party_toward_another_over_time(record: Record) -> None:
    told = [
        (p.stance, record.report(p.report).published)
        for p in record.positions(party="RUS", as_of=OCTOBER)
        if (p.holder, p.toward) == ("RUS", "Taliban")
    ]
    assert (Stance.SUPPORTS, date(2021, 3, 12)) in told
    assert {stance for stance, day in told if day > date(2021, 10, 1)} >= {
        Stance.WITHHOLDS,
        Stance.DEMANDS,
    }


def test_18_in_june_nothing_of_october_is_known(record: Record) -> None:
    dossier = record.dossier(JUNE)
    assert {r.published for r in dossier.reports.values()} == {date(2021, 3, 12)}
    fates = {str(t.when): (t.fate, t.coverage.reports) for t in record.talks(as_of=JUNE)}
    assert fates["2021-W11"] == ("unconfirmed", 0)
    due = {str(t.when): (t.fate, t.coverage.reports) for t in record.commitments(as_of=JUNE)}
    assert due["2021-05"] == ("overdue", 0)
