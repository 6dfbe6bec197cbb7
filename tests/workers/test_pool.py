"""Reading with several processes: the same record, whatever happens to them."""

import signal
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from communique import api
from communique.errors import CommuniqueError, ModelError, WorkerError
from communique.intake import Arrival, Reader
from communique.model.report import Report
from communique.record.store import Outcome
from communique.workers.ahead import Read, ahead
from communique.workers.pool import Pool
from communique.workers.worker import WorkerFailedError
from tests.building import a_report
from tests.workers.fast import DEADLY, DEADLY_ONCE, FAULTY, FastReader, exported, jsonlines, texts
from tests.workers.killing import TEXTS_EACH, are_gone, kill_often, offspring, start


def read(record: Path, reports: Path, workers: int, reader: FastReader | None = None) -> bytes:
    with api.Record(record, language=reader or FastReader()) as opened:
        opened.read([reports], workers=workers)
    return exported(record)


def test_the_record_of_two_workers_is_that_of_one(tmp_path: Path) -> None:
    contents = texts(40)
    contents[20:20] = ["", contents[3], contents[19]]  # one that is none, two that came before
    reports = jsonlines(tmp_path / "some.jsonl", contents)
    one = read(tmp_path / "one.db", reports, 1)
    assert b"round 39" in one
    assert read(tmp_path / "two.db", reports, 2) == one


def test_the_samples_read_by_two_workers_are_the_samples(tmp_path: Path) -> None:
    some = sorted(api.samples().glob("*.txt"))[:4]
    summaries = []
    for workers in (1, 2):
        with api.open(tmp_path / f"{workers}.db") as record:
            summaries.append(record.read(some, workers=workers))
    assert summaries[0] == summaries[1]
    assert summaries[0].findings
    assert exported(tmp_path / "1.db") == exported(tmp_path / "2.db")


def test_the_next_run_reads_only_what_is_left(tmp_path: Path) -> None:
    first = jsonlines(tmp_path / "first.jsonl", texts(6))
    everything = jsonlines(tmp_path / "all.jsonl", texts(10))
    with api.Record(tmp_path / "record.db", language=FastReader()) as record:
        record.read([first], workers=2)
        outcomes = record.read([everything], workers=2).outcomes
    assert (outcomes[Outcome.KNOWN], outcomes[Outcome.NEW]) == (6, 4)


def test_a_report_that_is_lost_with_its_worker_is_read_by_another(tmp_path: Path) -> None:
    contents = texts(12)
    contents[5] += f" {DEADLY_ONCE}"
    reports = jsonlines(tmp_path / "some.jsonl", contents)
    whole = read(tmp_path / "one.db", reports, 1)
    reader = FastReader(seen=tmp_path / "seen")
    assert read(tmp_path / "two.db", reports, 2, reader) == whole
    assert (tmp_path / "seen").exists()


def test_a_report_that_kills_each_worker_is_refused_and_costs_nothing_else(tmp_path: Path) -> None:
    contents = texts(12)
    contents[5] += f" {DEADLY}"
    with api.Record(tmp_path / "record.db", language=FastReader()) as record:
        summary = record.read([jsonlines(tmp_path / "some.jsonl", contents)], workers=2)
    (error,) = summary.refused
    assert isinstance(error, WorkerError)
    assert (error.source, summary.outcomes[Outcome.NEW]) == ("r5", 11)


def test_a_fault_of_the_reader_is_shown_as_it_is(tmp_path: Path) -> None:
    reports = jsonlines(tmp_path / "some.jsonl", [*texts(3), FAULTY])
    with pytest.raises(WorkerFailedError, match="ValueError: nothing is understood"):
        read(tmp_path / "record.db", reports, 2)


def no_reader() -> Reader:
    raise ModelError("there is none", remedy="install one", source="here", line=3)


def test_why_there_is_no_reader_is_told_whole() -> None:
    with Pool(no_reader, 2) as pool, pytest.raises(ModelError) as told:
        _ = pool.version
    assert str(told.value) == "here:3: there is none (install one)"


class Counting:
    """Hands that only count how many reports they hold at once."""

    version, shard, most = "1", 3, 4

    def __init__(self) -> None:
        self.held = self.peak = 0

    def send(self, reports: Sequence[Report]) -> "Counted":
        self.held += len(reports)
        self.peak = max(self.peak, self.held)
        return Counted(self, reports)


class Counted:
    def __init__(self, hands: Counting, reports: Sequence[Report]) -> None:
        self.hands, self.reports = hands, reports

    def result(self) -> Sequence[Read]:
        self.hands.held -= len(self.reports)
        return list(map(FastReader().read, self.reports))


def test_what_is_underway_is_bounded_and_comes_back_in_order() -> None:
    error = CommuniqueError("it is none", remedy="leave it")
    reports: list[Arrival] = [error if n % 5 == 0 else a_report(f"It is {n}.") for n in range(100)]
    hands, pulled, peak = Counting(), 0, 0

    def pulling() -> Iterator[Arrival]:
        nonlocal pulled
        for report in reports:
            pulled += 1
            yield report

    back = []
    for arrival, _ in ahead(pulling(), hands, lambda *_: False):
        back.append(arrival)
        peak = max(peak, pulled - len(back))
    assert back == reports
    assert hands.peak <= hands.shard * hands.most
    assert peak <= hands.shard * (hands.most + 1)


def test_a_known_report_is_not_sent() -> None:
    hands = Counting()
    known = [a_report(f"It is {n}.") for n in range(9)]
    assert [report for report, _ in ahead(known, hands, lambda *_: True)] == known
    assert hands.peak == 0


def test_ctrl_c_stops_all_cleanly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    reports = jsonlines(tmp_path / "some.jsonl", texts(60))
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background would ignore it
    process = start(tmp_path / "record.db", reports, 2, 0.4)  # far from done on a busy machine too
    signal.signal(signal.SIGINT, before)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(5)]
    workers = offspring(process)
    assert len(workers) >= 2
    for one in (process, *workers):  # a terminal sends it to all
        one.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=60)
    told += rest.split()
    assert process.returncode == 130
    done = int(errors.split()[1])
    assert errors.strip() == (
        f"stopped: {done} reports done and kept; the same command goes on from there"
    )
    assert done - len(told) in (0, 1), "one may be counted and not printed any more"
    assert are_gone(workers)
    with api.Record(tmp_path / "record.db", language=FastReader()) as record:
        assert record.tally().reports >= len(told)
        assert record.verify() == ()
    one = read(tmp_path / "one.db", reports, 1)
    assert read(tmp_path / "record.db", reports, 2) == one


def _kill(tmp_path: Path, times: int) -> None:
    reports = jsonlines(tmp_path / "some.jsonl", texts(times * TEXTS_EACH))
    assert kill_often(tmp_path / "record.db", reports, times, seed=times)
    one = read(tmp_path / "one.db", reports, 1)
    assert read(tmp_path / "record.db", reports, 2) == one


def test_killed_ten_times_nothing_is_lost_and_nothing_is_there_by_halves(tmp_path: Path) -> None:
    _kill(tmp_path, 10)


@pytest.mark.soak
def test_killed_two_hundred_times_nothing_is_lost(tmp_path: Path) -> None:
    _kill(tmp_path, 200)


def test_a_reader_can_be_made_where_it_reads() -> None:
    with Pool(partial(FastReader, version="7"), 1) as pool:
        assert pool.version == "fast reader 7"
