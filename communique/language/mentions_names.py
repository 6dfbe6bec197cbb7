"""Where a report names persons: runs of capitalised words that a title, the parser or a verb shows to be one."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.language.mentions_scene import Scene
from communique.language.mentions_words import (
    HONORIFICS,
    ORGANISATIONAL,
    PARTICLES,
    PRIVATE,
    is_office,
    is_role,
    low,
)
from communique.world.lexicon import Naming

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep "
    "sept oct nov dec gmt am pm".split()
)

LONGEST = 6
"""Words in a person's name at most; longer runs of capitals are headlines and titles of works."""

SAYING = frozenset(
    "say tell add announce warn insist argue note explain claim reply write declare acknowledge stress "
    "comment remark observe admit suggest recall continue confirm urge vow pledge".split()
)
"""Verbs whose subject is somebody; only for finding names that the parser took for things."""


@dataclass(frozen=True)
class Name:
    """A person's name at a place: tokens `[first, last)`, without title or possessive."""

    first: int
    last: int
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, hyphened ones whole."""
        return tuple(self.text.split())


def find_names(scene: Scene) -> tuple[Name, ...]:
    """Every place where the report names a person, in text order."""
    sure = [run for run in _runs(scene) if _is_person(scene, *run)]
    known = {_text(scene, *run) for run in sure}
    surnames = {text.split()[-1] for text in known} | {text.split()[0] for text in known}
    found = {
        run for run in _runs(scene) if _text(scene, *run) in known | surnames or run in set(sure)
    }
    return tuple(Name(first, last, _text(scene, first, last)) for first, last in sorted(found))


def _text(scene: Scene, first: int, last: int) -> str:
    """The name as it stands, line breaks made blanks."""
    return " ".join(scene.parse[first:last].text.split())


def _runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Runs of words that could be a name, as long as they go."""
    at, size = 0, len(scene.parse)
    while at < size:
        last = _run_end(scene, at)
        if last > at:
            yield at, last
            at = last
        else:
            at += 1


def _run_end(scene: Scene, at: int) -> int:
    """The end of the name that may begin at `at`; `at` where none does."""
    if not _may_stand_in_name(scene, scene.parse[at]) or at in scene.at:
        return at
    last = at + 1
    while last < len(scene.parse) and last - at < 2 * LONGEST:
        step = _step(scene, last)
        if step == 0:
            break
        last += step
    return last


def _step(scene: Scene, at: int) -> int:
    """By how many tokens a name goes on at `at`: 0 where it has ended."""
    token, behind = scene.parse[at], scene.parse[at + 1 : at + 2]
    if (
        token.text in {"-", "‑"}
        and behind
        and not token.whitespace_
        and behind[0].text[:1].isalpha()
    ):
        return 2 if not scene.parse[at - 1].whitespace_ else 0
    if token.text == "." and not scene.parse[at - 1].whitespace_ and len(scene.parse[at - 1]) == 1:
        return 1
    if _may_stand_in_name(scene, token):
        named = scene.at.get(at)
        return 0 if named is not None and named.naming is not Naming.CAPITAL else 1
    if (
        low(token) in PARTICLES
        and behind
        and token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "")
    ):
        onward = behind[0]
        if onward.text == "-" and not token.whitespace_:
            onward = scene.parse[min(at + 2, len(scene.parse) - 1)]
            return 3 if _may_stand_in_name(scene, onward) else 0
        if _may_stand_in_name(scene, onward) and token.pos_ in ("PROPN", "X", "NOUN", "DET", "ADJ"):
            return 2
    return 0


def _may_stand_in_name(scene: Scene, token: Token) -> bool:
    text = token.text
    if (
        not text[:1].isupper()
        or not text.replace("'", "").replace("’", "").replace(".", "").isalpha()
    ):
        return False
    if low(token) in CALENDAR or low(token) in ORGANISATIONAL or low(token) in HONORIFICS:
        return False
    if is_office(token) and low(token) not in (
        "prince",
        "major",
        "judge",
        "king",
        "prior",
        "bishop",
        "pope",
    ):
        return False
    if text.isupper() and len(text) > 3 and not token.ent_type_ == "PERSON":
        return False
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _is_person(scene: Scene, first: int, last: int) -> bool:
    """Whether something shows that these capitalised words are a person's name."""
    words = scene.parse[first:last]
    if len(_text(scene, first, last).split()) > LONGEST or len(words[0]) < 2 and len(words) == 1:
        return False
    before = scene.parse[first - 1] if first else None
    if before is not None and (_is_title(before) or low(before) in HONORIFICS):
        return True
    if _is_initials(scene, first, last):
        return False
    labels = {token.ent_type_ for token in words}
    if "PERSON" in labels and not (labels == {"PERSON", "ORG"} and len(words) > 3):
        return True
    return len(words) > 1 and (_speaks(words.root) or _has_role_behind(scene, last))


def _is_title(token: Token) -> bool:
    return is_office(token) or (low(token) in PRIVATE and not token.is_sent_start)


def _is_initials(scene: Scene, first: int, last: int) -> bool:
    """A run of capitals alone, as abbreviations and headlines have them."""
    return all(token.text.isupper() for token in scene.parse[first:last]) and last - first == 1


def _speaks(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in SAYING


def _has_role_behind(scene: Scene, last: int) -> bool:
    """A comma and what the person is: "Hugh Hill, a doctor"."""
    if last + 2 >= len(scene.parse) or scene.parse[last].text != ",":
        return False
    if scene.parse[last + 1].like_num:
        return True
    opened = low(scene.parse[last + 1]) in ("a", "an", "the", "who")
    return opened and any(is_role(t) for t in scene.parse[last + 2 : last + 7])
