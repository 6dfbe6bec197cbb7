"""What a report says a person is, right where it names the person: title, apposition, relative clause."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.language.mentions_names import Name
from communique.language.mentions_phrases import Phrase, phrase_from
from communique.language.mentions_scene import Scene
from communique.language.mentions_words import HONORIFICS, PAST, PRIVATE, is_office, is_role, low

POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True)
class Titled:
    """A name with what stands beside it: tokens `[first, last)` hold title, name and apposition."""

    name: Name
    first: int
    last: int
    phrase: Phrase | None
    address: str
    """Words before the name that tell the gender or rank: "Mr", "President"; may be empty."""


def titled(scene: Scene, name: Name) -> Titled:
    """The name with its title before it, or what is said of the person behind it."""
    before = _title_before(scene, name.first)
    if before is not None:
        address = scene.parse[before.first : name.first].text
        return Titled(name, before.first, name.last, before, address)
    first = name.first
    while first > 0 and low(scene.parse[first - 1]) in HONORIFICS:
        first -= 1
    address = scene.parse[first : name.first].text
    introduced = _introduced(scene, first)
    if introduced is not None:
        return Titled(name, introduced.first, name.last, introduced, address)
    behind = _behind(scene, name)
    last = behind.last if behind is not None else name.last
    return Titled(name, first, last, behind, address)


def _title_before(scene: Scene, stop: int) -> Phrase | None:
    """ "Russian Foreign Minister" before "Sergei Lavrov": the phrase that ends where the name begins."""
    at = stop - 1
    while at >= 0 and (low(scene.parse[at]) in HONORIFICS or scene.parse[at].is_space):
        at -= 1
    if at < 0 or not _heads_title(scene.parse[at]):
        return None
    first = _leftmost(scene, at)
    return Phrase(first, at + 1, at)


def _heads_title(token: Token) -> bool:
    if is_office(token):
        return True
    return low(token) in PRIVATE and token.pos_ in ("NOUN", "PROPN")


def _leftmost(scene: Scene, head: int) -> int:
    """Where the noun phrase that `head` closes begins."""
    first = head
    while first > 0:
        token = scene.parse[first - 1]
        if token.sent != scene.parse[head].sent or not _belongs(scene, token, first):
            break
        first -= 1
        if token.pos_ == "DET" or low(token) in ("his", "her", "their", "its"):
            break
    while first < head and scene.parse[first].text in ("and", "of", "for", ",", "-", "'s", "’s"):
        first += 1
    return first


def _belongs(scene: Scene, token: Token, first: int) -> bool:
    """Whether the word goes with the title that begins right behind it."""
    from communique.language.mentions_names import CALENDAR

    behind = scene.parse[first]
    if low(token) in CALENDAR or token.is_space:
        return False
    if token.i in scene.at or low(token) in PAST or token.text in POSSESSIVES:
        return True
    if token.pos_ == "DET" or low(token) in ("his", "her", "their", "its", "then", "-"):
        return True
    if token.pos_ in ("ADJ", "NUM") or token.tag_ in ("VBN", "VBG", "JJ") and token.dep_ == "amod":
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        return token.head.i > token.i or behind.text in POSSESSIVES or token.text[:1].isupper()
    if low(token) in ("of", "for", "and", "&") and first > 1:
        return is_role(scene.parse[first - 2]) or (low(token) == "and" and behind.pos_ == "PROPN")
    return False


def _introduced(scene: Scene, first: int) -> Phrase | None:
    """ "The Russian president, Dmitry Medvedev": a phrase with an article, a comma, the name."""
    if first < 3 or scene.parse[first - 1].text != ",":
        return None
    start = first - 2
    sentence = scene.parse[first].sent.start
    while start >= sentence and scene.parse[start].text not in {",", ";", ":", "(", '"', "“", "”"}:
        token = scene.parse[start]
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG"):
            break
        start -= 1
    return _closing(scene, start + 1, first - 1)


def _closing(scene: Scene, start: int, stop: int) -> Phrase | None:
    """The last phrase within `[start, stop)` that goes on to `stop` and says what one person is."""
    for at in range(start, stop):
        token = scene.parse[at]
        opens = token.pos_ in ("DET", "PRON") or at in scene.at or is_role(token) or at == start
        if opens and (at == start or scene.parse[at - 1].text not in POSSESSIVES):
            phrase = phrase_from(scene, at, stop)
            if phrase is not None and phrase.last == stop and is_office(scene.parse[phrase.head]):
                return phrase
    return None


def _behind(scene: Scene, name: Name) -> Phrase | None:
    """ "X, the Russian foreign minister," or "X, who is the EU's foreign policy chief"."""
    at = name.last
    size = len(scene.parse)
    if at + 1 >= size or scene.parse[at].text not in {",", "(", "–", "—", "-", "--"}:
        return None
    at += 1
    if scene.parse[at].like_num and at + 2 < size and scene.parse[at + 1].text == ",":
        at += 2
    if low(scene.parse[at]) == "who" and at + 1 < size and scene.parse[at + 1].lemma_ == "be":
        at += 2
    sentence = scene.parse[name.first].sent
    phrase = phrase_from(scene, at, sentence.end)
    if phrase is None or _heads_another(scene, phrase):
        return None
    return phrase


def _heads_another(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is the title of a name that follows: "X, Foreign Minister Y"."""
    behind = scene.parse[phrase.last : phrase.last + 2]
    if not behind:
        return False
    if behind[0].text[:1].isupper() and behind[0].pos_ == "PROPN":
        return True
    inner = scene.parse[phrase.head + 1 : phrase.last]
    return bool(inner) and inner[0].ent_type_ == "PERSON"
