"""For whom the holder of an office speaks: the body that a phrase names, or that its report
implies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.language.mentions_phrases import POSSESSIVES, Phrase
from communique.language.mentions_scene import Named, Scene
from communique.language.mentions_words import (
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
)
from communique.model.parties import PartyKind
from communique.world.lexicon import Naming
from communique.world.parties import demonym, is_state, party, state_of

OF = frozenset({"of", "for", "from", "at", "with"})
"""Prepositions behind which the body stands that an office belongs to."""

ONE_STATE = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "secretary of defence": "USA",
    "house of representatives": "USA",
    "defense secretary": "USA",
    "attorney general": "USA",
    "joint chiefs of staff": "USA",
    "national intelligence director": "USA",
    "director of national intelligence": "USA",
    "foreign secretary": "GBR",
    "home secretary": "GBR",
    "chancellor of the exchequer": "GBR",
    "taoiseach": "IRL",
    "pope": "VAT",
    "pontiff": "VAT",
    "white house": "USA",
}
"""Offices that one state has under that name in the news of the world."""

ALSO = {"foreign secretary": ("IND", "PAK", "BGD", "PHL", "MEX"), "home secretary": ("IND",)}
"""States that have them too: where a report names one of these, the title alone tells nothing."""


ONE_HOLDER = ("prime minister", "foreign minister", "defence minister", "president", "chancellor")

CHAMBERS = ("parliament", "House of Representatives", "National People's Congress")
"""Chambers whose officers speak for their state."""

SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})

HEADING = SPOKESMEN | {"executive", "director", "president", "chairman", "chairwoman", "founder"}
"""Offices at the head of companies and societies, and those who speak for them."""

OF_STATE = BARE | {
    "department",
    "senate",
    "congress",
    "house",
    "council",
    "committee",
    "commission",
}
"""Words of bodies that belong to a state, though the parser takes them for organisations."""

GROUPED = frozenset({"party", "movement", "group", "organisation", "organization", "faction"})
"""What a report calls a movement once it has named it: "the group's leader"."""

SERVING = frozenset({"aide", "adviser", "advisor", "assistant", "deputy", "counsel", "secretary"})
"""Offices that are held "to" somebody whom the holder works for."""

SENT = frozenset({"ambassador", "envoy", "representative", "negotiator"})
"""Offices that are held at a body for somebody else: "the Georgian UN ambassador"."""

Taken = frozenset[tuple[str, str]]
"""Offices with one holder, by state, whose holder the report names."""


@dataclass(frozen=True)
class Spoken:
    """For whom a phrase speaks, and whether the phrase itself says so."""

    party: str | None
    told: bool
    candidates: tuple[str, ...] = ()
    past: bool = False
    """Whether the phrase says that the person was that once."""


NOBODY = Spoken(None, told=True)

ANYBODY = frozenset(
    [
        "official",
        "officials",
        "diplomat",
        "diplomats",
        "leader",
        "leaders",
        "source",
        "sources",
        "envoys",
        "observers",
        "commander",
        "commanders",
        "forces",
        "troops",
        "governments",
        "analysts",
        "negotiator",
        "negotiators",
    ]
)
"""Whom "western" or "foreign" leaves without a party: "a western diplomat", not "the foreign
minister"."""


