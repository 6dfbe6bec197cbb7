"""The bundled samples as documents: what a reading of them must find."""

import tomllib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from communique import api
from communique.language.pipeline import Language
from communique.model.annotation import Annotation
from communique.model.findings import AnyFinding
from communique.model.report import Report
from communique.readers.files import Defaults, read_paths

FACTS = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))["fact"]
TODAY = date(2024, 1, 1)
FOUND = 8
"""How many of the facts are found at least."""


@lru_cache(maxsize=1)
def language() -> Language:
    return Language()


@cache
def read(stem: str) -> Annotation:
    (report,) = read_paths([api.samples() / f"{stem}.txt"], Defaults(today=TODAY))
    assert isinstance(report, Report), report
    return language().read(report)


def agreement(finding: AnyFinding, words: str, text: str) -> float:
    """How well a finding's best passage, or all of them, agree with the words (Jaccard)."""
    start = text.index(words)
    wanted = set(range(start, start + len(words)))
    spans = [set(range(p.start, p.end)) for p in finding.evidence]
    return max(len(s & wanted) / len(s | wanted) for s in [*spans, set().union(*spans)])


def value(finding: AnyFinding, field: str) -> Any:  # noqa: ANN401 - any of the model's values
    found = getattr(finding, {"start": "start_on", "end": "end_on"}.get(field, field))
    return list(found) if isinstance(found, tuple) else found


def holds(fact: dict[str, Any]) -> bool:
    """Whether a finding with the fact's words has all of its fields."""
    annotation = read(fact["report"])
    of_kind = [f for f in annotation.findings() if f.kind_name == fact["kind"]]
    near = [f for f in of_kind if agreement(f, fact["words"], annotation.report.text) >= 0.5]
    fields = {k: v for k, v in fact.items() if k not in {"report", "kind", "words"}}
    return fields in [{k: value(f, k) for k in fields} for f in near]


def test_the_facts_that_a_careful_reader_would_enter() -> None:
    """Not all are found yet; those that are must not get fewer. Raise the number after a gain."""
    missed = [f"{fact['report']}, {fact['kind']}" for fact in FACTS if not holds(fact)]
    assert len(FACTS) - len(missed) >= FOUND, missed


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['report']}-{f['kind']}")
def test_the_words_of_a_fact_stand_in_its_report(fact: dict[str, Any]) -> None:
    assert read(fact["report"]).report.text.count(fact["words"]) == 1
