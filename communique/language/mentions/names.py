"""Where a report names persons: capitalised words that a title, the parser or a verb shows to be a
name."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.language.mentions.phrases import title_before
from communique.language.mentions.scene import Scene
from communique.language.mentions.words import (
    ADDRESSES,
    ALSO_NAMES,
    CALENDAR,
    DAYS,
    DEPARTMENTS,
    HONORIFICS,
    ORGANISATIONAL,
    PARTICLES,
    PRESS,
    RANKS,
    SAYING,
    is_office,
    is_role,
    low,
)
from communique.language.tree import Token

LONGEST = 6
"""Words in a person's name at most; longer runs of capitals are headlines and titles of works."""

HYPHENS = frozenset({"-", "‑"})

JOINED = frozenset({"led", "backed", "appointed", "run", "style", "era", "owned", "controlled"})
"""What is joined to a name and no part of it: "the Sharma-led government"."""

DEPUTIES = frozenset({"vice", "deputy", "under"})
"""What is joined to the title of somebody's deputy: "Vice-Minister"."""

NOBLE = frozenset({"van", "von", "de", "da"})
"""Particles behind which another may stand: "van der", "von der", "de la", "de los"."""


@dataclass(frozen=True)
class Name:
    """A person's name at a place: tokens `[first, last)`, without title or possessive."""

    first: int
    last: int
    text: str


def find_names(scene: Scene) -> tuple[Name, ...]:
    """Every place where the report names a person, in text order."""
    runs = tuple(_runs(scene))
    sure = {run for run in runs if _is_person(scene, *run)}
    known = {_text(scene, *run) for run in sure}
    ends = {text.split()[-1] for text in known} | {text.split()[0] for text in known}
    alike = known | {end for end in ends if len(end) > 1 and not end.endswith(".")}
    found = [run for run in runs if run in sure or _text(scene, *run) in alike]
    within = {i for run in runs for i in range(*run)}
    found += [
        (token.i, token.i + 1)
        for token in scene.tokens
        if token.text in alike and token.i not in within and _acts(scene, token)
    ]
    found.sort()
    return tuple(Name(first, last, _text(scene, first, last)) for first, last in found)


def _acts(scene: Scene, token: Token) -> bool:
    """Whether a known surname that the parser takes for a common noun stands where a name does."""
    named = token.text[:1].isupper() and token.tag_ != "PRP"
    return named and token.i not in scene.at and token.dep_ in ("nsubj", "poss")


def _text(scene: Scene, first: int, last: int) -> str:
    """The name as it stands, line breaks made blanks."""
    return " ".join(scene.parse[first:last].text.split())


def _runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Runs of words that could be a name, as long as they go."""
    at, size = 0, len(scene.tokens)
    while at < size:
        last = _run_end(scene, at)
        if last > at:
            yield at, last
        at = max(last, at + 1)


def _run_end(scene: Scene, at: int) -> int:
    """The end of the name that may begin at `at`; `at` where none does."""
    if not _is_name_word(scene, at) or at in scene.at or _opens_title(scene, at):
        return at
    last = at + 1
    while last < len(scene.tokens) and last - at < 2 * LONGEST:
        step = _step(scene, last)
        if step == 0:
            break
        last += step
    return last


def _opens_title(scene: Scene, at: int) -> bool:
    """Whether the word is a title before a name rather than its beginning: "Judge" in "Judge
    Richard Goldstone", "State" in "Secretary of State Colin Powell"."""
    token = scene.tokens[at]
    word = low(token)
    if word in DEPUTIES and scene.parse[at + 1 : at + 2].text in HYPHENS:
        return True
    if word in PRESS and token.text[:1].isupper():
        return False  # "Daily Mail" is one name
    if word in HONORIFICS or word in RANKS or is_role(token):
        return True
    if word not in DEPARTMENTS:
        return False
    before = low(scene.tokens[at - 1]) if at else ""
    return before in DEPARTMENTS or before in ("of", "for", "and", "&")


def _step(scene: Scene, at: int) -> int:
    """By how many tokens a name goes on at `at`: 0 where it has ended."""
    token, before = scene.tokens[at], scene.tokens[at - 1]
    behind = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    if token.text in HYPHENS:
        joined = behind is not None and behind.text[:1].isalpha() and low(behind) not in JOINED
        return 2 if joined and not token.whitespace_ and not before.whitespace_ else 0
    if token.text == "." and not before.whitespace_ and len(before) == 1:
        return 1
    if _is_name_word(scene, at):
        if at in scene.at and token.ent_type_ != "PERSON":
            return 0
        return 1 if not _opens_title(scene, at) or _is_surname(scene, at) else 0
    return _over_particle(scene, at, behind) if behind is not None else 0


