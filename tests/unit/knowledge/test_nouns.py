"""Nouns by what they stand for, and how any file of word lists is read."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.nouns import load_nouns
from sitrep.knowledge.word_lists import read_word_lists


def test_the_shipped_nouns_tell_places_from_buildings_and_from_no_parties():
    nouns = load_nouns()
    assert {"village", "hill"} <= nouns.places
    assert {"hospital", "bridge"} <= nouns.buildings
    assert "budget" in nouns.money
    assert "outskirts" in nouns.of_places
    assert "south-east" in nouns.directions
    assert "tuesday" in nouns.no_parties
    assert "idea" in nouns.abstract
    assert nouns.no_parties.isdisjoint(nouns.money)


def test_lists_come_in_the_order_asked_for_and_no_others():
    lists = read_word_lists("some.toml", ["b", "a"], text='a = "x y"\nb = "z"\nc = "w"')
    assert list(lists.items()) == [("b", {"z"}), ("a", {"x", "y"})]


def test_a_missing_list_is_an_error_that_names_the_file():
    with pytest.raises(KnowledgeError, match=r"^some\.toml: no list b, c\."):
        read_word_lists("some.toml", ["a", "b", "c"], text='a = "x"\nb = ["y"]')
