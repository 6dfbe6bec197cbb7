"""Fit what each sign weighs by which meetings are found and described.

    python -m training.fit_meetings --gold ../shared/gold --corpora ../shared/corpora

Reads the sets `train-*` of the gold and the first of our own readings (`training/labels`; with the
second, whose readers were looser about who takes part, fewer meetings were right on dev: whole F1
0.207 for 0.244) and writes the tables
of `communique/language/meetings/`, each headed by its command, one after the other, since each step
reads reports by those before it: `extents.toml` (from where to where words run), `tellings.toml`
(is it a meeting), `joining.toml` (which tellings are of one), `company.toml` (who takes part),
`stages.toml` (what has become of it), `days.toml` (when it begins), `attendance.toml` (who came).
`--only joining` writes one alone, with the others as they stand.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.language import meetings
from communique.language.attribution import find_attributions
from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings import (
    attendance,
    company,
    extents,
    joining,
    stages,
    tellings,
    when,
)
from communique.language.meetings.candidates import Candidate, candidate_at, find_candidates
from communique.language.meetings.joining import Told, pair_signs, told_of
from communique.language.meetings.people import named_in
from communique.language.meetings.stages import stage_signs
from communique.language.meetings.when import day_options
from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.spotting import jaccard
from communique.language.statements import find_statements
from communique.language.times import find_times
from communique.language.tree import Words
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.evidence import Span
from communique.model.findings import Attendance, MeetingStatus, Statement
from communique.world.parties import party_id
from training.choices import Example, fit, yes_or_no
from training.gold import places
from training.labels import FIRST, as_given, read_labels
from training.matching import SAME_WORDS, matched

HERE = Path(meetings.__file__).parent
COMMAND = "python -m training.fit_meetings --gold ../shared/gold --corpora ../shared/corpora"
Entry = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """A report with what is known of it, and the meetings that a person found in it."""

    document: Document
    cast: Cast
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    entries: Sequence[Entry]
    kept: dict[str, Any] = field(default_factory=dict)
    """What the steps after the joining share: how the report's tellings fall into meetings."""

    def spans(self, entry: Entry) -> list[Span]:
        return [Span(*place) for place in places(entry["evidence"], self.document.text)]

    def tellings(self) -> list[Told]:
        found = find_candidates(self.document, self.cast)
        return [self.told(candidate) for candidate in found if meetings.may_tell(candidate)]

    def told(self, candidate: Candidate) -> Told:
        return told_of(self.document, candidate, self.cast, self.times, self.statements, None)

    def described(self) -> list[tuple[list[Told], Entry]]:
        """Groups of tellings, found and marked by a person, each with the meeting that it is."""
        if "described" not in self.kept:
            self.kept["described"] = [*self._groups(), *self._own()]
        found: list[tuple[list[Told], Entry]] = self.kept["described"]
        return found

    def _groups(self) -> Iterator[tuple[list[Told], Entry]]:
        found = meetings.groups_of(self.document, self.cast, self.times, self.statements, None)
        places = [[told.candidate.span for told in group] for group in found]
        for i, j in matched(places, [self.spans(entry) for entry in self.entries]):
            yield found[i], self.entries[j]

    def _own(self) -> Iterator[tuple[list[Told], Entry]]:
        """The words that a person marked, as tellings, each with its meeting."""
        for entry in self.entries:
            given = (candidate_at(self.document, s, self.cast) for s in self.spans(entry))
            if group := [self.told(c) for c in given if c is not None]:
                yield group, entry


def extent_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        marked = [span for entry in r.entries for span in r.spans(entry)]
        for candidate in find_candidates(r.document, r.cast):
            head = candidate.head
            around = [s for s in marked if s.start <= head.idx < s.end]
            if around:
                yield [
                    (signs, _worth(head.doc[a : b + 1], around))
                    for (a, b), signs in extents.options(head).items()
                ]


def _worth(words: Words, around: Sequence[Span]) -> float:
    best = max(jaccard(Span(words.start_char, words.end_char), s) for s in around)
    return best if best >= SAME_WORDS else 0.0


def telling_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        marked = [span for entry in r.entries for span in r.spans(entry)]
        for told in r.tellings():
            hit = any(jaccard(told.candidate.span, s) >= SAME_WORDS for s in marked)
            yield yes_or_no(told.signs, hit)


def company_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        for group, entry in r.described():
            candidates = [t.candidate for t in group]
            named = named_in(r.document, candidates, r.cast)
            truth = {party_id(p["party"]).casefold() for p in entry["participants"]}
            signs = company.signs_of(r.document, candidates, named, r.cast, r.statements)
            for party, found in signs.items():
                yield yes_or_no(found, party.casefold() in truth)