def _is_surname(scene: Scene, at: int) -> bool:
    """Whether a title's word closes a name: "Martin Luther King", "John Major"."""
    alike = is_role(scene.tokens[at]) and not is_office(scene.tokens[at])
    alike = alike or low(scene.tokens[at]) in (
        "king",
        "major",
        "judge",
        "pope",
        "bishop",
        "prince",
        "marshal",
        "prior",
        "khan",
    )
    return alike and not (at + 1 < len(scene.tokens) and _is_name_word(scene, at + 1))


def _over_particle(scene: Scene, at: int, behind: Token) -> int:
    """Over "al-" or "van" to the capitalised word behind it; 0 where the name has ended."""
    token = scene.tokens[at]
    if low(token) not in PARTICLES:
        return 0
    if behind.text in HYPHENS and not token.whitespace_:
        named = at + 2 < len(scene.tokens) and _is_name_word(scene, at + 2)
        return 3 if named else 0
    if low(behind) in PARTICLES and at + 2 < len(scene.tokens):
        onward = _over_particle(scene, at + 1, scene.tokens[at + 2])  # "van der Berg"
        if onward:
            return onward + 1 if low(token) in NOBLE else 0
    if low(token) in ("at", "as", "us", "i", "e", "and") or not _is_name_word(scene, at + 1):
        return 0
    return 2 if token.ent_type_ == "PERSON" or token.pos_ in ("PROPN", "X") else 0


def _is_name_word(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    text = token.text
    if not text[:1].isupper() or token.tag_ in ("PRP", "PRP$") or low(token) in DAYS:
        return False
    letters = text.replace("'", "").replace("’", "").replace(".", "").replace("-", "")
    if not letters.isalpha() or (low(token) in CALENDAR and token.ent_type_ != "PERSON"):
        return False
    if low(token) in ORGANISATIONAL and not (_is_given(token) and low(token) in ALSO_NAMES):
        return False
    if text.isupper() and len(text) > 3 and token.ent_type_ != "PERSON":
        return False
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _leads(scene: Scene, last: int) -> bool:
    """Whether a government goes by the name: "the Obama administration"."""
    behind = scene.parse[last : last + 1]
    return bool(behind) and behind[0].text in ("administration", "government")


def _is_given(token: Token) -> bool:
    """Whether the parser takes the word for a person's and it is not the last of several."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.ent_type_ == "PERSON" and behind is not None and behind.ent_type_ == "PERSON"


def _is_person(scene: Scene, first: int, last: int) -> bool:
    """Whether something shows that these capitalised words are a person's name."""
    words = scene.parse[first:last]
    if len(_text(scene, first, last).split()) > LONGEST or len(words.text) < 2:
        return False
    before = scene.tokens[first - 1] if first else None
    if (
        last < len(scene.tokens)
        and _opens_title(scene, last)
        and scene.tokens[last].text[:1].isupper()
    ):
        return False
    if before is not None and _gives_title(scene, before):
        return True
    if _leads(scene, last) or (len(words) > 1 and title_before(scene, first) is not None):
        return True
    if len(words.text) < 3:
        return False
    labels = {token.ent_type_ for token in words}
    if len(words) == 1 and words.text.isupper():
        return "PERSON" in labels and len(words.text) > 4
    if "PERSON" in labels and not (labels == {"PERSON", "ORG"} and len(words) > 3):
        return True
    return len(words) > 1 and (_speaks(words.root) or _has_role_beside(scene, first, last))


def _gives_title(scene: Scene, before: Token) -> bool:
    if low(before) in ADDRESSES:
        return True
    if is_role(before):
        return before.i not in scene.at and not (before.is_sent_start and before.pos_ == "VERB")
    return low(before) == "state" and low(scene.tokens[before.i - 1]) == "of"


def _speaks(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_ in SAYING


def _has_role_beside(scene: Scene, first: int, last: int) -> bool:
    """A comma and what the person is, before or behind: "Hugh Hill, a doctor"."""
    if first > 2 and scene.tokens[first - 1].text == "," and last < len(scene.tokens):
        near = scene.parse[max(0, first - 14) : first - 1]
        if scene.tokens[last].text == "," and any(is_role(t) for t in near):
            return True
    if last + 2 >= len(scene.tokens) or scene.tokens[last].text != ",":
        return False
    if scene.tokens[last + 1].like_num and scene.tokens[last + 2].text == ",":
        return True
    opened = low(scene.tokens[last + 1]) in ("a", "an", "the", "who")
    return opened and any(is_role(t) for t in scene.parse[last + 2 : last + 7])
