"""How fast `read` is, as a ratio to spaCy's own full pipeline on the same text in the same run."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.evaluation.clocks import busy
from communique.intake import take_in
from communique.language.parsing import full_pipeline
from communique.language.pipeline import Language
from communique.model.report import Report
from communique.record.store import Store


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second, and what `read` costs in terms of spaCy's pipeline (1.0: the same)."""

    words: int
    read: float
    spacy: float
    ratio: float
    """Median over the rounds of read's time by spaCy's; both run in turn."""


def measure_speed(reports: Sequence[Report], rounds: int = 3) -> Speed:
    """Read `reports` into a new record and parse them with spaCy, in turns, on one core."""
    nlp, language = full_pipeline(), Language()
    words = sum(len(nlp.make_doc(report.text)) for report in reports)

    def read_all() -> None:
        with TemporaryDirectory() as folder, Store(Path(folder) / "speed.db") as store:
            for report in reports:
                take_in(report, store, language)

    def parse_all() -> None:
        for report in reports:
            nlp(report.text)

    read_all()  # what is loaded at first use is not reading
    pairs = [(busy(read_all), busy(parse_all)) for _ in range(rounds)]
    return Speed(
        words=words,
        read=words / statistics.median(read for read, _ in pairs),
        spacy=words / statistics.median(parse for _, parse in pairs),
        ratio=statistics.median(read / parse for read, parse in pairs),
    )
