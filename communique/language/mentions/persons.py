"""Persons of a report: the places that name one person put together, with office and party."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.language.cast import Referent
from communique.language.mentions.phrases import Phrase
from communique.language.mentions.scene import Scene
from communique.language.mentions.slips import misspelt
from communique.language.mentions.speaking import Spoken, Taken, spoken_for, top_office
from communique.language.mentions.titles import Titled
from communique.language.mentions.words import RANKS, gender_named, gender_told
from communique.world.lexicon import fold
from communique.world.parties import is_opposition
from communique.world.surnames import states_of

NEAR = 120
"""Words within which the namesake named last is meant, where the other is that far back at
least."""


ARTICLES = ("al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "ash-")
"""Forms of the Arabic article before a surname, joined to it by a hyphen."""


@dataclass(frozen=True)
class Showing:
    """One place where the report says what a person is."""

    phrase: Phrase
    role: str
    spoken: Spoken

    @property
    def is_rank(self) -> bool:
        """Whether it is a form of address alone, "General", which tells of no body."""
        return self.role.casefold() in RANKS


@dataclass
class Person:
    """A person of the report, gathered from all places that name him or her."""

    name: str
    places: list[Titled] = field(default_factory=list)
    shown: list[Showing] = field(default_factory=list)
    guessed: str | None = None
    """The state that the person most likely leads, where the report doesn't say."""
    known: tuple[str, ...] = ()
    """Offices that the almanac gives the person that day, where the report gives none."""

    @property
    def role(self) -> str | None:
        """What the report first calls the person where that tells for whom, else first at all."""
        told = [s for s in self.shown if s.spoken.told and s.role] or [
            s for s in self.shown if s.role
        ]
        full = [s for s in told if not s.is_rank] or told
        return full[0].role if full else None

    @property
    def party(self) -> str | None:
        """For whom the person speaks: as told first, else as implied most often."""
        told = [s.spoken for s in self.shown if s.spoken.told and not s.is_rank]
        now = [s for s in told if s.party is not None]
        if told:
            # a faction told by name goes before "the opposition leader"
            now.sort(key=lambda s: is_opposition(s.party or ""))
            return now[0].party if now else None
        if self.guessed is not None:
            return self.guessed
        implied = Counter(s.spoken.party for s in self.shown if s.spoken.party is not None)
        return min(implied, key=lambda p: (-implied[p], p)) if implied else None

    @property
    def told(self) -> bool:
        """Whether the report says for whom the person speaks, or that it is nobody."""
        return any(s.spoken.told and not s.is_rank for s in self.shown)

    @property
    def gender(self) -> str | None:
        """`f` or `m` where a form of address, a role or else the first name tells it."""
        words = [place.address for place in self.places] + [s.role for s in self.shown]
        told = next((told for each in words if (told := gender_told(each))), None)
        return told or gender_named(self.name)

    @property
    def referent(self) -> Referent:
        """The person, as mentions carry it."""
        return Referent(name=self.name, role=self.role, party=self.party, person=True)


@dataclass(frozen=True)
class People:
    """The persons of a report, and whom each of its names means."""

    persons: tuple[Person, ...]
    places: tuple[Titled, ...]
    settled: Mapping[int, Person]
    """By number of the place, the person."""
    unsettled: Mapping[int, tuple[str, ...]]
    """By number of the place, the full names between which it lies."""

    def parties(self) -> dict[int, str | None]:
        """The party of each person by the tokens of the name."""
        return {
            i: person.party
            for person in self.persons
            for place in person.places
            for i in range(place.name.first, place.name.last)
        }


def gather(scene: Scene, places: Sequence[Titled]) -> People:
    """Put together the names that mean one person, and what is said of each."""
    fullest = _fullest(places)
    persons: dict[str, Person] = {}
    settled: dict[int, Person] = {}
    unsettled: dict[int, tuple[str, ...]] = {}
    for number, place in enumerate(places):
        names = _candidates(place.name.text, fullest)
        if len(names) > 1:
            names = _by_nearness(_by_gender(names, place, places), number, places)
        if len(names) > 1:
            unsettled[number] = tuple(sorted(names))
            continue
        settled[number] = persons.setdefault(names[0], Person(names[0]))
        settled[number].places.append(place)
    people = People(tuple(persons.values()), tuple(places), settled, unsettled)
    # twice, since "Biden's adviser" takes the party that the first time found for Biden
    show(scene, people, {})
    show(scene, people, people.parties())
    return people


