"""Holders of offices without their names: "the foreign minister", "a spokesman", "US officials"."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from communique.language.cast import Mention, MentionKind, Referent
from communique.language.document import span_of
from communique.language.mentions.bodies import armed_group
from communique.language.mentions.persons import Person, words_of
from communique.language.mentions.phrases import BREAKS, POSSESSIVES, Phrase, phrase_from
from communique.language.mentions.scene import ALIKE, Scene
from communique.language.mentions.speaking import LAWMAKERS, SOURCES, SPOKESMEN, Spoken, spoken_for
from communique.language.mentions.words import (
    ARMED,
    BARE,
    DEPARTMENTS,
    OFFICES,
    OPPOSITION,
    PAST,
    WESTERN,
    is_group,
    is_office,
    is_private,
    is_role,
    low,
    words,
)
from communique.language.tree import Token
from communique.world.parties import opposition_of, parliament_of

DEFINITE = frozenset({"the", "this", "that"})

TELLING = DEPARTMENTS | OFFICES | PAST
"""Words that tell one office from another; "42-year-old" and "outspoken" tell none."""

DETAILS = frozenset({"on", "to", "close", "familiar", "involved", "associated", "with"})
"""Words behind a noun that tell which one: "close to the talks", "on the Taliban"."""

LED = frozenset({"administration", "government", "campaign"})
"""What goes by its leader's name."""

HEADS = frozenset(
    {"counterpart", "president", "premier", "prime", "chancellor", "king", "emir", "chairman"}
)
"""Offices whose holder a report calls "the leader"."""

UNOWNED = SPOKESMEN | {"official", "officials"}
"""Those who speak for the state that the report is about, where nothing tells for whom else."""

SERVANTS = BARE | words("speaking", "servants")
"""Words of bodies and people that are the state's in whose affairs a report names them."""

PLACED = frozenset({"GPE", "LOC", "NORP", "ORG"})
"""Names that say whose somebody is though no list has them: "Jewish officials"."""

CLEARLY = 1.3
"""How many times as much the report must speak of that state as of any other."""

LEAD = 2
"""Sentences at a report's head that may speak of an office whose holder is named below."""

SOON = 5
"""Sentences after these within which the name follows."""


def holder_mentions(
    scene: Scene, taken: frozenset[int], persons: Sequence[Person], people: Mapping[int, str | None]
) -> Iterator[Mention]:
    """A mention for each noun phrase that names somebody by office or role alone."""
    told: dict[str, Referent] = {}
    for token in scene.tokens:
        if token.i not in taken and token.i not in scene.at and heads_holder(token):
            phrase = holder_phrase(scene, token, taken)
            mention = _holder(scene, phrase, persons, people)
            if not mention.referent.person:
                mention = structs.replace(mention, referent=_again(scene, phrase, mention, told))
            yield mention


def _again(scene: Scene, phrase: Phrase, mention: Mention, told: dict[str, Referent]) -> Referent:
    """ "The official", "the senior official" is the one of whom the report told before: "a senior
    Jordanian official"."""
    noun, referent = low(scene.tokens[phrase.head]), mention.referent
    first = told.get(noun)
    if first is not None and _is_same(scene, phrase, referent, first):
        return first
    if referent.party is None and not referent.candidates:
        home = at_home(scene, phrase)
        referent = referent if home is None else structs.replace(referent, party=home)
    if phrase.head - phrase.first != 1 or low(scene.tokens[phrase.first]) not in DEFINITE:
        told[noun] = referent
    return referent


def _is_same(scene: Scene, phrase: Phrase, referent: Referent, first: Referent) -> bool:
    """Whether a definite phrase says no more than the one of before did."""
    if low(scene.tokens[phrase.first]) not in DEFINITE or phrase.last != phrase.head + 1:
        return False
    said = {low(t) for t in scene.parse[phrase.first + 1 : phrase.head]}
    repeats = said <= {"unnamed", "same", *first.name.casefold().split()}
    return repeats and referent.party in (None, first.party)


