"""Which body an office belongs to: named before the noun, behind it, or taken up from earlier."""

from communique.language.mentions.phrases import POSSESSIVES, Phrase
from communique.language.mentions.scene import Named, Scene
from communique.language.mentions.unlisted import spelled_out
from communique.language.mentions.words import (
    BARE,
    DEPARTMENTS,
    INSTITUTIONS,
    OFFICES,
    is_group,
    low,
    words,
)
from communique.language.tree import Token
from communique.model.parties import PartyKind
from communique.world.lexicon import Naming
from communique.world.parties import is_state, party, state_of

OF = frozenset({"of", "for", "from", "at", "with"})
"""Prepositions behind which the body stands that an office belongs to."""

HEADING = words("speaking", "heading")
"""Offices at the head of companies and societies, and those who speak for them."""

LEADING = words("speaking", "leading")
"""Such offices before which a people, a region or a side is named as well: "a Tamil leader"."""

BUSINESS = words("speaking", "business")
"""Offices of companies and societies, never of one person or one town."""

REGIONS = frozenset({"state", "provincial", "regional", "city", "county", "municipal"})
"""What governments below the state are called by."""

COMMON = words("speaking", "common")
"""Words of what every state's departments and committees are called."""

DEPUTY = frozenset({"vice", "-", "deputy", "executive", "senior", "first", "chief"})
"""Words between a body's name and the office: "Acme senior vice-president"."""

JOINING = frozenset({"the", "of", "for", "and", "on", "'s", "’s", "&", "-"})

GROUPED = words("speaking", "grouped")
"""What a report calls a movement once it has named it: "the group's leader"."""

OF_STATE = BARE | words("speaking", "of_state")
"""Words of bodies that belong to a state, though the parser takes them for organisations."""

SERVING = words("speaking", "serving")
"""Offices that are held "to" somebody whom the holder works for."""

FROM_ELSEWHERE = words("speaking", "several")
"""Whose people do not speak for the state where they are: "African leaders in Oslo"."""

SENT = words("speaking", "sent")
"""Offices that are held at a body for somebody else: "the Georgian UN ambassador"."""


def owner_of(scene: Scene, phrase: Phrase) -> Named | None:
    """The body before the noun, failing that the one behind it; an organisation behind goes before
    a country that only says where it works ("Kenya director of the World Bank").
    """
    before, behind = _before(scene, phrase), body_behind(scene, phrase)
    if before is None or behind is None or is_state(behind.party):
        return before or behind
    placed = is_state(before.party) and before.naming is Naming.NAME
    return behind if placed and not _owns(scene, before, phrase.head) else before


