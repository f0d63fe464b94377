"""What a name is by its head word."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.language.naming.head_words import load_head_words, parse_head_words


@pytest.mark.parametrize(
    ("name", "model", "label"),
    [
        ("Oskil River", "GPE", "LOC"),
        ("Lake Kivu", "GPE", "LOC"),
        ("Mount Kenya", "GPE", "LOC"),
        ("Salisbury Plain", "GPE", "LOC"),
        ("Gulf of Aden", "GPE", "LOC"),
        ("Yellowstone National Park", "FAC", "LOC"),
        ("Heathrow Airport", "ORG", "FAC"),
        ("Parliament Square", "ORG", "FAC"),
        ("Camp Bastion", "ORG", "FAC"),
        ("Great Mosque of Samarra", "ORG", "FAC"),
        ("Kursk Power Plant", "GPE", "FAC"),
        ("Insein Prison", "PERSON", "FAC"),
        ("National Unity Party", "GPE", "ORG"),
        ("University of Ulm", "GPE", "ORG"),
        ("Delmar Group Inc.", "GPE", "ORG"),
        ("Chilean Air Force", "NORP", "ORG"),
        ("Kharkiv Oblast", "LOC", "GPE"),
        ("lake kivu", "GPE", "LOC"),
    ],
)
def test_a_head_word_tells_the_label(name, model, label):
    assert load_head_words().label(name.split(), model) == label


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("Shirley Temple", "PERSON"),
        ("Margaret Court", "PERSON"),
        ("British Museum", "ORG"),
        ("Salt Lake City", "GPE"),
        ("Rhode Island", "GPE"),
        ("Red River", "ORG"),
        ("West Bank", "GPE"),
        ("River", "PERSON"),
        ("Paris", "GPE"),
    ],
)
def test_other_names_keep_the_label_of_the_model(name, model):
    assert load_head_words().label(name.split(), model) is None


_WHOLE = """
[pair.FAC]
sure = "air-base"
[last.LOC]
sure = "river"
[first.LOC]
weak = "lake"
[of.LOC]
sure = "gulf"
[after]
LOC = "mountains"
[keep]
names = "Red River"
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[last", "Expected"),
        (_WHOLE.replace("[of.LOC]", "[off.LOC]"), "unknown table 'off'"),
        (_WHOLE.replace("weak", "maybe"), "unknown list 'maybe'"),
        (_WHOLE.replace('"river"', '"river river"'), "'river' stands twice"),
        (_WHOLE.replace('"Red River"', '""').replace('"mountains"', '""'), "is missing"),
    ],
)
def test_a_broken_file_is_told(text, problem):
    with pytest.raises(KnowledgeError, match=problem):
        parse_head_words(text)


def test_a_file_may_be_small():
    heads = parse_head_words(_WHOLE)
    assert heads.label(["Oskil", "River"], "GPE") == "LOC"
    assert heads.label(["Red", "River"], "GPE") is None
    assert heads.is_land("mountains")
