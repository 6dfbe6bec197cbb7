"""Where parties stand: what each is for, against, asks for or has not decided, with its words."""

from collections.abc import Sequence

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.modality import modality_of
from communique.language.positions.confidence import confidence_of
from communique.language.positions.fields import condition_of, toward_of
from communique.language.positions.hanging import hung
from communique.language.positions.holder import holders_of
from communique.language.positions.same import merged
from communique.language.positions.spots import LEAST, find_spots, weigh
from communique.language.positions.topics import topic_of
from communique.language.positions.triggers import Candidate
from communique.language.spotting import Spot, choose
from communique.language.tagger.sight import Sight
from communique.language.tree import Words
from communique.language.voices import voice_of
from communique.model.findings import Position, Stance, Statement

TRUSTED = 0.3
"""How often a construction must have meant a position for its stance to count more than the
tagger's: on dev stances were right most often there (0.75; by the rules' alone 0.73)."""

CONDITIONED = frozenset({Stance.CONDITIONAL, Stance.WITHHOLDS, Stance.UNDECIDED})
"""Stances that may hang on something else; others are told without their conditions."""


def find_positions(
    document: Document, cast: Cast, statements: Sequence[Statement], sight: Sight
) -> tuple[Position, ...]:
    """What each party is for, against, asks for or leaves open, each fact once with its places.

    >>> from datetime import date
    >>> from communique.language.parsing import parse
    >>> from communique.language.tagging import tag
    >>> from communique.model.report import Report
    >>> document = parse(Report(published=date(2021, 3, 12), text="Nothing was said."))
    >>> find_positions(document, Cast(()), (), tag(document).sight)
    ()
    """
    spots = weigh(find_spots(document, cast, statements, sight))
    found = [
        position
        for spot, likely in choose(spots, LEAST)
        for position in describe_positions(
            document,
            (spot.span,),
            _stance_at(document, spot, sight),
            cast,
            statements,
            confidence=round(likely, 3),
            holders=spot.parties,
        )
    ]
    return merged(found, document.text)


def _stance_at(document: Document, spot: Spot[Candidate], sight: Sight) -> Stance:
    """What is told there, with what it hangs on."""
    told, words = stance_of(spot, sight), document.words(spot.span)
    return told if words is None else hung(words, told)


def stance_of(spot: Spot[Candidate], sight: Sight) -> Stance:
    """What the construction tells where it has mostly told right, else what the tagger hears.

    What is put off or hangs on something is taken from the words: the tagger has seen too little.
    """
    rule = spot.ruled
    if rule is not None and (
        rule.is_sure
        or rule.stance in CONDITIONED
        or confidence_of(rule.kind, rule.context) >= TRUSTED
    ):
        return rule.stance
    called = sight.called("stance", spot.span)
    return Stance(max(called, key=lambda label: called[label]))


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
    holders: Sequence[str] | None = None,
) -> tuple[Position, ...]:
    """The same position for each of the parties that hold it together, in the words' order.

    Where they aren't given, the words tell who holds it.
    """
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
        for holder in holders or _holders(document, spans, cast, statements)
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
