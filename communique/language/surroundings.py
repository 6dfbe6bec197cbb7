"""The parties around some words: what else the report says of them, as signs to be weighed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from communique.language.cast import Cast, MentionKind
from communique.language.document import Document
from communique.language.meetings.people import outermost
from communique.model.evidence import Span
from communique.model.findings import Statement

_NEAR = 3


def signs_around(
    document: Document, spans: Sequence[Span], cast: Cast, statements: Sequence[Statement]
) -> Iterator[tuple[str, str]]:
    """Parties named in the sentence, before it, often in the report, or speaking these words."""
    people = [m for m in outermost(cast.mentions) if m.kind is not MentionKind.PLACE]
    known = [(m, m.referent.party) for m in people if m.referent.party is not None]
    for span in spans:
        sentence = document.sentence(span.start)
        here = Span(sentence.start_char, sentence.end_char)
        for mention, party in known:
            if here.holds(mention.span) and not any(s.meets(mention.span) for s in spans):
                where = "before" if mention.span.start < span.start else "after"
                yield party, f"sentence:{where}:{document.parse[mention.head].dep_}"
                yield party, f"sentence:{where}"
    start = document.sentence(spans[0].start).start_char
    earlier = [p for _, p in takewhile(lambda pair: pair[0].span.end <= start, known)]
    for place, party in enumerate(list(dict.fromkeys(reversed(earlier)))[:_NEAR]):
        yield party, f"last:{place}"
    counts = Counter(p for _, p in known)
    for place, party in enumerate(sorted(counts, key=lambda p: -counts[p])[:_NEAR]):
        yield party, f"often:{place}"
    for statement in statements:
        if statement.party and any(p.span.holds(spans[0]) for p in statement.evidence):
            yield statement.party, "speaks"
