"""Persons of a report: names that mean one person put together, with office and party."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.language.mentions_phrases import Phrase, Spoken, spoken_for
from communique.language.mentions_scene import Scene
from communique.language.mentions_titles import Titled
from communique.language.mentions_words import HONORIFICS, gender_told
from communique.world.lexicon import fold


@dataclass(frozen=True)
class Showing:
    """One place where the report shows what a person is."""

    phrase: Phrase
    role: str
    spoken: Spoken


@dataclass
class Person:
    """A person of the report, gathered from all places that name him or her."""

    name: str
    places: list[Titled] = field(default_factory=list)
    shown: list[Showing] = field(default_factory=list)

    @property
    def role(self) -> str | None:
        """What the report first calls the person, where it tells for whom; else the first of all."""
        told = [s for s in self.shown if s.spoken.told] or self.shown
        return told[0].role if told else None

    @property
    def party(self) -> str | None:
        """For whom the person speaks: the party told first, else the one that follows most often."""
        told = [s.spoken.party for s in self.shown if s.spoken.told]
        if told:
            return told[0]
        guessed = Counter(s.spoken.party for s in self.shown if s.spoken.party is not None)
        return min(guessed, key=lambda p: (-guessed[p], p)) if guessed else None

    @property
    def gender(self) -> str | None:
        """`f` or `m` where a title, a form of address or a role tells it."""
        words = [place.address for place in self.places] + [s.role for s in self.shown]
        return next((told for each in words if (told := gender_told(each))), None)


def gather(
    scene: Scene, places: Sequence[Titled]
) -> tuple[dict[int, Person], dict[int, tuple[str, ...]]]:
    """The person at each place, by its place in the list; or the names between which it lies."""
    fullest = _fullest(places)
    persons: dict[str, Person] = {}
    settled: dict[int, Person] = {}
    unsettled: dict[int, tuple[str, ...]] = {}
    for number, place in enumerate(places):
        names = _candidates(place.name.text, fullest)
        names = _by_gender(names, place, places) if len(names) > 1 else names
        if len(names) > 1:
            unsettled[number] = tuple(sorted(names))
            continue
        person = persons.setdefault(names[0], Person(names[0]))
        person.places.append(place)
        settled[number] = person
    _show(scene, persons)
    return settled, unsettled


def _fullest(places: Sequence[Titled]) -> tuple[str, ...]:
    """The names that are no part of a longer one, in text order, each once."""
    texts = list(dict.fromkeys(place.name.text for place in places))
    return tuple(
        t for t in texts if not any(t != o and _part_of(t, o) and len(o) > len(t) for o in texts)
    )


def _part_of(short: str, long: str) -> bool:
    """Whether the one name is the other's surname, first name or both without what is between."""
    a, b = [fold(w) for w in short.split()], [fold(w) for w in long.split()]
    if len(a) > len(b):
        return False
    if b[-len(a) :] == a or b[: len(a)] == a:
        return True
    return len(a) > 1 and a[0] == b[0] and a[-1] == b[-1]


def _candidates(text: str, fullest: Sequence[str]) -> list[str]:
    """The full names that a name may stand for: by surname, failing that by what comes first."""
    if text in fullest:
        same = [t for t in fullest if fold(t) == fold(text)]
        return [same[0]]
    longer = [full for full in fullest if _part_of(text, full)]
    by_end = [
        f
        for f in longer
        if [fold(w) for w in f.split()][-len(text.split()) :] == [fold(w) for w in text.split()]
    ]
    return by_end or longer or [text]


def _by_gender(names: list[str], place: Titled, places: Sequence[Titled]) -> list[str]:
    """Of namesakes those whom the form of address fits: "Mrs Clinton" is not Bill."""
    told = gender_told(place.address)
    if told is None:
        return names
    other = [
        name
        for name in names
        if any(p.name.text == name and gender_told(p.address) not in (None, told) for p in places)
    ]
    return [name for name in names if name not in other] or names


def _show(scene: Scene, persons: Mapping[str, Person]) -> None:
    """Enter what each place says of the person, those told by other persons' parties last."""
    people: dict[int, str | None] = {}
    for _ in range(2):
        for person in persons.values():
            person.shown = [
                Showing(
                    place.phrase,
                    role_words(scene, place.phrase),
                    spoken_for(scene, place.phrase, people),
                )
                for place in person.places
                if place.phrase is not None
            ]
        people = {
            i: person.party
            for person in persons.values()
            for place in person.places
            for i in range(place.name.first, place.name.last)
        }


def role_words(scene: Scene, phrase: Phrase) -> str:
    """What the phrase says somebody is, in the report's words."""
    words = " ".join(scene.parse[phrase.first : phrase.last].text.split())
    first = words.split(" ")[0]
    return words.removeprefix(first).strip() or words if first.casefold() in HONORIFICS else words
