"""Run every step on a handful of sentences: a recipe that can't learn those is broken."""

import logging
import tempfile
from dataclasses import replace
from pathlib import Path

import spacy

from training.convert import LABELS_FILE, convert
from training.evaluate import evaluate
from training.export import export, quantise
from training.model import Reader
from training.package import READER, package
from training.smoke_corpus import write_corpora
from training.train import REFINEMENT, Recipe, load_reader, refine, train
from training.unpack import unpack

logger = logging.getLogger(__name__)

RECIPE = Recipe(epochs=40, batch_pieces=600, warm_up=0.2)
# What the model must reach on the sentences that it has learnt, in percent.
LEAST = {"uas": 90.0, "las": 90.0, "upos": 90.0, "lemma": 90.0, "sentences": 80.0}
LEAST_NAMES = 80.0
# How far a weight of 7 bits may lie from what it was, as a share of the largest of its matrix.
MOST_LOST = 0.02


class SmokeError(Exception):
    """The recipe ran, and what it made is not what it was taught."""


def smoke() -> None:
    """Convert, train, quantise, package, load and score.

    Raises
    ------
    SmokeError
        If a score on the training sentences stays below ``LEAST``, or packing changes weights.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpora(work)
        convert(work, work, min_count=1)
        train(work, RECIPE)
        refine(work, replace(REFINEMENT, epochs=2, batch_pieces=600))
        model, labels = load_reader(work)
        export(model, work / "fp32.onnx")
        quantise(work / "fp32.onnx", work / "int8.onnx", reduce_range=True)
        package(model, work / "int8.onnx", work / LABELS_FILE, work / "model", version="0.0.0")
        scores = evaluate(spacy.load(work / "model"), work)
        _check_unpacked(model, unpack(work / "model" / READER, labels))
    logger.info("%s", scores)
    syntax = scores["ud_ewt_test, raw text"]
    poor = {name: syntax[name] for name, least in LEAST.items() if syntax[name] < least}
    if scores["ner_gum_test"]["exact"] < LEAST_NAMES:
        poor["names"] = scores["ner_gum_test"]["exact"]
    if poor:
        raise SmokeError(f"Learnt too little: {poor}.")


def _check_unpacked(model: Reader, unpacked: Reader) -> None:
    again = unpacked.state_dict()
    for name, weight in model.state_dict().items():
        if (weight - again[name]).abs().max() > MOST_LOST * weight.abs().max():
            raise SmokeError(f"{name} is another one after packing.")