def at_home(scene: Scene, phrase: Phrase) -> str | None:
    """The state that the report is about, for its officials whom nothing gives to another: "a
    police spokesman", "interior ministry sources", "investigators"."""
    said, noun = scene.parse[phrase.first : phrase.last], low(scene.tokens[phrase.head])
    serves = any(low(t) in SERVANTS for t in said)
    if noun in LAWMAKERS:
        state = scene.home(phrase.first, alike=CLEARLY)
        return None if state is None else parliament_of(state)
    if OPPOSITION.intersection(low(t) for t in said):
        state = scene.home(phrase.first, alike=CLEARLY)
        return None if state is None else opposition_of(state)
    if noun not in UNOWNED and not serves:
        return None
    if any(low(t) in WESTERN or (t.ent_type_ in PLACED and low(t) not in SERVANTS) for t in said):
        return None
    if is_private(scene.tokens[phrase.head]) and noun not in SOURCES and noun not in SERVANTS:
        return None
    return scene.home(phrase.first, alike=ALIKE if serves else CLEARLY)


def heads_holder(token: Token) -> bool:
    """Whether the noun says what somebody is and heads a phrase of its own."""
    if token.pos_ not in ("NOUN", "PROPN") or not (is_role(token) or is_group(token)):
        return False
    return token.dep_ not in ("compound", "amod", "nmod")


def holder_phrase(scene: Scene, token: Token, taken: frozenset[int]) -> Phrase:
    """The noun phrase of which `token` is head, with its owner and with "of ..." behind it."""
    first = token.i
    while first > token.left_edge.i and _joins(scene, first - 1, taken):
        first -= 1
    stop = token.i + 1
    behind = scene.parse[stop : stop + 1]
    if behind and low(behind[0]) in ("of", "for", "at", "from", "in", "with"):
        whole = phrase_from(scene, first, token.sent.end)
        right = max(t.i + 1 for t in token.subtree if t.i >= token.i)
        if whole is not None and (whole.head == token.i or is_group(token)):
            stop = max(stop, min(whole.last, right))
        else:
            stop = max(stop, min(right, _first_break(scene, stop)))
    return Phrase(first, stop, token.i)


def _joins(scene: Scene, at: int, taken: frozenset[int]) -> bool:
    """Whether the word before still belongs to the phrase: no break, and of another's name only an
    owner's ("Karzai's spokesman") or leader's ("an Obama administration official")."""
    token = scene.tokens[at]
    if (
        token.is_space
        or token.tag_ == "WP$"
        or token.text in {",", '"', "“", "”", "(", ")", ":", ";"}
    ):
        return False
    if at not in taken:
        return True
    after = next((i for i in range(at, len(scene.tokens)) if i not in taken), at)
    return scene.tokens[after].text in POSSESSIVES or low(scene.tokens[after]) in LED


def _first_break(scene: Scene, at: int) -> int:
    while at < len(scene.tokens) and scene.tokens[at].text not in {",", '"', "”", ";", ":", "."}:
        at += 1
    return at


def _holder(
    scene: Scene, phrase: Phrase, persons: Sequence[Person], people: Mapping[int, str | None]
) -> Mention:
    token = scene.tokens[phrase.head]
    definite = _is_definite(scene, phrase)
    spoken = whose(scene, phrase, people)
    name = _called(scene, phrase)
    referent = Referent(name=name, party=spoken.party, candidates=spoken.candidates)
    if spoken.party is None and low(token) in ARMED and not spoken.told and definite:
        group = armed_group(scene, phrase.first)
        referent = Referent(name=name, party=group)
    elif is_office(token) and not is_group(token):
        referent = same_person(scene, phrase, persons, spoken) or referent
    return Mention(
        span=span_of(scene.parse[phrase.first : phrase.last]),
        head=phrase.head,
        kind=MentionKind.OFFICE,
        referent=referent,
    )


