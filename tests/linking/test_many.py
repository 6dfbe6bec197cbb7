"""Two hundred reports in random orders: a record that is fed them one by one, on any day, is what
all of them at once are, up to that day."""

from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from communique.dossier import Dossier
from communique.evaluation.enlarging import enlarged
from communique.record.store import Store
from tests.linking.stories import story

REPORTS = list(islice(enlarged(story()), 200))
DAYS = (date(2040, 4, 1), date(2055, 7, 1), date.max)


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_in_any_order_is_all_at_once_on_any_day(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    shuffled = random.sample(REPORTS, len(REPORTS))
    with Store(tmp_path / "record.db") as store:
        for annotation in shuffled:
            store.write(annotation, "reader")
        for annotation in random.sample(REPORTS, 20):
            store.write(annotation, "newer reader")
        for day in DAYS:
            known = [one for one in shuffled if one.report.published <= day]
            fed = Dossier.of(store, day).threads
            assert fed == Dossier.of_annotations(known, day).threads
            assert fed == Dossier.of_annotations(REPORTS, day).threads
            assert any(len(thread.findings) > 1 for thread in fed)
            for link in (link for thread in fed for link in thread.links):
                assert link.reasons
                assert link.known_from <= day
