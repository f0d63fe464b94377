"""Words around names: kinds, parts, spellings, bearings."""

import pytest

from sitrep.knowledge.place_spellings import spellings
from sitrep.knowledge.place_words import bare_name, load_place_words, name_forms
from sitrep.knowledge.places import load_places
from sitrep.knowledge.relation_words import load_relation_words


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("kunar province", [("kunar", "division")]),
        ("kherson city", [("kherson", "settlement")]),
        ("fergana valley", [("fergana", "feature")]),
        ("erbil international airport", [("erbil", "feature"), ("erbil international", "feature")]),
        ("state of kano", [("kano", "division")]),
        ("eastern afghanistan", [("afghanistan", "part")]),
        ("north of baghdad", [("baghdad", "part")]),
        ("indian kashmir", [("kashmir", "part")]),
        ("kyiv", []),
    ],
)
def test_a_name_is_taken_apart(name, forms):
    assert [(form.base, form.kind) for form in name_forms(name)] == forms


def test_every_abbreviation_is_that_of_a_curated_place():
    keys = {named.place.place_key for named in load_places()}
    assert set(load_place_words().abbreviations.values()) <= keys


@pytest.mark.parametrize(
    ("name", "bare"), [("Kano State", "kano"), ("Kharkiv Oblast", "kharkiv"), ("Texas", None)]
)
def test_a_region_is_also_called_without_the_word_for_its_kind(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("sharm al sheikh", "sharm el sheikh"),
        ("diwaniyah", "ad diwaniyah"),
        ("al qaim", "qaim"),
        ("tirin kot", "tirinkot"),
        ("u.s", "u.s."),
    ],
)
def test_other_spellings_are_tried(name, spelling):
    assert spelling in list(spellings(name))


@pytest.mark.parametrize(
    ("word", "bearing"),
    [
        ("north", 0),
        ("North-Eastern", 45),
        ("southwards", 180),
        ("south-west", 225),
        ("westerly", 270),
        ("northern", 0),
        ("beyond", None),
    ],
)
def test_bearings_are_read_in_every_form(word, bearing):
    assert load_relation_words().bearing(word) == bearing
