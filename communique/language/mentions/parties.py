"""Where a report names parties as such: by name, by people, by seat, or as a body of theirs."""

from collections.abc import Iterator, Mapping

from communique.language.cast import Mention, MentionKind, Referent
from communique.language.mentions.scene import Named, Scene
from communique.language.mentions.words import (
    BARE,
    DEPARTMENTS,
    INSTITUTIONS,
    LOCATIVE,
    OPPOSITION,
    PARLIAMENTS,
    low,
)
from communique.language.tree import Token
from communique.model.evidence import Span
from communique.world.lexicon import Naming
from communique.world.parties import is_state, opposition_of, parliament_of


def party_mentions(
    scene: Scene, taken: frozenset[int], people: Mapping[int, str | None]
) -> Iterator[Mention]:
    """A mention for each name of a party, and for each body that acts for one.

    `taken` are tokens of persons' names, `people` the party of each by them. A name in an actor's
    place is a PARTY; one that only says
    where something is ("in Moscow") is a PLACE.
    """
    bodies: set[int] = set()
    for body in _bodies(scene, taken, people):
        bodies.update(range(*_tokens(scene, body)))
        yield body
    for each in scene.named:
        if each.first not in taken:
            yield _plain(scene, each)


def _tokens(scene: Scene, mention: Mention) -> tuple[int, int]:
    words = scene.document.words(mention.span)
    return (0, 0) if words is None else (words.start, words.end)


def _plain(scene: Scene, each: Named) -> Mention:
    words = scene.parse[each.first : each.last]
    kind = MentionKind.PLACE if _is_place(each, words.root) else MentionKind.PARTY
    text = words.text.removeprefix("the ").removeprefix("The ")
    return Mention(
        span=Span(words.start_char, words.end_char),
        head=words.root.i,
        kind=kind,
        referent=Referent(
            name=" ".join(text.split()), party=each.party, candidates=each.candidates
        ),
    )


def _is_place(each: Named, root: Token) -> bool:
    """Whether the words say only where: a state or its capital behind "in", a capital that nothing
    shows to act."""
    if each.naming not in (Naming.NAME, Naming.CAPITAL, Naming.ABBREVIATION):
        return False
    if root.dep_ == "pobj" and low(root.head) in LOCATIVE and _right_behind(each, root.head):
        return each.naming is Naming.CAPITAL or is_state(each.party)
    if each.naming is not Naming.CAPITAL:
        return False
    if root.dep_ in ("nsubj", "nsubjpass", "dobj", "iobj", "dative", "agent", "poss"):
        return root.dep_ == "nsubj" and root.head.lemma_ == "be" and _is_city(root.head)
    if root.dep_ == "conj":
        return root.head.dep_ == "pobj" and low(root.head.head) in LOCATIVE
    if root.dep_ == "pobj":
        return low(root.head) in ("to", "of", "for") or _comes_from(root.head)
    return root.dep_ in ("appos", "npadvmod", "compound", "ROOT", "dep", "nmod")


def _right_behind(each: Named, preposition: Token) -> bool:
    """Whether only articles and adjectives stand between: "in particular France" names no place."""
    between = preposition.doc[preposition.i + 1 : each.first]
    return all(t.pos_ in ("DET", "PROPN", "ADJ") and low(t) != "particular" for t in between)


def _comes_from(preposition: Token) -> bool:
    """Whether somebody or something moves from there; "threats from Moscow" are the
    government's."""
    if low(preposition) != "from":
        return False
    return preposition.head.pos_ not in ("NOUN", "PROPN") or low(preposition.head) in JOURNEYS


APART = PARLIAMENTS | OPPOSITION
"""Bodies that are parties of their own beside their state."""
BODIES = INSTITUTIONS | APART
ALONE = frozenset({"police", "authorities"})
"""Bodies that reports name without an article: "Police said"."""

WITHIN = 5
"""Words behind a state's name within which its department is named."""

MINISTERS = frozenset({"minister", "ministry", "secretary", "department"})

JOURNEYS = frozenset(
    [
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "mile",
        "flight",
        "train",
        "distance",
        "return",
        "way",
        "hours",
        "road",
    ]
)


