"""Who appears in a report: every mention of a party or person, and whom it means."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import takewhile

import msgspec

from communique.model.evidence import Span


class MentionKind(StrEnum):
    """What sort of words name somebody."""

    PERSON = "person"
    PARTY = "party"
    OFFICE = "office"
    """A holder by function: "the minister", "officials", "the spokeswoman"."""
    PRONOUN = "pronoun"
    PLACE = "place"
    """A party's name or seat where it only says where something is: "in Moscow"."""


class Referent(msgspec.Struct, frozen=True, kw_only=True):
    """Whom words mean, as far as the report tells."""

    name: str
    """A person's fullest name in the report; else a party's or group's words."""
    role: str | None = None
    """The function, in the report's words: "Russian foreign ministry spokeswoman"."""
    party: str | None = None
    """The party spoken for (`RUS`, `Taliban`), None where there is none or it is undecided."""
    person: bool = False
    candidates: tuple[str, ...] = ()
    """Where it stays undecided: the names between which the report leaves it, sorted."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report that name somebody: `span` covers name, title and apposition."""

    span: Span
    head: int
    """The index of its head token in the parse."""
    kind: MentionKind
    referent: Referent


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """An office in which the report shows a person, with the places that tell it."""

    person: str
    title: str
    party: str | None
    spans: tuple[Span, ...]


class Cast(msgspec.Struct, frozen=True, dict=True):
    """All mentions of one report, in text order; the longer first where two begin together."""

    mentions: tuple[Mention, ...]
    offices: tuple[Holding, ...] = ()
    """Who is shown in which office, as the words themselves tell it."""

    @cached_property
    def known(self) -> tuple[Mention, ...]:
        """The mentions of parties."""
        return tuple(m for m in self.mentions if m.referent.party is not None)

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where these stand."""
        return tuple(m.span for m in self.known)

    @cached_property
    def headed(self) -> Mapping[int, tuple[Mention, ...]]:
        """By head token, the mentions that have it."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.head, []).append(mention)
        return {head: tuple(mentions) for head, mentions in found.items()}

    @cached_property
    def acting(self) -> tuple[tuple[Mention, str], ...]:
        """The outermost mentions of parties that name no mere place, with the parties."""
        found = ((m, m.referent.party) for m in outermost(self.mentions))
        return tuple((m, p) for m, p in found if m.kind is not MentionKind.PLACE and p is not None)

    @cached_property
    def oftenest(self) -> tuple[str, ...]:
        """These parties, those named most often first."""
        return tuple(party for party, _ in Counter(p for _, p in self.acting).most_common())

    def acting_within(self, span: tuple[int, int]) -> Iterator[tuple[Mention, str]]:
        """Those of them that lie wholly inside `span`."""
        start, end = span
        first = bisect_left(self.acting, start, key=_start_of)
        behind = bisect_right(self.acting, end, lo=first, key=_start_of)
        return (pair for pair in self.acting[first:behind] if pair[0].span.end <= end)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.mentions]

    def around(self, offset: int) -> Iterator[Mention]:
        """The mentions that hold the character at `offset`."""
        begun = self.mentions[: bisect_right(self._starts, offset)]
        return (m for m in begun if offset < m.span.end)

    def within(self, span: tuple[int, int]) -> Iterator[Mention]:
        """The mentions that lie wholly inside `span`."""
        start, end = span
        first, behind = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return (m for m in self.mentions[first:behind] if m.span.end <= end)

    def at(self, span: tuple[int, int]) -> Mention | None:
        """Whom the words at `span` name: the mention that shares most with it, the first of equals.

        A mention that holds all of `span`, or lies in it from its first word on, is preferred to
        one deep inside (in "the president of France", France is not who is meant).
        """
        outer = Span(*span)
        best, best_key = None, (False, 0, 0)
        for mention in self.mentions[: bisect_left(self._starts, outer.end)]:
            if mention.kind is MentionKind.PLACE:
                continue
            shared = min(outer.end, mention.span.end) - max(outer.start, mention.span.start)
            if shared <= 0:
                continue
            leads = mention.span.holds(outer) or mention.span.start - outer.start <= 4
            key = (leads, shared, -mention.span.start)
            if best is None or key > best_key:
                best, best_key = mention, key
        return best

    def parties(self, span: tuple[int, int]) -> tuple[str, ...]:
        """The parties named inside `span`, in text order, each once; places are none."""
        found = (m.referent.party for m in self.within(span) if m.kind is not MentionKind.PLACE)
        return tuple(dict.fromkeys(p for p in found if p is not None))


def _start_of(pair: tuple[Mention, str]) -> int:
    return pair[0].span.start


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that stand in no other: not the Russia in "the Russian minister".

    Where one mention spans several parties ("members of the government and the rebels"), these
    stand for it.
    """
    known = list(mentions)
    last = -1
    for place, mention in enumerate(known):
        if mention.span.end > last and not _spans_several(place, known):
            yield mention
            last = mention.span.end


def _spans_several(place: int, known: Sequence[Mention]) -> bool:
    """Whether words for people or a body hold the names of two parties or more.

    What stands within words comes next in a cast.
    """
    mention = known[place]
    if mention.kind is not MentionKind.OFFICE:
        return False
    inside = {
        m.referent.party
        for m in takewhile(lambda m: m.span.start < mention.span.end, known[place + 1 :])
        if m.kind is MentionKind.PARTY and mention.span.holds(m.span)
    }
    return len(inside - {None}) > 1
