"""The parties around some words: what else the report says of them, as signs to be weighed."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from communique.language.cast import Cast
from communique.language.document import Document
from communique.model.evidence import Span
from communique.model.findings import Statement

_NEAR = 3


def signs_around(
    document: Document, spans: Sequence[Span], cast: Cast, statements: Sequence[Statement]
) -> Iterator[tuple[str, str]]:
    """Parties named in the sentence, before it, often in the report, or speaking these words."""
    known = cast.acting
    for span in spans:
        sentence = document.sentence(span.start)
        for mention, party in cast.acting_within((sentence.start_char, sentence.end_char)):
            if not any(s.meets(mention.span) for s in spans):
                where = "before" if mention.span.start < span.start else "after"
                yield party, f"sentence:{where}:{document.parse[mention.head].dep_}"
                yield party, f"sentence:{where}"
    start = document.sentence(spans[0].start).start_char
    earlier = [p for _, p in takewhile(lambda pair: pair[0].span.end <= start, known)]
    for place, party in enumerate(list(dict.fromkeys(reversed(earlier)))[:_NEAR]):
        yield party, f"last:{place}"
    for place, party in enumerate(cast.oftenest[:_NEAR]):
        yield party, f"often:{place}"
    first, last = spans[0]
    for statement in statements:
        if statement.party and any(p[0] <= first and last <= p[1] for p in statement.evidence):
            yield statement.party, "speaks"
