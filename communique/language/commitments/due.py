"""By when a commitment is to be kept: the time of the deed's clause, no more exact than told."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from communique.language import timing
from communique.language.commitments.action import deed_of
from communique.language.document import Document
from communique.language.tree import Token
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.evidence import Span


def due_of(
    document: Document,
    spans: Sequence[Span],
    heads: Sequence[Token],
    times: Sequence[TimeExpression],
) -> When | None:
    """By when: a time of what is to be done, else of its promise, else a deadline in the words.

    The last resort is what the words themselves date as yet to come.
    """
    later = _later(document, times)
    for head in heads:
        told = (timing.due_of(document, _dated(times), deed) for deed in _deeds(head))
        bound = next(filter(None, told), None) or timing.due_of(document, later, head)
        if bound is not None:
            return bound
    inside = [t for s in spans for t in times if s.holds(t.span) and t.when is not None]
    named = [t for t in inside if _is_deadline(document, t)] or [t for t in inside if t in later]
    return next((timing.ends(t.when)[1] for t in named), None)


def _deeds(head: Token) -> Iterator[Token]:
    """What is to be done, and what that begins: "is due to leave", "plans to begin leaving"."""
    deed = deed_of(head) or _expected(head)
    while deed is not None:
        yield deed
        deed = next((c for c in deed.children if c.dep_ == "xcomp"), None) or _expected(deed)


def _expected(verb: Token) -> Token | None:
    """The deed of "are due to leave", "is set to open"; what it is "with the aim of" doing."""
    for child in verb.children:
        if child.dep_ == "acomp":
            return next((c for c in child.children if c.dep_ == "xcomp"), None)
        if child.dep_ == "prep" and child.lower_ == "with":
            aims = (c for c in child.children if c.lemma_.lower() in _AIMS)
            return next((deed for aim in aims if (deed := deed_of(aim)) is not None), None)
    return None


_AIMS = frozenset({"aim", "goal", "intention", "objective", "purpose", "view"})


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
        or (time.when is not None and _is_ahead(time.when, published))
    ]


def _is_ahead(when: When, published: date) -> bool:
    """Whether a time begins after a day, or is a length of time from that day on."""
    if when.first is not None and when.first > published:
        return True
    counted = "/" in when and (when.first is None or when.first == published)
    return counted and when.last is not None and when.last > published


def _is_deadline(document: Document, time: TimeExpression) -> bool:
    """ "by May", "until Friday", "the May deadline"."""
    words = document.words(time.span)
    if words is None:
        return False
    before = document.parse[words.start - 1].lower_ if words.start else ""
    after = document.parse[words.end].lower_ if words.end < len(document.parse) else ""
    inside = words[0].lower_
    return before in ("by", "until", "till") or inside in ("by", "until") or after == "deadline"
