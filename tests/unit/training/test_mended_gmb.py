"""Faults of one corpus that repeat themselves are mended by lists and by its own majority."""

import pytest

from training.gold_document import GoldDocument
from training.mended_gmb import GmbMender, listed_label


def document(text):
    """Return the document of "word/TAG word": a word without a tag is outside, "?" is masked."""
    pairs = [word.partition("/") for word in text.split()]
    tags = [None if tag == "?" else tag or "O" for _, _, tag in pairs]
    return GoldDocument(words=[word for word, _, _ in pairs], names=tags)


def mended(text, *others):
    return GmbMender([document(one) for one in (text, *others)]).mend(document(text)).names


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Qatar/B-ORG", "GPE"),
        ("Tehran/B-ORG", "GPE"),
        ("U.N./B-GPE", "ORG"),
        ("Fatah/B-GPE", "ORG"),
        ("Muslim/B-ORG", "NORP"),
        ("Kenya/B-PERSON", "PERSON"),
        ("Islam/B-GPE", "MISC"),
    ],
)
def test_lists_tell_the_label(text, label):
    assert mended(text) == [f"B-{label}"]


def test_a_person_called_like_a_place_becomes_one_where_most_are_places():
    assert mended("Kenya/B-PERSON", "Kenya/B-GPE") == ["B-GPE"]
    assert mended("Jordan/B-PERSON", "Jordan/B-PERSON", "Jordan/B-GPE") == ["B-PERSON"]


def test_a_name_that_no_list_has_is_held_to_the_majority():
    assert mended("Zorbia/B-ORG", *["Zorbia/B-LOC"] * 4) == ["B-LOC"]
    assert mended("Zorbia/B-ORG", *["Zorbia/B-LOC"] * 3) == ["B-ORG"]
    assert mended("Zorbia/B-ORG", *["Zorbia/B-LOC"] * 2, *["Zorbia/B-ORG"] * 3) == ["B-ORG"]


def test_a_surname_is_a_person():
    full = ["Mahmoud/B-PERSON Zorbani/I-PERSON"] * 2
    assert mended("Zorbani/B-ORG", *full, "Zorbani/B-PERSON") == ["B-PERSON"]
    assert mended("Zorbani/B-ORG", *full) == ["B-ORG"]


def test_mr_is_before_a_person_and_no_name():
    assert mended("Mr./B-PERSON Haniyeh/B-LOC") == ["O", "B-PERSON"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime/B-PERSON Minister", ["O", "O"]),
        ("Secretary of State/B-ORG", ["O", "O", "O"]),
        ("Secretary of State/B-PERSON Rice/I-PERSON", ["O", "O", "O", "B-PERSON"]),
        ("President/B-PERSON Ann/I-PERSON Lee/I-PERSON", ["O", "B-PERSON", "I-PERSON"]),
        ("General/B-ORG", ["O"]),
        ("of/B-GPE Karbala/I-GPE", ["O", "B-GPE"]),
        ("NATO/B-ORG", ["B-ORG"]),
        ("politics/B-GPE", [None]),
    ],
)
def test_titles_and_small_words_are_cut(text, names):
    assert mended(text) == names


def test_a_known_name_that_was_forgotten_is_masked():
    assert mended("to Tehran .") == ["O", None, "O"]
    assert mended("to turkey .") == ["O", "O", "O"]


def test_what_is_masked_stays_so():
    assert mended("Hurricane/? Katrina/?") == [None, None]


@pytest.mark.parametrize(("text", "label"), [("Argentine", None), ("Zorbia", None)])
def test_names_that_are_two_things_or_unknown_have_no_label(text, label):
    assert listed_label(text) == label
