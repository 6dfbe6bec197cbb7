"""Count how often each construction carried a position.

`python -m training.count_stances ../shared/gold` reads the training sets (never the dev sets),
looks for candidates with the lexicon, and writes to `communique/language/positions/counts.toml`
how many of each kind a reader had marked with the same holder and stance. The keys are
constructions and words of general English; nothing of the reports is in them.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import communique.language
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.positions.holder import holders_of
from communique.language.positions.triggers import candidates
from communique.model.evidence import passages
from communique.model.findings import Statement
from communique.model.report import Report
from training.labels import as_given

SETS = ("train-fates", "train-guardian", "train-mixed", "train-wire")
OVERLAP = 0.5
"""Jaccard of the two spans from which they are one place, as the scorer has it."""

HEADER = """# Written by training/count_stances.py: how often a word in its construction, and a
# place in the text, carried a position: [hits, sightings] in the training sets.
"""


def reports(gold: Path) -> Iterator[tuple[Report, dict[str, Any]]]:
    for name in SETS:
        for raw in (gold / name / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            line = json.loads(raw)
            told = json.loads((gold / name / "gold" / f"{line['id']}.json").read_text("utf-8"))
            yield as_given(line), told


def places(evidence: str | list[str], text: str) -> list[tuple[int, int]]:
    parts = [evidence] if isinstance(evidence, str) else evidence
    return [(text.find(p), text.find(p) + len(p)) for p in parts if p in text]


def spoken(report: Report, told: list[dict[str, Any]]) -> Iterator[Statement]:
    """The statements as a reader marked them, so that the counts tell of stances alone."""
    for said in told:
        if spans := places(said["content"], report.text):
            evidence = passages(report.text, spans)
            party, speaker = said["party"], said["speaker"]
            yield Statement(report=report.id, evidence=evidence, speaker=speaker, party=party)


def alike(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and shared >= OVERLAP * (max(a[1], b[1]) - min(a[0], b[0]))


def count(gold: Path) -> dict[str, dict[str, list[int]]]:
    tables: dict[str, dict[str, list[int]]] = {"counts": {}, "contexts": {}}
    for report, told in reports(gold):
        document = parse(report)
        cast, statements = find_cast(document), tuple(spoken(report, told["statements"]))
        marked = [
            (p["holder"].casefold(), p["stance"], place)
            for p in told["positions"]
            for place in places(p["evidence"], report.text)
        ]
        for found in candidates(document, cast, statements):
            holders = {h.casefold() for h in holders_of(document, found.span, cast, statements)}
            hit = any(
                holder in holders and stance == found.stance and alike(place, found.span)
                for holder, stance, place in marked
            )
            for section, key in (("counts", found.kind), ("contexts", found.context)):
                row = tables[section].setdefault(key, [0, 0])
                row[0] += hit
                row[1] += 1
    return tables


def main(gold: Path) -> None:
    tables = count(gold)
    lines = [HEADER]
    for section, rows in tables.items():
        lines += [f"[{section}]", *(f'"{key}" = {row}' for key, row in sorted(rows.items())), ""]
    target = Path(communique.language.__path__[0]) / "positions" / "counts.toml"
    target.write_text("\n".join(lines), encoding="utf-8")
    hits, tries = (sum(row[n] for row in tables["counts"].values()) for n in (0, 1))
    print(f"{tries} candidates, {hits} of them positions, {len(tables['counts'])} kinds")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
