"""Persons named soon after the report spoke of them by office alone: "'The road is open,' a police
spokesman said. ... 'It was cleared at dawn,' Jan Novak said"."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from communique.language.mentions.bodies import OF
from communique.language.mentions.holders import (
    DEFINITE,
    at_home,
    heads_holder,
    holder_phrase,
    same_person,
    whose,
)
from communique.language.mentions.names import Name
from communique.language.mentions.persons import People, Person, Showing, words_of
from communique.language.mentions.phrases import Phrase
from communique.language.mentions.scene import Scene
from communique.language.mentions.speaking import Spoken
from communique.language.mentions.words import BARE, PAST, gender_told, is_group, is_office, low
from communique.language.reporting import lexicon
from communique.language.tree import Token
from communique.world.leaders import holders

OPEN = PAST | BARE
"""Words of what a person may be called beside that office: a former one, "head of trade for the
ministry"."""

SOON = 4
"""Sentences after those words within which the name follows."""


def take_up(scene: Scene, people: People, taken: frozenset[int]) -> None:
    """Enter an unnamed official's office with who speaks next, if that is somebody named there for
    the first time of whom the report tells nothing that says for whom."""
    parties = people.parties()
    speakers = sorted(p.first for p in people.places if _speaks(_root(scene, p.name)))
    new = {person.places[0].first: person for person in people.persons}
    officials = tuple(_officials(scene, taken))
    before = {}  # of several unnamed, the last one before the name
    for phrase in officials:
        at = bisect_right(speakers, phrase.last)
        if at < len(speakers):
            before[speakers[at]] = phrase
    for first, phrase in before.items():
        person = new.get(first)
        if person is None or not _is_untold(scene, person) or not _may_be(scene, phrase, person):
            continue
        spoken = whose(scene, phrase, parties)
        if same_person(scene, phrase, people.persons, spoken) is None:
            if spoken.party is None and not spoken.told:
                spoken = Spoken(at_home(scene, phrase), told=False)
            person.shown.append(Showing(phrase, words_of(scene, phrase), spoken))
    for person in people.persons:
        _take_up_noun(scene, person, officials, parties)


def _take_up_noun(
    scene: Scene, person: Person, officials: Sequence[Phrase], parties: Mapping[int, str | None]
) -> None:
    """ "The spokeswoman Ann Hill" is whose "Norway's spokeswoman" was."""
    place = person.places[0]
    bare = [f for f in place.phrases if f.last == place.name.first and _is_bare(scene, f)]
    if person.told or not bare:
        return
    noun = low(scene.tokens[bare[0].head])
    for phrase in officials:
        if low(scene.tokens[phrase.head]) == noun and phrase.last <= place.first:
            spoken = whose(scene, phrase, parties)
            if spoken.told and spoken.party is not None:
                person.shown.append(Showing(phrase, words_of(scene, phrase), spoken))


def _is_untold(scene: Scene, person: Person) -> bool:
    """Whether neither the almanac nor an office of another kind tells for whom a person speaks."""
    if person.party is not None or holders(person.name, scene.document.report.published):
        return False
    behind = scene.parse[person.places[0].name.last :][:1]
    if behind and low(behind[0]) in OF:  # "Joan Hill of the Peace Foundation"
        return False
    return all(s.is_rank or OPEN.intersection(s.role.casefold().split()) for s in person.shown)


def _officials(scene: Scene, taken: frozenset[int]) -> Iterator[Phrase]:
    """One who is told by office and says something."""
    for token in scene.tokens:
        if token.i in taken or token.i in scene.at or not is_office(token) or is_group(token):
            continue
        if heads_holder(token) and _speaks(token):
            phrase = holder_phrase(scene, token, taken)
            if not _is_bare(scene, phrase):
                yield phrase


def _is_bare(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is an office with the article alone: "the spokesman"."""
    return phrase.last - phrase.first == 2 and low(scene.tokens[phrase.first]) in DEFINITE


def _speaks(token: Token) -> bool:
    """Whether it is the subject of a verb of saying."""
    return token.dep_ == "nsubj" and lexicon().is_verb(token.head.lemma_.casefold())


def _root(scene: Scene, name: Name) -> Token:
    return scene.parse[name.first : name.last].root


def _may_be(scene: Scene, phrase: Phrase, person: Person) -> bool:
    """Whether the person is named soon enough, and may be of that gender."""
    apart = scene.sentence_at(person.places[0].first) - scene.sentence_at(phrase.first)
    genders = {gender_told(words_of(scene, phrase)), person.gender} - {None}
    return apart <= SOON and len(genders) < 2
