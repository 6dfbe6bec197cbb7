"""A checkpoint out of the weights that ship, for who would train on and has no other.

    python -m training.restore --weights communique/language/tagger/weights --out build/shipped.pt

A weight comes back as it is read: up to 1 part in 128 of its column's largest from what was taught.
The words' own vectors, which training leaves alone, are the published ones.
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from communique.language.tagger.labels import Settings
from training.graph import Graph, Seen, draw, plain
from training.model import BASE, Network

Numbers = npt.NDArray[np.generic]


class Restoring(Graph):
    """The graph drawn once more, with every stored constant put back where it was taken from."""

    def __init__(self, stored: dict[str, Numbers]) -> None:
        """`stored` are the constants of a graph of the same network, by name."""
        super().__init__(full=False)
        self.stored = stored

    def constant(self, values: Numbers) -> str:
        """Where `values` are the network's own numbers, they become what is stored."""
        name = super().constant(values)
        values[...] = self.stored[name].reshape(values.shape)
        return name

    def product(self, seen: Seen, layer: nn.Linear) -> str:
        """The layer's weight becomes what its whole numbers and scales make."""
        told = super().product(seen, layer)
        whole, scale = self._last(2)
        plain(layer.weight)[...] = (whole * scale).T
        return told

    def table(self, values: npt.NDArray[np.float32], pick: str, *places: str) -> str:
        """The table becomes what its whole numbers make."""
        told = super().table(values, pick, *places)
        whole, scale, zero = self._last(3)
        values[...] = (whole - zero) * scale
        return told

    def _last(self, count: int) -> list[npt.NDArray[np.float32]]:
        return [self.stored[c.name].astype(np.float32) for c in self.constants[-count:]]


def restored(weights: Path) -> Network:
    """The network whose weights lie in a folder, as `export` wrote them."""
    model = onnx.load(weights / "tagger.onnx")
    stored = {part.name: numpy_helper.to_array(part) for part in model.graph.initializer}
    network, settings = Network(), Settings.read(weights / "labels.json")
    with torch.no_grad():
        draw(Restoring(stored), network)
        network.nearness.copy_(torch.tensor(settings.nearness))
        network.reach.copy_(torch.tensor(settings.reach))
        published = Network()
        published.encoder.load(BASE)
        network.encoder.words.load_state_dict(published.encoder.words.state_dict())
    return network


def main() -> None:
    """Write the checkpoint."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    told.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restored(told.weights).state_dict(), told.out)


if __name__ == "__main__":
    main()