def whose(scene: Scene, phrase: Phrase, people: Mapping[int, str | None]) -> Spoken:
    """For whom the holder of an office without a name speaks."""
    guess = _is_definite(scene, phrase) and low(scene.tokens[phrase.head]) not in SPOKESMEN
    return spoken_for(scene, phrase, people, guess=guess)


def _is_definite(scene: Scene, phrase: Phrase) -> bool:
    return low(scene.tokens[phrase.first]) in DEFINITE or _heads_line(scene, phrase)


def _called(scene: Scene, phrase: Phrase) -> str:
    """What a report calls somebody unnamed: the phrase with "one of" before it, and with what it
    is about or near behind it: "an expert on the Taliban", "sources close to the talks"."""
    first, last = phrase.first, phrase.last
    if first > 1 and low(scene.tokens[first - 1]) == "of" and low(scene.tokens[first - 2]) == "one":
        first -= 2
    for child in scene.tokens[phrase.head].rights:
        if child.left_edge.i == last and low(child) in DETAILS:
            stop = child.right_edge.i + 1
            breaks = (t.i for t in scene.tokens[last:stop] if t.text in BREAKS or t.is_space)
            behind = scene.parse[last : next(breaks, stop)]
            if not any(t.is_dated for t in behind):
                last = behind.end
    return words_of(scene, Phrase(first, last, phrase.head))


def same_person(
    scene: Scene, phrase: Phrase, persons: Sequence[Person], spoken: Spoken
) -> Referent | None:
    """The person whom "the minister" means: the last before it, shown in an office of that name and
    not of another party. Where nobody before it fits, None, but for what stands before the name:
    headlines and summaries, and "an official said" in a first paragraph that the text below
    spells out."""
    noun = low(scene.tokens[phrase.head])
    said = {low(t) for t in scene.parse[phrase.first + 1 : phrase.head] if t.i not in scene.at}
    said &= TELLING
    party = spoken.party if spoken.told else None
    fitting = [p for p in persons if _holds(p, noun, said) and (party is None or p.party == party)]
    if not _is_definite(scene, phrase):
        return _spelled_out(scene, phrase, fitting)
    latest: Person | None = None
    place = -1
    for person in fitting:
        before = [q.first for q in person.places if q.first < phrase.first]
        if before and before[-1] > place:
            latest, place = person, before[-1]
    if latest is None and len(fitting) == 1 and _heads_line(scene, phrase):
        latest = fitting[0]
    if latest is None:
        return _spelled_out(scene, phrase, fitting)
    return latest.referent


def _spelled_out(scene: Scene, phrase: Phrase, fitting: Sequence[Person]) -> Referent | None:
    """The only person whom the text names soon after its first words spoke of the office alone."""
    sentences = scene.document.sentences
    opening = sentences[min(LEAD, len(sentences)) - 1].end
    near = sentences[min(LEAD + SOON, len(sentences)) - 1].end
    if phrase.first >= opening or len(fitting) != 1:
        return None
    first = fitting[0].places[0].first
    return fitting[0].referent if phrase.first < first < near else None


def _heads_line(scene: Scene, phrase: Phrase) -> bool:
    """Whether an office without an article opens a sentence, as in summaries and headlines:
    "Foreign minister says talks will go on" means whom the text below names."""
    opening = scene.tokens[phrase.first]
    return opening.is_sent_start is True and opening.pos_ not in ("DET", "NUM", "PRON")


def _holds(person: Person, noun: str, said: set[str]) -> bool:
    for role in (*(s.role for s in person.shown), *person.known):
        words = role.casefold().replace("-", " ").split()
        called = noun in words or (noun == "leader" and bool(HEADS.intersection(words)))
        if called and all(word in words for word in said):
            return True
    return False
