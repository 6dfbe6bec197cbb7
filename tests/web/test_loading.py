"""The load run asks for every page, and a small record's are far faster than they may be."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli.benching import bench
from communique.web import loading
from communique.web.loading import MOST, load
from communique.web.pages.everything import PAGES


def test_every_page_is_asked_for_and_none_is_slow(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_EACH", 2)
    figures = list(load(record))
    days, pages = figures[:2], figures[2:]
    assert [figure.unit for figure in days] == ["s", "s"]
    assert [figure.name for figure in pages] == [f"the page {page.name}, p95" for page in PAGES]
    assert all(0 < figure.value < MOST == figure.bound for figure in pages)


def test_the_command_measures_the_pages_of_a_record_that_is_there(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_EACH", 1)
    monkeypatch.setattr(loading, "PAGES", [page for page in PAGES if page.name == "brief"])
    told = CliRunner().invoke(bench, ["--pages-of", str(record)])
    assert told.exit_code == 0
    assert "the page brief, p95" in told.output
    assert "another day" in told.output
