"""What spaCy's networks see in a word by itself, looked up once for each form.

Its tok2vec and its recogniser ("embed, encode, attend, predict": Honnibal 2016) both begin with a
vector for each word alone: of its form, its first and last letters, its shape. Only what comes
after sees its neighbours. These vectors take a third of either's time, and to the last bit they
hang on nothing else: spaCy's matrix product counts each row for itself. So they are kept.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

MOST: Final = 1 << 15
"""How many are kept for each network, some 30 MB; after that it begins anew, so that memory is
bounded."""

Floats: TypeAlias = npt.NDArray[np.float32]
Embedding: TypeAlias = Model[Any, Any]


def keep_vectors(nlp: Language) -> None:
    """Have every network of a pipeline that sees words by themselves keep what it sees."""
    for name, _ in nlp.pipeline:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else []:
            if node.has_ref("embed") and _is_of_words(node.get_ref("embed")):
                kept = _kept(node.get_ref("embed"))
                node.layers[0] = kept
                node.set_ref("embed", kept)


def _is_of_words(embed: Embedding) -> bool:
    """Whether it goes by features of each word, and nothing else."""
    return [layer.name for layer in embed.layers[:2]] == ["extract_features", "list2ragged"]


def _kept(embed: Embedding) -> Embedding:
    return Model("kept_vectors", Vectors(embed), layers=[embed])


class Vectors:
    """The vectors of words, by their features."""

    def __init__(self, embed: Embedding) -> None:
        self._embed = embed
        self._features, *self._layers = embed.layers
        self._known: dict[tuple[int, ...], int] = {}
        """By features, the row of the vector."""
        self._kept: Floats = np.empty((0, 0), dtype=np.float32)

    def __call__(
        self, model: Embedding, docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        """As thinc calls a layer; what is taught is not kept."""
        if is_train:
            told: tuple[list[Floats], Callable[[Any], Any]] = self._embed(docs, is_train)
            return told
        return [self._of(features) for features in self._features.predict(docs)], _none

    def _of(self, features: npt.NDArray[np.uint64]) -> Floats:
        words: list[tuple[int, ...]] = [tuple(row) for row in features.tolist()]
        if len(self._known) > MOST:
            self._known.clear()
        unknown = [word for word in dict.fromkeys(words) if word not in self._known]
        if unknown:
            self._keep(unknown)
        vectors: Floats = self._kept[[self._known[word] for word in words]]
        return vectors

    def _keep(self, unknown: Sequence[tuple[int, ...]]) -> None:
        first, behind = len(self._known), len(self._known) + len(unknown)
        vectors = self._counted(unknown)
        if behind > len(self._kept):
            kept = self._kept if first else vectors
            self._kept = np.empty((2 * behind, vectors.shape[1]), dtype=np.float32)
            self._kept[:first] = kept[:first]
        self._kept[first:behind] = vectors
        self._known.update(zip(unknown, range(first, behind), strict=True))

    def _counted(self, words: Sequence[tuple[int, ...]]) -> Floats:
        """As the network itself counts them."""
        told: Any = [np.array(words, dtype=np.uint64)]
        for layer in self._layers:
            told = layer.predict(told)
        vectors: Floats = told[0]
        return vectors


def _none(_: object) -> object:
    raise RuntimeError("vectors that are kept are not taught")
