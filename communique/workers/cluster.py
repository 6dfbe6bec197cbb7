"""Reading on a cluster of Dask's: shards of reports go out, findings come back.

Dask (https://distributed.dask.org) keeps the workers: it starts them on SLURM, Kubernetes or by
hand, sees when one is lost and gives its shards to others. No worker knows of the record.
"""

import pickle
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any, Final, Self

from communique.errors import WorkerError
from communique.intake import Reader
from communique.model.annotation import Annotation
from communique.model.report import Report
from communique.workers.ahead import Pending, Read

try:
    from distributed import Client
    from distributed.scheduler import KilledWorker
except ImportError as cause:
    raise WorkerError(
        f"Dask is not installed: {cause}", remedy="`pip install 'communique[dask]'`"
    ) from cause

SHARD: Final = 16
"""Reports that go out together: some seconds of reading, so that the network is a small part of
it, and little is read twice where a worker is lost."""
AHEAD: Final = 3
"""Shards for each thread of the cluster that are out or wait here for an earlier one."""
PATIENCE: Final = 60
"""Seconds until a scheduler must have answered, and a worker have come."""
_ONE_AT_A_TIME: Final = Lock()
"""A worker of several threads reads one report at a time: the parser isn't made for more."""


class Cluster:
    """The workers of the Dask cluster whose scheduler has the address, or wrote it to the file."""

    shard: Final = SHARD

    def __init__(self, make: Callable[[], Reader], address: str) -> None:
        self._made = pickle.dumps(make)
        try:
            where = {"scheduler_file" if address.endswith(".json") else "address": address}
            self._client = Client(**where, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as cause:
            raise WorkerError(
                f"no Dask scheduler answers at {address}: {cause}",
                remedy="start one with `dask scheduler`, which prints its address",
            ) from cause

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def version(self) -> str:
        """What the workers are, once there is one.

        It is asked before anybody has come: a cluster that adapts starts workers for work alone.
        """
        asked = self._client.submit(_version, self._made, pure=False)
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as cause:
            raise WorkerError(
                f"no worker has come to the Dask scheduler in {PATIENCE} seconds",
                remedy="start some with `dask worker ADDRESS --nthreads 1`",
            ) from cause
        return str(_result(asked))

    @property
    def most(self) -> int:
        """How many shards may be on their way: more when workers join, fewer when they leave."""
        threads: dict[str, int] = self._client.nthreads()
        return AHEAD * max(1, sum(threads.values()))

    def send(self, reports: Sequence[Report]) -> Pending:
        """Have reports read by whichever worker Dask finds."""
        return _Sent(self._client, self._made, tuple(reports), self.version)

    def close(self) -> None:
        """Leave the cluster; it drops what it was reading for us."""
        self._client.close()


class _Sent:
    """A shard on the cluster."""

    def __init__(
        self, client: Client, made: bytes, reports: tuple[Report, ...], version: str
    ) -> None:
        self._client, self._made, self._version = client, made, version
        self._reports = reports
        self._future = self._submit(reports)

    def _submit(self, reports: tuple[Report, ...]) -> Any:  # noqa: ANN401 - Dask's own
        return self._client.submit(read_shard, self._made, reports, self._version, pure=False)

    def result(self) -> Sequence[Read]:
        """What became of each report. A shard that worker after worker is lost with is sent again
        report by report, and the one at fault is refused."""
        try:
            return _annotations(_result(self._future))
        except KilledWorker:
            return [self._alone(report) for report in self._reports]

    def _alone(self, report: Report) -> Read:
        try:
            (annotation,) = _annotations(_result(self._submit((report,))))
        except KilledWorker:
            return WorkerError(
                "worker after worker ended while it read it",
                remedy="read it alone, without --dask; the workers may have too little memory",
                source=report.name,
            )
        return annotation


def _annotations(came: object) -> Sequence[Annotation]:
    assert isinstance(came, tuple)
    return came


def _result(future: Any) -> object:  # noqa: ANN401 - Dask's own
    try:
        return future.result()
    except ImportError as cause:
        raise WorkerError(
            f"the cluster doesn't have what reads reports: {cause}",
            remedy="install the same Communique for the scheduler and all workers",
        ) from cause


# ---- what runs on a worker


def read_shard(made: bytes, reports: Sequence[Report], version: str) -> tuple[Annotation, ...]:
    """What each report says. Raises `WorkerError` where the reader is another than the first."""
    with _ONE_AT_A_TIME:
        reader = _reader(made)
        if reader.version != version:
            raise WorkerError(
                f"the workers differ: {reader.version} is not {version}",
                remedy="install the same Communique for the scheduler and all workers",
            )
        return tuple(reader.read(report) for report in reports)


def _version(made: bytes) -> str:
    with _ONE_AT_A_TIME:
        return _reader(made).version


@lru_cache(maxsize=1)
def _reader(made: bytes) -> Reader:
    """The worker's own, loaded once."""
    make: Callable[[], Reader] = pickle.loads(made)
    return make()
