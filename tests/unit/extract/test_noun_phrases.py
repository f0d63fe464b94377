"""Noun phrases: core words, what they count, whose they are."""

import pytest

from builders.parsed_text import at, tree_of, words_at
from sitrep.extract.noun_phrases import appositions, core_span, counted, holders


@pytest.mark.parametrize(
    ("phrase", "head", "noun"),
    [
        ("dozens/NNS of/IN/case>3 people/NNS/nmod>1", "dozens", "people"),
        (
            "a/DT/det>2 group/NN of/IN/case>5 ten/CD/nummod>5 soldiers/NNS/nmod>2",
            "group",
            "soldiers",
        ),
        (
            "hundreds/NNS of/IN/case>3 thousands/NNS/nmod>1 of/IN/case>5 people/NNS/nmod>3",
            "hundreds",
            "people",
        ),
        ("the/DT/det>2 mayor/NN of/IN/case>4 Izium/NNP/nmod>2", "mayor", "mayor"),
        ("dozens/NNS in/IN/case>3 Izium/NNP/nmod>1", "dozens", "dozens"),
    ],
)
def test_a_counting_noun_stands_for_what_it_counts(phrase, head, noun):
    tree = tree_of(phrase)
    assert counted(tree, at(tree, head)) == at(tree, noun)


@pytest.mark.parametrize(
    ("phrase", "head", "words"),
    [
        ("the/DT/det>3 armed/JJ/amod>3 men/NNS in/IN/case>5 Izium/NNP/nmod>3", "men", "armed men"),
        ("a/DT/det>3 police/NN/compound>3 station/NN", "station", "police station"),
        ("Goma/NNP/nmod:poss>3 's/POS/case>1 airport/NN", "airport", "Goma 's airport"),
        ("men/NNS who/WP/nsubj>3 fled/VBD/acl:relcl>1", "men", "men"),
        ("General/NNP Paul/NNP/flat>1 Mbala/NNP/flat>1", "General", "General Paul Mbala"),
    ],
)
def test_the_core_of_a_phrase_has_no_article_and_no_clause(phrase, head, words):
    tree = tree_of(phrase)
    start, end = core_span(tree, at(tree, head))
    assert " ".join(tree.words[start:end]) == words


@pytest.mark.parametrize(
    ("phrase", "head", "expected"),
    [
        ("Russian/JJ/amod>2 missiles/NNS", "missiles", [("Russian", "adjective")]),
        ("Goma/NNP/nmod:poss>3 's/POS/case>1 mayor/NN", "mayor", [("Goma", "owner")]),
        (
            "officers/NNS of/IN/case>4 Russian/JJ/amod>4 army/NN/nmod>1",
            "officers",
            [("army", "of"), ("Russian", "of")],
        ),
        ("police/NNS in/IN/case>3 Goma/NNP/nmod>1", "police", [("Goma", "in")]),
        ("police/NNS against/IN/case>3 Goma/NNP/nmod>1", "police", []),
    ],
)
def test_whose_a_noun_is_stands_before_it_or_behind_it(phrase, head, expected):
    tree = tree_of(phrase)
    found = holders(tree, at(tree, head))
    assert [(tree.words[token], bond) for token, bond in found] == expected


def test_a_name_beside_an_office_is_its_apposition():
    tree = tree_of("the/DT/det>2 governor/NN ,/,/punct>4 Paul/NNP/appos>2 Mbala/NNP/flat>4")
    assert words_at(tree, appositions(tree, at(tree, "governor"))) == ["Paul"]
