"""Fit how likely a statement is right, by how its speaker is named and in what form it is told.

`python -m training.fit_statements ../shared/gold` reads the training sets (never the dev sets) and
writes `communique/language/statements/confidence.toml`: what each way of telling weighs for a
statement that is right in words, speaker and party, as `score.py` counts it. Nothing of the reports
is in it.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import communique.language
from communique.language.attribution.both import attributions_of
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.spotting import jaccard
from communique.language.statements import signed_statements
from communique.language.tagging import tag
from communique.language.times import find_times
from communique.language.weighing import chance
from communique.model.evidence import Span
from communique.model.findings import Statement
from communique.model.report import Report
from communique.world.lexicon import fold
from training.count_stances import reports
from training.gold import places
from training.logistic import Example, fit

HEADER = """# What each sign of a statement that is right weighs (log odds).
# Don't edit; written by
#   python -m training.fit_statements ../shared/gold

[weights]"""
FOLDS, FEWEST = 5, 8
PENALTY, PENALTIES = 5.0, (1.0, 3.0, 5.0, 10.0)
LEASTS = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)

ENOUGH = 0.5
"""Jaccard of the characters from which two contents are one, as the scorer has it."""


def letters(spans: list[Span]) -> set[int]:
    """The characters that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def is_told(said: Statement, told: dict[str, Any], text: str) -> bool:
    """Whether a reader marked these words with this speaker and party."""
    theirs = [Span(*place) for place in places(told["content"], text)]
    ours = [passage.span for passage in said.evidence]
    best = max((jaccard(p, q) for p in ours for q in theirs), default=0.0)
    mine, marked = letters(ours), letters(theirs)
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


def lessons(report: Report, told: list[dict[str, Any]]) -> Iterator[Example]:
    """The statements of a report by their signs, and whether each is right."""
    document = parse(report)
    cast, times, tagged = find_cast(document), find_times(document), tag(document)
    attributions = attributions_of(document, tagged)
    for said, signs in signed_statements(document, attributions, cast, times):
        yield signs, any(is_told(said, each, report.text) for each in told)


def left_out(found: Sequence[Sequence[Example]], penalty: float) -> list[tuple[float, bool]]:
    """The chance of each statement by weights fitted without its fifth of the reports."""
    told = []
    for part in range(FOLDS):
        taught = [e for i, each in enumerate(found) if i % FOLDS != part for e in each]
        weights = fit(taught, penalty, FEWEST)
        asked = (e for i, each in enumerate(found) if i % FOLDS == part for e in each)
        told += [(chance(signs, weights), right) for signs, right in asked]
    return told


def main(gold: Path) -> None:
    marked = list(reports(gold))
    found = [list(lessons(report, told["statements"])) for report, told in marked]
    entered = sum(len(told["statements"]) for _, told in marked)
    for penalty in PENALTIES:
        chances = left_out(found, penalty)
        shares = []
        for least in LEASTS:
            told = [right for likely, right in chances if likely >= least]
            shares.append(f"{least}: {2 * sum(told) / (len(told) + entered):.3f}")
        print(f"penalty {penalty}, whole F1 by least chance:", *shares)
    weights = fit([e for each in found for e in each], PENALTY, FEWEST)
    lines = [HEADER, *(f'"{sign}" = {weight:.2f}' for sign, weight in sorted(weights.items()))]
    target = Path(communique.language.__path__[0]) / "statements" / "confidence.toml"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
