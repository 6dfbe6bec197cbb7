"""From the tagger's scores of one window to spans of words: what is marked, and what belongs
together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from communique.language.tagger.labels import (
    CLASS_HEADS,
    PAIR_ROLES,
    PAIR_WIDTH,
    SAID,
    Settings,
    bio_columns,
    class_columns,
)
from communique.language.tagger.windows import Window, nearness_steps

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Run = tuple[int, int]
"""Words [first, last) of a window."""

NEVER = np.float32(-1e9)

ENOUGH = 0.3
"""Share of a content's words that must answer its cue."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of one window."""

    words: Floats
    """Shape (words, WIDTH): columns as `tagger_labels` names them."""
    asking: Floats
    """Shape (words, 2 roles * 3 labels * PAIR_WIDTH): what a cue looks for."""
    answering: Floats
    """As `asking`: what a word has to offer to cues."""
    seeking: Floats
    """Shape (words, kinds of `OWNED` * PAIR_WIDTH): whom evidence at a word would belong to."""
    offering: Floats
    """As `seeking`: what a name at a word has to offer to evidence."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One run of words that a head marked, and how sure it is, 0 to 1."""

    run: Run
    confidence: float


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution within one window."""

    cue: tuple[Run, ...]
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    speech: float
    confidence: float


def marked_by(head: str, scores: Scores, window: Window, settings: Settings) -> list[Marked]:
    """The runs that a span head marks, in reading order, none of them over a paragraph's end."""
    columns = scores.words[:, bio_columns(head)]
    return decode(columns, window.paragraph, settings.boldness.get(head, 0.0))


def named_by(head: str, scores: Scores, run: Run) -> dict[str, float]:
    """What a class head calls a run: each label with its probability, the likeliest first."""
    shares = softmax(mean_of(scores.words[run[0] : run[1], class_columns(head)]))
    named = zip(CLASS_HEADS[head], shares.tolist(), strict=True)
    return {label: round(share, 4) for label, share in sorted(named, key=lambda n: -n[1])}


def sayings_of(scores: Scores, window: Window, settings: Settings) -> list[Saying]:
    """The attributions of a window: each content goes to the cue that it answers best.

    A content has one cue, a cue may have several contents. Only a cue of speech that itself stands
    inside another's content ("he said that she had refused") is read apart, for itself.
    """
    said = _sigmoid(scores.words[:, SAID])
    cues = _cues(scores, said, window, settings)
    answers = [_answers(cue.run, scores, window, settings) for cue in cues]
    contents = marked_by("content", scores, window, settings)
    owned = _owned(contents, answers)
    within = {i for content in contents for i in range(*content.run)}
    found = []
    for cue, pairs, content in zip(cues, answers, owned, strict=True):
        speech = float(said[slice(*cue.run)].max())
        if not content and cue.run[0] in within and speech > 0.5:
            content = decode(pairs[:, 1], window.paragraph, 0.0)
        if content:
            bold = settings.boldness.get("pair_source", 0.0)
            source = decode(pairs[:, 0], window.paragraph, bold)
            found.append(_saying(cue, source, content, speech))
    return found


def _answers(cue: Run, scores: Scores, window: Window, settings: Settings) -> Floats:
    """How well each word answers one cue, shape (words, roles, labels); never its own."""
    first, last = cue
    nearness = np.asarray(settings.nearness, dtype=np.float32)
    steps = nearness_steps(np.arange(first, last), window.paragraph)
    pairs = _pair(scores.asking[first:last].mean(0), scores.answering) + nearness[steps]
    pairs = pairs.reshape(-1, len(PAIR_ROLES), 3)
    pairs[first:last, :, 1:] = NEVER
    return pairs


def _owned(contents: Sequence[Marked], answers: Sequence[Floats]) -> list[list[Marked]]:
    """For each cue the contents that answer it best of all cues, and well enough."""
    owned: list[list[Marked]] = [[] for _ in answers]
    if answers:
        inside = np.stack([1 - softmax(pairs[:, 1])[:, 0] for pairs in answers])
        for content in contents:
            share = inside[:, content.run[0] : content.run[1]].mean(1)
            best = int(share.argmax())
            if share[best] > ENOUGH:
                owned[best].append(content)
    return owned


def _saying(cue: Marked, source: list[Marked], content: list[Marked], speech: float) -> Saying:
    best = max(source, key=lambda m: (m.confidence, -m.run[0]), default=None)
    return Saying(
        cue=(cue.run,),
        source=(best.run,) if best else (),
        content=tuple(m.run for m in content),
        speech=round(speech, 4),
        confidence=round(cue.confidence * float(np.mean([m.confidence for m in content])), 4),
    )


