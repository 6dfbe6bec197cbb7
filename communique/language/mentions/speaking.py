"""For whom the holder of an office speaks: the body that the words name, or the report implies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.language.edges import BEFORE_NOUN
from communique.language.mentions.bodies import (
    GROUPED,
    SENT,
    armed_group,
    body_behind,
    movement,
    owner_of,
    region_governed,
    unlisted_owner,
)
from communique.language.mentions.phrases import POSSESSIVES, Phrase
from communique.language.mentions.scene import Named, Scene
from communique.language.mentions.words import (
    ARMED,
    BARE,
    INDEPENDENT,
    OPPOSITION,
    PAST,
    STATE_OFFICES,
    WESTERN,
    is_group,
    is_private,
    low,
    words,
)
from communique.language.tree import Token
from communique.world.constitutions import only_state
from communique.world.parties import is_state, opposition_of, parliament_of, rules_alone, state_of

ANYBODY = words("speaking", "anybody")
"""Whom "western" or "foreign" leaves without a party: "a western diplomat", though not "the foreign
minister"."""

COUNTRIES = frozenset({"country", "nation", "kingdom", "republic"})
"""What a report calls the state that it is about."""

ADVERSE = words("speaking", "adverse")
"""Those who are against whoever owns them: Obama's critics, a president's challengers."""

CHAMBERS = ("parliament", "House of Representatives", "National People's Congress")
"""Chambers whose officers speak for their state."""

SPOKESMEN = words("speaking", "spokesmen")

IMPLYING = STATE_OFFICES | BARE | SPOKESMEN | words("speaking", "implying")
"""Words of offices that are some state's, where no body is named."""

ONE_HOLDER = ("prime minister", "foreign minister", "defence minister", "president", "chancellor")

FAITH = words("speaking", "faith")
"""Words that make a leader one of believers, not of a state."""

FAITHFUL = frozenset(
    {"leader", "head", "cleric", "rector", "mufti", "imam", "bishop", "elder", "sheikh"}
)

LAWMAKERS = words("speaking", "lawmakers")
"""Members of a parliament together: it speaks, not its government."""

ORGANS = frozenset({"committee", "bureau", "politburo", "secretariat"})
"""What rules within a party."""

SEVERAL = words("speaking", "several")
"""What sources of several states together are called."""

SOURCES = words("speaking", "sources")
"""Those who tell what a body thinks and are not named."""

ALONE = 2
"""Words of "a spokesman", which tells nothing of whose he is."""

HIS = 60
"""Words before "his spokesman" within which the person is sought whose he is."""

Taken = frozenset[tuple[str, str]]
"""Offices with one holder, by state, whose holder the report names."""


@dataclass(frozen=True)
class Spoken:
    """For whom a phrase speaks, and whether the phrase itself says so."""

    party: str | None
    told: bool
    candidates: tuple[str, ...] = ()


NOBODY = Spoken(None, told=True)


def spoken_for(
    scene: Scene,
    phrase: Phrase,
    people: Mapping[int, str | None],
    *,
    guess: bool = True,
    taken: Taken = frozenset(),
    among: frozenset[str] = frozenset(),
) -> Spoken:
    """The party that somebody who is what `phrase` says speaks for.

    `people` has the party of each person by the tokens of the name. In order: nobody, for a former
    office, a private role or a house of learning; the body before the noun ("Iran's ambassador to
    the UN" is Iran's); the body behind it, after "of", "for", "at"; the person to whom the holder
    belongs ("Biden's adviser"); a body that no list has; and, with `guess`, what `_implied` says,
    of the states `among` which the holder's surname is at home, where it tells any.
    """
    said = [low(t) for t in scene.parse[phrase.first : phrase.last]]
    if _is_past(scene, phrase, said):
        return NOBODY
    head = low(scene.tokens[phrase.head])
    if (FAITH.intersection(said) and head in FAITHFUL) or head == "predecessor":
        return NOBODY
    if head in ADVERSE and phrase.first < phrase.head:
        return NOBODY
    if is_private(scene.tokens[phrase.head]):
        # "an analyst at the World Bank" speaks for it; "a Russian analyst" for nobody
        own = body_behind(scene, phrase)
        if own is None and head in SOURCES and not SEVERAL.intersection(said):
            own = owner_of(scene, phrase)  # "British military sources" give the British view
            return NOBODY if own is None else _of_body(own, said)
        return NOBODY if own is None or is_state(own.party) else _of_body(own, said)
    owner = owner_of(scene, phrase)
    region = None if owner is not None else region_governed(scene, phrase)
    if region is not None:
        return Spoken(region, told=True)
    if INDEPENDENT.intersection(said) and (owner is None or is_state(owner.party)):
        return NOBODY
    if owner is not None and not _is_sent_to(scene, phrase, owner):
        return _of_body(owner, said)
    owners = _owners(scene, phrase, people)
    whose = next(iter(owners), None) or unlisted_owner(scene, phrase)
    if whose is not None:
        return Spoken(whose, told=True)
    likely = guess and bool(owners or IMPLYING.intersection(said) or _is_of_the_country(said))
    return _taken_up(scene, phrase, said) or _implied(
        scene, phrase, said, people, likely, taken, among
    )


