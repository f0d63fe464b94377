"""Bring all corpora into one form: a line of JSON for each document, and the labels."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from training.corpora import training_documents
from training.gold_document import GoldDocument
from training.labels import MIN_COUNT, collect_labels

DOCUMENTS_FILE, LABELS_FILE = "documents.jsonl", "labels.json"


def convert(corpora: Path, work: Path, *, min_count: int = MIN_COUNT) -> int:
    """Write every training document and the labels to ``work``; return the number of words.

    Raises
    ------
    FileNotFoundError
        If a corpus is missing from the folder.
    ValueError
        If two layers of one corpus are of different texts.
    """
    work.mkdir(parents=True, exist_ok=True)
    documents = list(training_documents(corpora))
    with (work / DOCUMENTS_FILE).open("w", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")
    collect_labels(documents, min_count).save(work / LABELS_FILE)
    return sum(len(document.words) for document in documents)


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """Yield what :func:`convert` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield GoldDocument(**json.loads(line))
