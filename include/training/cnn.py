"""Train spaCy's own small CNN on the same documents: what the reader is compared with."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as train_pipeline
from spacy.tokens import Doc, DocBin

from training.convert import DOCUMENTS_FILE, read_documents
from training.corpora import NAMES_DEV, SYNTAX_DEV, named_documents, syntax_documents
from training.gold_document import OTHER, UNSURE, GoldDocument

PIPELINE = ["tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
MAX_STEPS = 8000
_VOCAB = spacy.blank("en").vocab


def train_cnn(corpora: Path, work: Path, *, max_steps: int = MAX_STEPS) -> Path:
    """Train on what ``convert`` wrote to ``work``; return the folder of the best pipeline.

    spaCy's quickstart settings for efficiency: four layers of width 96, shared by all components.
    """
    folder = work / "cnn"
    folder.mkdir(parents=True, exist_ok=True)
    dev = [*syntax_documents(corpora, SYNTAX_DEV), *named_documents(corpora, NAMES_DEV[0])]
    paths = {}
    for name, documents in (("train", read_documents(work / DOCUMENTS_FILE)), ("dev", dev)):
        paths[name] = folder / f"{name}.spacy"
        _save(documents, paths[name])
    config = init_config(lang="en", pipeline=PIPELINE, optimize="efficiency", gpu=False)
    config["paths"].update({name: str(path) for name, path in paths.items()})
    config["training"].update(max_steps=max_steps, eval_frequency=max_steps // 10, patience=0)
    config.to_disk(folder / "config.cfg")
    train_pipeline(folder / "config.cfg", folder)
    return folder / "model-best"


def _save(documents: Iterable[GoldDocument], path: Path) -> None:
    docs = DocBin(docs=map(_doc, documents), store_user_data=False)
    docs.to_disk(path)


def _doc(gold: GoldDocument) -> Doc:
    """Return a document; layers that are missing stay unset, so that nothing is learnt there."""
    return Doc(
        _VOCAB,
        words=gold.words,
        tags=gold.xpos,
        pos=gold.upos,
        morphs=gold.feats,
        lemmas=gold.lemmas,
        heads=gold.heads,
        deps=gold.deprels,
        sent_starts=None if gold.heads is not None else gold.starts,
        ents=None if gold.names is None else [_known_name(name) for name in gold.names],
    )


def _known_name(tag: str | None) -> str:
    """Return a tag of names; missing where the reader has a class or a doubt of its own."""
    is_missing = tag is None or tag == UNSURE or tag.endswith(f"-{OTHER}")
    return "" if is_missing else str(tag)
