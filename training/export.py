"""Turn a checkpoint into what the product carries: `python -m training.export --checkpoint FILE
--out FOLDER`."""

import argparse
import json
from pathlib import Path

import torch

from communique.language.tagger.labels import Settings
from training.graph import write
from training.model import BASE, Network

BOLDNESS = json.loads((Path(__file__).parent / "boldness.json").read_text(encoding="utf-8"))
"""Chosen on dev sets by `measure.py --tune`; how is told in the model card."""


def load(checkpoint: Path) -> Network:
    """A trained network, ready to read."""
    network = Network(dropout=0.0)
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network.eval()


def main() -> None:
    """Write the network, quantised, and put the labels and the vocabulary beside."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--full", action="store_true", help="don't quantise, to see what that costs")
    told = ask.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    network = load(told.checkpoint)
    write(network, told.out / "tagger.onnx", full=told.full)
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
