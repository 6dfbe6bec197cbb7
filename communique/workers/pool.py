"""Reading on all cores of one machine: a process for each, replaced when it is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from queue import SimpleQueue
from typing import Final, Self

from communique.errors import WorkerError
from communique.intake import Reader
from communique.model.report import Report
from communique.workers.ahead import Pending, Read
from communique.workers.worker import Worker, WorkerLostError

AHEAD: Final = 8
"""Reports for each worker that are handed out, being read, or read and waiting for an earlier
one: enough that a long report holds nobody up, and the bound on memory."""
TRIES: Final = 2
"""A report is given to another worker when one is lost with it, and then to none."""


class Pool:
    """Workers of one machine. A thread for each hands it reports and waits for what they say."""

    shard: Final = 1

    def __init__(self, make: Callable[[], Reader], workers: int) -> None:
        self.most: Final = AHEAD * workers
        self._make = make
        self._workers = [Worker(make) for _ in range(workers)]
        self._free: SimpleQueue[int] = SimpleQueue()
        for number in range(workers):
            self._free.put(number)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="worker")
        self._is_ending = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def version(self) -> str:
        """What the workers are, once one has loaded."""
        return self._workers[0].version

    def send(self, reports: Sequence[Report]) -> Pending:
        """Have reports read by the next worker that is free."""
        _ = self.version  # before a thread asks that worker for something else
        sent: Future[Sequence[Read]] = self._threads.submit(self._read, tuple(reports))
        return sent

    def close(self) -> None:
        """End the workers; what they were reading is left unread."""
        self._is_ending = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()

    def _read(self, reports: Sequence[Report]) -> Sequence[Read]:
        number = self._free.get()
        try:
            return [self._read_one(number, report) for report in reports]
        finally:
            self._free.put(number)

    def _read_one(self, number: int, report: Report) -> Read:
        for _ in range(TRIES):
            try:
                return self._workers[number].read(report)
            except WorkerLostError:
                if self._is_ending:
                    raise
                self._workers[number].close()
                self._workers[number] = Worker(self._make)
        return WorkerError(
            f"{TRIES} workers ended while they read it",
            remedy="read it alone, without --workers; with too little memory use fewer workers",
            source=report.name,
        )
