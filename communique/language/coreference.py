"""Whom "he", "she", "they", "it" and "who" mean, within the report."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.language.cast import Mention, MentionKind, Referent
from communique.language.mentions_scene import Scene
from communique.language.mentions_words import is_group, low
from communique.model.evidence import Span

SINGULAR = {"he": "m", "she": "f"}
LOOKBACK = 3
"""Sentences before the pronoun's own in which its antecedent is sought (Lappin and Leass 1994 take
four; in news paragraphs of one or two sentences, three)."""


def pronoun_mentions(
    scene: Scene, mentions: Sequence[Mention], genders: dict[str, str]
) -> Iterator[Mention]:
    """A mention for each pronoun that stands for somebody; undecided where two fit alike."""
    known = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    for token in scene.parse:
        kind = low(token)
        if token.pos_ != "PRON" or kind not in ("he", "she", "they", "it", "who"):
            continue
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        referent = (
            _relative(token, known) if kind == "who" else _antecedent(scene, token, known, genders)
        )
        if referent is None:
            continue
        found = Mention(
            span=Span(token.idx, token.idx + len(token)),
            head=token.i,
            kind=MentionKind.PRONOUN,
            referent=referent,
        )
        known.append(found)
        known.sort(key=lambda m: (m.span.start, -m.span.end))
        yield found


def _relative(token: Token, known: Sequence[Mention]) -> Referent | None:
    """ "who" means the last somebody that ends right before it."""
    near = [m for m in known if 0 <= token.idx - m.span.end <= 3]
    near = [m for m in near if m.kind in (MentionKind.PERSON, MentionKind.OFFICE)]
    return near[-1].referent if near else None


def _antecedent(
    scene: Scene, token: Token, known: Sequence[Mention], genders: dict[str, str]
) -> Referent | None:
    ranked: dict[Referent, float] = {}
    for mention in known:
        if mention.span.end > token.idx:
            continue
        score = _score(scene, token, mention, genders)
        if score > 0:
            ranked[mention.referent] = ranked.get(mention.referent, 0.0) * 0.3 + score
    if not ranked:
        return None
    order = sorted(ranked.items(), key=lambda pair: (-pair[1], pair[0].name))
    if len(order) > 1 and order[0][1] - order[1][1] < 0.05:
        names = tuple(sorted({order[0][0].name, order[1][0].name}))
        if len(names) > 1:
            return Referent(name=token.text, candidates=names)
    return order[0][0]


def _score(scene: Scene, token: Token, mention: Mention, genders: dict[str, str]) -> float:
    """How well a mention fits as antecedent: 0 where number or gender forbid it; nearer sentences,
    subjects, and mentions that themselves speak, count more."""
    if not _agrees(scene, low(token), mention, genders):
        return 0.0
    head = scene.parse[mention.head]
    distance = _sentences_between(scene, mention.span.start, token.idx)
    if distance > LOOKBACK:
        return 0.0
    score = 1.0 / (1 + 0.6 * distance)
    if head.dep_ in ("nsubj", "nsubjpass") or mention.kind is MentionKind.PRONOUN:
        score += 0.45 / (1 + 0.4 * distance)
    if head.dep_ in ("poss", "compound", "nmod"):
        score -= 0.25
    return score


def _sentences_between(scene: Scene, start: int, end: int) -> int:
    return sum(1 for s in scene.document.sentences if start < s.start_char <= end)


def _agrees(scene: Scene, pronoun: str, mention: Mention, genders: dict[str, str]) -> bool:
    referent, head = mention.referent, scene.parse[mention.head]
    if mention.kind is MentionKind.PLACE:
        return False
    if pronoun in SINGULAR:
        single = referent.person or (mention.kind is MentionKind.OFFICE and not is_group(head))
        return single and genders.get(referent.name, SINGULAR[pronoun]) == SINGULAR[pronoun]
    if referent.person:
        return False
    plural = "Plur" in head.morph.get("Number") or is_group(head)
    if pronoun == "they":
        return plural or (mention.kind is MentionKind.PARTY and referent.party is not None)
    return (
        mention.kind is MentionKind.PARTY and not plural and head.dep_ not in ("amod", "compound")
    )
