"""A report's words with the parties that its names can mean: the ground on which a cast is
found."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.language.document import Document
from communique.language.edges import BEFORE_NOUN
from communique.language.mentions.circles import circles, name_of
from communique.language.mentions.unlisted import unlisted_bodies
from communique.language.tree import Token, Tree
from communique.world.constitutions import can_have
from communique.world.lexicon import Naming, Sighting
from communique.world.parties import is_state, lexicon, state_of

STATEHOOD = {
    Naming.NAME: 1.0,
    Naming.ABBREVIATION: 1.0,
    Naming.DEMONYM: 1.0,
    Naming.PEOPLE: 0.7,
    Naming.CAPITAL: 0.6,
    Naming.METONYM: 1.0,
    Naming.ORGAN: 0.5,
    Naming.AGENCY: 0.5,
}
"""How strongly each way of naming a state shows that the report is about it."""

ALIKE = 1.02
"""Two states whose weights differ by less than this ratio come out alike."""

SUBJECT = 1.5
"""How much more a state counts that is a clause's subject: reports tell what their parties do."""

LEAD = 2.0
"""How much more the subject of a report's first sentence counts: whose news it is."""

QUOTED = 0.6
"""How much less a name within a quotation counts: speakers name others more than their own."""

REACH = 60
"""Words after which a name counts half as much for what stands later: about two paragraphs."""


_DISSOLVED = frozenset({"Soviet Union", "Yugoslavia", "Czechoslovakia"})
"""States whose name still tells of the places that were theirs."""

_WITHIN = BEFORE_NOUN | {"conj"}
"""What a state's name is to the subject that it describes or joins: "the Afghan government"."""


@dataclass(frozen=True)
class Named:
    """A sighting settled as far as the report settles it."""

    first: int
    last: int
    party: str | None
    candidates: tuple[str, ...]
    naming: Naming


