"""``python -m training``: every step from the corpora to the shipped pipeline."""

import json
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import spacy
import typer

from training.cnn import train_cnn
from training.convert import LABELS_FILE, convert
from training.evaluate import evaluate
from training.export import export, quantise
from training.package import package
from training.smoke import smoke
from training.train import REFINEMENT, Recipe, load_reader, refine, train

logger = logging.getLogger("training")
app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)

Corpora = Annotated[
    Path, typer.Option(envvar="SITREP_CORPORA", help="Folder of the corpora (see README.md).")
]
Work = Annotated[Path, typer.Option(help="Folder for everything in between.")]
Target = Annotated[Path, typer.Option(help="Folder of the pipeline.")]
_WORK = Path(".sitrep/training")
_TARGET = Path("include/sitrep/language/model")


@app.command("convert")
def convert_step(corpora: Corpora, work: Work = _WORK) -> None:
    """Bring all corpora into one form."""
    logger.info("%d words", convert(corpora, work))


@app.command("train")
def train_step(
    work: Work = _WORK,
    epochs: Annotated[int, typer.Option(help="Times that each document is seen.")] = Recipe.epochs,
    seed: Annotated[int, typer.Option()] = Recipe.seed,
) -> None:
    """Train the model: an hour and more on two cores, minutes on a GPU."""
    threads = os.cpu_count() or 1
    train(work, Recipe(epochs=epochs, seed=seed, threads=threads))
    refine(work, replace(REFINEMENT, threads=threads))


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
