"""The tagger's network written in ONNX Runtime's own operators, as few and as quick as they come.

PyTorch's exporter spells attention out in forty nodes a layer and leaves the rest to the runtime's
optimizer, whose `SkipLayerNormalization` takes six times as long on a processor as the `Add` and
`LayerNormalization` that it replaces. Here every node is chosen, and the product switches that
optimizer off. Weights are 8 bits wide, those of a product with one scale for each column; what
goes into a product is quantised by its own range (Jacob and others 2018, "Quantization and Training
of Neural Networks for Efficient Integer-Arithmetic-Only Inference").
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.model import Block, Network

MICROSOFT = "com.microsoft"
"""Where the runtime keeps the operators that are no standard's, on every processor."""

OPERATORS = 17
"""Of ONNX's own operators, the first version that has `LayerNormalization`."""

STEPS = 64
"""A quantised weight is a whole number from minus this to this: two products of one and of a byte
without a sign are below 2 ** 15. A processor without VNNI adds up two such in 16 bits, and cuts
what exceeds them; with weights up to 127 it read other things in a report than one with VNNI."""

Seen = tuple[str, ...]
"""What a product reads: the name of its numbers; quantised, of their scale and zero as well."""


class Graph:
    """Nodes and constants, in the order of their making."""

    def __init__(self, *, full: bool) -> None:
        """`full` keeps every weight as it was taught, to see what quantising costs."""
        self.full = full
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: npt.NDArray[np.generic]) -> str:
        """The name of these numbers."""
        name = f"given_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def nodes_of(self, kind: str, read: Sequence[str], count: int, **settings: object) -> Seen:
        """Add a node with several outputs, and name them."""
        made = tuple(f"{kind}_{len(self.nodes)}_{i}" for i in range(count))
        self.nodes.append(helper.make_node(kind, read, made, **settings))
        return made

    def node(self, kind: str, *read: str, **settings: object) -> str:
        """Add a node, and name what it gives."""
        return self.nodes_of(kind, read, 1, **settings)[0]

    def seen(self, states: str) -> Seen:
        """States as products read them: quantised once, however many products follow."""
        return (states,) if self.full else self.nodes_of("DynamicQuantizeLinear", [states], 3)

    def product(self, seen: Seen, layer: nn.Linear) -> str:
        """A linear layer over what is seen."""
        weight, bias = plain(layer.weight).T, self.constant(plain(layer.bias))
        if self.full:
            return self.node("Add", self.node("MatMul", *seen, self.constant(weight)), bias)
        whole, scale = quantised(weight)
        told, by, zero = seen
        read = (told, self.constant(whole), by, self.constant(scale), zero, "", bias)
        return self.node("MatMulIntegerToFloat", *read, domain=MICROSOFT)

    def norm(self, states: str, layer: nn.LayerNorm) -> str:
        """A layer's norm; the sum before it stays a node of its own."""
        parts = (self.constant(plain(part)) for part in (layer.weight, layer.bias))
        return self.node("LayerNormalization", states, *parts, axis=-1, epsilon=layer.eps)

    def gelu(self, states: str) -> str:
        """The layer's bend, with the error function as it was taught."""
        return self.node("Gelu", states, domain=MICROSOFT)

    def table(self, values: npt.NDArray[np.float32], pick: str, *places: str) -> str:
        """Rows of a table that `pick` takes from it; all rows have one scale and one zero."""
        if self.full:
            return self.node(pick, self.constant(values), *places)
        least, most = min(values.min(), 0.0), max(values.max(), 0.0)
        scale = np.maximum(np.float32((most - least) / 255), np.finfo(np.float32).tiny)
        zero = np.uint8(np.round(-least / scale))
        whole = np.clip(np.round(values / scale) + zero, 0, 255).astype(np.uint8)
        told = self.node(pick, self.constant(whole), *places)
        by = (self.constant(np.array(part)) for part in (scale, zero))
        return self.node("DequantizeLinear", told, *by)

    def end(self, name: str) -> None:
        """Call what the last node gives `name`."""
        self.nodes[-1].output[0] = name


