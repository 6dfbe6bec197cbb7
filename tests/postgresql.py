"""A PostgreSQL server for the tests: Debian's, started in a folder of its own, ended with them.

`tests/install-postgresql` installs it where that is allowed. Where there is none, the tests that
need one are skipped, and say so.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import create_engine, text

_USER = "postgres"
"""Who runs the server where the tests run as root, which PostgreSQL refuses to."""


def why_not() -> str | None:
    """What is missing; None where a server can be started."""
    if _programs() is None:
        return "PostgreSQL is not installed; as root, tests/install-postgresql installs it"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL doesn't run as root, and there is no `runuser` to run it as another"
    return None


def _programs() -> Path | None:
    """The newest of Debian's versions, or what is on the path."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = sorted(versions, key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """A running server, by the beginning of its URL; it listens to a socket in its own folder."""
    programs = _programs()
    assert programs is not None
    folder = Path(mkdtemp(prefix="communique-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER, pwd.getpwnam(_USER).pw_gid)
    data, control = folder / "data", programs / "pg_ctl"
    # for tests only: what is written need not outlive the machine
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=40"
    try:
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "--locale=C.UTF-8")
        _run(control, "-D", data, "-w", "-t", "120", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{_USER}@/{{name}}?host={folder}"
        finally:
            _run(control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str | Path) -> None:
    before = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*before, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd=Path("/")
    )


@contextmanager
def database(url: str, name: str) -> Iterator[str]:
    """A new, empty database of a server, by its URL."""
    engine = create_engine(url.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        yield url.format(name=name)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
