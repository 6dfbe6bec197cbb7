"""The trained tagger: who says what, and where positions, meetings and commitments stand in the
words.

It knows nothing of parties, dates or the parser, only words; the weights are made in `training/`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from communique.language.tagger.decoding import Run, Saying, Scores, marked_by, named_by, sayings_of
from communique.language.tagger.labels import Settings
from communique.language.tagger.sight import Sight
from communique.language.tagger.windows import Pieces, Window, windows_of

WEIGHTS = Path(__file__).parent / "weights"

Span = tuple[int, int]
"""Characters [start, end) of the report's text."""

NAMES: Mapping[str, Mapping[str, str]] = {
    "position": {"stance": "stance"},
    "meeting": {"status": "meeting_status"},
    "commitment": {"kind": "commitment_kind", "status": "commitment_status"},
}
"""For each kind of evidence its fields, and the head that fills each."""


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """Somebody's words or thoughts, as a report gives them."""

    source: tuple[Span, ...]
    """Whose they are; empty where the report names nobody."""
    cue: tuple[Span, ...]
    """The word that reports them ("said", "according to")."""
    content: tuple[Span, ...]
    """What is said or thought; more than one span where the source interrupts it."""
    speech: float
    """How likely it is said or written rather than thought, 0 to 1."""
    confidence: float
    """How sure the tagger is of cue and content, 0 to 1."""


@dataclass(frozen=True, slots=True)
class TaggedStatement:
    """Words that somebody speaks or writes, by our scheme; also those of which no cue tells."""

    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class TaggedEvidence:
    """A clause that carries a position, a meeting or a commitment."""

    kind: str
    """`position`, `meeting` or `commitment`."""
    span: Span
    labels: Mapping[str, Mapping[str, float]]
    """For each field (`stance`; `status`; `kind` and `status`) every label with its probability,
    best first."""
    confidence: float
    """How sure the tagger is that these words carry one, 0 to 1."""

    def best(self, field: str) -> str:
        """The likeliest label of a field."""
        return next(iter(self.labels[field]))


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that the tagger marks in one report, in reading order."""

    attributions: tuple[TaggedAttribution, ...] = ()
    statements: tuple[TaggedStatement, ...] = ()
    evidence: tuple[TaggedEvidence, ...] = ()
    sight: Sight = field(default_factory=Sight.of_nothing, compare=False)
    """What it sees in each word, decided or not."""


class Tagger:
    """Reads a report's words and marks them, one window at a time.

    The weights are quantised, with scales taken from each input: so windows are never read side by
    side, nor padded, and what is marked in a report depends on that report alone.
    """

    def __init__(self, threads: int = 1, weights: Path = WEIGHTS) -> None:
        """Load the model; `threads` share the work of one window and change no result."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graph is written as it shall run (`training/graph.py`). The runtime would make
        # `SkipLayerNormalization` of its sums and norms, which takes a fifth longer in all.
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = ort.InferenceSession(
            weights / "tagger.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._pieces = Pieces(Tokenizer.from_file(str(weights / "tokenizer.json")))
        self._settings = Settings.read(weights / "labels.json")

    def tag(
        self, words: Sequence[str], spans: Sequence[Span], paragraphs: Sequence[Span]
    ) -> Tagged:
        """Mark one report.

        `words` are its tokens as spaCy's English rules cut them, `spans` their characters [start,
        end),
        `paragraphs` ranges [first, last) of tokens.
        """
        return tagged(self.scores(words, paragraphs), spans, self._settings)

    def scores(
        self, words: Sequence[str], paragraphs: Sequence[Span]
    ) -> Iterator[tuple[Window, Scores]]:
        """What the model says of each window of a report, before anything is decided."""
        for window in windows_of(words, paragraphs, self._pieces):
            given = {"pieces": window.pieces, "features": window.features, "first": window.first}
            told = self._session.run(None, {name: each[np.newaxis] for name, each in given.items()})
            yield window, Scores(*(np.asarray(each, dtype=np.float32)[0] for each in told))


def tagged(
    read: Iterable[tuple[Window, Scores]], spans: Sequence[Span], settings: Settings
) -> Tagged:
    """Decide what a report's windows mark; `spans` are its tokens' characters [start, end)."""
    attributions: list[TaggedAttribution] = []
    statements: list[TaggedStatement] = []
    evidence: list[TaggedEvidence] = []
    windows = list(read)
    for window, scores in windows:
        places = [spans[i] for i in window.words]
        attributions += (_attribution(s, places) for s in sayings_of(scores, window, settings))
        statements += (
            TaggedStatement(_span(m.run, places), m.confidence)
            for m in marked_by("statement", scores, window, settings)
        )
        evidence += _evidence(scores, window, places, settings)
    sight = Sight.of(windows, spans, settings)
    return Tagged(tuple(attributions), tuple(statements), tuple(evidence), sight)


def _evidence(
    scores: Scores, window: Window, places: Sequence[Span], settings: Settings
) -> Iterator[TaggedEvidence]:
    for kind, fields in NAMES.items():
        for marked in marked_by(kind, scores, window, settings):
            labels = {field: named_by(head, scores, marked.run) for field, head in fields.items()}
            yield TaggedEvidence(kind, _span(marked.run, places), labels, marked.confidence)


def _attribution(saying: Saying, places: Sequence[Span]) -> TaggedAttribution:
    parts = (saying.source, saying.cue, saying.content)
    source, cue, content = (tuple(_span(run, places) for run in part) for part in parts)
    return TaggedAttribution(source, cue, content, saying.speech, saying.confidence)


def _span(run: Run, places: Sequence[Span]) -> Span:
    """The characters from a run's first word to its last."""
    return places[run[0]][0], places[run[1] - 1][1]