def spoken_for(
    scene: Scene,
    phrase: Phrase,
    people: Mapping[int, str | None],
    *,
    guess: bool = True,
    taken: Taken = frozenset(),
) -> Spoken:
    """The party that somebody who is what `phrase` says speaks for.

    `people` has the party of each person by the tokens of the name. In order: nobody, for a former
    office, a private role or a house of learning; the body before the noun ("Iran's ambassador to
    the UN" is Iran's); the body behind it, after "of", "for", "at"; the person to whom the holder
    belongs ("Biden's adviser"); the state that alone has such an office; and, with `guess`, for an
    office of state without a body, the state that the report is about there.
    """
    words = [low(t) for t in scene.parse[phrase.first : phrase.last]]
    head = low(scene.parse[phrase.head])
    before = words[: phrase.head - phrase.first]
    if PAST.intersection(before):
        return Spoken(None, told=True, past=True)
    owner = _owner(scene, phrase)
    if is_private(scene.parse[phrase.head]):
        # "an analyst at the World Bank" speaks for it; "a Russian analyst" for nobody
        own = _behind(scene, phrase)
        return NOBODY if own is None or is_state(own.party) else _of_body(own, words)
    if INDEPENDENT.intersection(words) and (owner is None or is_state(owner.party)):
        return NOBODY
    if owner is not None:
        return _of_body(owner, words)
    owners = _owners(scene, phrase, people)
    if owners and owners[0] is not None:
        return Spoken(owners[0], told=True)
    own = _own_body(scene, phrase)
    if own is not None:
        return Spoken(own, told=True)
    if ARMED.intersection(before) and (group := armed_group(scene, phrase.first)) is not None:
        return Spoken(group, told=False)
    if GROUPED.intersection(words) and head not in STATE_OFFICES:
        armed = not {"party", "faction"}.intersection(words)
        return Spoken(movement(scene, phrase.first, armed=armed), told=False)
    if WESTERN.intersection(before) and head in ANYBODY:
        return NOBODY
    return _implied(scene, phrase, [*words, "president"] if owners else words, guess, taken)


def _own_body(scene: Scene, phrase: Phrase) -> str | None:
    """An organisation that no list has and for which the holder speaks: "Acme's chief
    executive"."""
    if low(scene.parse[phrase.head]) not in HEADING:
        return None
    for entity in scene.parse.ents:
        inside = phrase.first <= entity.start and entity.end <= phrase.last
        if entity.label_ != "ORG" or not inside or entity.start <= phrase.head < entity.end:
            continue
        words = {low(t) for t in entity}
        if any(t.i in scene.at for t in entity) or not entity.text[:1].isupper():
            continue
        if words & OF_STATE or _points_away(scene, entity.start, phrase.head):
            continue
        return " ".join(entity.text.split()).removeprefix("the ").removeprefix("The ")
    return None


def _owners(scene: Scene, phrase: Phrase, people: Mapping[int, str | None]) -> list[str | None]:
    """The parties of the persons named in the phrase; of the last one before it for "his
    spokesman"."""
    named = [people[i] for i in range(phrase.first, phrase.last) if i in people]
    if not named and low(scene.parse[phrase.first]) in ("his", "her"):
        named = [
            people[i]
            for i in range(phrase.first - 1, max(-1, phrase.first - 60), -1)
            if i in people
        ][:1]
    return named


def _of_body(owner: Named, words: list[str]) -> Spoken:
    """A state's opposition leader does not speak for the state; a chamber's speaker does."""
    whose = owner.party
    if whose is not None and OPPOSITION.intersection(words) and is_state(whose):
        return Spoken(f"{demonym(whose) or whose} opposition", told=True)
    if whose is not None and whose.endswith(CHAMBERS):
        whose = state_of(whose) or whose
    return Spoken(whose, told=True, candidates=owner.candidates)


def _implied(scene: Scene, phrase: Phrase, words: list[str], guess: bool, taken: Taken) -> Spoken:
    text = " ".join(words)
    for title, state in ONE_STATE.items():
        if title in text and not any(scene.names(other) for other in ALSO.get(title, ())):
            return Spoken(state, told=True)
    of_state = (
        STATE_OFFICES
        | BARE
        | {"military", "army", "presidential", "governor", "national"}
        | SPOKESMEN
    )
    if guess and of_state.intersection(words):
        held = frozenset(state for state, noun in taken if noun == top_office(words))
        return Spoken(scene.home(phrase.first, text, held), told=False)
    return Spoken(None, told=False)


