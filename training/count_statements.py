"""Count how often a statement is right, by how its speaker is named and in what form it is told.

`python -m training.count_statements ../shared/gold` reads the training sets (never the dev sets)
and writes `communique/language/statements/counts.toml`: for each sort, how many of the statements
found were right in words, speaker and party, as `score.py` counts it. The keys are ways of telling;
nothing of the reports is in them.
"""

import re
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import communique.language
from communique.language.attribution import find_attributions
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.statements import signed_statements
from communique.language.times import find_times
from communique.model.findings import Statement
from communique.model.report import Report
from communique.world.lexicon import fold
from training.count_stances import reports

ENOUGH = 0.5
"""Jaccard of the characters from which two contents are one, as the scorer has it."""

HEADER = """# Written by training/count_statements.py: how often a statement was right in words,
# speaker and party, by how its speaker is named and how it is told: [right, found] in the
# training sets.

[counts]
"""


Place = tuple[int, int]


def pieces(said: Statement) -> list[Place]:
    return [(p.start, p.end) for p in said.evidence]


def shared(one: Place, other: Place) -> float:
    """Jaccard of two spans."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def letters(spans: list[Place]) -> set[int]:
    """The characters that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def everywhere(content: str | list[str], text: str) -> list[Place]:
    """The places of marked words: the first three of each, as the scorer has them."""
    found: list[Place] = []
    for part in [content] if isinstance(content, str) else content:
        starts = (m.start() for m in re.finditer(re.escape(part), text))
        found += [(at, at + len(part)) for at in islice(starts, 3)]
    return found


def is_told(said: Statement, told: dict[str, Any], text: str) -> bool:
    """Whether a reader marked these words with this speaker and party."""
    theirs = everywhere(told["content"], text)
    best = max((shared(p, q) for p in pieces(said) for q in theirs), default=0.0)
    mine, marked = letters(pieces(said)), letters(theirs)
    alike = max(best, len(mine & marked) / max(1, len(mine | marked))) >= ENOUGH
    return alike and same_party(said, told) and same_speaker(said, told)


def same_party(said: Statement, told: dict[str, Any]) -> bool:
    return fold(said.party or "") == fold(told["party"] or "")


def same_speaker(said: Statement, told: dict[str, Any]) -> bool:
    """One name, a surname of it, or the party itself where nobody is named."""
    mine, theirs = (fold(n).removeprefix("the ").split() for n in (said.speaker, told["speaker"]))
    if mine == theirs or (1 in (len(mine), len(theirs)) and mine[-1:] == theirs[-1:]):
        return True
    itself = said.role is None and told["role"] is None and told["party"] is not None
    return itself and theirs == fold(told["party"]).split()


def counted(report: Report, told: list[dict[str, Any]]) -> tuple[Counter[str], Counter[str]]:
    """The right statements of a report and all that were found, by their signs."""
    document = parse(report)
    cast, times = find_cast(document), find_times(document)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for said, signs in signed_statements(document, find_attributions(document), cast, times):
        key = ", ".join(signs)
        found[key] += 1
        right[key] += any(is_told(said, each, report.text) for each in told)
    return right, found


def main(gold: Path) -> None:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for report, told in reports(gold):
        ours, all_ = counted(report, told["statements"])
        right, found = right + ours, found + all_
    rows = [f'"{key}" = [{right[key]}, {found[key]}]' for key in sorted(found)]
    target = Path(communique.language.__path__[0]) / "statements" / "counts.toml"
    target.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{found.total()} statements, {right.total()} of them right, {len(found)} sorts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
