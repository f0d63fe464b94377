"""The syntax of a document as lists."""

import pytest

from builders.parsed_text import at, parsed_doc, tree_of, words_at
from sitrep.extract.tree import read_tree

FLED = (
    "In/IN/case>3 the/DT/det>3 south/NN/obl>9 ,/,/punct>3 dozens/NNS/nsubj>9 of/IN/case>7 "
    "soldiers/NNS/nmod>5 rapidly/RB/advmod>9 fled/VBD from/IN/case>11 Izium/NNP/obl>9 ./,/punct>9"
)


def test_tokens_are_numbered_as_in_the_document():
    doc = parsed_doc("Kyiv/NNP/nsubj>2 fell/VBD ./,/punct>2", FLED)
    tree = read_tree(doc)
    assert len(tree) == len(doc) == len(tree.heads)
    assert tree.words[at(tree, "Izium")] == doc[at(tree, "Izium")].text
    assert tree.heads[at(tree, "Izium")] == at(tree, "fled")


def test_each_token_knows_where_its_sentence_starts_and_ends():
    tree = tree_of("Kyiv/NNP/nsubj>2 fell/VBD ./,/punct>2", FLED)
    assert (tree.starts[1], tree.ends[1]) == (0, 3)
    assert {(tree.starts[i], tree.ends[i]) for i in range(3, len(tree))} == {(3, len(tree))}


def test_the_way_up_ends_at_the_root_of_the_sentence():
    tree = tree_of(FLED)
    assert words_at(tree, tree.ancestors(at(tree, "soldiers"))) == ["dozens", "fled"]
    assert list(tree.ancestors(at(tree, "fled"))) == []


def test_dependents_are_picked_by_their_relation():
    tree = tree_of(FLED)
    fled = at(tree, "fled")
    assert words_at(tree, tree.dependents(fled, {"obl"})) == ["south", "Izium"]
    assert tree.has_child(fled, {"rapidly"}, {"advmod"})
    assert not tree.has_child(fled, {"rapidly"}, {"obl"})


@pytest.mark.parametrize(
    ("phrase", "noun", "case"),
    [
        ("in/IN/case>2 Izium/NNP", "Izium", "in"),
        ("according|accord/VBG/case>3 to/IN/fixed>1 Kyiv/NNP", "Kyiv", "according to"),
        ("the/DT/det>2 town/NN", "town", ""),
    ],
)
def test_a_phrase_has_the_preposition_that_leads_to_it(phrase, noun, case):
    tree = tree_of(phrase)
    assert tree.case(at(tree, noun)) == case


def test_what_is_coordinated_comes_in_reading_order():
    tree = tree_of(
        "Soldiers/NNS/nsubj>6 ,/,/punct>3 rebels/NNS/conj>1 and/CC/cc>5 police/NNS/conj>1 met/VBD"
    )
    assert words_at(tree, tree.conjuncts(0)) == ["Soldiers", "rebels", "police"]


def test_a_subtree_can_leave_relations_out():
    tree = tree_of(
        "The/DT/det>2 town/NN/nsubj>7 that/WDT/obj>5 rebels/NNS/nsubj>5 took/VBD/acl:relcl>2 "
        "is/VBZ/cop>7 calm/JJ"
    )
    town = at(tree, "town")
    assert words_at(tree, tree.subtree(town)) == ["The", "town", "that", "rebels", "took"]
    assert words_at(tree, tree.subtree(town, without={"acl:relcl"})) == ["The", "town"]


@pytest.mark.parametrize(
    ("sentence", "verb", "is_passive"),
    [
        ("Rebels/NNS/nsubj>2 took/VBD it/PRP/obj>2", "took", False),
        ("It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 taken/VBN", "taken", True),
        ("Rebels/NNS/nsubj>3 have/VBP/aux>3 taken/VBN it/PRP/obj>3", "taken", False),
        ("Shells/NNS/nsubj>3 fired/VBN/acl>1 hit/VBD it/PRP/obj>3", "fired", True),
        ("People/NNS/nsubj>3 fleeing/VBG/acl>1 fell/VBD", "fleeing", False),
        (
            "It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 taken/VBN and/CC/cc>5 burned/VBN/conj>3",
            "burned",
            True,
        ),
    ],
)
def test_a_verb_is_passive_where_its_subject_suffers_it(sentence, verb, is_passive):
    tree = tree_of(sentence)
    assert tree.is_passive(at(tree, verb)) == is_passive


def test_a_noun_with_a_copula_is_a_predicate():
    tree = tree_of("Izium/NNP/nsubj>4 is/VBZ/cop>4 a/DT/det>4 town/NN")
    assert tree.is_verbal(at(tree, "town"))
    assert not tree.is_verbal(at(tree, "Izium"))