def top_office(words: Sequence[str]) -> str | None:
    """The office of which a state has one holder at a time, where the words name one."""
    text = " ".join(words)
    if any(word in words for word in ("deputy", "vice", "assistant", "spokesman", "spokeswoman")):
        return None
    return next((office for office in ONE_HOLDER if office in text), None)


def _owner(scene: Scene, phrase: Phrase) -> Named | None:
    """The body before the noun, failing that the one behind it; an organisation behind goes before
    a
    country that only says where it works ("Kenya director of the World Bank")."""
    before, behind = _before(scene, phrase), _behind(scene, phrase)
    if before is None or behind is None or is_state(behind.party):
        return before or behind
    placed = is_state(before.party) and before.naming is Naming.NAME
    return behind if placed and not _owns(scene, before, phrase.head) else before


def _before(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named before the noun: the possessor; of two joined ("British and US officials") the
    first; else the last, but for a country that only says whither ("the US Iran envoy")."""
    named = list(scene.between(phrase.first, phrase.head + 1))
    if not named:
        return None
    for each in reversed(named):
        if _owns(scene, each, phrase.head):
            return each
    if low(scene.parse[phrase.head]) in SENT and not is_state(named[-1].party):
        return next((each for each in named if is_state(each.party)), named[-1])
    if len(named) > 1 and any(
        low(t) == "and" for t in scene.parse[named[0].last : named[-1].first]
    ):
        return named[0]
    while len(named) > 1 and named[-1].naming is Naming.NAME and is_state(named[-1].party):
        named.pop()
    return named[-1]


def _behind(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named behind the noun that the office is of, not the one it is directed to."""
    whose = [
        each
        for each in scene.between(phrase.head + 1, phrase.last)
        if not _points_away(scene, each.first, phrase.head)
    ]
    beneath = [each for each in whose if each.party and _is_beneath(each.party)]
    return next(iter(beneath or whose), None)


def _owns(scene: Scene, each: Named, head: int) -> bool:
    """Whether a possessive follows the name, or the body that it describes: "the US
    government's"."""
    return any(t.text in POSSESSIVES for t in scene.parse[each.last : min(each.last + 2, head)])


def _points_away(scene: Scene, at: int, head: int) -> bool:
    """Whether a preposition between the noun and the word says whither, not whose: "envoy to
    Iran"."""
    if is_group(scene.parse[head]) and low(scene.parse[at - 1]) == "in":
        return False
    for i in range(at - 1, head, -1):
        token = scene.parse[i]
        if token.pos_ == "ADP" or token.dep_ == "prep":
            serves = low(token) == "to" and low(scene.parse[head]) in SERVING
            return low(token) not in OF and not serves
    return False


def armed_group(scene: Scene, before: int) -> str | None:
    """The armed movement that "the rebels" at `before` means: the last one named, failing that the
    only one that the report names at all."""
    groups = [n for n in scene.named if n.party is not None and _is_armed(n.party)]
    earlier = [n for n in groups if n.first < before]
    if earlier:
        return earlier[-1].party
    names = {n.party for n in groups}
    return names.pop() if len(names) == 1 else None


def movement(scene: Scene, before: int, *, armed: bool) -> str | None:
    """The movement that "the party" or "the group" at `before` means: the last one named; armed
    ones
    are groups, and no parties."""
    named = [n.party for n in scene.named if n.first < before and n.party is not None]
    beneath = [
        id_
        for id_ in named
        if state_of(id_) is not None or party(id_) is None or (armed and _is_armed(id_))
    ]
    return beneath[-1] if beneath else None


def _is_armed(id_: str) -> bool:
    found = party(id_)
    return found is not None and found.kind is PartyKind.ARMED_GROUP


def _is_beneath(id_: str) -> bool:
    """Whether it is a faction or movement within a state."""
    return state_of(id_) is not None or _is_armed(id_)
