"""By when a commitment is to be kept: the time of the deed's clause, no more exact than told."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from communique.language import timing
from communique.language.commitments.action import deed_of
from communique.language.document import Document
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.evidence import Span


def due_of(
    document: Document,
    spans: Sequence[Span],
    heads: Sequence[Token],
    times: Sequence[TimeExpression],
) -> When | None:
    """By when: a time of what is to be done, else of its promise, else a deadline in the words."""
    for head in heads:
        deed = deed_of(head)
        told = None if deed is None else timing.due_of(document, _dated(times), deed)
        bound = told or timing.due_of(document, _later(document, times), head)
        if bound is not None:
            return bound
    named = [t for s in spans for t in times if s.holds(t.span) and _is_deadline(document, t)]
    return next((timing.ends(t.when)[1] for t in named if t.when is not None), None)


def _dated(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those that may be a due date: no decades and centuries, whose last year nobody named."""
    return [t for t in times if t.when is not None and not _YEARS.fullmatch(t.when)]


_YEARS = re.compile(r"\d{4}/\d{4}")


def _later(document: Document, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those that lie ahead or say "by": others beside a promise tell when it was made."""
    published = document.report.published
    return [
        time
        for time in _dated(times)
        if _is_deadline(document, time)
        or (time.when is not None and time.when.first is not None and time.when.first > published)
    ]


def _is_deadline(document: Document, time: TimeExpression) -> bool:
    """ "by May", "until Friday", "the May deadline"."""
    words = document.words(time.span)
    if words is None:
        return False
    before = document.parse[words.start - 1].lower_ if words.start else ""
    after = document.parse[words.end].lower_ if words.end < len(document.parse) else ""
    inside = words[0].lower_
    return before in ("by", "until", "till") or inside in ("by", "until") or after == "deadline"
