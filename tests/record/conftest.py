"""Each database that can hold a record: what is tested of one holds for the other."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgresql import database, server, why_not

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server; skipped with its reason where there is none."""
    if (reason := why_not()) is not None:
        pytest.skip(reason)
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database for a record, new for each test."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'record.db'}"
        return
    with database(request.getfixturevalue("postgresql"), f"record_{next(_NUMBERS)}") as url:
        yield url
