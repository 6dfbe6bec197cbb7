"""Opening a record: the database, its settings, and its schema brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from communique.errors import RecordError
from communique.record import indexing
from communique.record.dialects import WRITING, set_up


def open_engine(location: str | Path, *, create: bool) -> Engine:
    """The database at `location`, a path or an SQLAlchemy URL, with today's schema.

    Raises `RecordError` where there is none and `create` is false, where it is no record, or
    where a newer Communique wrote it.
    """
    url = _url(location)
    if not create and url.startswith("sqlite") and not _sqlite_file(url).exists():
        raise RecordError(
            f"there is no record at {_sqlite_file(url)}",
            remedy="make one with `communique read REPORTS...`, or name one with --record",
        )
    try:
        engine = create_engine(url)
        set_up(engine)
        _upgrade(engine)
    except ImportError as cause:
        raise _no_driver(url, cause) from cause
    except (ArgumentError, NoSuchModuleError, DatabaseError) as cause:
        reason = str(getattr(cause, "orig", None) or cause)
        raise RecordError(
            f"{shown(location)} can't be opened as a record: {reason}",
            remedy="name an SQLite file that `communique read` made, or an SQLAlchemy URL",
        ) from cause
    return engine


def exists(location: str | Path) -> bool:
    """Whether a record's file is there already; taken for granted of a server's database."""
    url = _url(location)
    return not url.startswith("sqlite") or _sqlite_file(url).exists()


def _no_driver(url: str, cause: ImportError) -> RecordError:
    """What is missing is told by its name, which pip takes for all drivers but one or two."""
    dialect = make_url(url).get_backend_name()
    named = "psycopg" if dialect == "postgresql" else str(cause.name or "a driver")
    return RecordError(
        f"{shown(url)} needs a driver that is not installed: {cause}",
        remedy=f"`pip install {named}`, and name it in the URL, as in {dialect}+{named}://...",
    )


def shown(location: str | Path) -> str:
    """The record's place as it may be printed: without the password that a URL may hold."""
    try:
        return (
            make_url(str(location)).render_as_string() if "://" in str(location) else f"{location}"
        )
    except ArgumentError:
        return str(location)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it, or nothing where anything fails."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        yield connection


def _url(location: str | Path) -> str:
    text = str(location)
    return text if "://" in text else f"sqlite:///{text}"


def _sqlite_file(url: str) -> Path:
    return Path(make_url(url).database or "")


def migrations() -> Config:
    """Alembic's configuration for the migrations that ship with the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


@lru_cache(maxsize=1)
def _scripts() -> ScriptDirectory:
    """The migrations themselves, read once: that is most of what opening a record takes."""
    return ScriptDirectory.from_config(migrations())


def _upgrade(engine: Engine) -> None:
    """Apply what migrations are missing; refuse a schema that this version doesn't know."""
    scripts = _scripts()
    head = scripts.get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise RecordError(
            f"the record was written by a newer Communique (its schema is {current})",
            remedy="install the newer version",
        )
    config = migrations()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        indexing.index_all(connection)