def show(scene: Scene, people: People, parties: Mapping[int, str | None]) -> None:
    """Enter with each person what the places say of him or her; keep what other places told."""
    taken = _taken(people)
    named = frozenset(n.party for n in scene.named if n.party is not None)
    for person in people.persons:
        among = states_of(person.name) & named
        own = {phrase for place in person.places for phrase in place.phrases}
        elsewhere = [s for s in person.shown if s.phrase not in own]
        person.shown = [
            Showing(
                phrase,
                words_of(scene, phrase),
                spoken_for(scene, phrase, _others(parties, place), taken=taken, among=among),
            )
            for place in person.places
            for phrase in place.phrases
        ] + elsewhere


def _taken(people: People) -> Taken:
    """The offices with one holder whose holder the report names with the state."""
    return frozenset(
        (showing.spoken.party, office)
        for person in people.persons
        for showing in person.shown
        if showing.spoken.told and showing.spoken.party is not None
        if (office := top_office(showing.role.casefold().split())) is not None
    )


def _others(parties: Mapping[int, str | None], place: Titled) -> Mapping[int, str | None]:
    own = range(place.name.first, place.name.last)
    return {i: p for i, p in parties.items() if i not in own}


def words_of(scene: Scene, phrase: Phrase) -> str:
    """The phrase in the report's words, line breaks made blanks."""
    return " ".join(scene.parse[phrase.first : phrase.last].text.split())


def _fullest(places: Sequence[Titled]) -> tuple[str, ...]:
    """The names that are no part of a longer one, in text order, each once."""
    texts = list(dict.fromkeys(place.name.text for place in places))
    longer = {t: [o for o in texts if len(o) > len(t) and _part_of(t, o)] for t in texts}
    fullest = [t for t in texts if not longer[t]]
    return tuple(t for t in fullest if not misspelt(t, fullest))


def _part_of(short: str, long: str) -> bool:
    """Whether the one name is the other's surname, its beginning, or it without the middle."""
    a, b = _folded(short), _folded(long)
    if len(a) > len(b):
        return False
    if b[-len(a) :] == a or b[: len(a)] == a:
        return True
    return len(a) > 1 and a[0] == b[0] and a[-1] == b[-1]


def _folded(name: str) -> list[str]:
    """The words of a name as they are compared: "al-Hariri" as "Hariri", which reports shorten to
    it."""
    return [_without_article(fold(word)) for word in name.split()]


def _without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 2:
            return word.removeprefix(article)
    return word


def _candidates(text: str, fullest: Sequence[str]) -> list[str]:
    """The full names that a name may stand for: by surname, failing that by how they begin."""
    same = [full for full in fullest if fold(full) == fold(text)]
    if same:
        return same[:1]
    longer = [full for full in fullest if _part_of(text, full)]
    words = _folded(text)
    ending = [f for f in longer if _folded(f)[-len(words) :] == words]
    return ending or longer or misspelt(text, fullest) or [text]


def _by_gender(names: list[str], place: Titled, places: Sequence[Titled]) -> list[str]:
    """Of namesakes those whom the form of address fits: "Mrs Clinton" is not Bill."""
    told = gender_told(place.address)
    if told is None:
        return names
    other = {p.name.text for p in places if gender_told(p.address) not in (None, told)}
    return [name for name in names if name not in other] or names


def _by_nearness(names: list[str], number: int, places: Sequence[Titled]) -> list[str]:
    """Of namesakes the only one named in full so far, or the one named much more lately."""
    last: dict[str, int] = {}
    for place in places[:number]:
        if place.name.text in names:
            last[place.name.text] = place.first
    if not last:
        return names
    latest = max(last, key=lambda name: last[name])
    others = [at_ for name, at_ in last.items() if name != latest]
    if not others or last[latest] - max(others) > NEAR:
        return [latest]
    counts = Counter(p.name.text for p in places[:number] if p.name.text in names)
    often = [
        name
        for name in names
        if counts[name] >= 2 * max(1, *(counts[o] for o in names if o != name))
    ]
    return often if len(often) == 1 else names
