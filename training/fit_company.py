"""Fit what each sign of being bound weighs.

    PYTHONPATH=. python training/fit_company.py commitments GOLD_SET...

Prints the table that ships as `communique/language/commitments/bound.toml`, headed by its
command; who takes part in meetings is fitted by `fit_meetings.py`. A GOLD_SET is a folder with
`reports.jsonl` and `gold/ID.json`. Logistic regression with an L2 penalty, by
plain gradient descent from zero: the same readings give the same weights.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from communique.language.attribution import find_attributions
from communique.language.commitments import bound
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import find_statements
from communique.language.times import find_times
from communique.model.evidence import Span
from communique.model.report import Report
from communique.world.parties import party_id
from training.labels import as_given

PENALTY, STEPS, RATE, FEWEST = 1.0, 3000, 0.5, 4
Row = tuple[tuple[str, ...], bool]


def places(evidence: str | list[str], text: str) -> list[Span]:
    parts = [evidence] if isinstance(evidence, str) else evidence
    return [Span(at, at + len(p)) for p in parts if p and (at := text.find(p)) >= 0]


def rows(kind: str, folder: Path) -> Iterator[Row]:
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        gold = json.loads((folder / "gold" / f"{given['id']}.json").read_text(encoding="utf-8"))
        yield from rows_of(kind, as_given(given), gold[kind])


def rows_of(kind: str, report: Report, entries: list[dict[str, Any]]) -> Iterator[Row]:
    """Each party that the words or what is around them name, with whether it is in the gold."""
    document = parse(report)
    cast, times = find_cast(document), find_times(document)
    statements = find_statements(document, find_attributions(document), cast, times)
    for entry in entries:
        spans = places(entry["evidence"], report.text)
        if not spans:
            continue
        signs = bound.signs_of(document, spans, cast, statements)
        truth = {party_id(party) for party in entry["by"]}
        folded = {party.casefold() for party in truth}
        for party, found in signs.items():
            yield found, party.casefold() in folded


def fit(examples: list[Row]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for signs, _ in examples:
        for sign in signs:
            counts[sign] = counts.get(sign, 0) + 1
    kept = sorted(sign for sign, n in counts.items() if n >= FEWEST)
    column = {sign: i for i, sign in enumerate(kept, 1)}
    table = np.zeros((len(examples), len(kept) + 1))
    table[:, 0] = 1.0
    for i, (signs, _) in enumerate(examples):
        table[i, [column[s] for s in signs if s in column]] = 1.0
    truth = np.array([float(there) for _, there in examples])
    weights = np.zeros(len(kept) + 1)
    for _ in range(STEPS):
        guess = 1.0 / (1.0 + np.exp(-(table @ weights)))
        slope = table.T @ (guess - truth) + PENALTY * np.r_[0.0, weights[1:]]
        weights -= RATE * slope / len(examples) * 4
    return dict(zip(["bias", *kept], map(float, weights), strict=True))


def main() -> None:
    kind, *folders = sys.argv[1:]
    examples = [row for name in folders for row in rows(kind, Path(name))]
    sets = " ".join(Path(name).name for name in folders)
    print(f"# What each sign weighs (log odds), from {len(examples)} parties beside {kind}.")
    print("# Don't edit; written by")
    print(f"#   PYTHONPATH=. python training/fit_company.py {kind} {sets}\n\n[weights]")
    for sign, weight in sorted(fit(examples).items()):
        print(f'"{sign}" = {weight:.3f}')


if __name__ == "__main__":
    main()
