"""The reader on every gold set that is at hand."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from communique.dossier import Dossier
from communique.evaluation import scorers
from communique.evaluation.calibration import calibration
from communique.evaluation.first_look import measure_first_look
from communique.evaluation.scorers import Measures
from communique.exports.contract import annotation_line, thread_lines
from communique.exports.contract_reading import findings_from
from communique.language.pipeline import Language
from communique.model.annotation import Annotation
from communique.readers.checks import build_report

DEV_SETS = ("dev-afghanistan", "dev-russia", "dev-china", "dev-wire")
"""The sets to develop on; nothing is trained on them."""
ALL_DEV = "dev"
_NO_DATE = "2000-01-01"

Line = dict[str, Any]


def measure(
    gold: Path, told: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[str, Measures]]:
    """Each set's name and figures, as they come. `gold` is the folder that holds the sets.

    `told` is called with the name of each set that is begun.
    """
    with TemporaryDirectory() as folder, ProcessPoolExecutor(os.cpu_count()) as pool:
        read = _Reading(Path(folder), pool)
        told(ALL_DEV)
        yield from _measure_record(gold, read)
        dev = _Dev.of(gold)
        found = [line for name in DEV_SETS for line in read.lines[name]]
        yield "confidence", _measure_confidence(dev, found, gold / "score.py")
        yield "first look", measure_first_look(gold / name for name in DEV_SETS)
        told("threads")
        yield from _measure_threads(gold, dev, found, read)
        for name, measured in (
            ("polnear-dev", _measure_attribution),
            ("timebank", _measure_times),
            ("plover-dev", _measure_events),
        ):
            told(name)
            yield name, measured(gold, read)


class _Dev(NamedTuple):
    """The four dev sets: their reports and what people entered, by the reports' ids."""

    reports: dict[str, Line]
    answers: dict[str, Line]

    @classmethod
    def of(cls, gold: Path) -> "_Dev":
        """As they lie in the folder `gold`."""
        lines = (line for name in DEV_SETS for line in _reports(gold / name / "reports.jsonl"))
        paths = (p for name in DEV_SETS for p in sorted((gold / name / "gold").glob("*.json")))
        return cls(
            {line["id"]: line for line in lines},
            {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths},
        )


class _Reading:
    """Reads reports on all cores, and keeps what they say as files for the scorers."""

    def __init__(self, folder: Path, pool: ProcessPoolExecutor) -> None:
        self.folder, self._pool = folder, pool
        self.lines: dict[str, list[Line]] = {}

    def __call__(self, name: str, reports: Sequence[Line]) -> Path:
        """Annotate `reports`; returns the file of their lines."""
        self.lines[name] = list(self._pool.map(_annotate, reports, chunksize=4))
        return self.write(name, self.lines[name])

    def write(self, name: str, lines: Iterable[Line]) -> Path:
        """A file of JSON lines for a scorer."""
        path = self.folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path


@lru_cache(maxsize=1)
def _language() -> Language:
    return Language()


def _annotate(line: Line) -> Line:
    report = build_report(line["text"], line, today=date.today(), source="gold")
    return annotation_line(_language().read(report))


def _reports(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _measure_record(gold: Path, read: _Reading) -> Iterator[tuple[str, Measures]]:
    """The four dev sets together, then each."""
    everything: list[Line] = []
    for name in DEV_SETS:
        reports = _reports(gold / name / "reports.jsonl")
        read(name, reports)
        everything += reports
    reports_file = read.write("all-reports", everything)
    found = read.write("all-found", [line for name in DEV_SETS for line in read.lines[name]])
    folder = read.folder / "gold"
    folder.mkdir()
    for name in DEV_SETS:
        for path in (gold / name / "gold").glob("*.json"):
            (folder / path.name).write_bytes(path.read_bytes())
    yield ALL_DEV, _scored(gold, found, reports_file, folder)
    for name in DEV_SETS:
        found = read.folder / f"{name}.jsonl"
        yield name, _scored(gold, found, gold / name / "reports.jsonl", gold / name / "gold")


def _scored(gold: Path, found: Path, reports: Path, answers: Path) -> Measures:
    return scorers.record_measures(scorers.run(gold / "score.py", [found, reports, answers]))


def _measure_confidence(dev: _Dev, found: Iterable[Line], scorer: Path) -> Measures:
    """On the four dev sets."""
    texts = {name: line["text"] for name, line in dev.reports.items()}
    return calibration(scorers.load(scorer), found, texts, dev.answers)


def _measure_threads(
    gold: Path, dev: _Dev, found: Iterable[Line], read: _Reading
) -> Iterator[tuple[str, Measures]]:
    """Links and fates from gold findings, and from those that were found."""
    reports, answers = dev.reports, dev.answers.values()
    for title, lines in (("threads from gold", answers), ("threads from found", found)):
        threads = read.write(title, _threads(lines, reports))
        printed = scorers.run(gold / "score_threads.py", [threads, [gold / n for n in DEV_SETS]])
        yield title, scorers.thread_measures(printed)


def _threads(lines: Iterable[Line], reports: dict[str, Line]) -> list[Line]:
    annotations = [_annotation(line, reports[line["id"]]) for line in lines]
    last = max(annotation.report.published for annotation in annotations)
    dossier = Dossier.of_annotations(annotations, last)
    return thread_lines(dossier.threads, dossier.told.values())


def _annotation(line: Line, given: Line) -> Annotation:
    report = build_report(given["text"], given, today=date.today(), source="gold")
    return findings_from(line, report)


def _measure_attribution(gold: Path, read: _Reading) -> Measures:
    folder = gold / "polnear" / "dev"
    reports = [
        {"id": path.stem, "published": _NO_DATE, "text": path.read_text(encoding="utf-8")}
        for path in sorted((folder / "text").glob("*.txt"))
    ]
    printed = scorers.run(gold / "score_attribution.py", [read("polnear-dev", reports), folder])
    return scorers.attribution_measures(printed)


def _measure_times(gold: Path, read: _Reading) -> Measures:
    scorer, folder = gold / "score_time.py", gold / "timebank"
    reports = [
        {"id": path.stem, "published": published, "text": text}
        for path in scorers.load(scorer).files(folder)
        for published, text, _ in [scorers.load(scorer).read_tml(path)]
    ]
    return scorers.time_measures(scorers.run(scorer, [read("timebank", reports), folder]))


def _measure_events(gold: Path, read: _Reading) -> Measures:
    scorer, table = gold / "score_events.py", gold / "plover" / "plv-dev.tsv"
    texts = {name: text for name, text, _, _ in scorers.load(scorer).rows(table)}
    reports = [{"id": name, "published": _NO_DATE, "text": text} for name, text in texts.items()]
    return scorers.event_measures(scorers.run(scorer, [read("plover-dev", reports), table]))
