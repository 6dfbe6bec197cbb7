"""Persons whose office a report takes as known: what its other words tell of them."""

from collections.abc import Iterator

from communique.language.mentions.leaders import guess_leaders
from communique.language.mentions.persons import People, Person, Showing, words_of
from communique.language.mentions.phrases import POSSESSIVES, Phrase
from communique.language.mentions.scene import Scene
from communique.language.mentions.speaking import Spoken
from communique.language.mentions.words import low
from communique.world.parties import is_state
from communique.world.surnames import states_of

REACH = 3
"""Sentences before "the US president" in which the person is sought whom it takes up."""

TOP = frozenset(
    {"president", "leader", "premier", "minister", "chancellor", "king", "secretary", "pm"}
)
"""Offices so prominent that a report names the holder first and the office when it speaks of
him or her again."""


def tell(scene: Scene, people: People, taken: frozenset[int]) -> None:
    """Enter what follows for persons of whom nothing is said beside their names: from "the Obama
    administration", and from "the US president" in a sentence that takes the person up."""
    for person in people.persons:
        if not person.told:
            found = _from_government(scene, person)
            if found is not None:
                person.shown.append(found)
    for phrase, state in _definite(scene, taken):
        if any(p.party == state and _is_called(p, phrase, scene) for p in people.persons):
            continue
        taken_up = _taken_up(scene, people, phrase, state)
        if taken_up is not None:
            spoken = Spoken(state, told=True)
            taken_up.shown.append(Showing(phrase, words_of(scene, phrase), spoken))
    guess_leaders(scene, people.persons)


def _from_government(scene: Scene, person: Person) -> Showing | None:
    """ "The Obama administration" is the American one; "Karzai's government" that of the state that
    the report is about there. It gives a party, and no office."""
    for place in person.places:
        behind = scene.parse[place.name.last : place.name.last + 2]
        nouns = [low(t) for t in behind if t.text not in POSSESSIVES]
        if nouns[:1] == ["administration"] and scene.names("USA"):
            return Showing(_of(place.name.first, place.name.last), "", Spoken("USA", told=True))
    return None


def _of(first: int, last: int) -> Phrase:
    return Phrase(first, last, last - 1)


def _definite(scene: Scene, taken: frozenset[int]) -> Iterator[tuple[Phrase, str]]:
    """ "The US president", "the Russian leader": definite phrases of a top office of a state, with
    no name beside them."""
    for each in scene.named:
        head = each.last
        while head < len(scene.tokens) - 1 and low(scene.tokens[head]) in (
            "prime",
            "foreign",
            "defence",
        ):
            head += 1
        if head >= len(scene.tokens) or head in taken or low(scene.tokens[head]) not in TOP:
            continue
        article = scene.tokens[each.first - 1] if each.first else None
        if (
            article is None
            or low(article) != "the"
            or each.party is None
            or not is_state(each.party)
        ):
            continue
        yield Phrase(each.first - 1, head + 1, head), each.party


def _is_called(person: Person, phrase: Phrase, scene: Scene) -> bool:
    noun = low(scene.tokens[phrase.head])
    return noun == "leader" or any(noun in s.role.casefold().split() for s in person.shown)


def _taken_up(scene: Scene, people: People, phrase: Phrase, state: str) -> Person | None:
    """The only person without an office named in the sentences before; of several, the subject of
    the nearest; None where that leaves two. Whose surname is at home in another state that the
    report names is not meant."""
    named = frozenset(n.party for n in scene.named if n.party is not None)
    sentences = scene.document.sentences
    own = scene.sentence_at(phrase.first)
    for back in range(REACH + 1):
        if own - back < 0:
            return None
        sentence = sentences[own - back]
        stop = phrase.first if back == 0 else sentence.end
        there = [
            (person, place)
            for person in people.persons
            if not person.told and state in (states_of(person.name) & named or {state})
            for place in person.places
            if sentence.start <= place.first < stop
        ]
        subjects = {
            p.name: p
            for p, place in there
            if scene.parse[place.name.first : place.name.last].root.dep_ in ("nsubj", "nsubjpass")
        }
        if back and there:
            return next(iter(subjects.values())) if len(subjects) == 1 else None
    return None