def _before(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named before the noun: the possessor; of two joined ("British and US officials") the
    first; else the last, but for a country that only says whither ("the US Iran envoy").
    """
    named = list(scene.between(phrase.first, phrase.head + 1))
    if not named:
        return None
    owners = [each for each in named if _owns(scene, each, phrase.head)]
    if owners:
        return owners[-1]
    if low(scene.tokens[phrase.head]) in SENT and not is_state(named[-1].party):
        return next((each for each in named if is_state(each.party)), named[-1])
    if any(low(t) == "and" for t in scene.parse[named[0].last : named[-1].first]):
        return named[0]
    while len(named) > 1 and named[-1].naming is Naming.NAME and is_state(named[-1].party):
        named.pop()
    return named[-1]


def body_behind(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named behind the noun that the office is of, not the one it is directed to."""
    whose = [
        each
        for each in scene.between(phrase.head + 1, phrase.last)
        if not _points_away(scene, each.first, phrase.head)
        and not DEPARTMENTS.issuperset(low(t) for t in scene.tokens[each.first : each.last])
        and not _closes_name(scene, each, phrase)
    ]
    beneath = [e for e in whose if e.party is not None and _is_beneath(e.party)]
    return next(iter(beneath or whose), None)


def _closes_name(scene: Scene, each: Named, phrase: Phrase) -> bool:
    """Whether a state closes the name of a body behind the office: "Integrity Watch Kenya"."""
    before = scene.tokens[each.first - 1]
    named = before.pos_ == "PROPN" and before.i > phrase.head + 1 and before.i not in scene.at
    return named and is_state(each.party) and each.naming is Naming.NAME


def _is_beneath(id_: str) -> bool:
    """Whether it is one side within a state: a faction, an armed group, or a body of no list, as
    "the Reform Front" in "the leader of Chad's Reform Front"."""
    return state_of(id_) is not None or _is_armed(id_) or party(id_) is None


def _owns(scene: Scene, each: Named, head: int) -> bool:
    """Whether a possessive follows the name or the body it describes: "the US government's"."""
    return any(t.text in POSSESSIVES for t in scene.parse[each.last : min(each.last + 2, head)])


def _points_away(scene: Scene, at: int, head: int) -> bool:
    """Whether a preposition before the word says whither, not whose: "envoy to Iran"."""
    if is_group(scene.tokens[head]) and low(scene.tokens[at - 1]) == "in":
        before = {low(t) for t in scene.tokens[max(0, head - 3) : head]}
        between = {low(t) for t in scene.tokens[head + 1 : at - 1]}
        return bool(before & FROM_ELSEWHERE) or "from" in between
    for i in range(at - 1, head, -1):
        token = scene.tokens[i]
        if token.pos_ == "ADP" or token.dep_ == "prep":
            serves = low(token) == "to" and low(scene.tokens[head]) in SERVING
            return low(token) not in OF and not serves and not _sits_in(scene, token.i)
    return False


def _sits_in(scene: Scene, at: int) -> bool:
    """Whether "in" leads to somebody's government: "minister in the rebels' cabinet"."""
    behind = scene.parse[at + 1 : at + 7]
    owned = any(t.text in POSSESSIVES for t in behind)
    return low(scene.tokens[at]) == "in" and owned and any(low(t) in BARE for t in behind)


def unlisted_owner(scene: Scene, phrase: Phrase) -> str | None:
    """An organisation that no list has and whose head or voice it is: "Acme's chief executive"."""
    if low(scene.tokens[phrase.head]) not in HEADING:
        return None
    for entity in scene.parse.ents:
        start, end = entity.start, _bracket(scene, entity.start, entity.end)
        inside = phrase.first <= start and end <= phrase.last
        if entity.label_ != "ORG" or not inside or start <= phrase.head < end:
            continue
        if end <= phrase.head and low(scene.tokens[phrase.head]) in LEADING:
            continue
        if _is_own(scene, phrase, start, end) and not _points_away(scene, start, phrase.head):
            closing = scene.at.get(end)
            if closing is not None and _closes_name(scene, closing, phrase):
                end = closing.last
            return _called(scene, start, end)
    if low(scene.tokens[phrase.head]) in LEADING:
        return None
    stop = phrase.head
    while stop > phrase.first and low(scene.tokens[stop - 1]) in DEPUTY:
        stop -= 1
    start = stop
    sorts = _sorts(scene.tokens[phrase.head])
    while start > phrase.first and _in_name(scene.tokens[start - 1], sorts):
        start -= 1
    owns = start < stop and _is_own(scene, phrase, start, stop)
    return _called(scene, start, stop) if owns else None


def _bracket(scene: Scene, start: int, end: int) -> int:
    """Where a name ends before the abbreviation in brackets that the parser took into it."""
    return next((i for i in range(start, end) if scene.tokens[i].text == "("), end)


def _called(scene: Scene, start: int, end: int) -> str:
    if scene.tokens[end - 1].text in POSSESSIVES:
        end -= 1
    name = " ".join(scene.parse[start:end].text.split()).removeprefix("the ").removeprefix("The ")
    return spelled_out(scene.tokens, name) or name


def _in_name(token: Token, sorts: frozenset[str]) -> bool:
    """Whether the word before an office may be a body's own name: "Acme spokesman"."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ in sorts


def _sorts(office: Token) -> frozenset[str]:
    """What the parser may take a body's name for: nobody is the chairman of a person or town."""
    return frozenset(("", "ORG", "PERSON", "GPE") if low(office) in BUSINESS else ("", "ORG"))


def _is_own(scene: Scene, phrase: Phrase, start: int, end: int) -> bool:
    """Whether the words are a name of its own, neither listed nor only what every state has: a
    "Foreign Relations Committee" is, a "Jihad Council" is not. One word that is a surname is none;
    the parser takes companies for persons as well, but nobody is "Acme chairman" of a person."""
    told = {low(t) for t in scene.parse[start:end]} - JOINING
    if not told - OF_STATE - DEPARTMENTS - GROUPED - OFFICES - COMMON - INSTITUTIONS:
        return False
    if (told & BARE and not _is_regional(scene, start, end)) or any(
        i in scene.at for i in range(start, end)
    ):
        return False
    named = [t for t in scene.parse[start:end] if t.text not in POSSESSIVES]
    least = 2 if low(scene.tokens[phrase.head]) in BUSINESS else 1
    surnames = {e[-1].text for e in scene.parse.ents if e.label_ == "PERSON" and len(e) >= least}
    if len(named) == 1 and named[0].text in surnames:
        return False
    if not named[-1].text[:1].isupper():  # "Sharma's party" is no name
        return False
    return any(t.tag_ in ("NNP", "NNPS") for t in named)


def _is_regional(scene: Scene, start: int, end: int) -> bool:
    """Whether a name is that of a government below the state: "Oyo State Government"."""
    last = [t.text.casefold() for t in scene.parse[max(start, end - 2) : end]]
    return end - start > 2 and last[-1] == "government" and last[0] in REGIONS


def region_governed(scene: Scene, phrase: Phrase) -> str | None:
    """The region, no state, that the office governs: "Bavaria's premier", "governor of Texas"."""
    if low(scene.tokens[phrase.head]) not in ("governor", "premier"):
        return None
    for entity in scene.parse.ents:
        inside = phrase.first <= entity.start and entity.end <= phrase.last
        if inside and entity.label_ == "GPE" and not any(t.i in scene.at for t in entity):
            return _called(scene, entity.start, entity.end)
    return None


def armed_group(scene: Scene, before: int) -> str | None:
    """The armed movement that "the rebels" at `before` means: the last one named, failing that the
    only one that the report names at all.
    """
    groups = [n for n in scene.named if n.party is not None and _is_armed(n.party)]
    earlier = [n for n in groups if n.first < before]
    if earlier:
        return earlier[-1].party
    names = {n.party for n in groups}
    return names.pop() if len(names) == 1 else None


def movement(scene: Scene, before: int, *, armed: bool) -> str | None:
    """The movement that "the party" or "the group" at `before` means: the last one named. An armed
    one is a group, and no party.
    """
    named = [n.party for n in scene.named if n.first < before and n.party is not None]
    beneath = [p for p in named if state_of(p) or party(p) is None or (armed and _is_armed(p))]
    return beneath[-1] if beneath else None


def _is_armed(id_: str) -> bool:
    found = party(id_)
    return found is not None and found.kind is PartyKind.ARMED_GROUP
