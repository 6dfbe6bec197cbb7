"""Where a report may tell a position: what rules and tagger see there, as signs to be weighed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.owners import owners_seen, signs_of_ties
from communique.language.positions.confidence import confidence_of
from communique.language.positions.holder import holding_of, statement_around
from communique.language.positions.lexicon import words as listed
from communique.language.positions.triggers import Candidate, candidates, tells_nothing
from communique.language.spotting import (
    FEWEST,
    Least,
    Spot,
    Weights,
    nearest,
    places,
    read_spot_weights,
    signs_of,
    step,
    weighed,
    words_sign,
)
from communique.language.tagger.sight import Sight
from communique.model.evidence import Span
from communique.model.findings import Statement

LEAST = Least(ruled=0.2, alone=0.35)
"""Alone: the best for dev, and as good as any for the reports fitted on. Ruled: whole F1 hardly
moves from 0.22 to 0.35 (dev 0.430 to 0.438, fitted on 0.322 to 0.324), so plain words are told."""

RARELY = 0.03
"""Constructions that meant a position less often are no candidates."""


ANSWERED = 0.5
"""How likely a yes or no to a question is a position: too rare in what was read to be fitted."""


def weigh(spots: Iterable[Spot[Candidate]]) -> list[tuple[Spot[Candidate], float]]:
    """Each spot with how likely it is a position."""
    return [
        (spot, max(likely, ANSWERED) if _is_answer(spot) else likely)
        for spot, likely in weighed(spots, spot_weights())
    ]


def _is_answer(spot: Spot[Candidate]) -> bool:
    return spot.ruled is not None and spot.ruled.kind.startswith("answer")


@lru_cache(maxsize=1)
def spot_weights() -> Weights:
    """What each sign weighs, as fitted."""
    return read_spot_weights(Path(__file__).parent)


def find_spots(
    document: Document, cast: Cast, statements: Sequence[Statement], sight: Sight
) -> Iterator[Spot[Candidate]]:
    """Every candidate of the rules or of the tagger that some party may hold, by place."""
    ruled = _ruled(document, cast, statements)
    often = {span: told for span, (told, _) in ruled.items()}
    spans, marked = places("position", document.text, ruled, sight)
    for span in spans:
        holders, way = _held(document, span, cast, statements, sight)
        words = len(document.text[span.start : span.end].split())
        if holders and words >= FEWEST and (span in ruled or not _is_nothing(document, span)):
            whose = (
                *_signs_of_owners(span, cast, statements, holders),
                *signs_of_ties("position", span, holders, cast, sight),
                f"way:{way}",
            )
            signs = (
                *signs_of("position", span, often, marked, sight),
                *_signs_of_stance(span, ruled, sight),
                f"part:{document.part(span.start).kind.value}",
                words_sign(words),
                *whose,
            )
            yield Spot(span, nearest(span, ruled), holders, signs, whose)


def _held(
    document: Document, span: Span, cast: Cast, statements: Sequence[Statement], sight: Sight
) -> tuple[tuple[str, ...], str]:
    """Whose position the words would be, and by what that is known.

    Where the words name nobody, the tagger is heard rather than the nearest name: its strongest tie
    was right for 65 of the 236 entries of all labelled sets where the two differ, the name for 34.
    Where the words do name one, grammar is right twice as often as the ties and decides.
    """
    held = holding_of(document, span, cast, statements)
    if held.guessed and held.parties:
        seen = owners_seen("position", span, cast, sight)
        tied = max(sorted(seen), key=lambda party: seen[party], default=None)
        if tied is not None and tied not in held.parties:
            return (tied,), "tied"
    return held.parties, held.way


def _is_nothing(document: Document, span: Span) -> bool:
    words = document.words(span)
    if words is None:
        return True
    root = words.root
    said = (
        [c for c in root.children if c.dep_ == "ccomp"] if root.lemma_ in listed("saying") else []
    )
    return tells_nothing(said[0] if said else root)


_Ruled = Mapping[Span, tuple[float, Candidate]]


def _ruled(document: Document, cast: Cast, statements: Sequence[Statement]) -> _Ruled:
    """The rules' candidates, the surest of each span, with how often its like was right."""
    found: dict[Span, tuple[float, Candidate]] = {}
    for candidate in candidates(document, cast, statements):
        often = confidence_of(candidate.kind, candidate.context)
        if often >= RARELY and (candidate.span not in found or often > found[candidate.span][0]):
            found[candidate.span] = (often, candidate)
    return found


def _signs_of_stance(span: Span, ruled: _Ruled, sight: Sight) -> Iterator[str]:
    if span in ruled:
        candidate = ruled[span][1]
        yield f"kind:{candidate.kind.split(':')[0]}"
        yield f"context:{candidate.context}"
    called = sight.called("stance", span)
    label = max(called, key=lambda each: called[each])
    yield f"called:{label}"
    yield f"called:{step(called[label], (0.4, 0.6, 0.8, 0.9))}"


def _signs_of_owners(
    span: Span, cast: Cast, statements: Sequence[Statement], holders: tuple[str, ...]
) -> Iterator[str]:
    """In whose words it stands, and whether the words name who holds it."""
    statement = statement_around(span, statements)
    whose = "told" if statement is None else "said" if statement.party else "said by none"
    yield f"whose:{whose}"
    yield f"holders:{min(len(holders), 2)}"
    yield f"named:{any(party in holders for party in cast.parties(span))}"
    if statement is not None and statement.party is not None:
        yield f"speaker's:{statement.party in holders}"
