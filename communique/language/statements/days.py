"""The day of each saying: told with the cue, or that of the occasion which the report tells of."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.document import Document
from communique.language.statements.sayings import Saying
from communique.language.statements.speakers import Teller
from communique.language.timing import said_on, times_of
from communique.model.annotation import TimeExpression
from communique.model.dates import Precision, When
from communique.model.findings import Statement

LEAD = 2
"""Sentences at a report's head that tell its occasion."""
_TELLING = {"VBD", "VBG"}
"""Tags of cues that tell of an occasion; "has said" and "says" tell of none in particular."""


@dataclass(frozen=True)
class Occasion:
    """The day that a report's first sentences give their deed, and their words."""

    day: When | None
    words: str

    @classmethod
    def of(cls, document: Document, times: Sequence[TimeExpression]) -> "Occasion":
        """The occasion of a report; without a day where its first sentences date nothing."""
        lead = list(document.prose())[:LEAD]
        days = (
            time.when
            for sentence in lead
            for time in times_of(document, times, sentence.root)
            if time.when is not None and time.when.precision is Precision.DAY
        )
        published = document.report.published
        told = (d for d in days if d.last is not None and d.last <= published)
        return cls(next(told, None), " ".join(s.text for s in lead))


def day_of(
    document: Document,
    saying: Saying,
    teller: Teller,
    times: Sequence[TimeExpression],
    earlier: Sequence[Statement],
    occasion: Occasion,
) -> When | None:
    """The day of saying: told with the cue; else that of the same voice's last dated words; else
    that of the report's occasion, where its first sentences name the speaker (in the training sets
    that is right in seven cases of ten, and no day is told in two).
    """
    anchor = saying.anchor
    if anchor is not None:
        own = said_on(document, times, anchor, document.report.published)
        if own is not None or anchor.pos_ == "NOUN":
            return own  # a document has its own day: it doesn't share its author's last
    who = teller.referent
    for statement in reversed(earlier):
        same = statement.speaker == who.name or (
            who.party is not None and statement.party == who.party
        )
        if same and statement.said_on is not None:
            return statement.said_on
    told = anchor is not None and anchor.tag_ in _TELLING
    named = bool(who.name) and who.name.split()[-1] in occasion.words
    return occasion.day if told and named else None
