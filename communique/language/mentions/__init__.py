"""Who appears in a report: every mention of a party, a person, an office, and whom it means."""

from collections.abc import Iterator

from communique.language.cast import Cast, Mention, MentionKind, Referent
from communique.language.document import Document, span_of
from communique.language.mentions.coreference import pronoun_mentions
from communique.language.mentions.holders import holder_mentions
from communique.language.mentions.names import find_names
from communique.language.mentions.offices import held_offices
from communique.language.mentions.parties import party_mentions
from communique.language.mentions.persons import People, gather, show
from communique.language.mentions.scene import Scene
from communique.language.mentions.titles import titled
from communique.language.mentions.unnamed import take_up
from communique.language.mentions.untold import tell


def find_cast(document: Document) -> Cast:
    """Everybody whom the report names, in text order; undecided mentions name their candidates."""
    scene = Scene(document)
    people = find_people(scene)
    names = frozenset(i for p in people.places for i in range(p.name.first, p.name.last))
    parties = people.parties()
    found = [*_person_mentions(scene, people), *party_mentions(scene, names, parties)]
    found += holder_mentions(scene, names | _said(people), people.persons, parties)
    genders = {p.name: p.gender for p in people.persons if p.gender is not None}
    found += pronoun_mentions(scene, found, genders)
    return Cast(tuple(sorted(found, key=_order)), tuple(held_offices(scene, people.persons)))


def find_people(scene: Scene) -> People:
    """The persons of a report with what it says of them, beside their names and elsewhere."""
    people = gather(scene, [titled(scene, name) for name in find_names(scene)])
    take_up(scene, people, _said(people))
    tell(scene, people, _said(people))
    show(scene, people, people.parties())
    return people


def _said(people: People) -> frozenset[int]:
    """The words that say what a named person is."""
    phrases = (phrase for place in people.places for phrase in place.phrases)
    return frozenset(i for phrase in phrases for i in range(phrase.first, phrase.last))


def _order(mention: Mention) -> tuple[int, int, str, int]:
    return (mention.span.start, -mention.span.end, mention.kind.value, mention.head)


def _person_mentions(scene: Scene, people: People) -> Iterator[Mention]:
    for number, place in enumerate(people.places):
        if number in people.settled:
            referent = people.settled[number].referent
        else:
            candidates = people.unsettled[number]
            referent = Referent(name=place.name.text, person=True, candidates=candidates)
        yield Mention(
            span=span_of(scene.parse[place.first : place.last]),
            head=scene.parse[place.name.first : place.name.last].root.i,
            kind=MentionKind.PERSON,
            referent=referent,
        )
