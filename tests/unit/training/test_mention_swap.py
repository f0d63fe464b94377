"""Names take each other's places; what stands around them, and documents with syntax, stay."""

import random

import pytest

from training.gold_document import GoldDocument
from training.mention_swap import SWAPPED, MentionSwap
from training.mentions import mentions

FIRST = GoldDocument(
    words=["Kyiv", "fell", ",", "Ann", "Lee", "said", "."],
    starts=[True, *[False] * 6],
    names=["B-GPE", "O", "O", "B-PERSON", "I-PERSON", "O", "O"],
)
SECOND = GoldDocument(words=["New", "York", "fell"], names=["B-GPE", "I-GPE", "O"])
DOCUMENTS = [FIRST, SECOND]


def swapped(document):
    return [MentionSwap(DOCUMENTS).swap(document, random.Random(seed)) for seed in range(60)]


def test_a_name_gives_way_to_another_of_its_kind():
    found = {" ".join(document.words) for document in swapped(FIRST)}
    assert found == {"Kyiv fell , Ann Lee said .", "New York fell , Ann Lee said ."}


def test_all_layers_stay_as_long_as_the_words():
    for document in swapped(FIRST):
        assert len(document.names) == len(document.starts) == len(document.words)
        assert document.starts == [True, *[False] * (len(document.words) - 1)]
        assert [kind for _, _, kind in mentions(document.names)] == ["GPE", "PERSON"]


@pytest.mark.parametrize("layer", ["heads", "names"])
def test_documents_with_syntax_or_without_names_stay(layer):
    given = {"heads": {"heads": [0, 0, 0], "names": SECOND.names}, "names": {"names": None}}[layer]
    document = GoldDocument(words=SECOND.words, **given)
    assert all(other is document for other in swapped(document))


def test_peoples_are_not_swapped():
    assert "NORP" not in SWAPPED