def _cues(scores: Scores, said: Floats, window: Window, settings: Settings) -> list[Marked]:
    """The words that report: those marked as cues, and speech words that were not."""
    cues = marked_by("cue", scores, window, settings)
    taken = {i for cue in cues for i in range(*cue.run)}
    floor = settings.boldness.get("said_floor", 1.0)
    for i in np.flatnonzero(said > floor).tolist():
        if i not in taken:
            cues.append(Marked((i, i + 1), float(said[i])))
    return sorted(cues, key=lambda m: m.run)


def _pair(asking: Floats, answering: Floats) -> Floats:
    """How well each word answers one cue, shape (words, roles * labels)."""
    q = asking.reshape(-1, PAIR_WIDTH)
    k = answering.reshape(len(answering), -1, PAIR_WIDTH)
    fit: Floats = np.einsum("hd,whd->wh", q, k) / np.float32(np.sqrt(PAIR_WIDTH))
    return fit


def decode(scores: Floats, paragraph: Ints, boldness: float) -> list[Marked]:
    """The likeliest runs under three labels a word, where nothing goes on that has not begun."""
    scores = _less_outside(scores, boldness)
    runs = list(_likeliest(scores, paragraph))
    if not runs:
        return []  # most heads mark nothing in most windows
    inside = 1 - softmax(scores)[:, 0]
    return [Marked((a, b), round(float(mean_of(inside[a:b])), 4)) for a, b in runs]


def likeliest_runs(scores: Floats, paragraph: Ints, boldness: float) -> Iterator[Run]:
    """The same runs, of which nobody asks how sure they are."""
    return _likeliest(_less_outside(scores, boldness), paragraph)


def _less_outside(scores: Floats, boldness: float) -> Floats:
    return scores - np.array([boldness, 0, 0], dtype=np.float32)


def _likeliest(scores: Floats, paragraph: Ints) -> Iterator[Run]:
    """None of them over a paragraph's end."""
    for a, b in runs_of(best_labels(scores)):
        ends = (a + 1 + np.flatnonzero(np.diff(paragraph[a:b]))).tolist()
        yield from zip([a, *ends], [*ends, b], strict=True)


def best_labels(scores: Floats) -> list[int]:
    """The best row of labels (0 outside, 1 begin, 2 inside), with no 2 after a 0 or at the
    start."""
    best = scores.argmax(-1)
    labels: list[int] = best.tolist()
    wrong = np.flatnonzero((best == 2) & (np.concatenate(([0], best[:-1])) == 0))
    if len(wrong):
        # Where a word rather begins than goes on, no label before it matters: the row falls apart
        # there, and only the parts with a 2 out of place are gone through word by word.
        fresh = np.flatnonzero(scores[:, 1] >= scores[:, 2])
        parts = np.searchsorted(fresh, wrong, side="right")
        edges = [0, *fresh.tolist(), len(labels)]
        for part in dict.fromkeys(parts.tolist()):
            first, last = edges[part], edges[part + 1]
            labels[first:last] = _best_path(scores[first:last].tolist())
    return labels


def _best_path(scores: Sequence[Sequence[float]]) -> list[int]:
    """Viterbi's way where the likeliest labels, each for itself, don't make a row."""
    outside, begin, inside = 0.0, float(NEVER), float(NEVER)
    back: list[tuple[int, int]] = []
    for o, b, i in scores:
        inner, inner_label = (begin, 1) if begin >= inside else (inside, 2)
        before, label = (outside, 0) if outside >= inner else (inner, inner_label)
        back.append((label, inner_label))
        outside, begin, inside = before + o, before + b, inner + i
    label = int(np.argmax([outside, begin, inside]))
    labels = []
    for any_before, inner_before in reversed(back):
        labels.append(label)
        label = inner_before if label == 2 else any_before
    return labels[::-1]


def runs_of(labels: Sequence[int]) -> Iterator[Run]:
    """The runs that a row of labels marks."""
    first: int | None = None
    if 1 not in labels:
        return
    for i, label in enumerate(labels):
        if first is not None and label != 2:
            yield first, i
            first = None
        if label == 1:
            first = i
    if first is not None:
        yield first, len(labels)


def mean_of(scores: Floats) -> Floats:
    """The mean over the first side: to the last bit what numpy's `mean` gives, which takes twice as
    long for a few words."""
    means: Floats = np.add.reduce(scores, axis=0) / np.float32(len(scores))
    return means


def softmax(scores: Floats) -> Floats:
    """Scores to shares that add up to one, along the last side."""
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = grown / grown.sum(-1, keepdims=True)
    return shares


def _sigmoid(scores: Floats) -> Floats:
    shares: Floats = (1 / (1 + np.exp(-scores.clip(-30, 30)))).astype(np.float32)
    return shares
