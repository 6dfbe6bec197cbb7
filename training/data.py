"""Turning marked reports into windows with a label for each word: what the model is taught on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from tokenizers import Tokenizer

from communique.language.mentions import find_cast
from communique.language.parsing import parse
from communique.language.tagger.labels import BIO_HEADS, CLASS_HEADS, OWNED
from communique.language.tagger.windows import Pieces, Window, paragraphs_of, windows_of
from communique.model.report import Report as Given
from training.gold import Report, Saying, Span, read_labelled, read_ours, read_polnear

Ints = npt.NDArray[np.int64]

UNKNOWN = -100
"""The label of a word of which the set tells nothing: it costs no loss."""

OUR_SETS = ("train-fates", "train-guardian", "train-mixed", "train-wire")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What belongs to one cue: labels 0 outside, 1 begin, 2 inside for each word of the window."""

    cue: Ints
    """Which words of the window are the cue's."""
    roles: Ints
    """Shape (2, words): source, content."""


@dataclass(frozen=True, slots=True)
class Owned:
    """Evidence, and which of the parties named in its window it belongs to."""

    kind: int
    """Place of its kind in `OWNED`."""
    words: Ints
    owners: Ints
    """1 for each party of the window whose it is, else 0, in the order of `Example.parties`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window and all that people marked in it."""

    window: Window
    bio: Ints
    """Shape (span heads, words)."""
    said: Ints
    """Shape (words,): 1 where a word reports speech."""
    names: tuple[tuple[str, int, Ints], ...]
    """Class head, label and words of each named span."""
    pairings: tuple[Pairing, ...]
    parties: tuple[tuple[Ints, ...], ...]
    """For each party that the window names the words of each of its names."""
    owned: tuple[Owned, ...]
    ours: bool


def load_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's word pieces, neither cut nor padded."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokens_of(text: str, language: Language) -> tuple[list[str], list[Span]]:
    """A text's words as spaCy's English rules cut them, with their places."""
    doc = language.make_doc(text)
    return [t.text for t in doc], [(t.idx, t.idx + len(t)) for t in doc]


def train_reports(gold: Path, corpora: Path | None = None) -> Iterator[Report]:
    """Everything that may be trained on, with our own readings of `corpora` where it is given; the
    dev sets are never opened here."""
    yield from read_polnear(gold / "polnear" / "train")
    yield from our_reports(gold, corpora)


def our_reports(gold: Path, corpora: Path | None) -> Iterator[Report]:
    """What was read by our own scheme, for training."""
    for name in OUR_SETS:
        yield from read_ours(gold / name)
    if corpora is not None:
        yield from read_labelled(corpora)


def examples_of(reports: Iterable[Report], tokenizer: Tokenizer) -> Iterator[Example]:
    """All windows of the reports, labelled."""
    language, cutter = spacy.blank("en"), Pieces(tokenizer)
    for report in reports:
        words, spans = tokens_of(report.text, language)
        named = _named(report)
        for window in windows_of(words, paragraphs_of(report.text, spans), cutter):
            yield _example(report, window, np.array(spans)[window.words], named)


Named = Sequence[tuple[str, Span]]
"""Every party that a report names, folded, with the place of its name."""


def _named(report: Report) -> Named:
    """As the product's own reading has it; none where nothing tells whose evidence is."""
    if report.published is None or not report.evidence:
        return ()
    cast = find_cast(parse(Given(published=report.published, text=report.text)))
    told = ((m.referent.party, m.span) for m in cast.mentions)
    return tuple((party.casefold(), (span.start, span.end)) for party, span in told if party)


