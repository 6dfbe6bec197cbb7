"""One record of the samples for all examples, and a folder like that in which a reader sits."""

import json
import shutil
from pathlib import Path

import pytest

from communique import api


@pytest.fixture(scope="session")
def samples_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make demo` leaves behind, read once."""
    path = tmp_path_factory.mktemp("docs") / "samples.db"
    with api.open(path) as record:
        summary = record.read([api.samples()])
    assert not summary.refused
    return path


@pytest.fixture
def desk(samples_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demo's record, the samples and a file of three of them, entered."""
    (tmp_path / "demo").mkdir()
    shutil.copy(samples_record, tmp_path / "demo" / "samples.db")
    (tmp_path / "communique").mkdir()
    (tmp_path / "communique" / "samples").symlink_to(api.samples())
    lines = [
        {"id": file.stem, "published": file.stem[:10], "text": file.read_text(encoding="utf-8")}
        for file in sorted(api.samples().glob("2021-03-*.txt"))
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "reports.jsonl").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMUNIQUE_RECORD", "demo/samples.db")
    return tmp_path
