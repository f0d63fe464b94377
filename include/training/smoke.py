"""Run every step on a handful of sentences: a recipe that can't learn those is broken."""

import csv
import logging
import lzma
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training import corpora
from training.convert import LABELS_FILE, convert
from training.evaluate import evaluate
from training.export import export, quantise
from training.package import package
from training.train import Recipe, load_reader, train

logger = logging.getLogger(__name__)

RECIPE = Recipe(epochs=40, batch_pieces=600, warm_up=0.2)
# What the model must reach on the sentences that it has learnt, in percent.
LEAST = {"uas": 90.0, "las": 90.0, "upos": 95.0, "lemma": 90.0, "sentences": 80.0}
LEAST_NAMES = 80.0
_VOCAB = spacy.blank("en").vocab


class SmokeError(Exception):
    """The recipe ran, and what it made is not what it was taught."""


def smoke() -> None:
    """Convert, train, quantise, package, load and score.

    Raises
    ------
    SmokeError
        If a score on the training sentences stays below ``LEAST``.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpora(work)
        convert(work, work, min_count=1)
        train(work, RECIPE)
        model, _ = load_reader(work)
        export(model, work / "fp32.onnx")
        quantise(work / "fp32.onnx", work / "int8.onnx", reduce_range=True)
        package(model, work / "int8.onnx", work / LABELS_FILE, work / "model", version="0.0.0")
        scores = evaluate(spacy.load(work / "model"), work)
    logger.info("%s", scores)
    syntax = scores["ud_ewt_test, raw text"]
    poor = {name: syntax[name] for name, least in LEAST.items() if syntax[name] < least}
    if scores["ner_gum_test"]["exact"] < LEAST_NAMES:
        poor["names"] = scores["ner_gum_test"]["exact"]
    if poor:
        raise SmokeError(f"Learnt too little: {poor}.")


def write_corpora(folder: Path) -> None:
    """Write the sentences under the name of every corpus that the recipe reads."""
    docs = list(_documents())
    names = {*corpora.SYNTAX_TRAIN, *corpora.SYNTAX_DEV, *corpora.SYNTAX_TEST}
    names |= {*corpora.NAMES_TRAIN, *corpora.NAMES_DEV, *corpora.NAMES_TEST}
    names |= {*corpora.NAMES_OF_SYNTAX.values()}
    for name in names:
        DocBin(store_user_data=False, docs=docs).to_disk(folder / f"{name}.spacy")
    for name in corpora.SENTENCES_OF_NAMES.values():
        with lzma.open(folder / name, "wt", encoding="latin-1", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["Sentence #", "Word", "POS", "Tag"])
            for token in (token for doc in docs for token in doc):
                start = "Sentence" if token.is_sent_start else ""
                rows.writerow([start, token.text, token.tag_, "O"])


def _documents() -> Iterator[Doc]:
    """Yield documents of two sentences each."""
    sentences = list(_sentences())
    for i in range(0, len(sentences), 2):
        pair = sentences[i : i + 2]
        columns = list(zip(*(row for sentence in pair for row in sentence), strict=True))
        offsets = [0] * len(pair[0]) + [len(pair[0])] * (len(columns[0]) - len(pair[0]))
        heads = [
            offset + (int(head) if head != "0" else int(number)) - 1
            for number, head, offset in zip(columns[0], columns[6], offsets, strict=True)
        ]
        yield Doc(
            _VOCAB,
            words=columns[1],
            lemmas=columns[2],
            pos=columns[3],
            tags=columns[4],
            morphs=["" if feats == "_" else feats for feats in columns[5]],
            heads=heads,
            deps=columns[7],
            ents=columns[8],
            spaces=[space == "1" for space in columns[9]],
        )


def _sentences() -> Iterator[list[list[str]]]:
    text = files("training").joinpath("smoke.conllu").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield rows
