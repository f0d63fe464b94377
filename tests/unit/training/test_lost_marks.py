"""Some sentences lose their final mark, in every layer, and nothing else changes."""

import random

from training.gold_document import GoldDocument
from training.lost_marks import without_some_marks

DOCUMENT = GoldDocument(
    words=["Come", ".", "Now", "!"],
    starts=[True, False, True, False],
    lemmas=["come", ".", "now", "!"],
    heads=[0, 0, 2, 2],
    deprels=["root", "punct", "root", "punct"],
    names=["O", "O", "O", "O"],
)


def variants(document):
    return [without_some_marks(document, random.Random(seed)) for seed in range(60)]


def test_the_mark_before_another_sentence_is_left_out_now_and_then():
    assert {" ".join(found.words) for found in variants(DOCUMENT)} == {"Come . Now !", "Come Now !"}


def test_all_layers_lose_the_same_word():
    found = next(found for found in variants(DOCUMENT) if len(found.words) == 3)
    assert found.starts == [True, True, False]
    assert found.lemmas == ["come", "now", "!"]
    assert found.heads == [0, 1, 1]
    assert found.deprels == ["root", "root", "punct"]
    assert found.upos is None


def test_a_mark_that_is_a_sentence_or_a_head_stays():
    alone = GoldDocument(words=[".", "Now"], starts=[True, True])
    head = GoldDocument(words=["a", ".", "b"], starts=[True, False, True], heads=[1, 1, 2])
    for document in (alone, head):
        assert all(found is document for found in variants(document))


def test_without_known_borders_nothing_is_left_out():
    document = GoldDocument(words=["a", ".", "b"])
    assert without_some_marks(document, random.Random(1)) is document
