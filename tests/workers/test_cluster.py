"""Reading on a cluster: a local one of two workers, of which one is killed midway."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from communique import api
from communique.errors import WorkerError
from communique.model.report import Report
from tests.workers.fast import DEADLY, FastReader, exported, jsonlines, texts


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    ) as local:
        yield local


def test_the_record_of_a_cluster_that_loses_a_worker_is_that_of_one_process(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    reports = jsonlines(tmp_path / "some.jsonl", texts(160))
    with api.Record(tmp_path / "one.db", language=FastReader()) as record:
        whole = record.read([reports])
    told: list[str] = []
    pids = [worker.process.pid for worker in cluster.workers.values()]

    def kill_one(report: Report) -> None:
        told.append(report.name)
        if len(told) == 1:  # the first shard is kept, the others are being read
            os.kill(pids[0], signal.SIGKILL)

    with api.Record(tmp_path / "many.db", language=FastReader(0.02)) as record:
        summary = record.read([reports], dask=cluster.scheduler_address, told=kill_one)
    assert summary == whole
    assert told == [f"r{n}" for n in range(160)]
    assert exported(tmp_path / "many.db") == exported(tmp_path / "one.db")


def test_a_cluster_that_adapts_starts_a_worker_for_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.workers.cluster.PATIENCE", 15)
    reports = jsonlines(tmp_path / "some.jsonl", texts(20))
    with (
        LocalCluster(
            n_workers=0, threads_per_worker=1, dashboard_address=":0", protocol="tcp"
        ) as local,
        api.Record(tmp_path / "record.db", language=FastReader()) as record,
    ):
        local.adapt(minimum=0, maximum=1, interval="200ms")
        record.read([reports], dask=local.scheduler_address)
        assert record.tally().reports == 20


def test_a_report_that_kills_each_worker_is_refused_and_costs_nothing_else(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    contents = texts(20)
    contents[5] += f" {DEADLY}"
    reports = jsonlines(tmp_path / "some.jsonl", contents)
    with api.Record(tmp_path / "record.db", language=FastReader()) as record:
        summary = record.read([reports], dask=cluster.scheduler_address)
        assert record.tally().reports == 19
    (error,) = summary.refused
    assert isinstance(error, WorkerError)
    assert error.source == "r5"


def test_where_no_scheduler_is_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.workers.cluster.PATIENCE", 1)
    reports = jsonlines(tmp_path / "some.jsonl", texts(2))
    with (
        api.Record(tmp_path / "record.db", language=FastReader()) as record,
        pytest.raises(WorkerError, match="no Dask scheduler answers"),
    ):
        record.read([reports], dask="tcp://127.0.0.1:1")
