"""Logistic regression over signs that are there or not, with an L2 penalty, by Newton's method from
zero: the same examples give the same weights."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

Example = tuple[tuple[str, ...], bool]
"""The signs of one thing, and whether it was so."""

ENOUGH = 1e-6
"""Steps smaller than this change nothing that is printed."""


def fit(examples: Sequence[Example], penalty: float, fewest: int = 4) -> dict[str, float]:
    """What each sign seen `fewest` times or more weighs in log odds, and the `bias`."""
    seen = Counter(sign for signs, _ in examples for sign in signs)
    kept = sorted(sign for sign, n in seen.items() if n >= fewest)
    column = {sign: i for i, sign in enumerate(kept, 1)}
    table = np.zeros((len(examples), len(kept) + 1))
    table[:, 0] = 1.0
    for i, (signs, _) in enumerate(examples):
        table[i, [column[s] for s in signs if s in column]] = 1.0
    truth = np.array([float(there) for _, there in examples])
    firm = np.diag(np.r_[1e-6, np.full(len(kept), penalty)])
    weights = np.zeros(len(kept) + 1)
    for _ in range(50):
        guess = 1.0 / (1.0 + np.exp(-(table @ weights)))
        slope = table.T @ (guess - truth) + firm @ weights
        bend = (table * (guess * (1 - guess))[:, None]).T @ table + firm
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return dict(zip(["bias", *kept], map(float, weights), strict=True))
