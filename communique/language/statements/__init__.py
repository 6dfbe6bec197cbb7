"""What is said in a report, by whom and for which party: attributions of speech to statements."""

from collections.abc import Iterator, Sequence

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.modality import modality_of
from communique.language.statements.confidence import Signs, confidence_of, signs_of
from communique.language.statements.days import Occasion, day_of
from communique.language.statements.fields import (
    addressee_of,
    content_spans,
    manner_of,
    question_of,
)
from communique.language.statements.sayings import Saying, saying_of
from communique.language.statements.speakers import Teller, teller_of
from communique.model.annotation import Attribution, TimeExpression
from communique.model.dates import When
from communique.model.findings import Modality, Statement


def find_statements(
    document: Document,
    attributions: Sequence[Attribution],
    cast: Cast,
    times: Sequence[TimeExpression],
) -> tuple[Statement, ...]:
    """Every statement that the report attributes to somebody, in its order."""
    return tuple(s for s, _ in signed_statements(document, attributions, cast, times))


def signed_statements(
    document: Document,
    attributions: Sequence[Attribution],
    cast: Cast,
    times: Sequence[TimeExpression],
) -> Iterator[tuple[Statement, Signs]]:
    """Every statement in the report's order, with the signs by which its confidence is set."""
    found: list[Statement] = []
    occasion = Occasion.of(document, times)
    for attribution in sorted(attributions, key=lambda a: (a.start, a.content, a.cue)):
        saying = saying_of(document, attribution)
        if saying is None:
            continue
        spans = content_spans(document, attribution)
        teller = teller_of(document, attribution.source[0], spans, cast, found)
        if teller is not None and spans:
            day = day_of(document, saying, teller, times, found, occasion)
            signs = signs_of(document, saying, teller)
            found.append(_statement(document, saying, teller, cast, day, signs))
            yield found[-1], signs


def _statement(
    document: Document,
    saying: Saying,
    teller: Teller,
    cast: Cast,
    day: When | None,
    signs: Signs,
) -> Statement:
    attribution, who = saying.attribution, teller.referent
    question = question_of(document, saying)
    return Statement(
        report=document.report.id,
        evidence=document.passages(*content_spans(document, attribution)),
        modality=Modality.PAST if saying.anchor is None else modality_of(saying.anchor),
        confidence=confidence_of(signs),
        speaker=who.name,
        role=who.role,
        party=who.party,
        candidates=who.candidates,
        cue=document.passages(*attribution.cue),
        source=document.passages(*attribution.source),
        addressee=addressee_of(document, saying, cast),
        said_on=day,
        manner=manner_of(document, saying, answers=question is not None, written=teller.document),
        question=question,
    )