def _is_city(verb: Token) -> bool:
    return any(
        child.dep_ == "attr" and child.lemma_ in ("capital", "city") for child in verb.children
    )


def _bodies(
    scene: Scene, taken: frozenset[int], people: Mapping[int, str | None]
) -> Iterator[Mention]:
    """ "The Afghan government", "the Russian foreign ministry", "Iran's parliament", "the army"."""
    for token in scene.tokens:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.i in scene.at:
            continue
        kind = low(token)
        if kind in BODIES and _heads_phrase(token):
            yield from _body(scene, token, people)


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "nmod", "amod")


def _body(scene: Scene, token: Token, people: Mapping[int, str | None]) -> Iterator[Mention]:
    first, last = token.left_edge.i, token.i + 1
    while first < token.i and scene.tokens[first].is_punct:
        first += 1
    named = [n for n in scene.named if first <= n.first and n.last <= token.i]
    named = named or [n for n in scene.named if _of(scene, token, n)]
    for owner in named[-1:]:
        party, last = owner.party, max(last, owner.last)
        candidates = owner.candidates
        if party is not None and low(token) in APART and is_state(party):
            opposed = low(token) in OPPOSITION
            party = opposition_of(party) if opposed else parliament_of(party)
        yield _mention(scene, first, last, token, party, candidates)
    owners = [i for i in range(first, token.i) if i in people]
    if not owners and low(token) == "administration" and scene.tokens[token.i - 1].pos_ == "PROPN":
        owners = [token.i - 1]
    if not named and owners:
        yield _mention(scene, first, last, token, _led(scene, token, people.get(owners[-1])), ())
    elif not named and _is_bare(scene, first, token):
        yield _mention(scene, first, last, token, _state_of(scene, first, token), ())


def _state_of(scene: Scene, first: int, token: Token) -> str | None:
    """Whose a body is that is named without its state: whose like department the report last named
    in full, the United States' administration, else that of the state it is about there."""
    if low(token) == "administration" and scene.names("USA"):
        return "USA"
    return _last_told(scene, first, token) or scene.home(first)


def _last_told(scene: Scene, first: int, token: Token) -> str | None:
    """The state in "South Korea's new defence minister", for "the defence ministry" behind it."""
    said = DEPARTMENTS.intersection(low(t) for t in scene.parse[first : token.i])
    for each in reversed(scene.named) if said else ():
        if each.last > first or not is_state(each.party):
            continue
        behind = [low(t) for t in scene.parse[each.last : each.last + WITHIN]]
        if said.issubset(behind) and not MINISTERS.isdisjoint(behind):
            return each.party
    return None


def _led(scene: Scene, token: Token, party: str | None) -> str | None:
    """Whose "the Obama administration" is: the person's party; American, where that is not told and
    it is called an administration; else that of the state that the report is about there."""
    if party is not None:
        return party
    if low(token) == "administration" and scene.names("USA"):
        return "USA"
    return scene.home(token.i) if low(token) in ("government", "regime", "cabinet") else None


def _of(scene: Scene, token: Token, named: Named) -> bool:
    """Whether a name stands right behind the noun and "of": "the government of Sudan"."""
    between = scene.parse[token.i + 1 : named.first]
    return 0 < len(between) <= 2 and low(between[0]) in ("of", "for", "in")


def _is_bare(scene: Scene, first: int, token: Token) -> bool:
    if first == token.i and low(token) in ALONE:
        return True
    return low(token) in BARE and low(scene.tokens[first]) in (
        "the",
        "foreign",
        "defence",
        "defense",
    )


def _mention(
    scene: Scene, first: int, last: int, head: Token, party: str | None, candidates: tuple[str, ...]
) -> Mention:
    words = scene.parse[first:last]
    text = " ".join(words.text.split())
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        text = text.removeprefix(article)
    return Mention(
        span=Span(words.start_char, words.end_char),
        head=head.i,
        kind=MentionKind.PARTY,
        referent=Referent(name=text, party=party, candidates=candidates),
    )
