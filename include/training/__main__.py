"""``python -m training``: every step from the corpora to the shipped pipeline."""

import json
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import spacy
import torch
import typer

from sitrep.language.reading.reader_model import LABELS as PACKAGED_LABELS
from training.cnn import train_cnn
from training.convert import LABELS_FILE, convert
from training.evaluate import evaluate
from training.export import export, quantise
from training.labels import Labels
from training.new_names import fit_new_names
from training.package import READER, package
from training.smoke import smoke
from training.train import (
    FIRST_FILE,
    REFINEMENT,
    WEIGHTS_FILE,
    Recipe,
    load_reader,
    refine,
    train,
)
from training.unpack import unpack

logger = logging.getLogger("training")
app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Corpora = Annotated[
    Path, typer.Option(envvar="SITREP_CORPORA", help="Folder of the corpora (see README.md).")
]
Work = Annotated[Path, typer.Option(help="Folder for everything in between.")]
Target = Annotated[Path, typer.Option(help="Folder of the pipeline.")]
_RECIPE = Recipe()
_WORK = Path(".sitrep/training")
_TARGET = Path("include/sitrep/language/model")


@app.command("convert")
def convert_step(corpora: Corpora, work: Work = _WORK) -> None:
    """Bring all corpora into one form."""
    logger.info("%d words", convert(corpora, work))


@app.command("train")
def train_step(
    work: Work = _WORK,
    epochs: Annotated[int, typer.Option(help="Times that each document is seen.")] = _RECIPE.epochs,
    seed: Annotated[int, typer.Option()] = _RECIPE.seed,
    epochs_done: Annotated[int, typer.Option(help="So many were done: go on after them.")] = 0,
) -> None:
    """Train the model: an hour and more on two cores, minutes on a GPU."""
    threads = os.cpu_count() or 1
    seed += epochs_done  # not the same order again
    train(work, Recipe(epochs=epochs, epochs_done=epochs_done, seed=seed, threads=threads))
    refine(work, replace(REFINEMENT, threads=threads))


@app.command("unpack")
def unpack_step(work: Work = _WORK, target: Target = _TARGET) -> None:
    """Take the weights of a packaged pipeline in the place of a first round."""
    model = unpack(target / READER, Labels.load(work / LABELS_FILE))
    torch.save(model.state_dict(), work / FIRST_FILE)


@app.command("refine")
def refine_step(work: Work = _WORK) -> None:
    """Train once more with an eye on names, after `train` or `unpack`: minutes."""
    refine(work, replace(REFINEMENT, threads=os.cpu_count() or 1))


@app.command("fit-names")
def fit_names_step(work: Work = _WORK, target: Target = _TARGET) -> None:
    """Fit the classes of names that the packaged pipeline does not know, with the rest fixed."""
    model, labels = load_reader(work)
    known = len(Labels.load(target / READER / PACKAGED_LABELS).names)
    if known < len(labels.names):
        logger.info("loss %.3f", fit_new_names(model, labels, known, work))
        torch.save(model.state_dict(), work / WEIGHTS_FILE)


@app.command("quantise")
def quantise_step(work: Work = _WORK) -> None:
    """Write the model as ONNX, with weights of 32 and of 8 bits."""
    model, _ = load_reader(work)
    export(model, work / "reader.fp32.onnx")
    quantise(work / "reader.fp32.onnx", work / "reader.int8.onnx", reduce_range=True)


@app.command("package")
def package_step(
    version: Annotated[str, typer.Option(help="Version of the pipeline.")],
    work: Work = _WORK,
    target: Target = _TARGET,
) -> None:
    """Write the pipeline's folder."""
    model, _ = load_reader(work)
    package(model, work / "reader.int8.onnx", work / LABELS_FILE, target, version=version)


@app.command("evaluate")
def evaluate_step(corpora: Corpora, target: Target = _TARGET) -> None:
    """Score the pipeline on the test sets, and write the scores into its meta."""
    nlp = spacy.load(target)
    nlp.meta["performance"] = evaluate(nlp, corpora)
    (target / "meta.json").write_text(json.dumps(nlp.meta, indent=2, default=str) + "\n")
    logger.info("%s", json.dumps(nlp.meta["performance"], indent=2))


@app.command("cnn")
def cnn_step(corpora: Corpora, work: Work = _WORK) -> None:
    """Train spaCy's small CNN on the same documents, to compare with."""
    logger.info("%s", train_cnn(corpora, work))


@app.command("smoke")
def smoke_step() -> None:
    """Run the whole recipe on a handful of sentences, and check that it learns them."""
    smoke()


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)  # others tell each weight that they turn into 8 bits
    app()
