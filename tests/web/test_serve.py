"""`communique serve`: it says where it is, answers, and ends."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli.main import communique, main


def _start(record: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "communique", "serve", "--record", str(record), "--port", "0"]
    return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)


def test_it_says_where_it_is_answers_and_ends(record: Path) -> None:
    with _start(record, "--review", "--by", "A. Clerk") as running:
        assert running.stdout is not None
        where, review = running.stdout.readline(), running.stdout.readline()
        address = next(word for word in where.split() if word.startswith("http://127.0.0.1:"))
        assert "A. Clerk" in review
        assert f"{address}enter?token=" in review
        with urllib.request.urlopen(f"{address}today?as_of=2021-06-01") as answer:
            assert answer.status == 200
            assert "server" not in answer.headers
        running.send_signal(signal.SIGINT)
        assert running.wait(20) in (0, 130, -signal.SIGINT)


def test_a_port_that_is_taken_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--record", str(record), "--port", str(port)])
    assert ended.value.code == 2
    assert "another --port" in " ".join(capsys.readouterr().err.split())


def test_a_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(communique, ["serve", "--record", str(tmp_path / "none.db")])
    assert result.exit_code != 0
    assert not (tmp_path / "none.db").exists()
