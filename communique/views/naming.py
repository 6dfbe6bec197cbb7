"""What a person's named questions make of the found ones: merged, renamed, or found by words."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from communique.dossier import Dossier
from communique.errors import QuestionsError, UnknownIdError
from communique.linking.questions import Question
from communique.model.findings import Position
from communique.model.ids import content_id
from communique.views.named import NamedQuestion


def with_named(
    found: Sequence[Question], named: Iterable[NamedQuestion], dossier: Dossier
) -> tuple[Question, ...]:
    """The questions as a person wants them: the named ones first, then what is left of the found.

    A position goes to the first named question that takes it, and then to no other. Raises
    `QuestionsError` for a party that nobody knows, or a found question that may be several.
    """
    taken: set[str] = set()
    by_hand = []
    for one in named:
        parts = tuple(_parts(one, found))
        ids = {id_ for question in parts for id_ in question.findings}
        own = (ids | set(_by_words(one, dossier))) - taken
        taken |= own
        by_hand.append(_question(one, own, parts, dossier))
    rest = (_without(question, taken) for question in found)
    return tuple(question for question in (*by_hand, *rest) if question.findings)


def _question(
    named: NamedQuestion, ids: set[str], parts: Sequence[Question], dossier: Dossier
) -> Question:
    return Question(
        id=content_id("named question", named.name.casefold()),
        name=named.name,
        findings=tuple(id_ for id_ in dossier.findings if id_ in ids),
        named_by_hand=True,
        of=tuple(part.id for part in parts),
    )


def _without(question: Question, taken: set[str]) -> Question:
    kept = tuple(id_ for id_ in question.findings if id_ not in taken)
    return msgspec.structs.replace(question, findings=kept)


def _parts(named: NamedQuestion, found: Sequence[Question]) -> Iterator[Question]:
    """The found questions that it names; on an earlier day one may not have been found yet."""
    for name in named.found:
        fitting = [q for q in found if q.id.startswith(name)]
        fitting = fitting or [q for q in found if q.name.casefold() == name.casefold()]
        if len(fitting) > 1:
            ids = ", ".join(q.id[:8] for q in fitting)
            raise QuestionsError(
                f"{name!r} may be {len(fitting)} found questions: {ids}",
                remedy="give more of the id that is meant",
                source=named.source,
                line=named.line,
            )
        yield from fitting


def _by_words(named: NamedQuestion, dossier: Dossier) -> Iterator[str]:
    """The positions that say it in one of its ways, between its parties."""
    ways = [[_beginning(word) for word in way.split()] for way in named.words]
    parties = _ids(named, dossier)
    for finding in dossier.findings.values():
        if isinstance(finding, Position) and _is_between(finding, parties):
            said = " ".join((finding.topic, *(p.words for p in finding.evidence)))
            if any(all(word.search(said) for word in way) for way in ways):
                yield finding.id


def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)


def _is_between(position: Position, parties: frozenset[str]) -> bool:
    return not parties or not parties.isdisjoint({position.holder, position.toward})


def _ids(named: NamedQuestion, dossier: Dossier) -> frozenset[str]:
    """The parties' ids, whatever a person calls them."""
    try:
        return frozenset(map(dossier.party, named.parties))
    except UnknownIdError as cause:
        raise QuestionsError(
            cause.problem, remedy=cause.remedy, source=named.source, line=named.line
        ) from cause
