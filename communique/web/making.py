"""What takes long is made beside the requests that ask for it, so that these can say so."""

import time
from collections.abc import Callable, Hashable
from threading import Event, Lock, Thread
from typing import Any, Final

from communique.errors import CommuniqueError

AT_ONCE: Final = 1.5
"""Seconds that a page waits before it says what is being done instead."""


class BeingMadeError(CommuniqueError):
    """What was asked for is still being put together."""

    def __init__(self, seconds: float) -> None:
        super().__init__("it is being put together", remedy="ask again in some seconds")
        self.seconds = seconds
        """For how long it has been so far."""


class _Job:
    """One thing being made."""

    def __init__(self) -> None:
        self.done = Event()
        self.since = time.monotonic()
        self.value: Any = None
        self.wrong: BaseException | None = None


class Making:
    """Makes one thing at a time: two at once would take each other's time.

    Its threads end with the process, which may be long before what they make is ready.
    """

    def __init__(self) -> None:
        self._jobs: dict[Hashable, _Job] = {}
        self._known, self._turn = Lock(), Lock()

    def start(self, key: Hashable, make: Callable[[], object]) -> _Job:
        """See to it that a thing is being made; what is being made under that key is not made
        twice."""
        with self._known:
            job = self._jobs.get(key)
            if job is None:
                job = self._jobs[key] = _Job()
                Thread(target=self._run, args=(key, job, make), daemon=True).start()
            return job

    def _run(self, key: Hashable, job: _Job, make: Callable[[], object]) -> None:
        try:
            with self._turn:
                job.value = make()
        except BaseException as wrong:
            job.wrong = wrong
        with self._known:
            del self._jobs[key]
        job.done.set()

    def wait(self, key: Hashable, make: Callable[[], Any], patience: float | None) -> Any:  # noqa: ANN401
        """The thing, once it is made. Raises `BeingMadeError` where that takes longer than a
        request is to wait, and what went wrong, where something did."""
        job = self.start(key, make)
        if not job.done.wait(patience):
            raise BeingMadeError(time.monotonic() - job.since)
        if job.wrong is not None:
            raise job.wrong
        return job.value