def joining_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        of: list[tuple[Told, int]] = []
        for told in r.tellings():
            shares = [
                (max((jaccard(told.candidate.span, s) for s in r.spans(e)), default=0.0), -j)
                for j, e in enumerate(r.entries)
            ]
            share, j = max(shares, default=(0.0, 0))
            if share >= SAME_WORDS:
                of.append((told, -j))
        for n, (later, i) in enumerate(of):
            for earlier, j in of[:n]:
                yield yes_or_no(pair_signs(earlier, later), i == j)


def stage_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        for group, entry in r.described():
            yield [
                (stage_signs(group, status), float(status == entry["status"]))
                for status in MeetingStatus
            ]


def day_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        for group, entry in r.described():
            heads = [t.candidate.head for t in group]
            for status in dict.fromkeys([MeetingStatus(entry["status"]), stages.stage_of(group)]):
                options = day_options(r.document, heads, status, r.times, group[0].signs)
                yield [(s, float(fits(days[0], entry["start"]))) for days, s in options.items()]


def attendance_examples(readings: Iterable[Reading]) -> Iterator[Example]:
    for r in readings:
        for group, entry in r.described():
            named = named_in(r.document, [t.candidate for t in group], r.cast)
            status = MeetingStatus(entry["status"])
            for one in entry["participants"]:
                party = party_id(one["party"])
                signs = attendance.attendance_signs(r.document, group, party, named, status)
                yield [
                    ([f"{a}:{s}" for s in signs], float(a == one["attendance"])) for a in Attendance
                ]


def fits(mine: When | None, gold: str | None) -> bool:
    """As the scorer has it: the same, or a month at most that holds a week at most."""
    if mine is None or gold is None or mine == gold:
        return mine == gold
    truth = When(gold)
    if None in (mine.first, mine.last, truth.first, truth.last):
        return False
    inside = mine.first <= truth.first and truth.last <= mine.last  # type: ignore[operator]
    lengths = (mine.last - mine.first).days, (truth.last - truth.first).days  # type: ignore[operator]
    return inside and lengths[0] <= 31 and lengths[1] <= 6


@dataclass(frozen=True)
class Step:
    """One table: what to learn it from, who reads it, and how much is made of little."""

    find: Callable[[Iterable[Reading]], Iterator[Example]]
    reader: Any
    penalty: float
    fewest: int
    least: float
    """A weight nearer to nothing is left out: hundreds of such change next to no answer."""


STEPS = {
    "extents": Step(extent_examples, extents.extent_weights, 8.0, 6, 0.05),
    "tellings": Step(telling_examples, tellings.telling_weights, 4.0, 8, 0.05),
    "joining": Step(joining_examples, joining.joining_weights, 4.0, 5, 0.05),
    "company": Step(company_examples, company.company_weights, 4.0, 8, 0.05),
    "stages": Step(stage_examples, stages.stage_weights, 16.0, 15, 0.1),
    "days": Step(day_examples, when.day_weights, 16.0, 15, 0.06),
    "attendance": Step(attendance_examples, attendance.attendance_weights, 2.0, 4, 0.05),
}
"""Chosen on the development sets, of a few values each."""


def marked(gold: Path, corpora: Path) -> Iterator[tuple[Entry, Sequence[Entry]]]:
    """Each report that a person read for fitting, with the meetings found in it."""
    for folder in sorted(gold.glob("train-*")):
        for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            found = folder / "gold" / f"{given['id']}.json"
            if found.exists():
                yield given, json.loads(found.read_text(encoding="utf-8"))["meetings"]
    for given, entries in read_labels(corpora, FIRST):
        yield given, entries["meetings"]


def read(given: Entry, entries: Sequence[Entry]) -> Reading:
    """What is known of one report before its meetings are looked for."""
    document = parse(as_given(given))
    cast, times = find_cast(document), find_times(document)
    statements = find_statements(document, find_attributions(document), cast, times)
    return Reading(document, cast, times, statements, entries)


def fit_step(step: str, readings: Sequence[Reading]) -> int:
    """Fit one table, write it, and have it read by the steps after it."""
    how = STEPS[step]
    examples = list(how.find(readings))
    lines = [
        f"# What each sign weighs (log odds), from {len(examples)} choices; see {step}.py.",
        "# Don't edit; written by",
        f"#   {COMMAND} --only {step}",
        "",
        "[weights]",
    ]
    for sign, weight in fit(examples, how.penalty, how.fewest).items():
        if abs(weight) >= how.least:
            lines.append(f"{json.dumps(sign, ensure_ascii=False)} = {weight:.2f}")
    (HERE / f"{step}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    how.reader.cache_clear()
    return len(lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, required=True)
    ask.add_argument("--corpora", type=Path, required=True)
    ask.add_argument("--only", choices=STEPS, action="append", help="all, where not told")
    told = ask.parse_args()
    readings = [read(*each) for each in marked(told.gold, told.corpora)]
    print(len(readings), "reports")
    for step in told.only or STEPS:
        print(step, fit_step(step, readings), "lines", flush=True)


if __name__ == "__main__":
    main()
