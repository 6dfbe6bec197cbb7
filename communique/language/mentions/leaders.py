"""Leaders whom a report takes its readers to know: which of the states that it is about each leads.

First those who stand in the almanac on the report's day. Among the others the states are shared
out: whoever is named most often chooses first, and no two lead the same one
in the same office. A surname at home in one of the states goes before all else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from communique.language.mentions.persons import Person, Showing
from communique.language.mentions.phrases import Phrase
from communique.language.mentions.scene import Scene
from communique.language.mentions.speaking import COUNTRIES, Spoken, top_office
from communique.language.mentions.words import low
from communique.world.leaders import holders
from communique.world.parties import is_opposition, opposition_of, state_of
from communique.world.surnames import states_of

OFTEN = 2
"""Places that name a person, from which on he or she is taken for a leader whom readers know."""

FOREMOST = 2
"""How many times as often one of several such persons must be named for a state to be guessed:
else which of them leads which state is not told."""

CLEARLY = 1.2
"""How many times as much the report must speak of that state as of any other."""

LEADING = ("president", "prime minister", "chancellor")
"""Offices that lead a state or its government."""

EQUALS = frozenset({"counterpart", "leader"})
"""What a report calls the holder of such an office as well."""

OWN = ("'s", "’s")

Held = frozenset[tuple[str, str, int]]
"""States with the office in which the report names who leads them ("" where it is not told), and
the places that name that person where no more is told than a government that goes by the name:
"the Bush administration" may be the last one."""

TOLD = 1000
"""Places enough for an office told in words."""


def guess_leaders(scene: Scene, persons: Sequence[Person]) -> None:
    """Let persons who are named again and again and never introduced, or as "President" and no
    more, speak for the state that each most likely leads; where nothing tells which, none."""
    named = frozenset(n.party for n in scene.named if n.party is not None)
    held = frozenset(_held(persons)) | frozenset(_enter_known(scene, persons, named))
    at_home = {p.name: _home(scene, p, named - states_of(p.name)) for p in persons}
    at_home = {name: state for name, state in at_home.items() if states_of(name) & named and state}
    for person in sorted(_unknown(scene, persons, at_home), key=lambda p: -len(p.places)):
        office = _office(person)
        if person.name in at_home:
            state = at_home[person.name]
        else:
            taken = _taken(persons, person, held, at_home)
            state = _home(scene, person, taken if office else frozenset())
            state = None if state in taken else state
        if state is not None:
            held |= {(state, office, TOLD)}
            person.guessed = state
            if not office:
                _enter(person, state)


def _enter_known(
    scene: Scene, persons: Iterable[Person], named: frozenset[str]
) -> Iterator[tuple[str, str, int]]:
    """Let those of whom the report tells no party speak for the one state or body in which the
    almanac has them that day, by a family name alone only if the report names it; tell what
    leading offices they hold, as `Held` has it."""
    for person in persons:
        if person.told:
            _enter_faction(person, scene.document.report.published)
            continue
        terms = holders(person.name, scene.document.report.published)
        parties = {term.party for term in terms}
        if " " not in person.name:
            parties &= named
        if len(parties) == 1:
            person.guessed = parties.pop()
            person.known = tuple(t.office for t in terms if t.party == person.guessed)
            _enter(person, person.guessed)
            yield from ((person.guessed, o, TOLD) for o in person.known if o in LEADING)


def _enter_faction(person: Person, day: date) -> None:
    """Let a state's opposition leader speak for the party that the almanac has him or her lead."""
    if person.party is None or not is_opposition(person.party):
        return
    led = {term.party for term in holders(person.name, day)}
    own = {p for p in led if opposition_of(state_of(p) or "") == person.party}
    if len(own) == 1:
        _enter(person, own.pop(), told=True)


def _taken(
    persons: Iterable[Person], person: Person, held: Held, at_home: Mapping[str, str | None]
) -> frozenset[str]:
    """The states that somebody else leads in the person's office, or in one that is not told; whom
    a surname alone puts there must be named often to keep out one with a title."""
    office = _office(person)
    often = len(person.places)
    taken = {s for s, o, n in held if n >= often and (not office or o in ("", office))}
    for other in persons:
        state = at_home.get(other.name)
        seen = not office or len(other.places) >= OFTEN
        led = not other.shown or bool(_office(other))
        if state is not None and led and not other.told and seen and _office(other) in ("", office):
            taken.add(state)
    return frozenset(taken)


def _home(scene: Scene, person: Person, taken: frozenset[str]) -> str | None:
    return scene.home(person.places[0].first, _office(person), taken, CLEARLY)


def _unknown(
    scene: Scene, persons: Iterable[Person], at_home: Mapping[str, str | None]
) -> Iterator[Person]:
    """Whom to guess for: the titled ones and, of the others, those whose surname tells something
    and the one named most."""
    untitled: list[Person] = []
    for person in persons:
        if person.guessed is not None:
            continue
        if person.shown and not person.told and _office(person):
            yield person
        elif not person.shown and len(person.places) >= OFTEN and not _described(scene, person):
            untitled.append(person)
    yield from (p for p in untitled if p.name in at_home)
    rest = sorted((p for p in untitled if p.name not in at_home), key=lambda p: -len(p.places))
    if rest and (len(rest) == 1 or len(rest[0].places) >= FOREMOST * len(rest[1].places)):
        yield rest[0]


def _described(scene: Scene, person: Person) -> bool:
    """Whether a common noun right before the name, or a phrase between commas right behind it, says
    something of the person after all."""
    first, last = person.places[0].first, person.places[0].name.last
    if first > 0 and scene.tokens[first - 1].pos_ == "NOUN":
        return True
    behind = scene.parse[last : last + 2]
    if len(behind) < 2 or behind[0].text != "," or low(behind[1]) == "also":
        return False  # "also chair of the meeting" tells that the other office is known
    children = scene.parse[first:last].root.children
    return any(c.dep_ == "appos" and c.left_edge.i == last + 1 for c in children)


def _office(person: Person) -> str:
    """The leading office that the report gives a person, or nothing."""
    for showing in person.shown:
        words = showing.role.casefold().split()
        office = top_office(words)
        if office in LEADING and not _is_elsewhere(words):
            return office
    return ""


def _is_elsewhere(said: Sequence[str]) -> bool:
    """Whether words tell of what the holder is president, and it is no state that is known: "the
    region's president", "president of the meetings"."""
    told = said[said.index("of") :] if "of" in said else [w[:-2] for w in said if w.endswith(OWN)]
    return bool(told) and COUNTRIES.isdisjoint(told)


def _held(persons: Iterable[Person]) -> Iterator[tuple[str, str, int]]:
    """The states whose leaders the report names as such."""
    for person in persons:
        for showing in person.shown:
            state, words = showing.spoken.party, showing.role.casefold().split()
            if not showing.spoken.told or state is None:
                continue
            office = top_office(words)
            if office in LEADING or EQUALS.intersection(words) or not words:
                yield state, office or "", TOLD if words else len(person.places)


def _enter(person: Person, party: str, *, told: bool = False) -> None:
    name = person.places[0].name
    own = Phrase(name.first, name.last, name.last - 1)
    person.shown.append(Showing(own, "", Spoken(party, told=told)))
