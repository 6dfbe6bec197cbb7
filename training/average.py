"""The mean of trainings that began at the same weights (model soups; Wortsman and others 2022).

python -m training.average build/twin-0/tagger.pt build/twin-1/tagger.pt --out build/tagger.pt
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of some checkpoints."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    states = [torch.load(path, weights_only=True) for path in told.checkpoints]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    torch.save(mean, told.out)


if __name__ == "__main__":
    main()
