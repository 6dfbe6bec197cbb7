"""What must always hold of a record, tried on the bundled samples."""

import random
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import api
from communique.dossier import Dossier
from communique.intake import take_in
from communique.language.pipeline import Language
from communique.model.annotation import Annotation
from communique.model.codec import encode
from communique.model.report import Report
from communique.readers.files import Defaults, read_paths
from communique.record.store import Outcome, Store

FIRST, LAST = date(2020, 2, 28), date(2023, 9, 30)


@lru_cache(maxsize=1)
def language() -> Language:
    return Language()


@lru_cache(maxsize=1)
def annotations() -> tuple[Annotation, ...]:
    """The samples, each read once, in the order of their files."""
    found = read_paths([api.samples()], Defaults(today=LAST))
    return tuple(language().read(r) for r in found if isinstance(r, Report))


def told(dossier: Dossier) -> str:
    """Everything that a dossier says, as one text."""
    reports = encode(list(dossier.reports.values()))
    return reports + encode(list(dossier.findings.values())) + encode(list(dossier.threads))


def test_all_samples_are_read() -> None:
    assert len(annotations()) >= 24


def test_every_finding_has_words_and_every_word_stands_in_its_report() -> None:
    for annotation in annotations():
        for finding in annotation.findings():
            assert finding.evidence
            assert all(p.is_in(annotation.report.text) for p in finding.passages())


def test_what_a_report_says_does_not_hang_on_what_was_read_before() -> None:
    fresh = Language()
    for annotation in reversed(annotations()[::5]):
        assert fresh.read(annotation.report) == annotation


@settings(max_examples=6)
@given(st.randoms(use_true_random=False), st.integers(0, (LAST - FIRST).days))
def test_any_order_once_or_twice_gives_the_same_and_as_of_knows_nothing_later(
    order: random.Random, days: int
) -> None:
    as_of = FIRST + timedelta(days)
    shuffled = list(annotations()) + list(annotations()[:3])
    order.shuffle(shuffled)
    with Store(":memory:") as everything:
        for annotation in shuffled:
            everything.write(annotation, "reader")
        until = [a for a in annotations() if a.report.published <= as_of]
        alone = Dossier.of_annotations(until, as_of)
        assert told(Dossier.of(everything, as_of)) == told(alone)


def test_reading_again_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        report = annotations()[0].report
        outcomes = [take_in(report, store, language()).outcome for _ in range(2)]
        before = list(store.findings())
        assert outcomes == [Outcome.NEW, Outcome.KNOWN]
        assert before == list(store.findings())


def test_the_samples_show_every_kind_of_finding_and_many_fates() -> None:
    dossier = Dossier.of_annotations(annotations(), LAST)
    kinds = {finding.kind_name for finding in dossier.findings.values()}
    fates = {thread.fate for thread in dossier.threads}
    assert kinds == {"statement", "position", "meeting", "commitment", "event", "office"}
    assert {"held", "unconfirmed", "overdue", "open"} <= fates


@pytest.mark.parametrize("day", [date(2021, 4, 1), LAST])
def test_a_thread_never_claims_what_no_report_says(day: date) -> None:
    dossier = Dossier.of_annotations(annotations(), day)
    for thread in dossier.threads:
        assert thread.status == thread.steps[-1].status
        told = {step.status for step in thread.steps}
        assert thread.fate in told | {"unconfirmed", "overdue", "due"}