def _is_sent_to(scene: Scene, phrase: Phrase, owner: Named) -> bool:
    """Whether "his NATO ambassador" is held at the body for somebody else."""
    whose = low(scene.tokens[phrase.first]) in ("his", "her")
    return whose and low(scene.tokens[phrase.head]) in SENT and not is_state(owner.party)


def _is_of_the_country(said: Sequence[str]) -> bool:
    """Whether it is "the country's chief prosecutor"."""
    pairs = pairwise(said)
    return any(noun in COUNTRIES and behind in POSSESSIVES for noun, behind in pairs)


def _is_past(scene: Scene, phrase: Phrase, said: Sequence[str]) -> bool:
    """Whether nobody holds the office now, or somebody else: "her predecessor as party chief". The
    last troops to leave are still a state's."""
    told = PAST.intersection(said[: phrase.head - phrase.first])
    if told == {"exiled"} and (own := body_behind(scene, phrase)) is not None:
        return is_state(own.party)  # a movement is led from abroad as well, a state is not
    if told and not (is_group(scene.tokens[phrase.head]) and told == {"last"}):
        return True
    before = [low(t) for t in scene.parse[max(0, phrase.first - 3) : phrase.first]]
    return "as" in before and "predecessor" in before


def _of_body(owner: Named, said: Sequence[str]) -> Spoken:
    """A state's opposition leader does not speak for the state; a chamber's speaker does, and who
    sits in the leading organs of a party that rules alone."""
    whose = owner.party
    if whose is not None and LAWMAKERS.intersection(said) and is_state(whose):
        return Spoken(parliament_of(whose), told=True)
    if whose is not None and OPPOSITION.intersection(said) and is_state(whose):
        return Spoken(opposition_of(whose), told=True)
    if whose is not None and rules_alone(whose) and ORGANS.intersection(said):
        whose = state_of(whose) or whose
    if whose is not None and whose.endswith(CHAMBERS):
        whose = state_of(whose) or whose
    return Spoken(whose, told=True, candidates=owner.candidates)


def _owners(scene: Scene, phrase: Phrase, people: Mapping[int, str | None]) -> list[str | None]:
    """The parties of the persons named in the phrase; for "his spokesman" of the last before it,
    for "their spokesman" the last party that was a subject."""
    named = [people[i] for i in range(phrase.first, phrase.last) if i in people]
    if not named and low(scene.tokens[phrase.first]) in ("his", "her"):
        back = range(phrase.first - 1, max(-1, phrase.first - HIS), -1)
        named = [people[i] for i in back if i in people][:1]
    if not named and low(scene.tokens[phrase.first]) in ("their", "its"):
        named = _subjects_before(scene, phrase.first)[-1:]
    return named


def _subjects_before(scene: Scene, at: int) -> list[str | None]:
    """The parties that are subjects of the words before "their spokesman"."""
    before = [n for n in scene.named if at - HIS < n.first and n.last <= at]
    roots = ((n.party, scene.parse[n.first : n.last].root.dep_) for n in before)
    return [party for party, relation in roots if relation in ("nsubj", "nsubjpass")]