def _example(report: Report, window: Window, spans: Ints, named: Named) -> Example:
    bio = np.full((len(BIO_HEADS), len(spans)), UNKNOWN, dtype=np.int64)
    said = np.full(len(spans), UNKNOWN, dtype=np.int64)
    sayings = [_saying(s, spans) for s in report.sayings or ()]
    if report.ours:
        if report.sayings is not None:
            bio[BIO_HEADS.index("statement")] = _layer(
                [content for _, content, _ in sayings], len(spans)
            )
            said[:] = 0
            for cue, _, _ in sayings:
                said[cue] = 1
        for kind in ("position", "meeting", "commitment"):
            marked = [_words(e.span, spans) for e in report.evidence if e.kind == kind]
            bio[BIO_HEADS.index(kind)] = _layer(marked, len(spans))
    else:
        for head, column in (("cue", 0), ("content", 1), ("source", 2)):
            bio[BIO_HEADS.index(head)] = _layer([s[column] for s in sayings], len(spans))
    parties = _parties(named, spans)
    return Example(
        window,
        bio,
        said,
        _names(report, spans),
        _pairings(sayings, window, report.ours),
        tuple(parties.values()),
        tuple(_owned(report, spans, list(parties))),
        report.ours,
    )


def _parties(named: Named, spans: Ints) -> dict[str, tuple[Ints, ...]]:
    """The parties of a window with the words of their names, the first named first."""
    found: dict[str, tuple[Ints, ...]] = {}
    for party, span in named:
        words = _words(span, spans)
        if len(words):
            found[party] = (*found.get(party, ()), words)
    return found


def _owned(report: Report, spans: Ints, parties: Sequence[str]) -> Iterator[Owned]:
    """The evidence of a window; what several share ("both called") is all of theirs."""
    shared: dict[tuple[str, Span], set[str]] = {}
    for evidence in report.evidence:
        shared.setdefault((evidence.kind, evidence.span), set()).update(evidence.parties)
    for (kind, span), owners in sorted(shared.items()):
        words = _words(span, spans)
        if len(words) and parties:
            whose = np.array([party in owners for party in parties], dtype=np.int64)
            yield Owned(OWNED.index(kind), words, whose)


def _saying(saying: Saying, spans: Ints) -> tuple[Ints, Ints, Ints]:
    """The words of the window that are an attribution's cue, content and source."""
    parts = (saying.cue, saying.content, saying.source or ())
    cue, content, source = (_union([_words(s, spans) for s in part]) for part in parts)
    return cue, content, source


def _union(parts: Sequence[Ints]) -> Ints:
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *parts]))


def _words(span: Span, spans: Ints) -> Ints:
    """The words that lie in a span by more than half of their characters."""
    start, end = span
    starts, ends = spans[:, 0], spans[:, 1]
    return np.flatnonzero(2 * (np.minimum(ends, end) - np.maximum(starts, start)) > ends - starts)


def _runs(words: Ints) -> list[Ints]:
    """Words in unbroken runs."""
    return [run for run in np.split(words, np.flatnonzero(np.diff(words) > 1) + 1) if len(run)]


def _layer(marked: Sequence[Ints], size: int) -> Ints:
    """One row of labels; where marked spans overlap, the longest stands."""
    row = np.zeros(size, dtype=np.int64)
    for words in sorted(marked, key=lambda w: (-len(w), w.tolist())):
        if len(words) and not row[words].any():
            for run in _runs(words):
                row[run] = 2
                row[run[0]] = 1
    return row


def _names(report: Report, spans: Ints) -> tuple[tuple[str, int, Ints], ...]:
    found = []
    for evidence in report.evidence:
        words = _words(evidence.span, spans)
        if len(words):
            found += [
                (head, CLASS_HEADS[head].index(label), words) for head, label in evidence.names
            ]
    return tuple(found)


def _pairings(
    sayings: Sequence[tuple[Ints, Ints, Ints]], window: Window, ours: bool
) -> tuple[Pairing, ...]:
    """Each cue with its content and, in PolNeAR, its source; PolNeAR says nothing of other
    paragraphs."""
    size = len(window.words)
    found = []
    for cue, content, source in sayings:
        if not len(cue) or (ours and not len(content)):
            continue
        roles = np.stack([_layer([source], size), _layer([content], size)])
        if ours:
            roles[0] = UNKNOWN
        else:
            elsewhere = window.paragraph != window.paragraph[cue[0]]
            roles[:, elsewhere & (roles == 0).all(axis=0)] = UNKNOWN
        found.append(Pairing(cue, roles))
    return tuple(found)
