"""Too long for every run (`make soak`): many real reports, read, stored and proved."""

from itertools import islice
from pathlib import Path

import pytest

from communique import api
from tests.shared import SHARED, needs_shared

REPORTS_EACH = 60
"""Of each corpus: some seven minutes on one core."""


@pytest.mark.soak
@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("corpus", sorted(p.stem for p in (SHARED / "corpora").glob("*.jsonl")))
def test_real_reports_are_read_and_every_word_of_evidence_is_theirs(
    corpus: str, tmp_path: Path
) -> None:
    with (SHARED / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        (tmp_path / "some.jsonl").write_text("".join(islice(lines, REPORTS_EACH)), encoding="utf-8")
    with api.open(tmp_path / "record.db") as record:
        summary = record.read([tmp_path / "some.jsonl"], everything=True)
        assert not summary.refused
        assert record.tally().reports > REPORTS_EACH // 2
        assert record.verify() == ()


@pytest.mark.soak
def test_the_samples_read_five_times_over_are_the_samples(tmp_path: Path) -> None:
    with api.open(tmp_path / "record.db") as record:
        tallies = []
        for _ in range(5):
            record.read([api.samples()])
            tallies.append(record.tally())
        assert tallies == tallies[:1] * 5
        assert record.verify() == ()
