"""Phrases that say what somebody is: where they end, what heads them, and for whom they speak."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from communique.language.mentions_scene import Named, Scene
from communique.language.mentions_words import (
    INSTITUTIONS,
    PARLIAMENTS,
    PAST,
    STATE_OFFICES,
    TOWARD,
    is_role,
    low,
)
from communique.world.lexicon import Naming

OF = frozenset({"of", "for", "from", "at"})
"""Prepositions behind which the body stands that an office belongs to."""


@dataclass(frozen=True)
class Phrase:
    """Words `[first, last)` that say what somebody is; `head` is the noun that does."""

    first: int
    last: int
    head: int


@dataclass(frozen=True)
class Spoken:
    """For whom a phrase speaks, and whether the phrase itself says so."""

    party: str | None
    told: bool
    candidates: tuple[str, ...] = ()


NOBODY = Spoken(None, told=True)


def spoken_for(scene: Scene, phrase: Phrase, people: Mapping[int, str | None]) -> Spoken:
    """The party that a holder of what `phrase` says speaks for.

    `people` has the party of each person by the tokens of the name. In order: nobody, where the
    office is a former one or no office at all; the body before the noun ("Iran's ambassador to the
    UN" is Iran's); the body behind it, after "of", "for", "at"; a person to whom it belongs
    ("Biden's adviser"); for an office of state without a body, the report's nearest state.
    """
    head = scene.parse[phrase.head]
    before = [low(t) for t in scene.parse[phrase.first : phrase.head]]
    if PAST.intersection(before):
        return NOBODY
    owner = _before(scene, phrase) or _behind(scene, phrase)
    if owner is not None:
        return Spoken(owner.party, told=True, candidates=owner.candidates)
    for i in range(phrase.first, phrase.last):
        if people.get(i) is not None and not _points_away(scene, i, phrase.head):
            return Spoken(people[i], told=True)
    if low(head) in STATE_OFFICES | INSTITUTIONS | PARLIAMENTS or _belongs_to_state(scene, phrase):
        return Spoken(scene.home(phrase.first), told=False)
    return Spoken(None, told=False)


def _belongs_to_state(scene: Scene, phrase: Phrase) -> bool:
    words = {low(t) for t in scene.parse[phrase.first : phrase.last]}
    return bool(
        words & (STATE_OFFICES | {"ministry", "government", "military", "army", "presidential"})
    )


def _before(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named before the noun: the possessor, else the last that isn't a country in the way
    of a place ("the US Iran envoy")."""
    named = list(scene.between(phrase.first, phrase.head + 1))
    if not named:
        return None
    for each in reversed(named):
        if each.last < len(scene.parse) and scene.parse[each.last].text in ("'s", "’s", "'", "’"):
            return each
    while len(named) > 1 and named[-1].naming is Naming.NAME and len(named[-1].party or "") == 3:
        named.pop()
    return named[-1]


def _behind(scene: Scene, phrase: Phrase) -> Named | None:
    """The body named behind the noun that the office is of, not the one it is directed to."""
    for each in scene.between(phrase.head + 1, phrase.last):
        if not _points_away(scene, each.first, phrase.head):
            return each
    return None


def _points_away(scene: Scene, at: int, head: int) -> bool:
    """Whether a preposition between the noun and the word says whither, not whose: "envoy to Iran"."""
    for i in range(at - 1, head, -1):
        token = scene.parse[i]
        if token.pos_ == "ADP" or token.dep_ == "prep":
            return low(token) not in OF
    return False


def phrase_from(scene: Scene, first: int, stop: int) -> Phrase | None:
    """The phrase that begins at `first` and says what somebody is, or None; it ends before a comma,
    a verb or a relative pronoun, at `stop` at the latest."""
    last = first
    while last < stop and not _ends(scene.parse[last], last == first):
        last += 1
    while last > first and scene.parse[last - 1].pos_ in ("ADP", "CCONJ", "DET", "PUNCT", "SPACE"):
        last -= 1
    head = _head(scene, first, last)
    return None if head is None else Phrase(first, last, head)


def _ends(token: Token, at_start: bool) -> bool:
    if token.text in {",", ";", ":", ".", "(", ")", "–", "—", "--", '"', "“", "”", "``", "''"}:
        return True
    if "\n" in token.text or token.tag_ in ("WP", "WDT", "WRB", "MD", "TO") and low(token) != "to":
        return True
    if token.pos_ == "AUX" or (token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VB")):
        return True
    return (
        at_start
        and token.pos_ in ("ADV", "SCONJ", "CCONJ", "VERB", "PRON")
        and low(token) not in ("then", "his", "her", "their", "its", "one", "former", "now")
    )


def _head(scene: Scene, first: int, last: int) -> int | None:
    """The noun that says what somebody is: the first such that no other noun follows at once and no
    preposition but a possessor stands before."""
    for i in range(first, last):
        token = scene.parse[i]
        if token.pos_ == "ADP" and i > first:
            return None
        if is_role(token):
            behind = scene.parse[i + 1] if i + 1 < last else None
            if behind is None or not (_goes_on(behind) or behind.text in ("'s", "’s")):
                return i
    return None


def _goes_on(token: Token) -> bool:
    return (
        token.pos_ in ("NOUN", "PROPN")
        and (is_role(token) or token.text[:1].islower())
        or low(token) in TOWARD
        and False
    )