@dataclass(frozen=True)
class Scene:
    """A report, its parse, and where its words name parties."""

    document: Document

    @property
    def parse(self) -> Tree:
        """The report's tokens."""
        return self.document.parse

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The same, taken out of the parse once: that costs more than most of what is asked."""
        return tuple(self.document.parse)

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        """Where the sentences begin, in tokens."""
        return tuple(sentence.start for sentence in self.document.sentences)

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that holds a token, from 0."""
        return bisect_right(self._begins, token) - 1

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Where the words name parties, in text order."""
        seen = lexicon().find([t.text for t in self.tokens], self.document.report.published)
        sure = Counter(s.party for s in seen if s.party is not None)
        meant = [each for each in seen if not self._of_a_person(each) and self._acts(each)]
        settled = [self._settle(each, sure) for each in meant]
        listed = list(self._with_unlisted(settled))
        found = sorted(self._with_circles(listed), key=lambda each: each.first)
        return tuple(sorted([*found, *self._shortened(found)], key=lambda each: each.first))

    def _shortened(self, found: Sequence[Named]) -> Iterator[Named]:
        """The places of an abbreviation that the report puts in brackets behind a body's name: of
        "AU" once it spoke of "the African Union (AU)"."""
        taken = {i for each in found for i in range(each.first, each.last)}
        meant: dict[str, Named] = {}
        for each in found:
            short = self._bracketed(each.last)
            if short is not None and not is_state(each.party):
                meant.setdefault(short, each)
        for token in self.tokens:
            named = meant.get(token.text)
            if named is not None and token.i not in taken:
                yield replace(named, first=token.i, last=token.i + 1, naming=Naming.ABBREVIATION)

    def _bracketed(self, at: int) -> str | None:
        """The abbreviation in brackets at `at`."""
        words = [t.text for t in self.tokens[at : at + 3]]
        if len(words) < 3 or (words[0], words[2]) != ("(", ")"):
            return None
        return words[1] if words[1].isupper() and words[1].isalpha() and len(words[1]) > 1 else None

    def _with_unlisted(self, listed: list[Named]) -> Iterator[Named]:
        """The names of the lists and those of bodies that no list has, the longer where they
        overlap. One is of a list by what stands behind it in brackets ("the Free Reform Movement
        (Hamas)"; an abbreviation may be another's) or by its name without its people ("Palestinian
        Islamic Resistance Movement").
        """
        groups = [n for n in listed if n.naming is Naming.NAME and not is_state(n.party)]
        short = {n.first - 1: n.party for n in groups if self._is_bracketed(n)}
        people = {i for n in listed if is_state(n.party) for i in range(n.first, n.last)}
        own = {(n.last, n.first): n.party for n in groups}
        bodies = []
        for first, last in unlisted_bodies(self.tokens):
            if any(_tells_more(n, first, last) for n in listed):
                continue
            name = first
            while name in people:
                name += 1
            party = short.get(last) or own.get((last, name)) or self._words(first, last)
            bodies.append(Named(first, last, party, (), Naming.NAME))
        yield from bodies
        for each in listed:
            if not any(b.first < each.last and each.first < b.last for b in bodies):
                yield each

    def _with_circles(self, listed: list[Named]) -> Iterator[Named]:
        """These names and those of circles of states; "South African leaders" stay a state's."""
        taken = {i for each in listed for i in range(each.first, each.last)}
        yield from listed
        for first, last in circles(self.tokens):
            if taken.isdisjoint(range(first, last)):
                yield Named(first, last, name_of(self.tokens[first:last]), (), Naming.NAME)

    def _is_bracketed(self, named: Named) -> bool:
        around = [t.text for t in self.tokens[max(0, named.first - 1) : named.last + 1]]
        return (around[0], around[-1]) == ("(", ")")

    def _words(self, first: int, last: int) -> str:
        return " ".join(self.parse[first:last].text.split())

    @cached_property
    def at(self) -> dict[int, Named]:
        """By token, the name of a party that it belongs to."""
        return {i: each for each in self.named for i in range(each.first, each.last)}

    def between(self, first: int, last: int) -> Iterator[Named]:
        """The names of parties wholly within the tokens `[first, last)`."""
        return (each for each in self.named if first <= each.first and each.last <= last)

    def names(self, party: str) -> bool:
        """Whether the report names this party anywhere."""
        return any(each.party == party for each in self.named)

    def home(
        self,
        token: int,
        title: str = "",
        taken: frozenset[str] = frozenset(),
        alike: float = ALIKE,
    ) -> str | None:
        """The state that a bare "the government" or `title` at `token` most likely means.

        Each naming of a state counts, the nearer before the words the more (half after `REACH`
        words), those behind a quarter. States that have no such office, or whose holder the report
        names (`taken`), are left out. None where two states come out alike: where the first
        weighs less than `alike` times the second.
        """
        weight: Counter[str] = Counter()
        for state, last, prominence in self._states:
            if state not in taken:
                distance = token - last
                near = 0.5 ** (distance / REACH) if distance >= 0 else 0.25
                weight[state] += prominence * (0.15 + near)  # type: ignore[assignment]
        fitting = {s: w for s, w in weight.items() if can_have(s, title)}
        ranked = sorted(fitting.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) > 1 and ranked[0][1] < alike * ranked[1][1]:
            return None
        return ranked[0][0] if ranked else None

    @cached_property
    def _states(self) -> tuple[tuple[str, int, float], ...]:
        """Each naming of a state: which, where it ends, how strongly it shows whom it is about."""
        return tuple(
            (each.party, each.last, self._stands_out(each))
            for each in self.named
            if each.party is not None and _is_coded(each.party)
        )

    def _stands_out(self, each: Named) -> float:
        """How strongly one naming shows that the report is about the state."""
        weight, root = STATEHOOD[each.naming], self.parse[each.first : each.last].root
        while root.dep_ in _WITHIN and root.head.i != root.i:
            root = root.head
        if root.dep_ in ("nsubj", "nsubjpass"):
            first = self.document.sentences[0].end
            weight *= LEAD if each.last <= first else SUBJECT
        return weight * (QUOTED if each.first in self.quoted else 1.0)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotations."""
        spans = (q.span for q in self.document.quotations)
        found = (self.document.words(span) for span in spans)
        return frozenset(t.i for words in found if words is not None for t in words)

    def _settle(self, seen: Sighting, sure: Counter[str]) -> Named:
        """Of several parties that words may mean, the only one that the report speaks of
        otherwise."""
        party, candidates = seen.party, seen.parties
        if party is None:
            near = [p for p in candidates if sure[p] or sure[state_of(p) or ""]]
            most = max((sure[p] + sure[state_of(p) or ""] for p in near), default=0)
            near = [p for p in near if sure[p] + sure[state_of(p) or ""] == most]
            party = near[0] if len(near) == 1 else None
        kept = () if party is not None else candidates
        first, naming = seen.first, seen.entries[0].naming
        if naming is Naming.PEOPLE and seen.last - first > 1 and self._describes(seen.last):
            first, naming = first + 1, Naming.DEMONYM
        return Named(first, seen.last, party, kept, naming)

    def _describes(self, behind: int) -> bool:
        """Whether a noun follows, so that "the French" are not a people but "the French
        minister"."""
        follows = self.parse[behind : behind + 1]
        return bool(follows) and follows[0].pos_ in ("NOUN", "PROPN", "ADJ")

    def _acts(self, seen: Sighting) -> bool:
        """Whether words can stand for a party that there is: neither for money ("US dollars"), for
        what is past ("a former Soviet republic"), nor for whom others are with or against
        ("pro-Russian rebels")."""
        behind = self.parse[seen.last : seen.last + 1].text.casefold()
        before = [t.text.casefold() for t in self.parse[max(0, seen.first - 2) : seen.first]]
        if before in (["pro", "-"], ["anti", "-"]):
            return False
        past = bool(before) and (before[-1] == "former" or before in (["ex", "-"], ["post", "-"]))
        gone = past and seen.entries[0].party in _DISSOLVED
        return behind not in ("dollar", "dollars") and not gone

    def _of_a_person(self, seen: Sighting) -> bool:
        """Whether a word that is also a surname stands in a person's name: "Michael Jordan"."""
        entry, token = seen.entries[0], self.tokens[seen.first]
        if seen.last - seen.first > 1 or entry.naming in (Naming.DEMONYM, Naming.ABBREVIATION):
            return False
        if entry.naming is Naming.AGENCY:
            return token.ent_type_ == "PERSON"
        if "surname" in entry.otherwise or "given name" in entry.otherwise:
            return token.ent_type_ == "PERSON" and _in_longer_name(token)
        return False


def _tells_more(named: Named, first: int, last: int) -> bool:
    """Whether a listed name holds the words of a body, or is a news agency's own within them."""
    if named.naming is Naming.AGENCY:
        return first <= named.first and named.last <= last
    return named.first <= first and last <= named.last


def _is_coded(party: str) -> bool:
    """Whether it is a state with a code: a breakaway place is not whom a bare "the president"
    means."""
    return len(party) == 3 and is_state(party)


def _in_longer_name(token: Token) -> bool:
    around = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(t.ent_type_ == "PERSON" and t.text[:1].isupper() for t in around)
