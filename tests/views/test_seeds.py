"""What the views must show of the two seed reports, read in either order.

The reports don't ship, so these tests name what they say only in the scheme's own terms.
"""

from datetime import date

import pytest

from communique import api
from communique.api import Record
from communique.model.findings import Stance
from communique.views.agenda import agenda
from communique.views.changes import changes
from communique.views.shifts import shifts
from communique.views.story import Need, story_of
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]

JUNE, NOVEMBER = date(2021, 6, 1), date(2021, 11, 1)


@pytest.fixture(scope="module", params=["in order", "reversed"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    paths = sorted((SHARED / "seeds").glob("*.txt"), reverse=request.param == "reversed")
    opened = api.open(tmp_path_factory.mktemp("seeds") / "record.db")
    assert not opened.read(paths).refused
    return opened


def test_16_related_questions_toward_one_party_are_one_development(record: Record) -> None:
    seen = shifts(record.dossier(NOVEMBER), party="RUS", toward="Taliban")
    assert seen.shifts == (), "no change of mind on one question"
    (development,) = seen.developments
    told = [(stand.day.month, stand.stance) for stand in development.stands]
    assert (3, Stance.SUPPORTS) in told
    assert {stance for month, stance in told if month == 10} >= {Stance.WITHHOLDS, Stance.DEMANDS}
    assert len(development.questions) > 1


def test_8_and_18_what_passed_in_silence_has_its_coverage(record: Record) -> None:
    silent = {str(one.when): one for one in agenda(record.dossier(JUNE)).in_question}
    assert {when: (one.fate, one.coverage.reports) for when, one in silent.items()} == {
        "2021-W11": ("unconfirmed", 0),
        "2021-05": ("overdue", 0),
    }
    (turkey,) = [t for t in agenda(record.dossier(NOVEMBER)).in_question if "TUR" in t.parties]
    assert (turkey.fate, turkey.coverage.reports) == ("unconfirmed", 1)


def test_9_from_march_to_november_the_moscow_talks_were_held(record: Record) -> None:
    found = changes(record.dossier(JUNE), record.dossier(NOVEMBER))
    told = {(c.kind.value, c.party, c.before, c.after) for c in found.changed}
    assert ("status", None, "planned", "held") in told
    assert ("attendance", "CHN", None, "attended") in told
    assert ("status", None, "disputed", "fulfilled") in told


def test_10_done_and_on_time_are_two_answers(record: Record) -> None:
    dossier = record.dossier(NOVEMBER)
    (done,) = [t for t in dossier.threads if t.status == "fulfilled" and t.when == "2021-05"]
    told = story_of(dossier, done)
    assert [chapter.status for chapter in told.chapters] == ["disputed", "fulfilled"]
    assert Need.WHEN_DONE in {settling.need for settling in told.settling}
