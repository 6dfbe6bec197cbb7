"""The offices that a report's words tell of each person, with the places that tell them."""

from collections.abc import Iterator, Sequence

from communique.language.cast import Holding
from communique.language.document import span_of
from communique.language.mentions.persons import Person
from communique.language.mentions.scene import Scene
from communique.model.evidence import Span


def held_offices(scene: Scene, persons: Sequence[Person]) -> Iterator[Holding]:
    """Each person's offices, once for each title and party; without a party where the report
    leaves it to be guessed."""
    for person in persons:
        found: dict[tuple[str, str | None], list[Span]] = {}
        for title, party, span in _shown(scene, person):
            found.setdefault((title, party), []).append(span)
        for (title, party), spans in found.items():
            yield Holding(person=person.name, title=title, party=party, spans=tuple(spans))


def _shown(scene: Scene, person: Person) -> Iterator[tuple[str, str | None, Span]]:
    for showing in person.shown:
        if showing.role and not (showing.spoken.told and showing.spoken.party is None):
            places = [p for p in person.places if showing.phrase in p.phrases]
            words = [scene.parse[p.first : p.last] for p in places]
            words = words or [scene.parse[showing.phrase.first : showing.phrase.last]]
            party = showing.spoken.party if showing.spoken.told else None
            yield showing.role, party, span_of(words[0])
