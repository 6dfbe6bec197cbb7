"""Where parties stand: what each is for, against, asks for or has not decided, with its words."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Words

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.modality import modality_of
from communique.language.positions.confidence import LEAST, confidence_of
from communique.language.positions.fields import condition_of, toward_of
from communique.language.positions.holder import holders_of
from communique.language.positions.same import merged
from communique.language.positions.topics import topic_of
from communique.language.positions.triggers import Candidate, candidates
from communique.language.voices import voice_of
from communique.model.findings import Position, Stance, Statement

SURER = 1.5
"""A candidate inside another stays where it is so many times as sure."""

CONDITIONED = frozenset({Stance.CONDITIONAL, Stance.WITHHOLDS, Stance.UNDECIDED})
"""Stances that may hang on something else; others are told without their conditions."""


def find_positions(
    document: Document, cast: Cast, statements: Sequence[Statement]
) -> tuple[Position, ...]:
    """What each party is for, against, asks for or leaves open, each fact once with its places.

    >>> from datetime import date
    >>> from communique.language.parsing import parse
    >>> from communique.model.report import Report
    >>> report = Report(published=date(2021, 3, 12), text="Nothing was said.")
    >>> find_positions(parse(report), Cast(()), ())
    ()
    """
    found = [
        position
        for candidate in kept(candidates(document, cast, statements))
        for position in describe_positions(
            document,
            (candidate.span,),
            candidate.stance,
            cast,
            statements,
            confidence=confidence_of(candidate.kind, candidate.context),
        )
    ]
    return merged(found)


def kept(found: Iterator[Candidate]) -> list[Candidate]:
    """The candidates likely enough to be told, of nested ones the outer."""
    likely = [c for c in found if confidence_of(c.kind, c.context) >= LEAST]
    return [c for c in likely if not any(_encloses(o, c) for o in likely)]


def _encloses(outer: Candidate, inner: Candidate) -> bool:
    """Whether one says more: it holds the other, which isn't the surer by far."""
    nested = outer.span != inner.span and outer.span.holds(inner.span)
    return nested and SURER * confidence_of(outer.kind, outer.context) >= confidence_of(
        inner.kind, inner.context
    )


def describe_position(
    document: Document,
    spans: Sequence[tuple[int, int]],
    stance: Stance,
    cast: Cast,
    statements: Sequence[Statement],
) -> Position | None:
    """The position that the words at `spans` carry, of the first holder named; None of nobody's."""
    return next(iter(describe_positions(document, spans, stance, cast, statements)), None)


def describe_positions(
    document: Document,
    spans: Sequence[tuple[int, int]],
    stance: Stance,
    cast: Cast,
    statements: Sequence[Statement],
    confidence: float = 1.0,
) -> tuple[Position, ...]:
    """The same position for each of the parties that hold it together, in the words' order."""
    first, words = _first_words(document, spans)
    if words is None:
        return ()
    return tuple(
        Position(
            report=document.report.id,
            evidence=document.passages(*spans),
            modality=modality_of(words.root),
            asserted_by=voice_of(first, statements),
            confidence=confidence,
            holder=holder,
            stance=stance,
            topic=topic_of(words),
            toward=toward_of(document, first, holder, stance, cast),
            condition=condition_of(words) if stance in CONDITIONED else None,
        )
        for holder in _holders(document, spans, cast, statements)
    )


def _first_words(
    document: Document, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], Words | None]:
    """The first of the spans, and the tokens there."""
    first = min(spans, default=(0, 0))
    return first, document.words(first) if spans else None


def _holders(
    document: Document,
    spans: Sequence[tuple[int, int]],
    cast: Cast,
    statements: Sequence[Statement],
) -> tuple[str, ...]:
    """The parties that the first of the spans which names any gives."""
    told = (holders_of(document, span, cast, statements) for span in sorted(spans))
    return next((holders for holders in told if holders), ())
