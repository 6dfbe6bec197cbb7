"""Whom "he", "she", "they", "it" and "who" mean, within the report.

A ranking by salience in the manner of Lappin and Leass (1994, "An Algorithm for Pronominal Anaphora
Resolution"): number and gender exclude, nearness, subjects and parallel speech add up. It is
simple on
purpose: what it cannot tell stays undecided, with both candidates named.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from communique.language.cast import Mention, MentionKind, Referent
from communique.language.mentions.scene import Scene
from communique.language.mentions.words import SAYING, is_group, low
from communique.language.tree import Token
from communique.model.evidence import Span

SINGULAR: Mapping[str, str] = {"he": "m", "she": "f"}
LOOKBACK = 4
"""Sentences before the pronoun's own in which its antecedent is sought: Lappin and Leass's four."""

FADING = 0.55
"""What a sentence's distance leaves of a mention's weight."""

TIE = 0.05
"""Two candidates whose weights differ by less are as likely as each other."""

TOLD: Mapping[str, float] = {"he": 0.1, "she": 0.6}
UNTOLD: Mapping[str, float] = {"he": 0.0, "she": -0.4}
"""What a told gender adds, and one not told: most people in the news are men, so that "she" is
told."""

NAMELESS = 0.5
"""What one who is only told by office lacks against a named person."""

_OPENING, _CLOSING, _EITHER = {"“", "``"}, {"”", "''"}, {'"'}


@dataclass(frozen=True)
class Setting:
    """What the ranking asks again and again of a report: quotations, sentences, genders."""

    scene: Scene
    quoted: frozenset[int]
    starts: tuple[int, ...]
    genders: Mapping[str, str]

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1


def pronoun_mentions(
    scene: Scene, mentions: Sequence[Mention], genders: Mapping[str, str]
) -> Iterator[Mention]:
    """A mention for each pronoun that stands for somebody; undecided where two fit alike."""
    starts = tuple(s.start_char for s in scene.document.sentences)
    setting = Setting(scene, _quoted(scene), starts, genders)
    known = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    heads = frozenset(mention.head for mention in known)
    for token in scene.tokens:
        if not _stands_for_somebody(token) or _means_unnamed(token, heads):
            continue
        referent = (
            _relative(token, known) if low(token) == "who" else _ranked(setting, token, known)
        )
        if referent is not None:
            span = Span(token.idx, token.idx + len(token))
            found = Mention(span=span, head=token.i, kind=MentionKind.PRONOUN, referent=referent)
            known.insert(bisect_right(known, token.idx, key=lambda m: m.span.start), found)
            yield found


def _stands_for_somebody(token: Token) -> bool:
    if low(token) not in ("he", "she", "they", "it", "who") or token.pos_ != "PRON":
        return False
    if low(token) == "it" and _stands_for_clause(token):
        return False
    return token.dep_ in ("nsubj", "nsubjpass")


def _stands_for_clause(token: Token) -> bool:
    """ "It is estimated that ...", "it would be wrong to ...": the clause behind is meant."""
    told = any(c.dep_ in ("acomp", "attr") for c in token.head.children)
    clause = any(
        c.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") and c.i > token.head.i
        for verb in (token.head, *(c for c in token.head.children if c.dep_ == "acomp"))
        for c in verb.children
    )
    return clause and (told or token.dep_ == "nsubjpass")


def _means_unnamed(token: Token, heads: frozenset[int]) -> bool:
    """ "The four countries said that they": who speaks of themselves, and no mention names them."""
    verb = token.head.head
    if low(token) != "they" or token.head.dep_ != "ccomp":
        return False
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    said = (c for c in verb.children if c.dep_ == "nsubj")
    return any(c.tag_ == "NNS" and c.i not in heads for c in said)


def _quoted(scene: Scene) -> frozenset[int]:
    """The tokens inside quotation marks; a mark never closed ends with its paragraph."""
    inside: set[int] = set()
    is_open = False
    for token in scene.tokens:
        if token.is_space and "\n" in token.text:
            is_open = False
        elif token.text in _OPENING or (token.text in _EITHER and not is_open):
            is_open = True
        elif token.text in _CLOSING or token.text in _EITHER:
            is_open = False
        elif is_open:
            inside.add(token.i)
    return frozenset(inside)


def _relative(token: Token, known: Sequence[Mention]) -> Referent | None:
    """ "who" means the last somebody that ends right before it."""
    near = [m for m in known if 0 <= token.idx - m.span.end <= 3]
    near = [m for m in near if m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
    return near[-1].referent if near else None


def _ranked(setting: Setting, token: Token, known: Sequence[Mention]) -> Referent | None:
    """The likeliest antecedent; where another comes out alike, nobody, with both as candidates."""
    weight: dict[Referent, float] = {}
    reach = setting.starts[max(0, setting.sentence(token.idx) - LOOKBACK)]
    first = bisect_left(known, reach, key=lambda m: m.span.start)
    for mention in islice(known, first, None):
        if mention.span.start >= token.idx:
            break
        if mention.span.end <= token.idx and not mention.referent.candidates:
            score = _score(setting, token, mention)
            if score > 0:
                weight[mention.referent] = max(weight.get(mention.referent, 0.0), score)
    order = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0].name))
    if not order:
        return None
    best, second = order[0], order[1] if len(order) > 1 else (order[0][0], 0.0)
    if best[1] - second[1] < TIE and best[0].name != second[0].name:
        names = tuple(sorted({best[0].name, second[0].name}))
        return Referent(name=token.text, candidates=names)
    return best[0]


def _score(setting: Setting, token: Token, mention: Mention) -> float:
    """How well a mention fits as antecedent: 0 where number or gender forbid it.

    Nearness counts most, then being a subject, then speaking where the pronoun speaks too; who is
    named within a quotation counts little outside it, and who owns or describes something.
    """
    told = _agrees(setting, low(token), mention)
    distance = setting.sentence(token.idx) - setting.sentence(mention.span.start)
    if told is None or distance > LOOKBACK:
        return 0.0
    head = setting.scene.tokens[mention.head]
    score = 1.0 + told
    if head.dep_ in ("nsubj", "nsubjpass"):
        score += 0.5
        if _speaks(token) and _speaks(head):
            score += 0.5
    elif mention.kind is MentionKind.PERSON and mention.referent.role is not None:
        score += 0.1
    if mention.kind is MentionKind.OFFICE and not mention.referent.person:
        score -= NAMELESS
    if head.dep_ in ("poss", "compound", "nmod"):
        score -= 0.4
    if (mention.head in setting.quoted) != (token.i in setting.quoted):
        score *= 0.3
    return score * FADING**distance + 1e-4 * mention.head / len(setting.scene.tokens)


def _speaks(token: Token) -> bool:
    verb = token.head
    return verb.lemma_.casefold() in SAYING


def _agrees(setting: Setting, pronoun: str, mention: Mention) -> float | None:
    """None where number or gender exclude the mention; above 0 where the gender is told to fit."""
    referent, head = mention.referent, setting.scene.tokens[mention.head]
    if mention.kind is MentionKind.PLACE:
        return None
    group = is_group(head)
    if pronoun in SINGULAR:
        if not referent.person and (mention.kind is not MentionKind.OFFICE or group):
            return None
        gender = setting.genders.get(referent.name)
        if gender is None:
            return UNTOLD[pronoun]
        return TOLD[pronoun] if gender == SINGULAR[pronoun] else None
    if referent.person:
        return None
    if pronoun == "they":
        if group or head.tag_ in ("NNS", "NNPS"):
            return 0.3
        return 0.0 if head.dep_ in ("nsubj", "nsubjpass") else None
    if mention.kind is not MentionKind.PARTY or group or head.tag_ in ("NNS", "NNPS"):
        return None
    return None if head.dep_ in ("amod", "compound") else 0.0
