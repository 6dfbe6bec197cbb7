"""What spaCy's networks do to bring each word's vector to one scale, in fewer steps.

Layer normalisation (Ba, Kiros and Hinton 2016) takes from a vector its mean and divides it by its
spread. thinc finds the mean twice, once for itself and once within numpy's variance, and makes new
arrays at every step, which takes an eighth of a parse. Here the same is counted once, in the same
order, so that it is the same to the last bit.
"""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from thinc.api import Model

Floats: TypeAlias = npt.NDArray[np.float32]
Layer: TypeAlias = Model[Any, Any]

_LEAST: Final = 1e-8
"""What thinc adds to a spread, lest one divide by nothing."""


def shorten_norms(nlp: Language) -> None:
    """Have every network of a pipeline bring its vectors to scale so."""
    for name, _ in nlp.pipeline:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else []:
            for at, layer in enumerate(node.layers):
                if layer.name == "layernorm":
                    node.layers[at] = Model("short_norm", Norm(layer), layers=[layer])


class Norm:
    """A layer that brings vectors to scale."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer

    def __call__(
        self, model: Layer, vectors: Floats, is_train: bool
    ) -> tuple[Floats, Callable[[Any], Any]]:
        """As thinc calls a layer; what is taught goes its own way."""
        if is_train:
            told: tuple[Floats, Callable[[Any], Any]] = self._layer(vectors, is_train)
            return told
        return self._scaled(vectors), _none

    def _scaled(self, vectors: Floats) -> Floats:
        width = vectors.shape[1]
        scaled: Floats = vectors - np.add.reduce(vectors, axis=1, keepdims=True) / width
        spread = np.add.reduce(scaled * scaled, axis=1, keepdims=True) / width + _LEAST
        scaled *= spread ** (-1.0 / 2.0)
        gain: Any = self._layer.get_param("G")
        shift: Any = self._layer.get_param("b")
        scaled *= gain
        scaled += shift
        return scaled


def _none(_: object) -> object:
    raise RuntimeError("a network in use is not taught")
