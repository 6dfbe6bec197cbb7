"""What a report says twice, in the summary above it and again below: told once, with all places.

A newspaper's summary and headlines repeat the body in nearly the same words. Findings stay as they
are, one for each place; lists and briefs show such a statement once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from communique.model.findings import Statement
from communique.model.report import Part, PartKind

ALIKE: Final = 0.7
"""Share of the shorter telling's words that the longer has too; summaries drop and shorten, but
two things that one speaker says in one report share hardly half of their words."""
FEWEST_WORDS: Final = 3
"""Under these ("We do.") any two sayings are alike."""
_ABOVE: Final = frozenset({PartKind.SUMMARY, PartKind.HEADLINE})
_WORD: Final = re.compile(r"[^\W_]+")


def retold(
    statements: Iterable[Statement], parts: Sequence[Part]
) -> Mapping[str, tuple[Statement, ...]]:
    """For each statement of one report that is to be shown, its id and all its tellings, itself
    first, the others by place.

    A statement in the summary or in a headline joins the one in the body that it is most alike, of
    the same speaker or party; of equals the first. What the body doesn't repeat stays by itself.
    """
    listed = sorted(statements, key=lambda s: (s.start, s.id))
    above = [s for s in listed if _part_of(s, parts) in _ABOVE]
    body = [s for s in listed if _part_of(s, parts) not in _ABOVE]
    tellings = {s.id: [s] for s in listed}
    for early in above:
        like = max(body, key=lambda s: _likeness(early, s), default=early)
        if like is not early and _likeness(early, like) >= ALIKE:
            tellings[like.id] += tellings.pop(early.id)
    return {id_: tuple(told) for id_, told in tellings.items()}


def _part_of(statement: Statement, parts: Sequence[Part]) -> PartKind:
    """The kind of part in which a statement begins; body where the report is not parted."""
    at = statement.start
    return next((part.kind for part in parts if part.start <= at < part.end), PartKind.BODY)


def _likeness(early: Statement, late: Statement) -> float:
    """The share of the shorter's words that both have; nought for two speakers."""
    same_party = early.party is not None and early.party == late.party
    if not same_party and early.speaker != late.speaker:
        return 0.0
    left, right = _words(early), _words(late)
    fewest = min(len(left), len(right))
    return len(left & right) / fewest if fewest >= FEWEST_WORDS else 0.0


def _words(statement: Statement) -> frozenset[str]:
    said = " ".join(passage.words for passage in statement.evidence)
    return frozenset(_WORD.findall(said.casefold()))
