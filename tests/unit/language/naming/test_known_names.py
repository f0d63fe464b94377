"""Names of which the label is known."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.language.naming.known_names import load_known_names, parse_known_names

_FILE = """
territories = "Scotland"
facilities = "Red Square"
waters = "Nile, Lake Kivu"
lands = "Sahel"
organisations = "World Food Programme, Zanu-PF"
cities = "Kidal, Barcelona, Essen"
clubs = "Barcelona"
found = "Sahel"
unsure = "Wagner"
as_written = "Essen"
"""


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Euphrates", "LOC"),
        ("Sahel", "LOC"),
        ("Caribbean", "LOC"),
        ("Black Sea", "LOC"),
        ("Islamic State", "ORG"),
        ("African Union", "ORG"),
        ("Al-Shabab", "ORG"),
        ("Tatmadaw", "ORG"),
        ("Tel Aviv", "GPE"),
        ("Cape Town", "GPE"),
        ("White Plains", "GPE"),
        ("Mount Vernon", "GPE"),
        ("Ilham Aliyev", "PERSON"),
        ("Avdiivka", "GPE"),
        ("Port-au-Prince", "GPE"),
        ("TIGRIS", "LOC"),
        ("gaza city", "GPE"),
        ("amnesty international", "ORG"),
        ("Cox’s Bazar", "GPE"),
    ],
)
def test_the_data_files_tell_labels(name, label):
    assert load_known_names().label(name) == label


@pytest.mark.parametrize(
    "name", ["Wagner", "Georgia", "Macron", "President Macron", "Nobody", "essen", "hit", "Van"]
)
def test_doubtful_names_have_none(name):
    assert load_known_names().label(name) is None


def test_a_name_with_two_labels_has_none():
    known = parse_known_names(_FILE, [("Amur Bloc", "ORG"), ("Amur Bloc", "LOC")])
    assert known.label("Amur Bloc") is None


def test_the_file_comes_before_the_others():
    known = parse_known_names(_FILE, [("Lake Kivu", "GPE"), ("Wagner", "ORG")])
    assert known.label("Lake Kivu") == "LOC"
    assert known.label("Wagner") is None


def test_long_names_and_listed_ones_are_found():
    known = parse_known_names(_FILE, [("Ukraine's Air Force", "ORG"), ("UN Women", "ORG")])
    assert {"Red Square", "Lake Kivu", "World Food Programme", "Sahel"} <= known.found
    assert known.found.isdisjoint({"Kidal", "Ukraine's Air Force", "UN Women"})


@pytest.mark.parametrize(
    ("text", "problem"),
    [("cities =", "Invalid"), (_FILE.replace("waters", "rivers"), "the lists must be")],
)
def test_a_broken_file_is_told(text, problem):
    with pytest.raises(KnowledgeError, match=problem):
        parse_known_names(text, [])
