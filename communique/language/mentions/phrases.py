"""Phrases that say what somebody is: where they begin and end, and the noun that heads them."""

from dataclasses import dataclass

from communique.language.mentions.scene import Scene
from communique.language.mentions.words import (
    CALENDAR,
    DAYS,
    DEPARTMENTS,
    INSTITUTIONS,
    PAST,
    SAYING,
    is_office,
    is_role,
    low,
)
from communique.language.tree import Token

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
BREAKS = frozenset(
    {",", ";", ":", ".", "(", ")", "–", "—", "--", "-", '"', "“", "”", "``", "''", "…"}
)
OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})
OPENERS = frozenset({"then", "one", "former", "now", "both", *OWNERS})
"""Words that may open such a phrase though they are neither article nor noun."""

COMING = frozenset({"elect", "designate"})
"""What is joined behind the title of one who is to take office."""

_ENDING = BREAKS - {"-"}
_APART = PAST | OPENERS


@dataclass(frozen=True)
class Phrase:
    """Tokens `[first, last)` that say what somebody is; `head` is the noun that does."""

    first: int
    last: int
    head: int


def phrase_from(scene: Scene, first: int, stop: int) -> Phrase | None:
    """The phrase that begins at `first` and says what one person is; it ends before a comma, a
    verb, a relative pronoun, at `stop` at the latest. None where no such phrase begins there."""
    if first >= stop or not _may_open(scene.tokens[first]):
        return None
    last = first
    while last < stop and not _ends(scene.tokens[last]):
        last += 1
    while last > first and _trails(scene.tokens[last - 1]):
        last -= 1
    head = _head(scene, first, last)
    return None if head is None else Phrase(first, last, head)


def _trails(token: Token) -> bool:
    """Whether a phrase does not end with the word: a link, or the day on which somebody spoke."""
    links = token.pos_ in ("ADP", "CCONJ", "DET", "PUNCT", "SPACE")
    return links or (low(token) in CALENDAR and token.text[:1].isupper())


def _may_open(token: Token) -> bool:
    return low(token) in OPENERS or token.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM")


def _ends(token: Token) -> bool:
    if token.text in _ENDING or "\n" in token.text:
        return True
    if token.tag_ in ("WP", "WDT", "WRB", "MD"):
        return True
    return token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP")


def _head(scene: Scene, first: int, last: int) -> int | None:
    """The noun that says what somebody is: the first role behind which no noun goes on with the
    name of the thing, and before which no preposition stands; None where another person's name
    follows."""
    for i in range(first, last):
        token = scene.tokens[i]
        if (token.pos_ == "ADP" or token.dep_ == "prep") and i > first:
            return None
        if is_role(token) and i not in scene.at:
            behind = scene.tokens[i + 1] if i + 1 < last else None
            if behind is None or low(behind) == "and":
                return i
            if (
                behind.i in scene.at
                or behind.text in POSSESSIVES
                or (behind.pos_ == "NOUN" and not _adverbial(behind))
            ):
                continue
            if behind.text == "-" and low(scene.tokens[i + 2]) in COMING:
                return i
            if is_role(behind) or (behind.text in {"-", "/"}):
                continue
            if behind.pos_ != "PROPN":
                return i
            if not _owner_behind(scene, i + 1, last):
                return None
    return None


def _owner_behind(scene: Scene, at: int, last: int) -> bool:
    """Whether a name begins at `at` that owns what follows: "President Kofi Annan's envoy"."""
    for token in scene.parse[at:last]:
        if token.text in POSSESSIVES:
            return True
        if token.pos_ != "PROPN":
            return False
    return False


def _adverbial(token: Token) -> bool:
    return low(token) in CALENDAR or token.dep_ == "npadvmod"


def title_before(scene: Scene, stop: int) -> Phrase | None:
    """ "Russian Foreign Minister" before "Sergei Lavrov": the phrase that ends where the name
    begins."""
    head = stop - 1
    if head < 0 or scene.tokens[head].is_space:
        return None
    if low(scene.tokens[head]) in COMING and head > 2 and scene.tokens[head - 1].text == "-":
        head -= 2
    token = scene.tokens[head]
    if is_role(token) and head not in scene.at and token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return Phrase(_leftmost(scene, head), stop, head)
    return _title_with_of(scene, stop)


