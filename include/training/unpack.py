"""Turn a packaged pipeline back into weights, so that it can be refined without its long round."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from sitrep.language.reading.reader_model import GRAPH, LABELS, RELATION
from training.encoder import pretrained_encoder
from training.labels import Labels
from training.model import RELATION_WIDTH, Reader

# How unlikely a class is at first that the packaged model did not know, as a logit.
NEW_CLASS = -4.0
_PREFIX = "model."
_TABLES = ("encoder.piece.weight", "encoder.case.weight")


def unpack(reader: Path, labels: Labels) -> Reader:
    """Return the model of the folder ``sitrep_reader``, with the classes of ``labels``.

    Weights have the 7 bits that they were packaged with. Classes of names may be new.

    Raises
    ------
    ValueError
        If the packaged model has other classes than ``labels``, names apart.
    """
    before = Labels.load(reader / LABELS)
    old = Reader(pretrained_encoder(), before)
    weights = _weights(onnx.load(reader / GRAPH).graph)
    product = torch.from_numpy(np.load(reader / RELATION).T.copy())
    parts = [product, weights.pop("relation.dependent"), weights.pop("relation.head")]
    weights["relation.weight"] = torch.cat(parts, dim=1)
    old.load_state_dict(weights)
    model = Reader(pretrained_encoder(), labels)
    for layer in ("upos", "xpos", "feats", "lemmas", "deprels", "starts"):
        if labels.of(layer) != before.of(layer):
            raise ValueError(f"The packaged model has other classes of {layer}.")
    state = old.state_dict()
    state |= _more_names(state, before, labels)
    model.load_state_dict(state)
    return model.eval()


def _weights(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """Return each weight by its name in the model; a matrix is known by the bias after it."""
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    weights = {
        name.removeprefix(_PREFIX): torch.from_numpy(array.copy())
        for name, array in stored.items()
        if name.startswith(_PREFIX) and array.dtype == np.float32 and "_scale" not in name
    }
    for name in _TABLES:
        weights[name] = _real(stored, _PREFIX + name)
    readers = {given: node for node in graph.node for given in node.input}
    nameless = []
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            matrix = _real(stored, node.input[1].removesuffix("_quantized"))
            bias = next(_biases(node, readers), None)
            if bias is None:
                nameless.append(matrix.T)
            elif bias == "model.relation.bias":
                weights["relation.dependent"] = matrix.T
            else:
                weights[bias.removeprefix(_PREFIX).replace(".bias", ".weight")] = matrix.T
    (weights["relation.head"],) = [m for m in nameless if m.shape[1] == RELATION_WIDTH]
    return weights


def _real(stored: dict[str, np.ndarray], name: str) -> Tensor:
    whole = stored[f"{name}_quantized"].astype(np.float32)
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    return torch.from_numpy((whole - zero) * stored[f"{name}_scale"])


def _biases(node: onnx.NodeProto, readers: dict[str, onnx.NodeProto]) -> Iterator[str]:
    """Yield the bias that is added to a product, a few steps after it."""
    for _ in range(3):
        following = readers.get(node.output[0])
        if following is None:
            return
        node = following
        yield from (name for name in node.input if name.endswith(".bias"))


def _more_names(state: dict[str, Tensor], before: Labels, labels: Labels) -> dict[str, Tensor]:
    weight, bias = state["tags.names.weight"], state["tags.names.bias"]
    more = (
        torch.zeros(len(labels.names), weight.shape[1]),
        torch.full((len(labels.names),), NEW_CLASS),
    )
    for i, label in enumerate(labels.names):
        if label in before.names:
            j = before.names.index(label)
            more[0][i], more[1][i] = weight[j], bias[j]
    return {"tags.names.weight": more[0], "tags.names.bias": more[1]}
