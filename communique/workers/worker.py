"""One process that reads reports for another, and ends with it."""

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from communique.errors import CommuniqueError, WorkerError
from communique.intake import Reader
from communique.model.annotation import Annotation
from communique.model.report import Report

_SPAWN: Final = get_context("spawn")
"""A process from nothing: a fork would take over locks that other threads hold, the writer's open
database, and all its memory. It costs some two seconds, once."""

T = TypeVar("T")


class WorkerLostError(Exception):
    """The process has ended, or was ended, while it was waited for."""


class WorkerFailedError(Exception):
    """The reader itself failed, which one process would show with the same traceback."""


class Worker:
    """A process with a reader of its own. It gets one report at a time and is asked for one at a
    time, so that neither side ever waits with a full pipe for the other."""

    def __init__(self, make: Callable[[], Reader]) -> None:
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(make, theirs), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()  # else its end would go unseen
        self._version: str | None = None

    @property
    def version(self) -> str:
        """What its reader is; known when it has loaded. Raises `WorkerError` where it can't."""
        if self._version is None:
            try:
                self._version = self._received(str)
            except WorkerLostError as cause:
                raise WorkerError(
                    "a worker ended before it could read",
                    remedy="with too little memory use fewer workers; in a script, call `read` "
                    'under `if __name__ == "__main__":`',
                ) from cause
        return self._version

    def read(self, report: Report) -> Annotation:
        """What the report says. Raises `WorkerLostError` where the process is gone."""
        _ = self.version
        try:
            self._connection.send(report)
        except OSError as cause:
            raise WorkerLostError from cause
        return self._received(Annotation)

    def _received(self, kind: type[T]) -> T:
        try:
            came = self._connection.recv()
        except (EOFError, OSError) as cause:
            raise WorkerLostError from cause
        if isinstance(came, Exception):
            raise came
        assert isinstance(came, kind)
        return came

    def kill(self) -> None:
        """End the process at once: it holds nothing that isn't here too."""
        self._process.kill()

    def close(self) -> None:
        """Let go of a process that nobody waits for any more."""
        self._process.kill()
        self._process.join()
        self._connection.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started here never sees Ctrl-C, which a terminal sends to all its processes."""
    resource_tracker.ensure_running()  # starting it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(make: Callable[[], Reader], connection: Connection) -> None:
    """The process itself: when the other end is gone, however it went, this one ends."""
    with suppress(EOFError, OSError):
        reader = _told(connection, make)
        if reader is None:
            return
        connection.send(reader.version)
        while True:
            report = connection.recv()
            annotation = _told(connection, partial(reader.read, report))
            if annotation is not None:
                connection.send(annotation)


def _told(connection: Connection, work: Callable[[], T]) -> T | None:
    """What work gives; None where it failed, which is told to the other end."""
    try:
        return work()
    except CommuniqueError as error:
        connection.send(error)
    except Exception:
        connection.send(WorkerFailedError(traceback.format_exc()))
    return None