def _title_with_of(scene: Scene, stop: int) -> Phrase | None:
    """ "Speaker of the House of Representatives" before "Nancy Pelosi": words of a title back to
    the office that a preposition follows; with small letters only "of state" and the like, or a
    body's name, so that "a spokesman for Karzai" stays a spokesman."""
    for head in range(stop - 2, max(-1, stop - 12), -1):
        token = scene.tokens[head]
        if is_office(token) and head not in scene.at and low(scene.tokens[head + 1]) in TITLE_LINKS:
            inner = [t for t in scene.parse[head + 2 : stop] if low(t) not in TITLE_WORDS]
            named = token.text[:1].isupper() or all(t.i in scene.at for t in inner)
            named = named or DEPARTMENTS.issuperset(low(t) for t in inner)
            named = named or _is_body(scene, inner)
            return Phrase(_leftmost(scene, head), stop, head) if inner and named else None
        if not _in_title(scene, token):
            return None
    return None


def _is_body(scene: Scene, inner: list[Token]) -> bool:
    """Whether the words are a party's body: "the DPRK delegation"."""
    bodies = [t for t in inner if t.i not in scene.at]
    return len(bodies) < len(inner) and INSTITUTIONS.issuperset(low(t) for t in bodies)


TITLE_LINKS = frozenset({"of", "for", "to"})
TITLE_WORDS = TITLE_LINKS | {"the", "and", "&", "in", "(", ")"} | POSSESSIVES
_OF_TITLES = TITLE_WORDS | DEPARTMENTS | INSTITUTIONS


def _in_title(scene: Scene, token: Token) -> bool:
    if token.text[:1].isupper() or token.i in scene.at:
        return True
    return low(token) in _OF_TITLES


def _leftmost(scene: Scene, head: int) -> int:
    """Where the noun phrase that `head` closes begins."""
    first = head
    while first > 0:
        token = scene.tokens[first - 1]
        if token.sent != scene.tokens[head].sent or not _belongs(scene, token, first):
            break
        first -= 1
        if token.text == ")":
            first = _opening(scene, first)
        if token.pos_ == "DET" or low(token) in OWNERS:
            break
    while first < head and (
        scene.tokens[first].pos_ in ("ADP", "CCONJ", "PUNCT")
        or scene.tokens[first].text in POSSESSIVES
    ):
        first += 1
    return first


def _opening(scene: Scene, closing: int) -> int:
    """Where the bracket opens that closes at `closing`."""
    for at in range(closing, max(-1, closing - 6), -1):
        if scene.tokens[at].text == "(":
            return at
    return closing


def _belongs(scene: Scene, token: Token, first: int) -> bool:
    """Whether the word goes with the title that begins right behind it."""
    behind = scene.tokens[first]
    if low(token) in CALENDAR or token.is_space or token.tag_ in ("JJR", "RBR"):
        return False
    if low(token) in DAYS or low(token) in ("meanwhile", "earlier", "such"):
        return False
    if token.text == ")":
        return token.i - 1 in scene.at or scene.tokens[token.i - 1].text.isupper()
    if token.i in scene.at or low(token) in _APART or token.text in POSSESSIVES:
        return True
    if token.pos_ in ("DET", "ADJ", "NUM") or token.tag_ in ("VBN", "JJ"):
        return True
    if token.tag_ == "VBG" and token.dep_ == "amod":
        return True
    if token.text in {"-", "/"}:
        return not token.whitespace_ or is_role(behind)
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if low(token) in ("and", "&") and first > 1:
        before = scene.tokens[first - 2]
        return is_role(before) and (low(token) != "and" or before.text[:1].isupper())
    return False


def introduced(scene: Scene, first: int) -> Phrase | None:
    """ "The Russian president," before "Dmitry Medvedev": the innermost phrase with an article or
    an owner that ends at the comma ("a spokesman for the Afghan president, Hamid Karzai," names
    the president)."""
    if first < 3 or scene.tokens[first - 1].text != ",":
        return None
    stop, sentence = first - 1, scene.tokens[first].sent.start
    start = stop - 1
    while start >= sentence and scene.tokens[start].text not in _ENDING:
        token = scene.tokens[start]
        opens = token.pos_ == "DET" or low(token) in OPENERS
        opens = opens or (start in scene.at and _owned(scene, start))
        if token.pos_ == "PROPN" and scene.tokens[start + 1].text in POSSESSIVES and not opens:
            start = _run_start(scene, start)
            opens = _owned(scene, start) if start in scene.at else True
        opens = opens or (token.is_sent_start is True and token.pos_ in ("NOUN", "PROPN", "ADJ"))
        if opens:
            phrase = phrase_from(scene, start, stop)
            if phrase is not None and phrase.last == stop and is_office(scene.tokens[phrase.head]):
                return None if _of_another(scene, phrase) else phrase
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            return None
        start -= 1
    return None


