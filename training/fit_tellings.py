"""Fit how likely words tell of a meeting by rules and tagger together.

    python -m training.fit_tellings --corpora ../shared/corpora --gold ../shared/gold

Reads the reports that were kept back from the tagger (`training/labels/kept_back.jsonl`) and the
training sets, and writes `communique/language/meetings/seen.toml`. The tagger was taught on the
training sets and is surer there than in use; but the reports kept back are few, and with both more
meetings were found among those left out. Prints the share of right answers there, by fifths.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from communique.language import meetings
from communique.language.meetings import seen
from communique.language.meetings.candidates import find_candidates
from communique.language.meetings.joining import told_of
from communique.language.meetings.likely import is_likely, log_odds
from communique.language.meetings.tellings import likelihood
from communique.language.spotting import jaccard
from communique.language.weighing import weight_of
from training.choices import Example, fit, yes_or_no
from training.kept_back import Reading, readings, taught
from training.matching import SAME_WORDS, matched

TABLE = Path(meetings.__file__).with_name("seen.toml")
FOLDS, PENALTY, FEWEST, LEAST = 5, 8.0, 6, 0.03


def tellings(r: Reading) -> Iterator[Example]:
    """Whether each candidate tells of a meeting."""
    marked = [span for entry in r.entries["meetings"] for span in r.spans(entry)]
    for candidate in filter(meetings.may_tell, find_candidates(r.document, r.cast)):
        told = told_of(r.document, candidate, r.cast, r.times, r.statements, None)
        signs = seen.telling_signs(likelihood(told.signs), candidate, told.status, r.sight)
        hit = any(jaccard(candidate.span, s) >= SAME_WORDS for s in marked)
        yield yes_or_no(signs, hit)


def left_out(found: Sequence[Sequence[Example]], known: Sequence[Example]) -> float:
    """The share of answers that are right by weights fitted without their fifth, on the rest and
    on what is known besides."""
    right = []
    for fold in range(FOLDS):
        rest = [e for i, each in enumerate(found) if i % FOLDS != fold for e in each]
        weights = fit([*rest, *known], PENALTY, FEWEST)
        for i in range(fold, len(found), FOLDS):
            for (signs, yes), _ in found[i]:
                right.append((weight_of(signs, weights) > 0) == bool(yes))
    return sum(right) / len(right)


def trust(read: Iterable[Reading]) -> float:
    """The power of their odds with which meetings are as often right as they say: logistic
    regression on their log odds alone (Platt 1999), by Newton's method."""
    odds: list[float] = []
    right: list[bool] = []
    for r in read:
        groups = meetings.groups_of(r.document, r.cast, r.times, r.statements, r.sight)
        likely = [group for group in groups if is_likely(group)]
        odds += map(log_odds, likely)
        places = [[told.candidate.span for told in group] for group in likely]
        entered = [r.spans(entry) for entry in r.entries["meetings"]]
        pairs = dict(matched(places, entered))
        right += [i in pairs for i in range(len(likely))]
    x, y, power = np.array(odds), np.array(right, float), 1.0
    for _ in range(20):
        guess = 1.0 / (1.0 + np.exp(-power * x))
        power -= float((x @ (guess - y)) / ((x * x) @ (guess * (1.0 - guess))))
    return power


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--corpora", type=Path, required=True)
    ask.add_argument("--gold", type=Path, required=True)
    given = ask.parse_args()
    unseen = list(readings(given.corpora))
    found = [list(tellings(r)) for r in unseen]
    known = [example for r in taught(given.gold) for example in tellings(r)]
    every = [*(example for each in found for example in each), *known]
    print(f"{len(every)} candidates, left out right {left_out(found, known):.3f}")
    lines = [
        f"# What each sign of a telling weighs (log odds), from {len(every)} candidates.",
        "# Don't edit; written by",
        "#   python -m training.fit_tellings --corpora ../shared/corpora --gold ../shared/gold",
        "",
        "[weights]",
    ]
    for sign, weight in fit(every, PENALTY, FEWEST).items():
        if abs(weight) >= LEAST:
            lines.append(f"{json.dumps(sign, ensure_ascii=False)} = {weight:.2f}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    seen.seen_weights.cache_clear()
    print(f"odds are right at the power of {trust(unseen):.2f} (`_TRUST` in `likely.py`)")


if __name__ == "__main__":
    main()
