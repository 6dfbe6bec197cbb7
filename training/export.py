"""Turn a checkpoint into what the product carries: `python -m training.export --checkpoint FILE
--out FOLDER`."""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from communique.language.tagger.labels import Settings
from training.model import BASE, Network

BOLDNESS = json.loads((Path(__file__).parent / "boldness.json").read_text(encoding="utf-8"))
"""Chosen on dev sets by `measure.py --tune`; how is told in the model card."""


class Exported(nn.Module):
    """The network as the product calls it: one window, nothing padded."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, features: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """As `Network.forward` without a mask."""
        told: tuple[Tensor, Tensor, Tensor, Tensor, Tensor] = self.network(pieces, features, first)
        return told


def load(checkpoint: Path) -> Network:
    """A trained network, ready to read."""
    network = Network(dropout=0.0)
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network.eval()


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in full precision, for any number of pieces and words."""
    sample = torch.arange(24).unsqueeze(0)
    names = ["pieces", "features", "first"]
    torch.onnx.export(
        Exported(network),
        (sample + 2000, sample % 6, sample[:, :17]),
        str(path),
        input_names=names,
        output_names=["scores", "asking", "answering", "seeking", "offering"],
        dynamic_axes={"pieces": {1: "pieces"}, "features": {1: "pieces"}, "first": {1: "words"}},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Export, quantise, and put the labels and the vocabulary beside."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--full", action="store_true", help="don't quantise, to see what that costs")
    told = ask.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    network = load(told.checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        write_onnx(network, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        if told.full:
            shutil.copy(ready, told.out / "tagger.onnx")
        else:
            quantize_dynamic(
                ready, told.out / "tagger.onnx", per_channel=True, weight_type=QuantType.QInt8
            )
    nearness, reach = (
        tuple(tuple(row) for row in part.detach().tolist())
        for part in (network.nearness, network.reach)
    )
    Settings(nearness, reach, BOLDNESS).write(told.out / "labels.json")
    vocabulary = json.loads((BASE / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary |= {"padding": None, "truncation": None}
    text = json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
    (told.out / "tokenizer.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
