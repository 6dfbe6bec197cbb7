"""Who appears in a report: every mention of a party, a person, an office, and whom it means."""

from collections.abc import Iterator, Mapping

from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.coreference import pronoun_mentions
from communique.language.document import Document
from communique.language.mentions_holders import holder_mentions, referent_of
from communique.language.mentions_names import find_names
from communique.language.mentions_parties import party_mentions
from communique.language.mentions_persons import Person, gather
from communique.language.mentions_scene import Scene
from communique.language.mentions_titles import Titled, titled
from communique.model.evidence import Span


def find_cast(document: Document) -> Cast:
    """Everybody whom the report names, in text order; undecided mentions name their candidates."""
    scene = Scene(document)
    places = [titled(scene, name) for name in find_names(scene)]
    settled, unsettled = gather(scene, places)
    persons = list({person.name: person for person in settled.values()}.values())
    named = frozenset(i for p in places for i in range(p.name.first, p.name.last))
    shown = frozenset(i for p in places if p.phrase for i in range(p.phrase.first, p.phrase.last))
    found = list(_person_mentions(scene, places, settled, unsettled))
    found += party_mentions(scene, named)
    people = _parties_by_token(persons)
    found += holder_mentions(scene, named | shown, persons, people)
    found += pronoun_mentions(scene, found, _genders(persons))
    return Cast(tuple(sorted(found, key=_order)))


def _order(mention: Mention) -> tuple[int, int, str, int]:
    return (mention.span.start, -mention.span.end, mention.kind.value, mention.head)


def _person_mentions(
    scene: Scene,
    places: list[Titled],
    settled: Mapping[int, Person],
    unsettled: Mapping[int, tuple[str, ...]],
) -> Iterator[Mention]:
    for number, place in enumerate(places):
        words = scene.parse[place.first : place.last]
        name = scene.parse[place.name.first : place.name.last]
        if number in settled:
            referent = referent_of(settled[number])
        else:
            referent = Referent(name=place.name.text, person=True, candidates=unsettled[number])
        yield Mention(
            span=Span(words.start_char, words.end_char),
            head=name.root.i,
            kind=MentionKind.PERSON,
            referent=referent,
        )


def _parties_by_token(persons: list[Person]) -> dict[int, str | None]:
    return {
        i: person.party
        for person in persons
        for place in person.places
        for i in range(place.name.first, place.name.last)
    }


def _genders(persons: list[Person]) -> dict[str, str]:
    return {person.name: person.gender for person in persons if person.gender is not None}
