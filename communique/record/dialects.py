"""What each database needs before it is written to: the settings of SQLite and of PostgreSQL.

How each is searched stands in `fulltext.py`; what each needs beside tables, in `migrations/`.
"""

import sqlite3
import time
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

WRITING: Final = "communique_writing"
"""Execution option of a connection that is about to write: it waits until no other one does."""
_LOCK: Final = 1_818_030_404
"""Names the right to write among PostgreSQL's advisory locks; the Congress of Aix met in 1818."""
_PATIENCE: Final = 30.0
"""Seconds that SQLite waits for another's lock."""


def set_up(engine: Engine) -> None:
    """Have each connection of `engine` begin as its database needs it.

    One writes at a time, whatever the database: what is written is decided by what is there, and
    two who find the same report missing would both add it. Reading a report takes far longer than
    keeping it, so nobody waits long; reading the record waits for nobody.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_postgresql)


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
    """Write-ahead logging, so that reading goes on while one writes; keys that are held to."""
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says
    connection.execute(f"PRAGMA busy_timeout = {1000 * _PATIENCE:.0f}")
    _write_ahead(connection, until=time.monotonic() + _PATIENCE)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection, until: float) -> None:
    """Switch a record to write-ahead logging, once for all; where two make it at the same time, one
    is told at once that it is locked: `busy_timeout` doesn't hold for the switch
    (https://www.sqlite.org/c3ref/busy_handler.html)."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as cause:
            if cause.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read of a writing transaction: SQLite can't later."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writing(connection) else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """The same with an advisory lock, which the end of the transaction gives back
    (https://www.postgresql.org/docs/current/explicit-locking.html, 13.3.5).

    A reading transaction sees one moment, as SQLite's does; by itself each of its queries would see
    what had come by then, and one a report that the one before had not.
    """
    if _is_writing(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _is_writing(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITING, False))
