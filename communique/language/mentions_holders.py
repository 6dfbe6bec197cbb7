"""Holders of offices without their names: "the foreign minister", "a spokesman", "US officials"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from communique.language.cast import Mention, MentionKind, Referent
from communique.language.mentions_persons import Person
from communique.language.mentions_phrases import Phrase, phrase_from, spoken_for
from communique.language.mentions_scene import Scene
from communique.language.mentions_words import is_group, is_office, is_role, low
from communique.model.evidence import Span

DEFINITE = frozenset({"the", "this", "that"})


def holder_mentions(
    scene: Scene, taken: frozenset[int], persons: Sequence[Person], people: Mapping[int, str | None]
) -> Iterator[Mention]:
    """A mention for each noun phrase that names somebody by office or role alone."""
    for token in scene.parse:
        if token.i in taken or not _heads_holder(token) or token.i in scene.at:
            continue
        phrase = _phrase(scene, token, taken)
        yield _holder(scene, token, phrase, persons, people)


def _heads_holder(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or not (is_role(token) or is_group(token)):
        return False
    return token.dep_ not in ("compound", "amod")


def _phrase(scene: Scene, token: Token, taken: frozenset[int]) -> Phrase:
    """The noun phrase of which `token` is head, with "of ..." behind it."""
    first = token.i
    while (
        first > token.left_edge.i
        and first - 1 not in taken
        and not _separates(scene.parse[first - 1])
    ):
        first -= 1
    stop = token.i + 1
    behind = scene.parse[stop : stop + 1]
    if behind and low(behind[0]) in ("of", "for", "at", "from", "in", "with"):
        whole = phrase_from(scene, first, token.sent.end)
        if whole is not None and whole.head == token.i:
            right = max((t.i + 1 for t in token.subtree if t.i >= token.i), default=stop)
            stop = max(stop, min(whole.last, right))
    return Phrase(first, stop, token.i)


def _separates(token: Token) -> bool:
    return token.is_space or token.text in {",", '"', "“", "”", "(", ")", ":", ";"}


def _holder(
    scene: Scene,
    token: Token,
    phrase: Phrase,
    persons: Sequence[Person],
    people: Mapping[int, str | None],
) -> Mention:
    words = scene.parse[phrase.first : phrase.last]
    spoken = spoken_for(scene, phrase, people)
    text = " ".join(words.text.split())
    referent = Referent(name=text, role=None, party=spoken.party, candidates=spoken.candidates)
    if is_office(token) and low(scene.parse[phrase.first]) in DEFINITE and not is_group(token):
        referent = (
            _same_person(scene, phrase, persons, spoken.party if spoken.told else None) or referent
        )
    return Mention(
        span=Span(words.start_char, words.end_char),
        head=token.i,
        kind=MentionKind.OFFICE,
        referent=referent,
    )


def _same_person(
    scene: Scene, phrase: Phrase, persons: Sequence[Person], party: str | None
) -> Referent | None:
    """The person whom "the minister" means: the only one, or the last before it, shown in an office
    of that name and not of another party; several as near as each other stay undecided."""
    noun = low(scene.parse[phrase.head])
    said = {low(t) for t in scene.parse[phrase.first + 1 : phrase.head]} - {"former"}
    fitting = [p for p in persons if _holds(p, noun, said) and (party is None or p.party == party)]
    before = [p for p in fitting if p.places[0].first < phrase.first]
    if not before:
        return None
    if len(before) > 1:
        latest = max(q.first for p in before for q in p.places if q.first < phrase.first)
        before = [p for p in before if any(q.first == latest for q in p.places)]
    return referent_of(before[0])


def _holds(person: Person, noun: str, said: set[str]) -> bool:
    for showing in person.shown:
        words = showing.role.casefold().replace("-", " ").split()
        if noun in words and all(w in words or w[:1].isupper() for w in said if w.isalpha()):
            return True
    return False


def referent_of(person: Person) -> Referent:
    """The person, as mentions carry it."""
    return Referent(name=person.name, role=person.role, party=person.party, person=True)
