"""Names that a corpus masked get a class, a doubt or stay; nations are whole."""

import pytest

from training.gold_document import GoldDocument
from training.mended_names import join_nations, mend_names


def mended(corpus, text, *names):
    document = GoldDocument(words=text.split(), names=list(names))
    (found,) = mend_names(corpus, [document])
    return found.names


def test_other_names_are_a_class_of_their_own():
    names = mended("ner_wikigold_train", "He sang The Kill .", "O", "O", None, None, "O")
    assert names == ["O", "O", "B-MISC", "I-MISC", "O"]


def test_a_lone_masked_word_is_such_a_name_only_where_the_corpus_is_steady():
    assert mended("ner_wikigold_train", "Pinkpop", None) == ["B-MISC"]
    assert mended("ner_gum_train", "Campbell", None) == [None]


@pytest.mark.parametrize("word", ["Dutch-Australian", "Konkani"])
def test_masked_peoples_are_peoples(word):
    assert mended("ner_wikigold_train", word, None) == ["B-NORP"]


@pytest.mark.parametrize("text", ["Visigoths", "june", "Gazprom", "Germany"])
def test_what_else_was_masked_stays_so(text):
    assert mended("ner_wikigold_train", text, None) == [None]


@pytest.mark.parametrize("corpus", ["ner_uner_dev_as_train", "ner_btc_train"])
def test_capitals_without_a_name_are_likely_none(corpus):
    text = "See Wednesday @ann http://t.co/x Israel"
    assert mended(corpus, text, "O", None, None, None, None) == ["O", "O?", None, None, None]


def test_another_corpus_keeps_its_masks():
    assert mended("ner_re3d_train", "the Resolution", "O", None) == ["O", None]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("North Korean", ["O", "B-NORP"], ["B-NORP", "I-NORP"]),
        ("North Korean", ["B-LOC", "B-NORP"], ["B-NORP", "I-NORP"]),
        ("Sri Lanka", ["B-PERSON", "B-GPE"], ["B-GPE", "I-GPE"]),
        ("South African", [None, "B-NORP"], ["B-NORP", "I-NORP"]),
        ("Democratic Republic of Congo", ["B-GPE", "I-GPE", "O", "B-GPE"],
         ["B-GPE", *["I-GPE"] * 3]),
        ("North Korean Army", ["B-ORG", "I-ORG", "I-ORG"], ["B-ORG", "I-ORG", "I-ORG"]),
        ("North Korean Army", ["O", "B-ORG", "I-ORG"], ["O", "B-ORG", "I-ORG"]),
        ("Palestinian state", ["B-NORP", "O"], ["B-NORP", "O"]),
    ],
)  # fmt: skip
def test_nations_of_several_words_are_one_name(text, before, after):
    assert join_nations(text.split(), before) == after
