"""A handful of sentences, annotated by hand, in the form of the corpora."""

import csv
import lzma
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training import corpora

_VOCAB = spacy.blank("en").vocab


def write_corpora(folder: Path) -> None:
    """Write the sentences under the name of every corpus that the recipe reads."""
    docs = list(smoke_documents())
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


def smoke_documents() -> Iterator[Doc]:
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
