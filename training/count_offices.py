"""Counts what statements of a record learn from other reports, and how often it is right.

    python -m training.count_offices RECORD.db [--gold ../shared/gold] [--read 30]

Where the record has reports of the gold sets, each gold statement whose speaker another report
shows in an office is held against the nearest such report, as if its own told nothing: the party
right or wrong, by the days between; then against all of them together, as the record decides. With
`--read` so many of the statements that gain a party are printed for a person to judge, drawn by
their ids, so that the same record gives the same ones.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from communique import api
from communique.dossier import Dossier
from communique.linking.learning import Learned, learned
from communique.linking.office_showings import Showing
from communique.model.evidence import Passage
from communique.model.findings import Statement
from communique.model.report import Report

BINS: Final = (7, 30, 90, 183, 366, 549, 732, 1098, 100_000)
"""Days up to which distances are counted together."""


class Case(NamedTuple):
    """A gold statement beside the nearest showing of its speaker in another report."""

    later: bool
    """Whether that report is younger than the statement's."""
    days: int
    right: bool


class Blind(NamedTuple):
    """What a gold statement would learn if its own report told a name alone."""

    told: str | None
    """The party that the annotator read."""
    learned: str | None
    open: bool
    """Whether reports disagree, so that nothing is learned."""


def gains(dossier: Dossier) -> list[tuple[Statement, Learned]]:
    """The statements that learn something, by their ids."""
    said = (f for f in dossier.findings.values() if isinstance(f, Statement))
    found = ((statement, dossier.learned(statement)) for statement in said)
    return sorted(((s, one) for s, one in found if one is not None), key=lambda pair: pair[0].id)


def gold_statements(dossier: Dossier, gold: Path) -> Iterator[tuple[Report, str, str | None]]:
    """Each gold statement of the record's reports: its report, its speaker, its party."""
    names = {report.name: report for report in dossier.reports.values()}
    for path in sorted(gold.glob("*/gold/*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        report = names.get(told["id"])
        if report is not None:
            for statement in told["statements"]:
                yield report, statement["speaker"] or "", statement["party"]


def cases(dossier: Dossier, gold: Path) -> Iterator[Case]:
    """Every gold statement whose speaker other reports show, with the nearest of them."""
    for report, speaker, party in gold_statements(dossier, gold):
        shown = _shown(dossier, speaker, report)
        for later in (False, True):
            side = [one for one in shown if (one.day > report.published) is later]
            if side:
                near = min(side, key=lambda s: (abs((s.day - report.published).days), s.finding))
                days = abs((near.day - report.published).days)
                yield Case(later, days, near.party == party)


def blind(dossier: Dossier, gold: Path) -> Iterator[Blind]:
    """Every gold statement with what it would learn by a name alone."""
    for report, speaker, party in gold_statements(dossier, gold):
        words = Passage.of(report.text, 0, 1)
        statement = Statement(report=report.id, evidence=(words,), speaker=speaker)
        found = learned(statement, report.published, dossier.offices)
        if found is not None:
            yield Blind(party, found.party, found.party is None)


def _shown(dossier: Dossier, speaker: str, report: Report) -> list[Showing]:
    """The offices for a party in which other reports show the speaker."""
    who = dossier.offices.persons.who(speaker, report.published)
    source = dossier.copies.get(report.id, report.id)
    shown = dossier.offices.of_person.get(who[0], ()) if len(who) == 1 else ()
    return [one for one in shown if one.lends and one.source != source]


def print_gains(dossier: Dossier, most: int) -> None:
    """How many statements learn what; and the first of those with a party, in full."""
    said = [f for f in dossier.findings.values() if isinstance(f, Statement)]
    found = gains(dossier)
    party = [(statement, one) for statement, one in found if one.party]
    print(f"{len(dossier.reports)} reports, {len(said)} statements")
    print(f"  party told by the report itself: {sum(s.party is not None for s in said)}")
    print(f"  party learned from others: {len(party)}")
    print(f"  role told by the report itself: {sum(s.role is not None for s in said)}")
    print(f"  role learned from others: {sum(one.role is not None for _, one in found)}")
    print(f"  left open, all named: {sum(bool(one.candidates) for _, one in found)}")
    for statement, one in party[:most]:
        shown = dossier.findings[one.findings[0]]
        words = " ".join(shown.evidence[0].words.split())
        print(f"- {dossier.report_of(statement).name}: {statement.speaker}: {statement.start}")
        print(f"  {one.party}, {one.role}: {dossier.report_of(shown).name}: {words}")


def print_cases(found: list[Case]) -> None:
    """Right and wrong by the days between, for reports before and after the statement's."""
    counts = Counter((c.later, next(b for b in BINS if c.days <= b), c.right) for c in found)
    for later, side in ((False, "shown before"), (True, "shown after")):
        print(side)
        for upto in BINS:
            right, wrong = counts[later, upto, True], counts[later, upto, False]
            if right + wrong:
                share = right / (right + wrong)
                print(f"  up to {upto:6} days: {right:4} right {wrong:4} wrong  {share:.3f}")


def print_blind(found: list[Blind]) -> None:
    """Right, wrong and open, all reports of a year before and after taken together."""
    wrong = Counter((one.told, one.learned) for one in found if one.learned != one.told)
    right = sum(one.learned == one.told for one in found if not one.open)
    undecided = sum(one.open and one.told is not None for one in found)
    answers = len(found) - sum(one.open for one in found)
    print(f"all reports of a year: {right} of {answers} right, {undecided} left open")
    for (told, learned_party), count in wrong.most_common(12):
        if learned_party is not None:
            print(f"  {count:4} {told} learned as {learned_party}")


def main() -> None:
    """Count in the records named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="+")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--read", type=int, default=0)
    given = parser.parse_args()
    for location in given.records:
        with api.open(location, create=False) as record:
            dossier = record.dossier(date(2100, 1, 1))
            print(location)
            print_gains(dossier, given.read)
            if given.gold is not None:
                print_cases(list(cases(dossier, given.gold)))
                print_blind(list(blind(dossier, given.gold)))


if __name__ == "__main__":
    main()