def _taken_up(scene: Scene, phrase: Phrase, said: Sequence[str]) -> Spoken | None:
    """The movement that "the rebel leader" or "a party spokesman" is of; nobody for "a western
    diplomat"; None where the words are of neither kind.
    """
    before, head = said[: phrase.head - phrase.first], low(scene.tokens[phrase.head])
    if ARMED.intersection(before) and (group := armed_group(scene, phrase.first)) is not None:
        return Spoken(group, told=False)
    if GROUPED.intersection(said) and head not in STATE_OFFICES:
        armed = not {"party", "faction"}.intersection(said)
        return Spoken(movement(scene, phrase.first, armed=armed), told=False)
    return NOBODY if WESTERN.intersection(before) and head in ANYBODY else None


def _implied(
    scene: Scene,
    phrase: Phrase,
    said: Sequence[str],
    people: Mapping[int, str | None],
    likely: bool,
    taken: Taken,
    among: frozenset[str],
) -> Spoken:
    """The state that alone has such an office; if `likely`, the one that the report is about."""
    title = " ".join(said)
    alone = only_state(title, scene.names)
    if alone is not None:
        return Spoken(alone, told=True)
    if SPOKESMEN.intersection(said) and not POSSESSIVES.intersection(said):
        near = _just_named(scene, phrase.first, people) if len(said) <= ALONE else None
        near = near or _heard_before(scene, phrase)
        if near is not None:
            return Spoken(near, told=False)
    if not likely:
        return Spoken(None, told=False)
    held = frozenset(state for state, office in taken if office == top_office(said))
    if among:
        held |= frozenset(n.party for n in scene.named if n.party is not None) - among
    return Spoken(scene.home(phrase.first, title, held), told=False)


def _just_named(scene: Scene, at: int, people: Mapping[int, str | None]) -> str | None:
    """The party that the sentence last named as a subject before "a spokesman", or the party of a
    person so named."""
    start = scene.tokens[at].sent.start
    named = [n for n in scene.named if start <= n.first and n.last <= at]
    roots = [(_told_of(scene.parse[n.first : n.last].root), n.party) for n in named]
    roots += [(scene.tokens[i], people[i]) for i in range(start, at) if i in people]
    subjects = {root.i: party for root, party in roots if _is_agent(root)}
    return subjects[max(subjects)] if subjects else None


def _is_agent(word: Token) -> bool:
    """Whether it is a clause's subject, or names the subject over again."""
    if word.dep_ == "appos":
        word = word.head
    return word.dep_ in ("nsubj", "nsubjpass")


def _heard_before(scene: Scene, phrase: Phrase) -> str | None:
    """The party that the sentence before a quotation says to have acted or spoken, for the
    spokesman who is quoted: "The offer was rejected by the Taliban. 'No,' spokesman ... said"."""
    at = phrase.first - 1
    while at > 0 and (scene.tokens[at].is_punct or scene.tokens[at].is_space):
        at -= 1
    if at not in scene.quoted:
        return None
    while at > 0 and not _is_unquoted_word(scene, at):
        at -= 1
    sentence = scene.document.sentences[scene.sentence_at(at)]
    before = scene.between(sentence.start, at + 1)
    roots = [(each.party, _told_of(scene.parse[each.first : each.last].root)) for each in before]
    agents = [party for party, root in roots if root.dep_ == "pobj" and low(root.head) == "by"]
    acting = [party for party, root in roots if root.dep_ in ("nsubj", "nsubjpass")]
    return next(iter(agents or acting), None)


def _is_unquoted_word(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return at not in scene.quoted and not token.is_punct and not token.is_space


def _told_of(word: Token) -> Token:
    """The body of which a state's name tells whose it is: "ministry" in "the Chinese ministry"."""
    while word.dep_ in BEFORE_NOUN and low(word.head) in BARE:
        word = word.head
    return word


def top_office(said: Sequence[str]) -> str | None:
    """The office of which a state has one holder at a time, where the words name one."""
    title = " ".join(said)
    if {"deputy", "vice", "assistant"}.union(SPOKESMEN).intersection(said):
        return None
    return next((office for office in ONE_HOLDER if office in title), None)
