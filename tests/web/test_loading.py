"""The load run asks for every page, and a small record's are far faster than they may be."""

from pathlib import Path

import pytest

from communique.web import loading
from communique.web.loading import MOST, load
from communique.web.pages.everything import PAGES


def test_every_page_is_asked_for_and_none_is_slow(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_EACH", 2)
    figures = list(load(record))
    assert [figure.name for figure in figures] == [f"the page {page.name}, p95" for page in PAGES]
    assert all(0 < figure.value < MOST == figure.bound for figure in figures)
