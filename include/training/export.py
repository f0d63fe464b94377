"""Turn the trained model into the ONNX file that the pipeline runs, with 8-bit weights."""

import logging
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sitrep.language.reading.reader_model import OUTPUTS
from training.model import Reader

logger = logging.getLogger(__name__)

OPSET = 17
LEMMA_RULES = 3
_INPUTS = ("pieces", "cases", "first")


class ExportedReader(nn.Module):
    """The model as the graph has it: choices for tags, probabilities for names and starts.

    It reads one window, with no batch: numbers of 8 bits are scaled by the largest one, so that
    windows read together would change each other's scores.
    """

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> list[Tensor]:
        """Return the outputs in the order of ``OUTPUTS``, one row a word."""
        scores = self.model(pieces[None], cases[None], None, first[None])
        tags = scores.tags
        _, dependent, head = self.model.relation_parts()
        found = {
            **{layer: tags[layer].argmax(-1) for layer in ("upos", "xpos", "feats")},
            "lemmas": tags["lemmas"].topk(min(LEMMA_RULES, tags["lemmas"].shape[-1]))[1],
            "names": tags["names"].softmax(-1),
            "starts": tags["starts"].softmax(-1)[..., 1],
            "dependent": scores.dependent,
            "head": scores.head,
            "root": scores.root,
            "relation_dependent": scores.relation_dependent,
            "relation_head": scores.relation_head,
            "dependent_relations": scores.relation_dependent @ dependent.T
            + self.model.relation.bias,
            "head_relations": scores.relation_head @ head.T,
        }
        return [found[name][0] for name in OUTPUTS]


def export(model: Reader, target: Path) -> None:
    """Write the model with 32-bit weights to ``target``."""
    example = (torch.ones(5).long(), torch.zeros(5).long(), torch.tensor([1, 2, 3]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            ExportedReader(model).eval(),
            example,
            str(target),
            dynamo=False,
            opset_version=OPSET,
            input_names=list(_INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {0: "pieces"},
                "cases": {0: "pieces"},
                "first": {0: "words"},
                **{name: {0: "words"} for name in OUTPUTS},
            },
        )


def quantise(source: Path, target: Path, *, reduce_range: bool) -> None:
    """Write the model with 8-bit weights; activations are scaled as they come.

    ``reduce_range`` keeps weights to 7 bits, which processors without VNNI need to add up
    without overflow.
    """
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(source, prepared, skip_symbolic_shape=True)
    quantize_dynamic(
        prepared,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=reduce_range,
    )
    prepared.unlink()
    logger.info("%s: %.1f MB", target.name, target.stat().st_size / 1e6)
