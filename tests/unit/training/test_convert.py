"""The corpora in one form: every layer kept, what is missing left missing."""

import json
import random

import pytest

from training.convert import DOCUMENTS_FILE, LABELS_FILE, convert, read_documents
from training.corpora import training_documents
from training.gold_document import GoldDocument
from training.labels import Labels
from training.smoke_corpus import write_corpora
from training.windows import MISSING, cut_windows, number_document, window


class OnePiece:
    """Gives every word one piece: windows need nothing else of the vocabulary."""

    def encode(self, words, cases=None):
        return list(zip(words, cases, strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    write_corpora(folder)
    convert(folder, folder, min_count=1)
    return folder


def test_what_is_read_is_what_was_converted(folder):
    assert list(read_documents(folder / DOCUMENTS_FILE)) == list(training_documents(folder))


def test_names_of_one_corpus_are_learnt_with_its_syntax(folder):
    documents = list(training_documents(folder))
    assert any(d.heads is not None and d.names is not None for d in documents)
    assert any(d.heads is not None and d.names is None for d in documents)
    assert any(d.heads is None and d.names is not None for d in documents)


def test_sentence_borders_come_from_the_corpus_that_has_them(folder):
    with_borders = [d for d in training_documents(folder) if d.heads is None and d.starts]
    assert with_borders
    assert all(document.starts[0] for document in with_borders)


def test_every_class_is_known_and_the_frequent_come_first(folder):
    labels = Labels.load(folder / LABELS_FILE)
    assert labels.names[:3] == ["O", "B-PERSON", "I-PERSON"]
    assert labels.upos[0] in {"NOUN", "PROPN"}
    assert json.loads((folder / LABELS_FILE).read_text())["starts"] == ["inside", "start"]


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="ud_ewt_train"):
        convert(tmp_path, tmp_path)


def test_windows_cover_a_document_and_point_to_their_own_words(folder):
    labels = Labels.load(folder / LABELS_FILE)
    for gold in read_documents(folder / DOCUMENTS_FILE):
        document = number_document(gold, labels)
        windows = list(cut_windows(document, OnePiece(), random.Random(1)))
        assert sum(len(w.sentences) for w in windows) == len(gold.words)
        for cut in windows:
            if cut.heads is not None:
                assert all(0 <= head <= len(cut.sentences) for head in cut.heads)
                assert cut.heads.count(0) == len(set(cut.sentences))


def test_an_unknown_class_is_left_out_of_the_loss(folder):
    labels = Labels.load(folder / LABELS_FILE)
    gold = next(read_documents(folder / DOCUMENTS_FILE))
    labels.upos.remove("VERB")
    numbers = number_document(gold, labels).tags["upos"]
    assert numbers[gold.upos.index("VERB")] == MISSING
    assert window(number_document(gold, labels), 0, 3, OnePiece()).tags["starts"][0] == MISSING


def test_a_word_that_is_likely_no_name_is_outside_now_and_then(folder):
    labels = Labels.load(folder / LABELS_FILE)
    gold = GoldDocument(words=["See", "there"], names=["O?", "B-MISC"])
    document = number_document(gold, labels)
    found = {
        window(document, 0, 2, OnePiece(), random.Random(seed)).tags["names"][0]
        for seed in range(20)
    }
    assert found == {MISSING, 0}
    first, second = window(document, 0, 2, OnePiece()).tags["names"]
    assert first == MISSING
    assert labels.names[second] == "B-MISC"
