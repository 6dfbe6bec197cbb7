"""Which tellings are of one meeting: by parties, kind, day, place, and words that point back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from communique.language.cast import Cast
from communique.language.document import Document
from communique.language.meetings.candidates import Candidate
from communique.language.meetings.company import company_of
from communique.language.meetings.people import Named, Part, is_stayed_away_from, named_in
from communique.language.meetings.places import places_within
from communique.language.meetings.seen import telling_chance
from communique.language.meetings.status import status_of
from communique.language.meetings.tellings import likelihood, signs_of_telling
from communique.language.meetings.when import when_of
from communique.language.tagger.sight import Sight
from communique.language.weighing import chance, read_weights
from communique.model.annotation import TimeExpression
from communique.model.dates import When
from communique.model.findings import MeetingStatus, Statement


@dataclass(frozen=True)
class Told:
    """One telling of a meeting, with what its words alone give."""

    candidate: Candidate
    status: MeetingStatus | None
    parties: frozenset[str]
    hosts: frozenset[str]
    """Who holds it, or where it is: by these two tellings may be one where their parties differ."""
    when: When | None
    places: frozenset[str]
    """The parties on whose ground the words put it, or the names of places of no known party."""
    signs: tuple[str, ...]
    likely: float
    """How likely it is that it tells of a meeting, 0 to 1."""
    sentence: int
    """Where its sentence stands in the report."""


def told_of(
    document: Document,
    candidate: Candidate,
    cast: Cast,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    sight: Sight | None,
) -> Told:
    """What the words around one trigger give, by the rules alone where nothing is seen."""
    when = when_of(document, times, candidate.head)
    hosting = (Part.HOST, Part.VENUE)
    named = named_in(document, [candidate], cast)
    away = [n.party for n in named if n.part is Part.DECLINED]
    company = company_of(document, [candidate], named, cast, statements)
    status = status_of(
        candidate.head, candidate.kind, candidate.telling, when, document.report.published
    )
    signs = signs_of_telling(document, candidate, status, when, cast, statements)
    ruled = likelihood(signs)
    return Told(
        candidate=candidate,
        status=status,
        parties=frozenset([*company, *away]),
        hosts=frozenset(n.party for n in named if n.part in hosting or _holds(document, n)),
        when=when,
        places=frozenset(places_within(document, candidate.span, cast)),
        signs=signs,
        likely=ruled if sight is None else telling_chance(ruled, candidate, status, sight),
        sentence=sum(1 for s in document.sentences if s.end_char <= candidate.head.idx),
    )


def _holds(document: Document, named: Named) -> bool:
    """ "Chad's peace talks": the owner of talks holds them."""
    return document.parse[named.mention.head].dep_ == "poss"


@lru_cache(maxsize=1)
def joining_weights() -> dict[str, float]:
    """What each sign weighs that two tellings are of one meeting, as fitted."""
    return dict(read_weights(Path(__file__).with_name("joining.toml")))


def joined(tellings: Sequence[Told]) -> list[list[Told]]:
    """The tellings by meeting, each with those that it most likely shares one with."""
    groups: list[list[Told]] = []
    for told in tellings:
        home = _home(told, groups)
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    return groups


def _home(told: Told, groups: Sequence[list[Told]]) -> list[Told] | None:
    """The tellings that one more belongs to: those that words bind it to, else the most alike."""
    bound = [group for group in groups if _points_at(told, group) or _is_refused(told, group)]
    if bound:
        return bound[-1]
    sure = [_alike(told, group) for group in groups]
    best = max(range(len(groups)), key=lambda i: (sure[i], i), default=None)
    return groups[best] if best is not None and (sure[best] >= _SAME or is_of_any(told)) else None


def _points_at(told: Told, group: Sequence[Told]) -> bool:
    """ "Such a meeting": the one that the same sentence told of just before."""
    near = any(other.sentence == told.sentence for other in group)
    return near and told.candidate.pointing and _may_be(told, group)


def _is_refused(told: Told, group: Sequence[Told]) -> bool:
    """ "Will not join Russia's talks": those that Russia holds, whoever else is named beside them.

    Who refuses is named nowhere among those who come, so that parties say nothing here.
    """
    ground = told.hosts | told.places
    away = is_stayed_away_from(told.candidate.head)
    return _may_be(told, group) and any(
        ground & (other.hosts | other.places)
        for other in group
        if away or is_stayed_away_from(other.candidate.head)
    )


def _may_be(told: Told, group: Sequence[Told]) -> bool:
    """Whether neither the days nor the sorts of meeting say that they are two."""
    return all(
        told.candidate.kind == other.candidate.kind and _times(told.when, other.when) != "apart"
        for other in group
    )


_SAME = 0.5


def is_of_any(told: Told) -> bool:
    """ "Would take part in no conference": of the one spoken of, where there is one."""
    nouns = told.candidate.head.children
    refusal = is_stayed_away_from(told.candidate.head)
    return refusal and any(c.lower_ in ("any", "no") for c in nouns)


def _alike(told: Told, group: Sequence[Told]) -> float:
    """How likely a telling is of a group's meeting: as likely as with each of it on the mean."""
    chances = [chance(pair_signs(other, told), joining_weights()) for other in group]
    return sum(chances) / len(chances)


def pair_signs(a: Told, b: Told) -> tuple[str, ...]:
    """What speaks for or against two tellings, `a` before `b`, being of one meeting."""
    signs = [*_pair_signs(a, b)]
    plain = [s for s in signs if s.startswith(("parties:", "when:", "near", "word:", "span:"))]
    back = _back(b)
    return (*signs, *(f"{back}:{s}" for s in plain), *_crossed(plain))


def _crossed(signs: Sequence[str]) -> Iterator[str]:
    for i, one in enumerate(signs):
        for other in signs[i + 1 :]:
            yield f"{one}&{other}"


def _back(told: Told) -> str:
    if told.candidate.pointing:
        return "pointing"
    return "definite" if told.candidate.definite else "indefinite"


def _pair_signs(a: Told, b: Told) -> Iterator[str]:
    yield _back(b)
    yield f"before {_back(a)}"
    yield f"kinds:{'-'.join(sorted((a.candidate.kind, b.candidate.kind)))}"
    words = [t.candidate.head.lemma_.lower() for t in (a, b)]
    yield f"word:{words[0] == words[1]}"
    yield f"parties:{_relation(a.parties, b.parties)}"
    yield f"places:{_relation(a.places, b.places)}"
    yield f"hosts:{_relation(a.hosts, b.hosts)}"
    yield f"when:{_times(a.when, b.when)}"
    yield f"status:{a.status}-{b.status}"
    yield f"same status:{a.status == b.status}"
    yield f"near:{min(b.sentence - a.sentence, 3)}"
    yield f"span:{a.candidate.span.meets(b.candidate.span)}"
    if a.candidate.head.is_ancestor(b.candidate.head):
        yield "below"
    if b.candidate.head.is_ancestor(a.candidate.head):
        yield "above"
    if is_stayed_away_from(a.candidate.head) or is_stayed_away_from(b.candidate.head):
        yield "refusal"
    for one, other in ((a, b), (b, a)):
        if one.candidate.head.dep_ == "appos" and one.candidate.head.head == other.candidate.head:
            yield "named again"


def _relation(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return "one none" if a or b else "none"
    if a == b:
        return "same"
    if a <= b or b <= a:
        return "within"
    return "shared" if a & b else "apart"


def _times(a: When | None, b: When | None) -> str:
    if a is None or b is None:
        return "one none" if a or b else "none"
    if a == b:
        return "same"
    return "overlap" if a.overlaps(b) else "apart"