def _of_another(scene: Scene, phrase: Phrase) -> bool:
    """Whether the words are about somebody's deed: "Minister of Trade Jan Novak's visit"."""
    for person in scene.parse[phrase.head + 1 : phrase.last].ents:
        owns = any(t.text in POSSESSIVES for t in scene.parse[person.end - 1 : person.end + 1])
        before = scene.tokens[person.start - 1]
        listed = any(t.i in scene.at for t in person)
        if person.label_ == "PERSON" and owns and not listed and before.pos_ in ("NOUN", "PROPN"):
            return True
    return False


def _run_start(scene: Scene, at: int) -> int:
    """Where the capitalised words begin that end at `at`: "Ali Khamenei's" with his first name."""
    while at > 0 and scene.tokens[at - 1].pos_ == "PROPN" and at not in scene.at:
        at -= 1
    return at


def _owned(scene: Scene, start: int) -> bool:
    """Whether a party's name opens the phrase: it does not follow an article or adjective of it."""
    before = scene.tokens[start - 1] if start else None
    if before is None or scene.at[start].first != start:
        return before is None
    return (
        before.pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "NUM")
        and before.text not in POSSESSIVES
        and low(before) not in OWNERS
    )


def said_behind(scene: Scene, first: int, last: int) -> Phrase | None:
    """ "X, the Russian foreign minister," "X, who is the EU's foreign policy chief" or "X, named
    yesterday as Nato's representative": what is said of a person right behind the name at tokens
    `[first, last)`."""
    size = len(scene.tokens)
    if last + 1 >= size or scene.tokens[last].text not in {",", "(", "–", "—", "--"}:
        return None
    at, end = last + 1, scene.tokens[last].sent.end
    if scene.tokens[at].like_num and at + 2 < size and scene.tokens[at + 1].text == ",":
        at += 2
    if low(scene.tokens[at]) == "who" and at + 1 < size and scene.tokens[at + 1].lemma_ == "be":
        at += 2
    elif scene.tokens[at].tag_ == "VBN":
        behind = [t.i for t in scene.parse[at + 1 : min(at + 5, end)] if low(t) == "as"]
        at = behind[0] + 1 if behind else at
    phrase = phrase_from(scene, at, end)
    if phrase is None:
        return None
    goes_on = _says(scene, phrase.last) and _is_subject(scene, first, last, phrase.last)
    return phrase if goes_on or _closes(scene, phrase) else None


def _is_subject(scene: Scene, first: int, last: int, verb: int) -> bool:
    """Whether the name is the subject of the verb at `verb`, by the parse or by its place."""
    root = scene.parse[first:last].root
    is_subject = root.dep_ == "nsubj" and verb <= root.head.i <= verb + 1
    return is_subject or _opens_clause(scene, first)


def _opens_clause(scene: Scene, first: int) -> bool:
    """Whether a sentence begins at `first`, or goes on there behind a quotation."""
    before = first - 1
    while before >= 0 and scene.tokens[before].is_space:
        before -= 1
    return before < 0 or scene.tokens[first].is_sent_start is True or before in scene.quoted


def _says(scene: Scene, at: int) -> bool:
    """Whether a verb of saying stands at `at`: then the phrase before it was its subject's, with
    the second comma left out."""
    verbs = [t for t in scene.parse[at : at + 2] if t.pos_ in ("AUX", "VERB")]
    return bool(verbs) and verbs[0].i == at and verbs[-1].lemma_.casefold() in SAYING


def _closes(scene: Scene, phrase: Phrase) -> bool:
    """Whether a comma, bracket or the sentence's end closes the apposition, or a relative clause
    goes on; else it is the subject of what follows, or the title of another name."""
    behind = scene.parse[phrase.last : phrase.last + 1]
    if not behind or behind[0].is_sent_start or behind[0].is_space:
        return True
    return (
        behind[0].text in BREAKS
        or behind[0].tag_ in ("WP", "WDT", "WRB")
        or low(behind[0]) == "now"
    )