def write(network: Network, path: Path, *, full: bool = False) -> None:
    """Write a network that is ready to read, for any number of pieces and words."""
    graph = Graph(full=full)
    outputs = draw(graph, network)
    given = [("pieces", "pieces"), ("features", "pieces"), ("first", "words")]
    body = helper.make_graph(
        graph.nodes,
        "tagger",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [1, size]) for n, size in given],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "words", w]) for n, w in outputs],
        graph.constants,
    )
    known = [helper.make_opsetid("", OPERATORS), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(body, opset_imports=known, ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def draw(graph: Graph, network: Network) -> list[tuple[str, int]]:
    """Add all nodes; the outputs' names, and how wide each is."""
    first = graph.node("Reshape", "first", graph.constant(np.array([-1])))
    *before, last = network.encoder.blocks
    states = _embedded(graph, network)
    for block in before:
        states = _layer(graph, block, states, None)
    return _heads(graph, network, _layer(graph, last, states, first))


def plain(weight: Tensor) -> npt.NDArray[np.float32]:
    """A weight as NumPy has it."""
    values: npt.NDArray[np.float32] = weight.detach().float().numpy()
    return values


def quantised(
    weight: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Whole numbers, and for each column the scale that makes its largest `STEPS`."""
    scale = (np.abs(weight).max(0) / STEPS).astype(np.float32)
    scale = np.maximum(scale, np.finfo(np.float32).tiny)
    return np.clip(np.round(weight / scale), -STEPS, STEPS).astype(np.int8), scale


def _embedded(graph: Graph, network: Network) -> str:
    """Pieces with their places and signs, and the kind, which is the same for all."""
    encoder = network.encoder
    words, positions, features = (
        plain(part.weight) for part in (encoder.words, encoder.positions, encoder.features)
    )
    start, side = graph.constant(np.array([0])), graph.constant(np.array([0]))
    end = graph.node("Shape", "pieces", start=1)
    states = graph.table(words, "Gather", "pieces")
    for part in (
        graph.table(positions, "Slice", start, end, side),
        graph.constant(plain(encoder.kind)),
        graph.table(features, "Gather", "features"),
    ):
        states = graph.node("Add", states, part)
    return graph.norm(states, encoder.norm)


def _layer(graph: Graph, block: Block, states: str, first: str | None) -> str:
    """One layer; only for the pieces at `first` where these are given, which look at all others.

    Heads ask for words' first pieces alone, so the last layer thinks of no more.
    """
    seen = graph.seen(states)
    key, value = graph.product(seen, block.key), graph.product(seen, block.value)
    if first is not None:
        states, told = (graph.node("Gather", each, first, axis=1) for each in (states, seen[0]))
        seen = (told, *seen[1:])
    query = graph.product(seen, block.query)
    looked = graph.node(
        "MultiHeadAttention",
        query,
        key,
        value,
        domain=MICROSOFT,
        num_heads=block.heads,
        scale=(block.query.out_features // block.heads) ** -0.5,
    )
    mixed = graph.product(graph.seen(looked), block.mix)
    states = graph.norm(graph.node("Add", states, mixed), block.norm_looked)
    thought = graph.gelu(graph.product(graph.seen(states), block.up))
    down = graph.product(graph.seen(thought), block.down)
    return graph.norm(graph.node("Add", states, down), block.norm_thought)


def _heads(graph: Graph, network: Network, words: str) -> list[tuple[str, int]]:
    """What the network says of each word: the names of the outputs, and how wide each is."""
    seen = graph.seen(words)
    hidden = graph.seen(graph.gelu(graph.product(seen, network.hidden)))
    heads = {
        "scores": (hidden, network.scores),
        "asking": (seen, network.ask),
        "answering": (seen, network.answer),
        "seeking": (seen, network.seek),
        "offering": (seen, network.offer),
    }
    for name, (read, layer) in heads.items():
        graph.product(read, layer)
        graph.end(name)
    return [(name, layer.out_features) for name, (_, layer) in heads.items()]
