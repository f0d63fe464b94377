"""Read the corpora: documents with gold tokens, some with syntax, some with names."""

import csv
import io
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training.gold_document import GoldDocument
from training.mended_names import mend_names

SYNTAX_TRAIN = ("ud_ewt_train", "ud_gum_train")
SYNTAX_DEV = ("ud_ewt_dev", "ud_gum_dev")
SYNTAX_TEST = ("ud_ewt_test", "ud_gum_test")
NAMES_TRAIN = (
    "ner_uner_dev_as_train", "ner_wikigold_train", "ner_re3d_train", "ner_btc_train",
    "ner_gmb_train",
)  # fmt: skip
NAMES_DEV = ("ner_gum_dev",)
NAMES_TEST = ("ner_uner_test", "ner_wikigold_test", "ner_gmb_test", "ner_gum_test")
# Its names were annotated on the documents of its syntax: both are learnt at once.
NAMES_OF_SYNTAX = {"ud_gum_train": "ner_gum_train"}
# Where its sentences begin: the corpus as it came.
SENTENCES_OF_NAMES = {"ner_gmb_train": "gmb_subset.csv.xz"}

# A quotation mark that lost its encoding before the corpus was published.
BROKEN = {"\u00ef\u00bf\u00bd": '"'}

_VOCAB = spacy.blank("en").vocab


def read_docs(folder: Path, name: str) -> list[Doc]:
    """Return the documents of one corpus file as spaCy keeps them.

    Raises
    ------
    FileNotFoundError
        If the folder has no such file.
    """
    return list(DocBin().from_disk(folder / f"{name}.spacy").get_docs(_VOCAB))


def training_documents(folder: Path) -> Iterator[GoldDocument]:
    """Yield every document to train on, syntax first; names are mended."""
    for name in SYNTAX_TRAIN:
        documents = list(syntax_documents(folder, [name]))
        if names := NAMES_OF_SYNTAX.get(name):
            yield from mend_names(names, _with_names(documents, read_docs(folder, names)))
        else:
            yield from documents
    for name in NAMES_TRAIN:
        yield from mend_names(name, named_documents(folder, name))


def syntax_documents(folder: Path, names: Sequence[str]) -> Iterator[GoldDocument]:
    """Yield the documents of treebanks, without names."""
    for name in names:
        for doc in read_docs(folder, name):
            yield _with_syntax(doc)


def named_documents(folder: Path, name: str) -> Iterator[GoldDocument]:
    """Yield the documents of a corpus of names, with sentence borders where they are known."""
    docs = read_docs(folder, name)
    borders = SENTENCES_OF_NAMES.get(name)
    sentences = sentence_starts(folder / borders) if borders else None
    for doc in docs:
        kept = [token for token in doc if not token.is_space]
        starts = _matched([token.text for token in kept], sentences) if sentences else None
        yield GoldDocument(
            words=[BROKEN.get(token.text, token.text) for token in kept],
            starts=starts,
            names=_bio_tags(doc),
        )


def _with_names(documents: Sequence[GoldDocument], named: Sequence[Doc]) -> Iterator[GoldDocument]:
    for document, doc in zip(documents, named, strict=True):
        if [token.text for token in doc] != document.words:
            raise ValueError(f"Names and syntax are of two texts: {doc.text[:60]!r}.")
        yield replace(document, names=_bio_tags(doc))


def _with_syntax(doc: Doc) -> GoldDocument:
    return GoldDocument(
        words=[token.text for token in doc],
        starts=[bool(token.is_sent_start) for token in doc],
        upos=[token.pos_ for token in doc],
        xpos=[token.tag_ for token in doc],
        feats=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deprels=[token.dep_ for token in doc],
    )


def _bio_tags(doc: Doc) -> list[str | None]:
    """Return the tags of all words but white space."""
    tags = {"": None, "O": "O"}
    return [
        tags.get(token.ent_iob_, f"{token.ent_iob_}-{token.ent_type_}")
        for token in doc
        if not token.is_space
    ]


def _matched(words: Sequence[str], borders: Iterator[tuple[str, bool]]) -> list[bool]:
    starts = []
    for word in words:
        same, is_start = next(borders)
        if same != word:
            raise ValueError(f"The corpora are out of step: {word!r} is {same!r}.")
        starts.append(is_start)
    return starts


def sentence_starts(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the words of a corpus as it came, and whether each begins a sentence."""
    with lzma.open(path) as file:
        rows = csv.reader(io.TextIOWrapper(file, encoding="latin-1"))
        next(rows)
        is_start = False
        for sentence, word, *_ in rows:
            is_start = is_start or bool(sentence)
            if word.strip():
                yield word, is_start
                is_start = False
